import JobSpec
import Syntax

extension Rule {
  static let variableUnknown = Rule(
    "WB301", "VariableUnknown", .warning,
    summary: "Nothing reads a variable that looks like one of W&B.",
    rationale: """
      W&B passes over names that it does not know without a word, so a slip of the pen leaves the run with the default. \
      Names that the job reads itself are left alone, and so are those of libraries that work with W&B.
      """,
    references: ["https://docs.wandb.ai/models/track/environment-variables"],
    examples: [
      .shell("export ⟦WANDB_PORJECT⟧=demo\npython train.py\n"),
      .batch(
        """
        {"jobDefinitionName": "train", "type": "container", "containerProperties": {"image": "team/train:1",
          "command": ["python", "train.py"], "environment": [
          {"name": "⟦WANBD_API_KEY⟧", "value": "0123456789abcdef0123456789abcdef01234567"}]}}

        """),
      .shell("export ⟦WANDB_DISABLE_STATS⟧=true\npython train.py\n"),
      .shell("pip install wandb==0.18.7\nexport ⟦WANDB_X_DISABLE_STATS⟧=true\npython train.py\n"),
      Example("launch.py", "env = {**os.environ, 'WANDB_SHARED_LABEL': 'trainer'}\n"),
      .shell("export WANDB_FLAGS=\"--quiet\"\npython train.py $WANDB_FLAGS\n"),
      .shell("WANDB_ARGS=(--epochs 3)\npython train.py \"${WANDB_ARGS[@]}\"\n"),
      .shell("export WANDB_LOG_MODEL=end WANDB_PROJECT=demo\npython train.py\n"),
    ]
  ) { subject, report in
    for named in subject.names {
      let name = named.assignment.target
      switch named.verdict {
      case .unknown(let nearest):
        // A name that is no slip of the pen may be one that the job's own program reads; one that a program or a chart
        // sets is.
        if nearest == nil, named.assignment.isSetByProgram || subject.spec.isChart { continue }
        report.add(
          named, "Nothing reads '\(name)'.", help: nearest.map { "Did you mean '\($0)'?" } ?? "", instead: nearest,
          severity: nearest == nil ? .note : nil)
      case .tooNew(let since, let instead):
        let dependence = ReleaseDependence(subject) { $0 >= since }
        report.add(
          named, "Nothing reads '\(name)'\(dependence.phrase): wandb \(since) is the first release that does.",
          help: instead.map { "Write '\($0)', which earlier releases read as well." } ?? "", instead: instead,
          related: dependence.related)
      default: continue
      }
    }
  }
}

extension JobSpec {
  /// Whether it is a template or the values of a Helm chart: W&B's own charts set much that only its server reads.
  fileprivate var isChart: Bool {
    kind == .kubernetes && (TemplateText.isTemplate(file.text) || file.path.hasSuffix("values.yaml"))
  }
}

extension Assignment {
  /// Whether a program's source sets it, for itself or for what it starts.
  var isSetByProgram: Bool { carrier == .pythonEnviron || carrier == .pythonDictionary }
}
