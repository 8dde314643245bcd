import JobSpec
import Syntax
import WandbLint

/// Reads the files of a run, and what they refer to.
struct InputReader: Sendable {
  /// What became of one file.
  enum Reading {
    /// Its bytes, and what it is; nil when that is not known.
    case file(SourceFile, Kind?)
    /// It is none of the linter's business.
    case passedOver
  }

  let workingFolder: String
  /// Whether a named file of unknown kind is passed over.
  let ignoresUnknownKinds: Bool
  private let readers = ProjectReaders()

  init(workingFolder: String, ignoresUnknownKinds: Bool) {
    self.workingFolder = workingFolder
    self.ignoresUnknownKinds = ignoresUnknownKinds
  }

  /// Reads a file. In a folder, only files that are `wanted` by their bytes are looked at.
  func read(_ input: Input, wanted: (UnsafeRawBufferPointer) -> Bool) throws(InputError) -> Reading {
    do {
      switch input.source {
      case .named: return try reading(try System.readFile(input.absolutePath), input)
      case .standardInput: return try reading(try System.readStandardInput(), input)
      case .walked:
        guard let bytes = try bytes(of: input, wanted) else { return .passedOver }
        return try reading(bytes, input)
      }
    } catch {
      throw InputError(input.path, error.reason)
    }
  }

  /// The bytes of a file in a folder; nil for one that is not wanted.
  private func bytes(
    of input: Input, _ wanted: (UnsafeRawBufferPointer) -> Bool
  ) throws(InputError) -> [UInt8]? {
    let room = 1 << 18
    let found = withUnsafeTemporaryAllocation(byteCount: room, alignment: 16) { buffer -> (isWhole: Bool, [UInt8]?) in
      guard let count = System.peek(input.absolutePath, into: buffer) else { return (false, nil) }
      let content = UnsafeRawBufferPointer(rebasing: buffer[..<count])
      return (true, wanted(content) ? Array(content) : nil)
    }
    if found.isWhole { return found.1 }
    let bytes = try System.readFile(input.absolutePath)
    return bytes.withUnsafeBytes { wanted($0) } ? bytes : nil
  }

  private func reading(_ bytes: [UInt8], _ input: Input) throws(InputError) -> Reading {
    let file = SourceFile(path: input.path, bytes: bytes)
    if let kind = input.settings.kind(of: input.absolutePath) ?? Kind.detect(file) { return .file(file, kind) }
    if case .walked = input.source { return .passedOver }
    if ignoresUnknownKinds { return .passedOver }
    if let reason = Self.reasonNotText(file) { throw InputError(input.path, reason) }
    return .file(file, nil)
  }

  /// Why a file of unknown kind is no text; nil when it is.
  private static func reasonNotText(_ file: SourceFile) -> InputError.Reason? {
    if file.bytes.starts(with: [0xFF, 0xFE]) || file.bytes.starts(with: [0xFE, 0xFF]) { return .isUTF16 }
    guard let offset = file.bytes.firstIndex(of: 0) else { return nil }
    let position = Position(of: offset, in: file, lines: LineTable(file.bytes))
    return .isBinary(line: position.line, column: position.column)
  }

  /// What a spec may look at: files below its root, by a path relative to its own folder.
  func surroundings(of input: Input, assumed: [String: String] = [:], assumesClean: Bool = false) -> Surroundings {
    let folder = Path.folder(input.absolutePath)
    let root = input.root
    let workingFolder = workingFolder
    return Surroundings(
      read: { path in
        let wanted = Path.join(folder, path)
        guard let target = System.realPath(wanted), root.contains(target), let bytes = try? System.readFile(target)
        else { return nil }
        return SourceFile(path: Path.shown(wanted, from: workingFolder), bytes: bytes)
      }, assumed: assumed, assumesClean: assumesClean,
      hasOtherReader: { [readers] in readers.hasReader(of: $0, in: root, otherThan: input.absolutePath) })
  }
}
