import JobSpec
import Syntax

extension Rule {
  static let apiKeyInArguments = Rule(
    "WB103", "ApiKeyInArguments", .warning,
    summary: "The API key is passed on a command line, where other users of the machine can read it.",
    rationale: """
      The arguments of a running program are public: `ps` and `/proc` show them to every user of the machine, and Slurm \
      keeps the submitted line in its accounting. Environment variables are not. Most launchers take a name without a \
      value (`-e WANDB_API_KEY`) and read the value from their own environment.
      """,
    examples: [
      .shell("wandb login ⟦$WANDB_API_KEY⟧\n"),
      .shell("docker run -e WANDB_API_KEY=⟦$WANDB_API_KEY⟧ team/train python train.py\n"),
      .shell("python train.py --wandb-key \"⟦${WANDB_API_KEY}⟧\"\n"),
      .shell("docker run -e WANDB_API_KEY team/train python train.py ${WANDB_API_KEY:+--track}\n"),
      .shell("WANDB_API_KEY=$KEY python train.py\n"),
    ]
  ) { subject, report in
    let flow = subject.keyFlow
    for command in subject.spec.commands where command.role == .program && command.phase == .run {
      for exposure in command.words.dropFirst().flatMap(\.exposures) where flow.contains(exposure.name) {
        guard command.program != "env" else { continue }
        // What a platform puts in has no name of its own.
        let isNamed = exposure.location.written.contains(exposure.name)
        report.add(
          exposure.location,
          "The value of \(isNamed ? "'\(exposure.name)'" : "this expression") becomes an argument of '\(command.program)', which every user of the machine can read.",
          help: command.adviceAgainstArguments, variable: isNamed ? exposure.name : "")
      }
    }
  }
}

extension CommandRun {
  /// The base name of the program; empty where it is not known.
  var program: String {
    let word = words.first?.known ?? ""
    return word.split(separator: "/").last.map(String.init) ?? ""
  }

  /// What sudo keeps has to carry the name that the program behind it hands on.
  private var adviceBehindSudo: String {
    let programs = words.dropFirst().compactMap(\.known).map { $0.split(separator: "/").last.map(String.init) ?? "" }
    switch programs.first(where: { Self.containerPrograms.contains($0) }) {
    case "singularity":
      return "Export 'SINGULARITYENV_WANDB_API_KEY' and write 'sudo --preserve-env=SINGULARITYENV_WANDB_API_KEY'."
    case "apptainer":
      return "Export 'APPTAINERENV_WANDB_API_KEY' and write 'sudo --preserve-env=APPTAINERENV_WANDB_API_KEY'."
    case nil: return "Let sudo keep the variable, as in '--preserve-env=WANDB_API_KEY'."
    default:
      return "Let sudo keep it with '--preserve-env=WANDB_API_KEY', and name it without a value: '-e WANDB_API_KEY'."
    }
  }

  private static let containerPrograms = ["singularity", "apptainer", "docker", "podman", "nerdctl"]

  fileprivate var adviceAgainstArguments: String {
    if isLogin { return "Export 'WANDB_API_KEY' and leave 'wandb login' out: the SDK reads the variable." }
    switch program {
    case "docker", "podman", "nerdctl": return "Name the variable without a value, as in '-e WANDB_API_KEY'."
    case "singularity": return "Export 'SINGULARITYENV_WANDB_API_KEY' instead."
    case "apptainer": return "Export 'APPTAINERENV_WANDB_API_KEY' instead."
    case "sbatch", "srun": return "Export the variable and name it without a value, as in '--export=ALL'."
    case "mpirun", "mpiexec": return "Name the variable without a value, as in '-x WANDB_API_KEY'."
    case "sudo": return adviceBehindSudo
    default: return "Export 'WANDB_API_KEY': the SDK reads it from the environment."
    }
  }
}
