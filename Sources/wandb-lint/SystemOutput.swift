#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension System {
  /// Makes a closed pipe an error of the next write instead of the end of the process.
  static func ignoreClosedPipes() {
    _ = signal(SIGPIPE, SIG_IGN)
  }

  /// Writes bytes to standard output. A reader that has gone away is no error: it has seen what it wanted.
  static func print(_ bytes: [UInt8]) throws(OutputError) {
    let code = write(bytes, to: STDOUT_FILENO)
    if code != 0 && code != EPIPE { throw OutputError(path: "standard output", code: code) }
  }

  /// Writes one line to standard error.
  static func complain(_ line: String) {
    _ = write(Array((line + "\n").utf8), to: STDERR_FILENO)
  }

  /// Writes an error to standard error, in the one line that says whose it is.
  static func complain(of error: String) { complain("wandb-lint: error: " + error) }

  /// Writes a file whole or not at all: a temporary file in the same folder takes its place at the end.
  static func replaceFile(_ path: String, with bytes: [UInt8]) throws(OutputError) {
    if let type = type(of: path), type == .other {
      return try writeInPlace(path, bytes)
    }
    let target = realPath(path) ?? path
    let temporary = target + ".\(getpid()).tmp"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode_t(0o666))
    guard descriptor >= 0 else { throw OutputError(path: path, code: errno) }
    let code = write(bytes, to: descriptor)
    let closed = close(descriptor)
    if code != 0 || closed != 0 {
      let failure = code != 0 ? code : errno
      _ = unlink(temporary)
      throw OutputError(path: path, code: failure)
    }
    guard rename(temporary, target) == 0 else {
      let failure = errno
      _ = unlink(temporary)
      throw OutputError(path: path, code: failure)
    }
  }

  /// Writes to what is no regular file, such as `/dev/stderr`.
  private static func writeInPlace(_ path: String, _ bytes: [UInt8]) throws(OutputError) {
    let descriptor = open(path, O_WRONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw OutputError(path: path, code: errno) }
    defer { _ = close(descriptor) }
    let code = write(bytes, to: descriptor)
    if code != 0 && code != EPIPE { throw OutputError(path: path, code: code) }
  }

  /// Writes all bytes; the error's number, 0 when there is none.
  private static func write(_ bytes: [UInt8], to descriptor: Int32) -> Int32 {
    bytes.withUnsafeBytes { buffer in
      var done = 0
      while done < buffer.count {
        let count = Self.writeSome(descriptor, buffer.baseAddress.map { $0 + done }, buffer.count - done)
        if count < 0 && (errno == EINTR || errno == EAGAIN) { continue }
        if count < 0 { return errno }
        done += count
      }
      return 0
    }
  }

  private static func writeSome(_ descriptor: Int32, _ start: UnsafeRawPointer?, _ count: Int) -> Int {
    #if canImport(Glibc)
      Glibc.write(descriptor, start, count)
    #elseif canImport(Musl)
      Musl.write(descriptor, start, count)
    #else
      Darwin.write(descriptor, start, count)
    #endif
  }

  /// What an error number means, in the system's words.
  static func reason(_ code: Int32) -> String {
    strerror(code).map { String(cString: $0) } ?? "error \(code)"
  }

  /// Ends the process.
  static func exit(_ status: ExitStatus) -> Never {
    #if canImport(Glibc)
      Glibc.exit(status.rawValue)
    #elseif canImport(Musl)
      Musl.exit(status.rawValue)
    #else
      Darwin.exit(status.rawValue)
    #endif
  }
}
