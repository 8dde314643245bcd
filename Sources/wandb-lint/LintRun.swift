import JobSpec
import Syntax
import WandbLint

/// Judges the files of a run.
struct LintRun: Sendable {
  /// What became of one file.
  enum Outcome: Sendable {
    /// It was judged.
    case judged(LintResult, Input)
    /// It could not be read.
    case unreadable(InputError)
    /// It is none of the linter's business.
    case passedOver
  }

  let workingFolder: String
  /// Whether a named file of unknown kind is passed over.
  let ignoresUnknownKinds: Bool

  /// Judges every file, in their order.
  func outcomes(of inputs: [Input]) -> [Outcome] {
    Threads.map(inputs) { outcome(of: $0) }
  }

  private func outcome(of input: Input) -> Outcome {
    do {
      switch input.source {
      case .named: return judge(try System.readFile(input.absolutePath), input)
      case .standardInput: return judge(try System.readStandardInput(), input)
      case .walked:
        guard let bytes = try concerningBytes(input) else { return .passedOver }
        return judge(bytes, input)
      }
    } catch {
      return .unreadable(InputError(input.path, error.reason))
    }
  }

  /// The bytes of a file that may concern W&B; nil for all others.
  private func concerningBytes(_ input: Input) throws(InputError) -> [UInt8]? {
    let room = 1 << 18
    let found = withUnsafeTemporaryAllocation(byteCount: room, alignment: 16) { buffer -> (isWhole: Bool, [UInt8]?) in
      guard let count = System.peek(input.absolutePath, into: buffer) else { return (false, nil) }
      let content = UnsafeRawBufferPointer(rebasing: buffer[..<count])
      return (true, concerns(content) ? Array(content) : nil)
    }
    if found.isWhole { return found.1 }
    let bytes = try System.readFile(input.absolutePath)
    return bytes.withUnsafeBytes { concerns($0) } ? bytes : nil
  }

  private func concerns(_ bytes: UnsafeRawBufferPointer) -> Bool {
    ByteSearch.concernsWandb(bytes) && !ByteSearch.isBinary(bytes)
  }

  private func judge(_ bytes: [UInt8], _ input: Input) -> Outcome {
    let file = SourceFile(path: input.path, bytes: bytes)
    let kind = input.settings.kind(of: input.absolutePath) ?? Kind.detect(file)
    if kind == nil {
      if case .walked = input.source { return .passedOver }
      if ignoresUnknownKinds { return .passedOver }
      if let reason = Self.reasonNotText(file) { return .unreadable(InputError(input.path, reason)) }
    }
    let folder = input.settings.folder ?? workingFolder
    let result = input.settings.linter.lint(
      file: file, kind: kind, surroundings: surroundings(of: input),
      path: Path.relative(input.absolutePath, to: folder) ?? input.path)
    return .judged(result, input)
  }

  /// Why a file of unknown kind is no text; nil when it is.
  private static func reasonNotText(_ file: SourceFile) -> InputError.Reason? {
    if file.bytes.starts(with: [0xFF, 0xFE]) || file.bytes.starts(with: [0xFE, 0xFF]) { return .isUTF16 }
    guard let offset = file.bytes.firstIndex(of: 0) else { return nil }
    let position = Position(of: offset, in: file, lines: LineTable(file.bytes))
    return .isBinary(line: position.line, column: position.column)
  }

  /// What a spec may look at: files below its root, by a path relative to its own folder.
  private func surroundings(of input: Input) -> Surroundings {
    let folder = Path.folder(input.absolutePath)
    let root = input.root
    let workingFolder = workingFolder
    return Surroundings { path in
      let wanted = Path.join(folder, path)
      guard let target = System.realPath(wanted), root.contains(target), let bytes = try? System.readFile(target)
      else { return nil }
      return SourceFile(path: Path.shown(wanted, from: workingFolder), bytes: bytes)
    }
  }
}
