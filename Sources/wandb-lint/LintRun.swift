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

  let reader: InputReader

  /// Judges every file, in their order.
  func outcomes(of inputs: [Input]) -> [Outcome] {
    let envFiles = EnvFileMentions(in: inputs, reader)
    let outcomes = Threads.map(inputs) { outcome(of: $0, envFiles) }
    var variableFiles: Set<String> = []
    for case .judged(let result, _) in outcomes { variableFiles.formUnion(result.variableFiles) }
    return outcomes.map { outcome in
      guard case .judged(let result, let input) = outcome else { return outcome }
      return .judged(result.beside(readers: variableFiles), input)
    }
  }

  private func outcome(of input: Input, _ envFiles: EnvFileMentions) -> Outcome {
    do {
      let reading = try reader.read(input) { bytes in
        (ByteSearch.concernsWandb(bytes) || envFiles.isMentioned(in: bytes, of: input)) && !ByteSearch.isBinary(bytes)
      }
      switch reading {
      case .file(let file, let kind): return .judged(judge(file, kind, input), input)
      case .passedOver: return .passedOver
      }
    } catch {
      return .unreadable(error)
    }
  }

  private func judge(_ file: SourceFile, _ kind: Kind?, _ input: Input) -> LintResult {
    let folder = input.settings.folder ?? reader.workingFolder
    return input.settings.linter.lint(
      file: file, kind: kind, surroundings: reader.surroundings(of: input),
      path: Path.relative(input.absolutePath, to: folder) ?? input.path)
  }
}
