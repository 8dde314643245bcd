import JobSpec
import Syntax

@testable import WandbLint

/// Findings made by hand, of every shape that a reporter has to show; independent of what the rules find.
enum ReportSample {
  static let key = "0123456789abcdef0123456789abcdef01234567"

  static let leak = Rule(
    "WB101", "ApiKeyInSpec", .error, summary: "A key stands in the file.",
    rationale: "Whoever can read the file can use the key, and a repository keeps it for ever.",
    references: ["https://docs.wandb.ai/"],
    examples: [.shell("export WANDB_API_KEY=⟦\(key)⟧\n"), .shell("export WANDB_API_KEY\n")]
  ) { _, _ in }

  static let mode = Rule(
    "WB201", "ModeInvalid", .error, summary: "WANDB_MODE is none of its values.",
    rationale: "The run stops where wandb.init() is called.", examples: [.shell("export WANDB_MODE=⟦ofline⟧\n")]
  ) { _, _ in }

  static let name = Rule(
    "WB301", "VariableUnknown", .warning, summary: "Nothing reads the variable.",
    rationale: "A setting that nothing reads does nothing.", examples: [.shell("export ⟦WANDB_MODUS⟧=offline\n")]
  ) { _, _ in }

  static let hint = Rule(
    "WB501", "RunIdShared", .note, summary: "Several processes share a run.",
    rationale: "They overwrite each other's history.", examples: [.shell("export ⟦WANDB_RUN_ID⟧=a\n")]
  ) { _, _ in }

  static let rules = [leak, mode, name, hint]

  static let dockerfile = SourceFile(
    path: "images/Train Ä/Dockerfile",
    """
    FROM python:3.12
    # 训练 😀
    ENV WANDB_API_KEY=\(key) WANDB_MODE=ofline
    \tENV\tNOTE="模型 😀" WANDB_MODUS=offline
    RUN train --with \\
          WANDB_RUN_ID=a \\
          --epochs 3

    """)

  static let script = SourceFile(
    path: "run.sh",
    "#!/bin/sh\n" + String(repeating: "x", count: 150) + " export WANDB_MODE=ofline "
      + String(repeating: "y", count: 150) + "\nK=1\n\n\nexport WANDB_MODE=bad\u{1B}[31m\n")

  /// The place of the first occurrence of a text.
  static func place(_ text: String, in file: SourceFile) -> Location {
    let wanted = Array(text.utf8)
    let start = file.bytes.indices.first { file.bytes[$0...].starts(with: wanted) } ?? 0
    return Location(file, SourceRange(start, start + wanted.count))
  }

  /// A finding as its rule would make it.
  static func finding(
    _ rule: Rule, _ location: Location, _ message: String, help: String = "", variable: String = "",
    related: [Diagnostic.Related] = [], fix: Diagnostic.Fix? = nil
  ) -> Diagnostic {
    Diagnostic(
      rule: rule, severity: rule.severity, location: location, message: message, help: help, variable: variable,
      related: related, conceals: rule.id == "WB101" ? [location] : [], fix: fix)
  }

  /// The result of judging a file.
  static func result(
    _ file: SourceFile, _ kind: Kind, _ diagnostics: [Diagnostic], suppressed: [SuppressedDiagnostic] = []
  ) -> LintResult {
    LintResult(
      file: file, kind: kind, diagnostics: diagnostics, suppressed: suppressed, usedEntries: [], variableFiles: [],
      concealment: Concealment(JobSpec.read(SourceFile(path: "empty.env", bytes: []), as: .envFile)))
  }

  static var report: RunReport {
    let value = place("ofline", in: dockerfile)
    let inDockerfile = [
      finding(
        leak, place(key, in: dockerfile), "'WANDB_API_KEY' holds a key.", help: "Hand it over when the job starts.",
        variable: "WANDB_API_KEY"),
      finding(
        mode, value, "'WANDB_MODE' is none of its values.", help: "Write 'offline'.", variable: "WANDB_MODE",
        fix: Diagnostic.Fix("Write 'offline'.", edits: [(value, "offline")], isSafe: true)),
      finding(
        name, place("WANDB_MODUS", in: dockerfile), "Nothing reads 'WANDB_MODUS'.", help: "Did you mean 'WANDB_MODE'?",
        variable: "WANDB_MODUS", related: [.init(place("WANDB_MODE", in: dockerfile), "set here as well")]),
      finding(
        hint, place("train --with \\\n      WANDB_RUN_ID=a \\\n      --epochs 3", in: dockerfile),
        "All processes share the run 'a'.", variable: "WANDB_RUN_ID"),
    ]
    let inScript = [
      finding(
        mode, place("ofline", in: script), "'WANDB_MODE' is none of its values.", variable: "WANDB_MODE",
        related: [.init(place("WANDB_MODE", in: dockerfile), "the image's own")]),
      finding(
        mode, place("bad\u{1B}[31m", in: script), "'WANDB_MODE' is none of its values.", variable: "WANDB_MODE"),
    ]
    let accepted = SuppressedDiagnostic(
      diagnostic: finding(name, place("K", in: script), "Nothing reads 'K'.", variable: "K"), reason: "our own",
      source: .comment(place("#!/bin/sh", in: script)))
    return RunReport(
      [
        (result(dockerfile, .dockerfile, inDockerfile), .note),
        (result(script, .shell, inScript, suppressed: [accepted]), .note),
      ],
      failures: [RunReport.Failure(path: "gone.sh", message: "gone.sh: no such file or folder")],
      repositoryPaths: ["run.sh": "jobs/run.sh"], rules: rules)
  }
}
