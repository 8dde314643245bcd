/// The value of `RUN --mount`: `type=secret,id=key,env=KEY` (frontend/dockerfile/instructions/commands_runmount.go).
public struct DockerfileMount: Sendable {
  /// The options, in order: the key in lower case, the value where one is written.
  public private(set) var options: [(key: String, value: SourceText?)] = []
  /// What BuildKit does not accept.
  private(set) var problems: [SyntaxProblem] = []

  private static let keys: Set<String> = [
    "type", "from", "source", "src", "target", "dst", "destination", "readonly", "ro", "readwrite", "rw", "required",
    "size", "id", "sharing", "mode", "uid", "gid", "env",
  ]
  private static let switches: Set<String> = ["readonly", "ro", "readwrite", "rw", "required"]
  private static let types: Set<String> = ["bind", "cache", "tmpfs", "secret", "ssh"]

  /// Reads the value of a flag.
  public init(_ text: SourceText) {
    var start = 0
    for offset in 0...text.count where offset == text.count || text[offset] == UInt8(ascii: ",") {
      readOption(text.slice(start..<offset))
      start = offset + 1
    }
    let names = ["source", "src", "target", "dst", "destination", "id"]
    let isWritten = ["target", "dst", "destination"].contains { value($0)?.isEmpty == false }
    if problems.isEmpty, ["bind", "cache", "tmpfs"].contains(type), !isWritten {
      problems.append(SyntaxProblem("This mount needs a `target`.", at: text.location))
    }
    if problems.isEmpty, type == "secret", !names.contains(where: { value($0)?.isEmpty == false }) {
      problems.append(SyntaxProblem("A mounted secret needs an `id`.", at: text.location))
    }
  }

  /// The value of the last option with this key; nil where there is none.
  public func value(_ key: String) -> SourceText? {
    options.last { $0.key == key }?.value
  }

  /// The type in lower case: `bind` unless the value says another.
  public var type: String { value("type")?.string.lowercased() ?? "bind" }

  private mutating func readOption(_ option: SourceText) {
    let equals = option.firstOffset(of: UInt8(ascii: "="))
    let key = option.slice(0..<(equals ?? option.count)).string.lowercased()
    let value = equals.map { option.slice($0 + 1..<option.count) }
    options.append((key, value))
    if !Self.keys.contains(key) {
      problems.append(SyntaxProblem(Self.unknown(key), at: option.location))
    } else if let value {
      check(key, value)
    } else if !Self.switches.contains(key) {
      problems.append(SyntaxProblem("The option `\(key)` of `--mount` needs a value.", at: option.location))
    }
  }

  private mutating func check(_ key: String, _ value: SourceText) {
    let dollar = value.firstOffset(of: UInt8(ascii: "$"))
    if key == "from", let dollar, dollar != value.count - 1 {
      problems.append(
        SyntaxProblem("`from` takes no variable; name a stage that is FROM the variable.", at: value.location))
    }
    if dollar == nil, !Self.takes(value.string, key) {
      problems.append(SyntaxProblem("This is no value of `\(key)`.", at: value.location))
    }
    if key == "type", dollar == nil, !Self.types.contains(value.string.lowercased()) {
      problems.append(
        SyntaxProblem("`--mount` knows the types bind, cache, tmpfs, secret and ssh.", at: value.location))
    }
  }

  /// Whether an option that is no text takes a value.
  private static func takes(_ value: String, _ key: String) -> Bool {
    switch key {
    case _ where switches.contains(key): ["true", "false", "1", "0", "t", "f"].contains(value.lowercased())
    case "sharing": ["shared", "private", "locked"].contains(value.lowercased())
    case "mode": UInt64(value, radix: 8) != nil
    case "uid", "gid": UInt64(value) != nil
    case "size": value.utf8.first.map { $0 >= 0x30 && $0 <= 0x39 } ?? false
    default: true
    }
  }

  private static func unknown(_ key: String) -> String {
    guard DockerfileSuggestion.isPlain(key) else { return "`--mount` has no such option." }
    return "`--mount` has no option `\(key)`\(DockerfileSuggestion.question(for: key, in: keys.sorted()))"
  }
}
