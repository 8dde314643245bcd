import Syntax

// Files as the running script finds them: those that it wrote itself, and those of the surroundings.
extension ShellInterpreter {
  /// What reading a file gives.
  enum FileContents {
    case found(ShellText)
    case missing
    /// It may be there; what it holds is not known.
    case unknown
  }

  /// The path of a file relative to the folder of the file that started it all, or an absolute path; nil when it is not
  /// known.
  func fileKey(_ path: ShellText) -> String? {
    var base: String
    var rest = ""
    if case .unknown(let kind)? = path.segments.first {
      switch kind {
      case .folder(let folder): base = folder
      case .folderPrefix(let folder): base = folder
      default: return nil
      }
      guard let known = path.dropFirstSegment.string else { return nil }
      rest = known
      if case .folder = kind, !rest.isEmpty, !rest.hasPrefix("/") { return nil }
    } else {
      guard let known = path.string, !known.isEmpty else { return nil }
      if known.hasPrefix("/") { return Self.normalized(known) }
      guard let folder = state.folder.path else { return nil }
      base = folder
      rest = known
    }
    return Self.normalized(base.isEmpty ? "./" + rest : base + "/" + rest)
  }

  /// A path without `.`, doubled slashes and `..` behind a name.
  static func normalized(_ path: String) -> String {
    var parts: [Substring.UTF8View] = []
    for part in path.utf8.split(separator: UInt8(ascii: "/")) where !part.elementsEqual(".".utf8) {
      if part.elementsEqual("..".utf8), let last = parts.last, !last.elementsEqual("..".utf8) {
        parts.removeLast()
      } else {
        parts.append(part)
      }
    }
    let start = path.utf8.first == UInt8(ascii: "/") ? "/" : ""
    return start + parts.map { String(Substring($0)) }.joined(separator: "/")
  }

  /// What a file holds for the running script.
  func file(at path: ShellText, _ location: Location) -> FileContents {
    guard let key = fileKey(path) else { return .unknown }
    switch state.files[key] ?? .unchanged {
    case .written(let text): return .found(text)
    case .removed: return .missing
    case .unknown: return .unknown
    case .unchanged: break
    }
    if key.hasPrefix("/dev/") || key.hasPrefix("/proc/") { return .unknown }
    let file = builder.surroundings.read(key) ?? fileInFormerFolder(path)
    session.refer(to: key, at: location, isFound: file != nil, builder)
    if let file { return .found(ShellText(SourceText(file: file, SourceRange(0, file.bytes.count)))) }
    // A key file, a virtual environment or an untracked `.env` is there on the machine that runs the job.
    return builder.surroundings.assumesClean ? .missing : .unknown
  }

  /// The file that a relative path names where the last `cd` failed.
  private func fileInFormerFolder(_ path: ShellText) -> SourceFile? {
    guard case .either(_, let former) = state.folder, let known = path.string, !known.hasPrefix("/") else { return nil }
    return builder.surroundings.read(Self.normalized(former.isEmpty ? known : former + "/" + known))
  }

  /// What a file holds; nil when it is not there, an unknown text when that is not known.
  func read(_ path: ShellText, at location: Location) -> ShellText? {
    switch file(at: path, location) {
    case .found(let text): text
    case .missing: nil
    case .unknown: .unknown(.lines)
    }
  }

  /// What a file holds at present, as far as that is known, without referring to it.
  func currentContents(_ key: String) -> ShellText? {
    switch state.files[key] ?? .unchanged {
    case .written(let text): text
    case .removed: nil
    case .unknown: .unknown(.lines)
    case .unchanged:
      builder.surroundings.read(key).map { ShellText(SourceText(file: $0, SourceRange(0, $0.bytes.count))) }
    }
  }

  /// Whether a file is there; nil when that is not known. A file that no one wrote or refers to may still be there when
  /// the job runs.
  func exists(_ path: ShellText) -> Bool? {
    guard let key = fileKey(path) else { return nil }
    switch state.files[key] ?? .unchanged {
    case .written: return true
    case .removed: return false
    case .unknown: return nil
    case .unchanged: return nil
    }
  }
}
