public import Syntax

extension Kind {
  /// How much of a file `detect` looks at: a walker need not read more of a file whose kind it does not know.
  public static let headLength = 65_536

  /// Whether a file of this name can be a job spec. A walker need not open the others: pictures, weights, sources.
  public static func mayBeJobSpec(name: String) -> Bool { FileName(name).verdict != .other }

  /// Whether a file's name alone says what it is. Of hidden files, a walker opens only these.
  public static func isTold(byName name: String) -> Bool {
    if case .kind = FileName(name).verdict { true } else { false }
  }

  /// Finds what a file is by its name, then by its content; nil for a file that is no job spec.
  public static func detect(_ file: SourceFile) -> Kind? {
    detect(path: file.path, head: file.bytes.prefix(headLength))
  }

  /// Finds what a file is by its name, then by its first bytes (`headLength` of them, or the whole file).
  public static func detect(path: String, head: ArraySlice<UInt8>) -> Kind? {
    let verdict = FileName(path).verdict
    guard verdict != .other else { return nil }
    let head = FileHead(head)
    guard !head.isBinary else { return nil }
    switch verdict {
    case .other: return nil
    case .kind(.shell): return head.isForeignScript ? nil : .shell
    case .kind(.envFile): return head.setsContainerVariables ? .envSingularityHost : .envFile
    case .kind(let kind): return kind
    case .condor: return head.isCondorSubmission || head.isForeignScript ? nil : .shell
    case .definition: return head.isDefinition ? .definition : nil
    case .json(let hint): return head.kind(of: TopLevelKeys(json: head.bytes), hint: hint)
    case .yaml(let hint):
      // The other kinds that are written in YAML (Compose, Kubernetes, workflows) are told apart by these keys as well.
      let keys = head.startsWithBracket ? TopLevelKeys(json: head.bytes) : TopLevelKeys(yaml: head.bytes)
      return head.kind(of: keys, hint: hint)
    case .unknown(let mayBeEnvFile):
      return head.kind
        ?? (mayBeEnvFile && head.isEnvFile ? (head.setsContainerVariables ? .envSingularityHost : .envFile) : nil)
    }
  }
}
