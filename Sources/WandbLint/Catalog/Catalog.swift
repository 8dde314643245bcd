/// The environment variables around W&B: which there are, what reads them in which release, and what it makes of a value.
///
/// One source of truth for rules, `explain` and the documentation. Measured on 42 releases of the wandb package from 0.12.15
/// to 0.31.0, in fresh processes, by the SDK's own loading of its settings; `Tools/catalog` measures it again.
public enum Catalog {
  /// A variable under the name that somebody wrote.
  public struct Entry: Sendable {
    /// The variable.
    public let variable: Variable
    /// The name as written.
    public let name: String
    /// The first release that knows the spelling.
    public let since: Release

    /// What a release does with a value under this name.
    public func judge(_ value: String, at release: Release) -> Verdict {
      release < since ? Self.unread : variable.judge(value, at: release)
    }

    /// What reads the name in a release; nil where nothing does.
    public func reader(at release: Release) -> Variable.Reader? {
      release < since ? nil : variable.reader(at: release)
    }

    /// How a release reads a value under this name; nil where nothing does.
    public func grammar(at release: Release) -> Grammar? { release < since ? nil : variable.grammar(at: release) }

    /// Whether the name is written otherwise than the variable's own, apart from the spelling of private settings.
    public var isUnusual: Bool { name != Catalog.uppercased(name) }

    private static let unread = Verdict(.ignored, "is read by nothing", advice: "Remove the variable.")
  }

  /// The variable that a name stands for, whatever the release; nil for a name that nothing has ever read.
  ///
  /// The SDK takes its special names and those of its other code exactly; the part of a setting's name behind `WANDB_` in any
  /// case. Two underscores, and from 0.19.0 also `X_`, lead to a private setting (`Settings.update_from_env_vars`).
  public static func entry(named name: String) -> Entry? {
    // Swift holds some characters for equal that are not the same bytes, such as the sign of the kelvin and a K.
    guard name.utf8.allSatisfy({ $0 < 0x80 }) else { return nil }
    if let variable = variable(exactly: name) { return Entry(variable: variable, name: name, since: .oldest) }
    guard name.hasPrefix("WANDB_"), name.utf8.count <= 64 else { return nil }
    var key = uppercased(name)
    var since = Release.oldest
    if key.hasPrefix("WANDB_X_") {
      key = "WANDB__" + key.dropFirst("WANDB_X_".count)
      since = "0.19.0"
    }
    guard let variable = variable(exactly: key), variable.isSetting else { return nil }
    return Entry(variable: variable, name: name, since: since)
  }

  /// The variable that a name stands for, whatever the release.
  public static func variable(named name: String) -> Variable? { entry(named: name)?.variable }

  /// Every variable, by table.
  public static var all: [Variable] { tables.flatMap { $0 } }

  /// The tables: each is in the order of its names' bytes.
  static var tables: [[Variable]] {
    [
      documented, publicSettings, privateSettings, codeVariables, launchVariables, libraryVariables, removedSettings,
      removedPrivateSettings,
    ]
  }

  private static func variable(exactly name: String) -> Variable? {
    for table in tables {
      var low = 0
      var high = table.count
      while low < high {
        let middle = (low + high) / 2
        if isBefore(table[middle].name, name) { low = middle + 1 } else { high = middle }
      }
      if low < table.count, table[low].name == name { return table[low] }
    }
    return numbered(name)
  }

  /// Launch cuts long values into `WANDB_CONFIG_0`, `WANDB_CONFIG_1` and so on.
  private static func numbered(_ name: String) -> Variable? {
    guard let last = name.utf8.lastIndex(of: UInt8(ascii: "_")) else { return nil }
    let number = name.utf8[name.utf8.index(after: last)...]
    guard !number.isEmpty, number.allSatisfy(PythonText.isDigit) else { return nil }
    let base = name[..<last]
    guard ["WANDB_CONFIG", "WANDB_LAUNCH_FILE_OVERRIDES"].contains(base) else { return nil }
    return Variable(name, .text, "0.15.7", "A part of \(base), which is too long for one variable.", by: .launch)
  }

  static func isBefore(_ a: String, _ b: String) -> Bool { a.utf8.lexicographicallyPrecedes(b.utf8) }

  static func uppercased(_ name: String) -> String {
    String(decoding: name.utf8.map { (0x61...0x7A).contains($0) ? $0 & 0xDF : $0 }, as: UTF8.self)
  }
}

extension Variable {
  /// Whether the settings have read it under its own name, in some release.
  var isSetting: Bool { readings.contains { $0.reader == .setting } }
}
