public import JobSpec
public import Syntax

/// One check, with everything that help, documentation and reports say about it.
public struct Rule: Sendable {
  /// The id, such as `WB201`; never used again for another rule.
  public let id: String
  /// The name in PascalCase without runs of capitals, such as `ModeInvalid`.
  public let name: String
  /// The severity of its findings unless a finding says otherwise.
  public let severity: Severity
  /// What it finds, in one sentence.
  public let summary: String
  /// Why it matters, in a few sentences.
  public let rationale: String
  /// Addresses of the documentation that it rests on.
  public let references: [String]
  /// Teaching examples, always run as tests.
  public let examples: [Example]
  /// What it looks at.
  let stage: Stage
  let check: @Sendable (Subject, inout Report) -> Void

  /// When a rule runs.
  enum Stage: Sendable {
    /// On the job spec.
    case spec
    /// On the suppression comments, once it is known which of them hid a finding.
    case suppressions
  }

  /// Makes a rule.
  init(
    _ id: String, _ name: String, _ severity: Severity, summary: String, rationale: String, references: [String] = [],
    examples: [Example], stage: Stage = .spec, check: @escaping @Sendable (Subject, inout Report) -> Void
  ) {
    self.id = id
    self.name = name
    self.severity = severity
    self.summary = summary
    self.rationale = rationale
    self.references = references
    self.examples = examples
    self.stage = stage
    self.check = check
  }
}

/// What a rule looks at.
public struct Subject: Sendable {
  /// The job spec.
  public let spec: JobSpec
  /// The SDK release to judge by, and why.
  public let judgedRelease: JudgedRelease
  /// The comments that suppress findings.
  public private(set) var suppressions: [SuppressionComment]
  /// The variables that hold the API key.
  let keyFlow: KeyFlow
  /// What the processes miss.
  let missed: MissedDeliveries
  /// What each process that may run training code sees.
  let situations: [Situation]
  /// The values of W&B's variables that are not simply right.
  let values: [JudgedValue]
  /// The variables whose names are not simply right.
  let names: [NamedVariable]

  /// Makes a subject; what several rules ask is found out once.
  public init(
    _ spec: JobSpec, judgedBy judgedRelease: JudgedRelease = .newest, suppressions: [SuppressionComment] = [],
    hasOtherReader: (String) -> Bool = { _ in false }
  ) {
    let release = judgedRelease.release
    self.spec = spec
    self.judgedRelease = judgedRelease
    self.suppressions = suppressions
    self.keyFlow = KeyFlow(spec)
    self.missed = MissedDeliveries(spec)
    self.situations = spec.situations
    self.values = spec.judgedValues(at: release)
    self.names = spec.namedVariables(at: release, hasOtherReader: hasOtherReader)
  }

  /// The SDK release to judge by.
  public var release: Release { judgedRelease.release }

  /// The same subject with the comments that suppress findings.
  func with(_ suppressions: [SuppressionComment]) -> Subject {
    var subject = self
    subject.suppressions = suppressions
    return subject
  }
}

/// Collects the findings of one rule.
public struct Report {
  let rule: Rule
  let concealment: Concealment
  var diagnostics: [Diagnostic] = []

  init(_ rule: Rule, concealing concealment: Concealment) {
    self.rule = rule
    self.concealment = concealment
  }

  /// Adds a finding. A secret in its texts is replaced by stars, whatever the rule wrote.
  public mutating func add(
    _ location: Location, _ message: String, help: String = "", variable: String = "", severity: Severity? = nil,
    related: [Diagnostic.Related] = [], conceals: [Location] = [], fix: Diagnostic.Fix? = nil
  ) {
    diagnostics.append(
      Diagnostic(
        rule: rule, severity: severity ?? rule.severity, location: location, message: concealment.masked(message),
        help: concealment.masked(help), variable: concealment.masked(variable),
        related: related.map { Diagnostic.Related($0.location, concealment.masked($0.label)) }, conceals: conceals,
        fix: fix))
  }
}

/// A file that teaches a rule. `⟦` and `⟧` in the text mark where findings are due; without marks, none is.
public struct Example: Sendable {
  /// The file's name, which decides its kind.
  public let path: String
  /// The file's text, with marks.
  public let text: String
  /// Other files that it refers to, by path.
  public let others: [String: String]

  /// Makes an example from a path and marked text.
  public init(_ path: String, _ text: String, others: [String: String] = [:]) {
    self.path = path
    self.text = text
    self.others = others
  }

  /// A Dockerfile.
  public static func dockerfile(_ text: String) -> Example { Example("Dockerfile", text) }
  /// A bash script.
  public static func shell(_ text: String, others: [String: String] = [:]) -> Example {
    Example("train.sh", text, others: others)
  }
  /// An AWS Batch job definition.
  public static func batch(_ text: String) -> Example { Example("jobdef.json", text) }
  /// A Singularity or Apptainer definition file.
  public static func definition(_ text: String) -> Example { Example("train.def", text) }
  /// An env file for `docker run --env-file`.
  public static func envFile(_ text: String) -> Example { Example("docker.env", text) }
}
