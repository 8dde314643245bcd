import Syntax

/// The value that a word of an assignment stands for, as far as it is known.
struct SourcedWord {
  let isEmbedded: Bool
  let lookup: (String) -> Environment.State
  private(set) var uses: [VariableUse] = []
  /// What `${NAME=word}` assigned.
  private(set) var assigned: [(name: String, state: Environment.State)] = []
  private let file: SourceFile
  private var text: SourceTextBuilder
  private var parts: [Value.Part] = []
  private var isKnown = true

  init(isEmbedded: Bool, file: SourceFile, anchor: Int, lookup: @escaping (String) -> Environment.State) {
    self.isEmbedded = isEmbedded
    self.lookup = lookup
    self.file = file
    self.text = SourceTextBuilder(file: file, anchor: anchor)
  }

  /// The value read so far.
  func value(at location: Location) -> Value {
    let result = text.finish()
    return Value(parts, at: location, known: isKnown ? result.string : nil, mapped: isKnown ? result : nil)
  }

  /// Appends what a variable holds.
  mutating func append(_ state: Environment.State, standingFor range: SourceRange) {
    switch state {
    case .set(let known): text.append(Array(known.utf8), standingFor: range)
    case .absent: break
    case .setUnknown, .unknown: isKnown = false
    }
  }

  /// Appends the parts of a word.
  mutating func append(_ word: [WordPart], isQuoted: Bool = false) {
    for (index, part) in word.enumerated() {
      switch part {
      case .unquoted(let literal):
        let startsHome = literal.bytes.first == UInt8(ascii: "~") && index == 0
        if !isQuoted, startsHome || (!isEmbedded && literal.contains(":~")) {
          unknown(.other, literal.range)
        } else {
          add(literal)
        }
      case .escaped(let literal):
        // mvdan.cc/sh leaves an unquoted backslash in an assigned value (measured on Apptainer 1.5.3).
        if isEmbedded && !isQuoted { text.append([0x5C], standingFor: literal.range) }
        add(literal)
      case .singleQuoted(let literal), .ansiQuoted(let literal): add(literal)
      case .doubleQuoted(let inner, _): append(inner, isQuoted: true)
      case .parameter(let expansion): append(expansion, isQuoted: isQuoted)
      case .command(let script, let range):
        if !(isEmbedded && script.runsProgramsOnly) { unknown(.command, range) }
      case .arithmetic(_, let range), .process(_, _, let range): unknown(.other, range)
      }
    }
  }

  private mutating func add(_ literal: SourceText) {
    text.append(literal)
    parts.append(.literal(literal))
  }

  private mutating func unknown(_ reason: Value.Dynamic, _ range: SourceRange) {
    isKnown = false
    parts.append(.dynamic(reason, Location(file, range)))
  }

  private mutating func append(_ expansion: ParameterExpansion, isQuoted: Bool) {
    let name = expansion.name.string
    uses.append(VariableUse(name, at: expansion.name.location))
    let count = parts.count
    guard name.isVariableName, !expansion.isIndirect, expansion.subscript == nil else {
      return unknown(.other, expansion.range)
    }
    let state = lookup(name)
    switch (expansion.operation, state) {
    case (.plain, _): append(state, standingFor: expansion.range)
    case (.default(let word, _), .absent), (.default(let word, colon: true), .set("")):
      append(word.parts, isQuoted: isQuoted)
    case (.assign(let word, _), .absent), (.assign(let word, colon: true), .set("")):
      let known = isKnown
      isKnown = true
      var inner = SourcedWord(isEmbedded: isEmbedded, file: file, anchor: word.range.start, lookup: lookup)
      inner.append(word.parts, isQuoted: isQuoted)
      assigned.append(
        (name, inner.value(at: Location(file, word.range)).known.map(Environment.State.set) ?? .setUnknown))
      append(word.parts, isQuoted: isQuoted)
      isKnown = isKnown && known
    case (.alternate, .absent), (.alternate(_, colon: true), .set("")): break
    case (.alternate(let word, _), .set), (.alternate(let word, colon: false), .setUnknown):
      append(word.parts, isQuoted: isQuoted)
    case (.default, .set), (.assign, .set), (.error, .set): append(state, standingFor: expansion.range)
    default: isKnown = false
    }
    parts.removeLast(parts.count - count)
    parts.append(.reference(name, Location(file, expansion.range)))
  }
}

extension ShellScript {
  /// Whether the embedded shell refuses all of it, so that it prints nothing.
  fileprivate var runsProgramsOnly: Bool {
    let printing: Set<String> = ["echo", "printf", "pwd", "cat", "command", "type", "eval", "export", "declare", "set"]
    return body.items.allSatisfy { item in
      guard item.rest.isEmpty, item.first.commands.count == 1,
        case .simple(let simple)? = item.first.commands.first?.form,
        case .word(let word)? = simple.arguments.first, let name = word.literal
      else { return false }
      return name == "cat" || !printing.contains(name)
    }
  }
}
