import Syntax

// What the operators behind a parameter's name make of its value.
extension ShellInterpreter {
  /// Applies an operator that works on the value, or on each word of a list.
  func transformed(
    _ value: ParameterValue, _ expansion: ParameterExpansion, _ part: Value.Part, _ context: WordContext
  ) -> [WordPiece] {
    if case .substring(let offset, let length) = expansion.operation {
      if let slice = sliced(value, expansion, offset, length) { return plain(slice, part, context) }
    }
    guard let transform = transform(expansion.operation) else { return plain(value, part, context) }
    switch value {
    case .text(let text): return plain(.text(transform(text)), part, context)
    case .list(let texts, let isStar): return plain(.list(texts.map(transform), isStar: isStar), part, context)
    case .unset, .maybe, .unknownList: return plain(value, part, context)
    }
  }

  /// An operator as a function; nil where the value stays as it is.
  private func transform(_ operation: ParameterExpansion.Operation) -> ((ShellText) -> ShellText)? {
    switch operation {
    case .removePrefix(let word, let longest):
      let pattern = expandToPattern(word)
      return { self.removing(pattern, from: $0, atStart: true, longest: longest) }
    case .removeSuffix(let word, let longest):
      let pattern = expandToPattern(word)
      return { self.removing(pattern, from: $0, atStart: false, longest: longest) }
    case .replace(let word, let replacement, let which):
      let pattern = expandToPattern(word)
      let text = expandToReplacement(replacement)
      return { self.replacing(pattern, in: $0, by: text, which) }
    case .changeCase(let letters, let all, let pattern):
      let condition = pattern.map { expandToPattern($0) }
      return { self.changingCase(of: $0, to: letters, all: all, where: condition) }
    case .transform(let letter): return { self.transforming($0, letter) }
    default: return nil
    }
  }

  /// `${#NAME}`
  func length(of value: ParameterValue, _ expansion: ParameterExpansion) -> ShellText {
    switch value {
    case .text(let text):
      if expansion.subscript == nil, dialect == .sh, let bytes = text.bytes { return ShellText(bytes.count) }
      return text.bytes.map { ShellText(Characters($0).values.count) } ?? .unknown(.word)
    case .list(let texts, _): return ShellText(texts.count)
    case .unset:
      if state.options.has(.noUnset) { failure = failure ?? .exit }
      return ShellText(0)
    case .maybe, .unknownList: return .unknown(.word)
    }
  }

  /// `${!NAME[@]}`
  func keys(of expansion: ParameterExpansion) -> ParameterValue {
    switch state.variable(resolve(expansion.name.string)).content {
    case .unset: .list([], isStar: false)
    case .scalar: .list([ShellText(0)], isStar: false)
    case .indexed(let array):
      array.isKnown ? .list(array.keys.map { ShellText($0) }, isStar: false) : .unknownList(isStar: false)
    case .associative(let array):
      array.isKnown ? .list(array.hashedKeys.map { ShellText($0) }, isStar: false) : .unknownList(isStar: false)
    case .maybe: .unknownList(isStar: false)
    }
  }

  /// `${!PREFIX*}`
  func names(from expansion: ParameterExpansion) -> ParameterValue {
    let prefix = expansion.name.string
    guard !state.mayHoldOthers else { return .unknownList(isStar: false) }
    var names: [String] = []
    for (name, variable) in state.variables where name.hasPrefix(prefix) {
      switch variable.content {
      case .unset: continue
      case .maybe: return .unknownList(isStar: false)
      case .scalar, .indexed, .associative: names.append(name)
      }
    }
    return .list(names.sorted().map { ShellText($0) }, isStar: false)
  }

  /// `${NAME:offset:length}`; nil for a value that is not known to be set.
  private func sliced(
    _ value: ParameterValue, _ expansion: ParameterExpansion, _ offset: ShellWord, _ length: ShellWord?
  ) -> ParameterValue? {
    let start = evaluateArithmetic(offset)
    let count = length.map { evaluateArithmetic($0) }
    let limit: Int?? = count
    switch value {
    case .text(let text):
      guard let bytes = text.bytes, let start, limit != .some(nil) else { return .text(.unknown()) }
      let total = Characters(bytes).values.count
      if let range = Self.range(total, start, limit.flatMap { $0 }) {
        return .text(Self.characters(range, of: text, bytes))
      }
      // A length that ends in front of the start is a mistake, a start outside of the text is none.
      if Self.range(total, start, nil) != nil { failure = .discard }
      return .text(.empty)
    case .list(let texts, let isStar):
      guard let start, limit != .some(nil) else { return .unknownList(isStar: isStar) }
      var words = texts
      var first = start
      if expansion.name.string == "@" || expansion.name.string == "*" {
        // The parameters count from 1, and 0 is the shell's own name.
        if start < 0 { first = start &+ words.count &+ 1 }
        guard first >= 0 else { return .list([], isStar: isStar) }
        if first == 0 { words.insert(state.name, at: 0) } else { first -= 1 }
      } else if start < 0 {
        let end = dialect == .bash ? elementKeys(expansion)?.last.map { $0 &+ 1 } : nil
        first = start &+ (end ?? words.count)
        guard first >= 0 else { return .list([], isStar: isStar) }
      }
      // The offset into an array of bash is a subscript, and some may hold nothing.
      if dialect == .bash, let keys = elementKeys(expansion), keys.count == words.count {
        first = keys.firstIndex { $0 >= first } ?? words.count
      }
      let given = limit.flatMap { $0 }
      if let given, given < 0 {
        failure = .discard
        return .list([], isStar: isStar)
      }
      guard first < words.count else { return .list([], isStar: isStar) }
      return .list(Array(words[first...].prefix(given ?? Int.max)), isStar: isStar)
    case .unset, .maybe, .unknownList: return nil
    }
  }

  /// The subscripts of an indexed array in order.
  private func elementKeys(_ expansion: ParameterExpansion) -> [Int]? {
    guard expansion.name.string != "@", expansion.name.string != "*",
      case .indexed(let array) = state.variable(resolve(expansion.name.string)).content, array.isKnown
    else { return nil }
    return array.keys
  }

  /// The characters that an offset and a length name.
  private static func range(_ total: Int, _ offset: Int, _ length: Int?) -> Range<Int>? {
    let start = offset < 0 ? total &+ offset : offset
    guard start >= 0, start <= total else { return nil }
    guard let length else { return start..<total }
    let end = length < 0 ? total &+ length : length > total - start ? total : start + length
    return end < start ? nil : start..<end
  }

  /// Cuts known text at characters.
  static func characters(_ range: Range<Int>, of text: ShellText, _ bytes: [UInt8]) -> ShellText {
    let characters = Characters(bytes).values
    let start = characters[..<range.lowerBound].reduce(0) { $0 + Characters.byteCount($1) }
    let end = characters[range].reduce(start) { $0 + Characters.byteCount($1) }
    return text.slice(start..<end)
  }

  /// `^`, `,` and `~`, and those doubled for all characters.
  private func changingCase(
    of text: ShellText, to letters: ParameterExpansion.LetterCase, all: Bool, where condition: PatternText?
  ) -> ShellText {
    guard let bytes = text.bytes else { return text.isEmpty == false ? .unknown(.nonEmpty) : .unknown() }
    var pattern: GlobPattern?
    if let condition {
      guard let known = condition.pattern else { return .unknown() }
      pattern = known
    }
    var characters = Characters(bytes).values
    for index in characters.indices where all || index == 0 {
      if let pattern, !pattern.matches([characters[index]]) { continue }
      if characters[index] >= 0x80 { return .unknown(.nonEmpty) }
      let upper = characters[index].asciiUppercased
      characters[index] =
        switch letters {
        case .upper: upper
        case .lower: characters[index].asciiLowercased
        case .opposite: upper == characters[index] ? upper.asciiLowercased : upper
        }
    }
    return ShellText(Characters.bytes(characters))
  }

  /// `${NAME@A}` and `${NAME@a}`, which look at the variable; nil for the others.
  func attributeText(_ letter: UInt8, _ expansion: ParameterExpansion) -> ShellText? {
    guard letter == UInt8(ascii: "a") || letter == UInt8(ascii: "A") else { return nil }
    let name = resolve(expansion.name.string)
    let variable = state.variable(name)
    guard expansion.subscript == nil, !variable.isArray, variable.attributes.isEmpty else { return .unknown() }
    guard let isSet = variable.isSet else { return .unknown() }
    if letter == UInt8(ascii: "a") {
      return variable.export == .yes ? ShellText("x") : variable.export == .no ? .empty : .unknown()
    }
    guard isSet, let text = variable.scalar?.string else { return isSet ? .unknown() : .empty }
    guard variable.export == .no else { return .unknown() }
    return ShellText(name + "=" + ShellQuoting.quoted(text))
  }

  /// `${NAME@Q}` and the other letters that look at the text alone.
  private func transforming(_ text: ShellText, _ letter: UInt8) -> ShellText {
    guard let known = text.string else { return .unknown() }
    switch letter {
    case UInt8(ascii: "Q"): return ShellText(ShellQuoting.quoted(known))
    case UInt8(ascii: "U"): return changingCase(of: text, to: .upper, all: true, where: nil)
    case UInt8(ascii: "u"): return changingCase(of: text, to: .upper, all: false, where: nil)
    case UInt8(ascii: "L"): return changingCase(of: text, to: .lower, all: true, where: nil)
    case UInt8(ascii: "E"): return ShellText(AnsiEscapes.decode(Array(known.utf8)))
    case UInt8(ascii: "k"), UInt8(ascii: "K"): return ShellText(ShellQuoting.quoted(known))
    default: return .unknown()
    }
  }
}
