/// The grammar that random scripts are written from: for each nonterminal its productions, each with a weight.
///
/// A grammar is text. A line without a blank in front names a nonterminal; each indented line is one of its productions:
/// a weight, flags, and the text. In the text `«x»` is replaced by a production of `x`, `«'x»` by the same as one quoted
/// word, `«x 1»` by what the first `«x 1»` of this production was, and `⏎` by a newline. The flag `b` stands for a
/// production of bash alone; `+` for one that nests, which is not taken deep inside.
struct ScriptGrammar: Sendable {
  struct Production: Sendable {
    var weight: Int
    var isForBash: Bool
    var isNesting: Bool
    var text: String
  }

  private(set) var productions: [String: [Production]] = [:]

  init(_ text: String) {
    var name = ""
    for line in text.split(separator: "\n") {
      guard line.hasPrefix(" ") else {
        name = String(line)
        continue
      }
      let parts = line.split(separator: " ", maxSplits: 1)
      let weight = Int(String(parts[0].prefix(while: \.isNumber))) ?? 1
      let body = parts.count > 1 ? String(parts[1]).replacing("⏎", with: "\n") : ""
      productions[name, default: []].append(
        Production(
          weight: weight, isForBash: parts[0].contains("b"), isNesting: parts[0].contains("+"), text: body))
    }
  }

  /// Everything that scripts are written from.
  static let shells = ScriptGrammar(words + commands + control + loaders)
}
