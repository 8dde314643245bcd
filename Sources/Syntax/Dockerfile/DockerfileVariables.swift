extension DockerfileWordLexer {
  mutating func readDollar(into parts: inout DockerfilePartCollector) {
    let start = offset
    offset += 1
    guard peek == UInt8(ascii: "{") else {
      let name = readName()
      if name.isEmpty {
        parts.append(start..<start + 1)
      } else {
        parts.append(
          DockerfileVariable(name: text.slice(name), operation: .plain, location: text.location(start..<offset)))
      }
      return
    }
    guard depth < Self.maximumDepth else { return report("Variables are nested too deeply here", start..<start + 2) }
    offset += 1
    depth += 1
    let outer = brace
    brace = start
    defer {
      depth -= 1
      brace = outer
    }
    guard let operation = readBraced(from: start) else { return }
    parts.append(
      DockerfileVariable(
        name: text.slice(operation.name), operation: operation.operation, location: text.location(start..<offset)))
  }

  private mutating func readBraced(
    from start: Int
  ) -> (name: Range<Int>, operation: DockerfileVariable.Operation)? {
    switch peek {
    case nil:
      report("This `${` has no closing brace", start..<offset)
      return nil
    case UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: ":"):
      report("There is no variable name behind this `${`", start..<offset)
      return nil
    default:
      break
    }
    let name = readName()
    guard let sign = peek else {
      report("This `${` has no closing brace", start..<offset)
      return nil
    }
    let signStart = offset
    offset += text.scalar(at: offset).length
    switch sign {
    case UInt8(ascii: "}"):
      return (name, .plain)
    case UInt8(ascii: "/"):
      return readReplacement().map { (name, $0) }
    case UInt8(ascii: ":"):
      return readOperation(peek, from: signStart, colon: true).map { (name, $0) }
    case UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "?"), UInt8(ascii: "#"), UInt8(ascii: "%"):
      return readOperation(sign, from: signStart, colon: false).map { (name, $0) }
    default:
      reportUnsupported(signStart)
      return nil
    }
  }

  private mutating func readOperation(
    _ sign: UInt8?, from signStart: Int, colon: Bool
  ) -> DockerfileVariable.Operation? {
    if colon {
      guard sign != nil else {
        reportUnsupported(signStart)
        return nil
      }
      offset += text.scalar(at: offset).length
    }
    let signEnd = offset
    let isPattern = sign == UInt8(ascii: "#") || sign == UInt8(ascii: "%")
    if colon && isPattern {
      reportUnsupported(signStart)
      return nil
    }
    let word = readWord(until: UInt8(ascii: "}"), escapes: isPattern ? .kept : .removed)
    guard problem == nil else { return nil }
    switch sign {
    case UInt8(ascii: "-"): return .default(word, colon: colon)
    case UInt8(ascii: "+"): return .alternate(word, colon: colon)
    case UInt8(ascii: "?"): return .error(word, colon: colon)
    case UInt8(ascii: "#"): return .removePrefix(word)
    case UInt8(ascii: "%"): return .removeSuffix(word)
    default:
      if !isLenient { reportUnsupported(signStart, signEnd) }
      return isLenient ? .plain : nil
    }
  }

  private mutating func readReplacement() -> DockerfileVariable.Operation? {
    let all = peek == UInt8(ascii: "/")
    if all { offset += 1 }
    let pattern = readWord(until: UInt8(ascii: "/"), escapes: .kept)
    guard problem == nil else { return nil }
    let replacement = readWord(until: UInt8(ascii: "}"), escapes: .kept)
    guard problem == nil else { return nil }
    return .replace(pattern, with: replacement, all: all)
  }

  private mutating func readWord(until stop: UInt8, escapes: Escapes) -> DockerfileWord {
    let start = offset
    let parts = readParts(until: stop, escapes: escapes)
    let end = problem == nil ? max(start, offset - 1) : offset
    return DockerfileWord(parts: parts, text: text.slice(start..<end), isValid: problem == nil)
  }

  /// Letters, digits and `_`; digits alone, or one special character, where the name starts so.
  private mutating func readName() -> Range<Int> {
    let start = offset
    while peek != nil {
      let scalar = text.scalar(at: offset)
      let isDigit = scalar.value.properties.generalCategory == .decimalNumber
      if offset == start && isDigit {
        while peek != nil {
          let digit = text.scalar(at: offset)
          guard digit.value.properties.generalCategory == .decimalNumber else { break }
          offset += digit.length
        }
        break
      }
      if offset == start && Self.isSpecialParameter(scalar.value) {
        offset += 1
        break
      }
      guard isDigit || scalar.value == "_" || scalar.value.isLetter else { break }
      offset += scalar.length
    }
    return start..<offset
  }

  private mutating func reportUnsupported(_ start: Int, _ end: Int? = nil) {
    report(
      "Docker has no such operator inside `${ }`; it knows `:-`, `-`, `:+`, `+`, `:?`, `?`, `#`, `%` and `/`",
      start..<(end ?? offset))
  }

  private static func isSpecialParameter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "@", "*", "#", "?", "-", "$", "!": true
    default: false
    }
  }
}

extension SourceText {
  /// The character at an offset and its length in bytes; a byte that is no UTF-8 counts as U+FFFD.
  func scalar(at offset: Int) -> (value: Unicode.Scalar, length: Int) {
    let byte = self[offset]
    if byte < 0x80 { return (Unicode.Scalar(byte), 1) }
    let end = Swift.min(count, offset + 4)
    var decoder = UTF8()
    var bytes = slice(offset..<end).bytes.makeIterator()
    guard case .scalarValue(let scalar) = decoder.decode(&bytes) else { return ("\u{FFFD}", 1) }
    return (scalar, UTF8.width(scalar))
  }
}

extension Unicode.Scalar {
  /// Whether it is a letter of any script.
  var isLetter: Bool {
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: true
    default: false
    }
  }
}
