import TestSupport

/// Writes random scripts from the grammar.
struct ScriptWriter {
  private var random: SeededRandom
  private let shell: GeneratedScript.Shell
  private(set) var statements: [String] = []
  private(set) var files: [String: String] = [:]
  private(set) var caller: [String: String] = [:]
  private(set) var isCallerKnown = true
  /// Functions that are defined further up.
  private var functions: [String] = []
  /// How many programs have been given a number, by which they are found again.
  private var programs = 0
  /// The names that were made up, for functions, files and counters.
  private var made = 0
  private var last = "s0"
  private var depth = 0

  /// The variables that are compared.
  static let names = ["AA", "BB", "CC", "DD", "EE"]

  init(seed: UInt64, shell: GeneratedScript.Shell) {
    random = SeededRandom(seed: seed)
    self.shell = shell
  }

  mutating func write() {
    isCallerKnown = random.chance(75)
    for name in Self.names where !isCallerKnown || random.chance(25) {
      // What is not known of a caller is taken to lie on one line.
      caller[name] = isCallerKnown ? expand("text") : expand("text").replacing("\n", with: " ")
    }
    caller["HOME"] = "/home/ada"
    // What is not known is taken to be a number where one is asked for.
    if !isCallerKnown { (caller["NN"], caller["MM"]) = ("3", "4") }
    for _ in 0..<(2 + random.below(9)) {
      statements.append(expand("statement"))
      if random.chance(35) { statements.append(expand("run")) }
    }
    statements.append(expand("run"))
  }

  /// A text as one quoted word.
  static func quoted(_ text: String) -> String { "'" + text.replacing("'", with: "'\\''") + "'" }

  /// A production of a nonterminal, replaced throughout.
  private mutating func expand(_ symbol: String) -> String {
    depth += 1
    defer { depth -= 1 }
    let all = ScriptGrammar.shells.productions[symbol] ?? []
    let fitting = all.filter { (!$0.isForBash || shell == .bash) && (!$0.isNesting || depth < 9) }
    var left = random.below(fitting.reduce(0) { $0 + $1.weight })
    for production in fitting {
      if left < production.weight { return replaceSymbols(in: production.text) }
      left -= production.weight
    }
    return ":"
  }

  private mutating func replaceSymbols(in text: String) -> String {
    var result = ""
    var memory: [Substring: String] = [:]
    var rest = text[...]
    while let open = rest.firstIndex(of: "«"), let close = rest[open...].firstIndex(of: "»") {
      result += rest[..<open]
      var symbol = rest[rest.index(after: open)..<close]
      rest = rest[rest.index(after: close)...]
      let isQuoted = symbol.hasPrefix("'")
      if isQuoted { symbol = symbol.dropFirst() }
      let remembered = symbol.last?.isNumber == true
      let replacement = remembered && memory[symbol] != nil ? memory[symbol] ?? "" : replacement(of: symbol)
      if remembered { memory[symbol] = replacement }
      result += isQuoted ? Self.quoted(replacement) : replacement
    }
    return result + rest
  }

  private mutating func replacement(of symbol: Substring) -> String {
    var name = symbol
    if name.last?.isNumber == true { name = name.dropLast(2) }
    switch name {
    case "shell": return shell.rawValue
    case "number":
      programs += 1
      return "t\(programs)"
    case "new i": return makeName("i")
    case "new s":
      last = makeName("s")
      return last
    case "last": return last
    case "file": return environmentFile()
    case "callee": return functions.isEmpty ? ":" : random.pick(functions)
    case "function": return function()
    default: return expand(String(name))
    }
  }

  private mutating func makeName(_ prefix: String) -> String {
    made += 1
    return "\(prefix)\(made)"
  }

  /// A file beside the script that sets variables.
  private mutating func environmentFile() -> String {
    let name = makeName(random.pick(["e", ".env", "vars.env"]))
    files[name] = expand("environment lines") + "\n"
    return name
  }

  /// A function's body calls only functions that are defined further up, and not itself: it ends.
  private mutating func function() -> String {
    let name = random.chance(20) && !functions.isEmpty ? random.pick(functions) : makeName("f")
    functions.removeAll { $0 == name }
    let body = expand("function body")
    functions.append(name)
    let text = expand("function")
    return text.replacing("‹define›", with: name).replacing("‹body›", with: body)
  }
}
