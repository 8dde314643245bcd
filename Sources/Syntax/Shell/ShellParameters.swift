// MARK: - Parameters in braces

extension ShellReader {
  /// `${...}`, from its `$`. What is no expansion is read to its closing brace and called invalid, since the shell
  /// rejects it only when it gets there.
  mutating func bracedParameter(_ scope: WordScope) throws(Failure) -> ParameterExpansion {
    let start = position
    position = skipped(position + 1) + 1
    var expansion = ParameterExpansion(name: slice(position, position), range: range(start, position))
    let prefix = takePrefix()
    expansion.isIndirect = prefix == "!"
    var name = TextRun()
    if takeName(into: &name) {
      expansion.name = text(of: name)
      var isClosed = true
      if current == "[" && isBash {
        expansion.subscript = try subscription(.bracketInBraces)
        isClosed = byte(at: position - 1) == "]"
      }
      expansion.operation = isClosed ? try operation(prefix, expansion, scope) : .invalid
    } else {
      expansion.operation = .invalid
    }
    if current != "}" { try skipInvalid(&expansion, start, scope) }
    position += 1
    expansion.range = range(start, position)
    return expansion
  }

  /// `#` for a length, `!` for indirection, where they are not the parameter itself.
  private mutating func takePrefix() -> UInt8 {
    let prefix = current
    guard prefix == "#" || (prefix == "!" && isBash) else { return 0 }
    let next = skipped(position + 1)
    let following = byte(at: next)
    let isName = following.continuesName || following.isOne(of: "@*")
    let isSpecial = following.isOne(of: "#?-$!") && byte(at: skipped(next + 1)) == "}"
    guard isName || isSpecial else { return 0 }
    position = next
    return prefix
  }

  private mutating func takeName(into name: inout TextRun) -> Bool {
    if current.startsName {
      while current.continuesName { takeByte(into: &name) }
    } else if current.isDigit {
      while current.isDigit { takeByte(into: &name) }
    } else if current.isOne(of: "@*#?-$!") {
      takeByte(into: &name)
    }
    return !name.isEmpty
  }

  private mutating func skipInvalid(
    _ expansion: inout ParameterExpansion, _ start: Int, _ scope: WordScope
  ) throws(Failure) {
    expansion.operation = .invalid
    _ = try parts(.operand(isDoubleQuoted: scope.isDoubleQuoted && !isBash))
    guard current == "}" else { throw unterminated("Syntax error: no '}' closes this '${'.", start, start + 2) }
  }

  /// Reads what follows the name, up to the closing brace.
  private mutating func operation(
    _ prefix: UInt8, _ expansion: ParameterExpansion, _ scope: WordScope
  ) throws(Failure) -> ParameterExpansion.Operation {
    let first = current
    if first == "}" {
      if prefix == "#" { return .length }
      let isList = expansion.subscript.map { $0.range.count == 1 && $0.isListSubscript } ?? false
      return expansion.isIndirect && isList ? .keys : .plain
    }
    if prefix == "#" { return .invalid }
    let hasColon = first == ":" && byte(at: skipped(position + 1)).isOne(of: "-=?+")
    if hasColon { position = skipped(position + 1) }
    let isOperator = current.isOne(of: "-=?+")
    if isOperator { return try alternative(colon: hasColon, scope) }
    if first == "#" || first == "%" { return try removal(of: first) }
    guard isBash else { return .invalid }
    switch first {
    case "@" where expansion.isIndirect && byte(at: skipped(position + 1)) == "}", "*" where expansion.isIndirect:
      position += 1
      return .names
    case "@": return transformation()
    case ":":
      position += 1
      return try substring()
    case "/":
      position += 1
      return try replacement()
    case "^", ",", "~": return try caseChange(first)
    default: return .invalid
    }
  }

  private mutating func operand(_ scope: WordScope) throws(Failure) -> ShellWord {
    let start = skipped(position)
    let parts = try parts(scope)
    return ShellWord(parts, range: range(start, position))
  }

  private mutating func alternative(
    colon: Bool, _ scope: WordScope
  ) throws(Failure) -> ParameterExpansion.Operation {
    let symbol = current
    position += 1
    let word = try operand(.operand(isDoubleQuoted: scope.isDoubleQuoted))
    switch symbol {
    case "-": return .default(word, colon: colon)
    case "=": return .assign(word, colon: colon)
    case "?": return .error(word, colon: colon)
    default: return .alternate(word, colon: colon)
    }
  }

  private mutating func removal(of symbol: UInt8) throws(Failure) -> ParameterExpansion.Operation {
    position += 1
    let isLongest = current == symbol
    if isLongest { position += 1 }
    let pattern = try operand(.operand(isDoubleQuoted: false))
    return symbol == "#" ? .removePrefix(pattern, longest: isLongest) : .removeSuffix(pattern, longest: isLongest)
  }

  private mutating func transformation() -> ParameterExpansion.Operation {
    let letter = skipped(position + 1)
    guard byte(at: letter).isOne(of: "QEPAKaUuLk"), byte(at: skipped(letter + 1)) == "}" else { return .invalid }
    position = letter + 1
    return .transform(byte(at: letter))
  }

  private mutating func substring() throws(Failure) -> ParameterExpansion.Operation {
    let offset = try operand(.substring)
    guard current == ":" else { return .substring(offset, length: nil) }
    position += 1
    return .substring(offset, length: try operand(.operand(isDoubleQuoted: false)))
  }

  private mutating func replacement() throws(Failure) -> ParameterExpansion.Operation {
    var kind = ParameterExpansion.Replacement.first
    switch current {
    case "/": kind = .all
    case "#": kind = .prefix
    case "%": kind = .suffix
    default: break
    }
    if kind != .first { position += 1 }
    let pattern = try operand(.operand(isDoubleQuoted: false, separator: UInt8(ascii: "/")))
    guard current == "/" else { return .replace(pattern, with: nil, kind) }
    position += 1
    return .replace(pattern, with: try operand(.operand(isDoubleQuoted: false)), kind)
  }

  private mutating func caseChange(_ symbol: UInt8) throws(Failure) -> ParameterExpansion.Operation {
    position += 1
    let isAll = current == symbol
    if isAll { position += 1 }
    let pattern = current == "}" ? nil : try operand(.operand(isDoubleQuoted: false))
    return .changeCase(symbol == "^" ? .upper : symbol == "," ? .lower : .opposite, all: isAll, pattern: pattern)
  }
}

extension ShellWord {
  /// Whether a subscript is `@` or `*`, which stand for all elements.
  fileprivate var isListSubscript: Bool {
    guard parts.count == 1, case .unquoted(let text)? = parts.first else { return false }
    return text.count == 1 && text[0].isOne(of: "@*")
  }
}
