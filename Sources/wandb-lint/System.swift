#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The operating system, as far as the command needs it. The only place that imports the C library.
enum System {
  /// What a path leads to.
  enum FileType: Sendable {
    case file
    case folder
    case link
    case other
  }

  /// One entry of a folder.
  struct Entry: Sendable {
    var name: String
    var type: FileType
  }

  /// The largest file that is read. Job specs are small; what is larger is data by mistake.
  static let largestFile = 256 << 20

  /// Reads a regular file whole. A FIFO or a device is refused without waiting for it.
  static func readFile(_ path: String) throws(InputError) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { throw openError(errno, path) }
    defer { _ = close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw InputError(path, .system(errno)) }
    switch status.st_mode & S_IFMT {
    case S_IFREG: break
    case S_IFDIR: throw InputError(path, .isFolder)
    default: throw InputError(path, .isNotFile)
    }
    guard Int(status.st_size) <= largestFile else { throw InputError(path, .tooLarge(Int(status.st_size))) }
    return try readAll(descriptor, expecting: Int(status.st_size), path)
  }

  /// Reads standard input to its end.
  static func readStandardInput() throws(InputError) -> [UInt8] {
    try readAll(STDIN_FILENO, expecting: 0, "standard input")
  }

  /// Reads a file into `buffer` when it is a regular file no larger than the buffer; nil for anything else.
  static func peek(_ path: String, into buffer: UnsafeMutableRawBufferPointer) -> Int? {
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOFOLLOW)
    guard descriptor >= 0 else { return nil }
    defer { _ = close(descriptor) }
    var filled = 0
    while filled < buffer.count {
      let count = read(descriptor, buffer.baseAddress.map { $0 + filled }, buffer.count - filled)
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { return nil }
      if count == 0 { return filled }
      filled += count
      if filled < buffer.count && filled > 0 && count < 4096 { return filled }
    }
    return nil
  }

  private static func readAll(
    _ descriptor: Int32, expecting size: Int, _ path: String
  ) throws(InputError) -> [UInt8] {
    var bytes: [UInt8] = []
    // One byte more than expected, so that the end is seen by a short read and not by one more call.
    var wanted = size + 1
    if size == 0 { wanted = 1 << 16 }
    while true {
      var code: Int32 = 0
      let before = bytes.count
      let chunk = [UInt8](unsafeUninitializedCapacity: wanted) { buffer, count in
        while count < wanted {
          let got = read(descriptor, buffer.baseAddress.map { $0 + count }, wanted - count)
          if got < 0 && errno == EINTR { continue }
          if got < 0 { code = errno }
          if got <= 0 { return }
          count += got
        }
      }
      if code != 0 { throw InputError(path, .system(code)) }
      if before == 0 { bytes = chunk } else { bytes += chunk }
      if chunk.count < wanted { return bytes }
      if bytes.count > largestFile { throw InputError(path, .tooLarge(bytes.count)) }
      wanted = min(max(bytes.count, 1 << 16), 1 << 24)
    }
  }

  private static func openError(_ code: Int32, _ path: String) -> InputError {
    switch code {
    case ENOENT: InputError(path, linkType(of: path) == .link ? .danglingLink : .missing)
    case EACCES, EPERM: InputError(path, .noPermission)
    case ELOOP: InputError(path, .linkLoop)
    case ENXIO: InputError(path, .isNotFile)
    case ENOTDIR: InputError(path, .missing)
    default: InputError(path, .system(code))
    }
  }

  /// The entries of a folder, without `.` and `..`, in no order.
  static func entries(ofFolder path: String) throws(InputError) -> [Entry] {
    guard let folder = opendir(path) else { throw openError(errno, path) }
    defer { closedir(folder) }
    var entries: [Entry] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 1) { String(cString: $0) }
      }
      if name == "." || name == ".." { continue }
      let type: FileType? =
        switch Int32(entry.pointee.d_type) {
        case Int32(DT_REG): .file
        case Int32(DT_DIR): .folder
        case Int32(DT_LNK): .link
        case Int32(DT_UNKNOWN): nil
        default: .other
        }
      entries.append(Entry(name: name, type: type ?? linkType(of: path + "/" + name) ?? .other))
    }
    return entries
  }

  /// What a path leads to, links followed; nil when there is nothing.
  static func type(of path: String) -> FileType? {
    var status = stat()
    return stat(path, &status) == 0 ? fileType(status) : nil
  }

  /// What stands at a path itself, links not followed.
  static func linkType(of path: String) -> FileType? {
    var status = stat()
    return lstat(path, &status) == 0 ? fileType(status) : nil
  }

  private static func fileType(_ status: stat) -> FileType {
    switch status.st_mode & S_IFMT {
    case S_IFREG: .file
    case S_IFDIR: .folder
    case S_IFLNK: .link
    default: .other
    }
  }

  /// The absolute path without links; nil when nothing is there.
  static func realPath(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// The absolute path of the working folder.
  static var currentFolder: String {
    realPath(".") ?? "/"
  }

  /// A variable of the process environment.
  static func variable(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }

  /// Whether a descriptor is a terminal.
  static func isTerminal(_ descriptor: Int32) -> Bool {
    isatty(descriptor) == 1
  }

  /// The columns of the terminal on standard output; nil when there is none.
  static var terminalWidth: Int? {
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }
}
