import Syntax

// Brace expansion: `{a,b}` and `{1..5}`.
extension ShellInterpreter {
  /// The words that one with braces becomes; itself where nothing is to expand.
  func expandBraces(_ parts: [WordPart]) -> [[WordPart]] {
    guard dialect != .sh, state.options.mayHave(.braceExpand) else { return [parts] }
    let hasBrace = parts.contains { if case .unquoted(let text) = $0 { text.bytes.contains(0x7B) } else { false } }
    guard hasBrace else { return [parts] }
    let tokens = BraceExpansion.tokens(parts)
    guard tokens.count < 4_000 else { return [parts] }
    var expansion = BraceExpansion(limit: min(session.budget, 5_000))
    return expansion.words(of: tokens)?.map(joiningNames) ?? [parts]
  }

  /// Braces are expanded before names are read: `$A{b,c}` is `$Ab $Ac`.
  private func joiningNames(_ parts: [WordPart]) -> [WordPart] {
    var result: [WordPart] = []
    for part in parts {
      guard let text = part.unquotedText,
        let count = text.bytes.firstIndex(where: { !$0.isNameByte }).map({ $0 - text.bytes.startIndex }) ?? text.count
          as Int?, count > 0,
        case .parameter(var expansion)? = result.last, expansion.isBare(in: source.file)
      else {
        result.append(part)
        continue
      }
      var name = SourceTextBuilder(file: expansion.name.file, anchor: expansion.name.range.start)
      name.append(expansion.name)
      name.append(text.slice(0..<count))
      expansion.name = name.finish()
      result[result.count - 1] = .parameter(expansion)
      if count < text.count { result.append(.unquoted(text.slice(count..<text.count))) }
    }
    return result
  }
}

/// Expands the braces of one word.
struct BraceExpansion {
  /// A part of the word: an opaque part, or one live byte of unquoted text with its place.
  enum Token {
    case part(WordPart)
    case mark(UInt8, SourceText)
  }

  /// The words that may still be made.
  private var limit: Int

  init(limit: Int) { self.limit = limit }

  /// Cuts a word at its live braces and commas.
  static func tokens(_ parts: [WordPart]) -> [Token] {
    var tokens: [Token] = []
    for part in parts {
      guard case .unquoted(let text) = part else {
        tokens.append(.part(part))
        continue
      }
      var start = 0
      for index in 0..<text.count {
        let byte = text[index]
        guard byte == 0x7B || byte == 0x7D || byte == 0x2C else { continue }
        if start < index { tokens.append(.part(.unquoted(text.slice(start..<index)))) }
        tokens.append(.mark(byte, text.slice(index..<index + 1)))
        start = index + 1
      }
      if start < text.count { tokens.append(.part(.unquoted(text.slice(start..<text.count)))) }
    }
    return tokens
  }

  /// The words, each as parts; nil when there would be too many.
  mutating func words(of tokens: [Token], depth: Int = 0) -> [[WordPart]]? {
    guard depth < 50, let (open, close) = Self.firstGroup(tokens) else { return [Self.plain(tokens)] }
    let before = Self.plain(Array(tokens[..<open]))
    let inside = Array(tokens[open + 1..<close])
    guard let alternatives = alternatives(inside, depth),
      let rest = words(of: Array(tokens[(close + 1)...]), depth: depth + 1)
    else { return nil }
    limit -= alternatives.count * rest.count
    guard limit > 0 else { return nil }
    return alternatives.flatMap { alternative in rest.map { before + alternative + $0 } }
  }

  /// The first brace that opens a list or a range, with the one that closes it.
  private static func firstGroup(_ tokens: [Token]) -> (Int, Int)? {
    for open in tokens.indices {
      guard case .mark(0x7B, _) = tokens[open], let close = closing(tokens, open) else { continue }
      let inside = tokens[open + 1..<close]
      if !separators(inside).isEmpty || range(inside) != nil { return (open, close) }
    }
    return nil
  }

  private static func closing(_ tokens: [Token], _ open: Int) -> Int? {
    var depth = 0
    for index in open..<tokens.count {
      if case .mark(let byte, _) = tokens[index] {
        if byte == 0x7B { depth += 1 }
        if byte == 0x7D { depth -= 1 }
        if depth == 0 { return index }
      }
    }
    return nil
  }

  /// Where commas stand that no inner brace holds.
  private static func separators(_ tokens: ArraySlice<Token>) -> [Int] {
    var depth = 0
    var result: [Int] = []
    for index in tokens.indices {
      guard case .mark(let byte, _) = tokens[index] else { continue }
      if byte == 0x7B { depth += 1 }
      if byte == 0x7D { depth -= 1 }
      if byte == 0x2C, depth == 0 { result.append(index) }
    }
    return result
  }

  private mutating func alternatives(_ inside: [Token], _ depth: Int) -> [[WordPart]]? {
    let commas = Self.separators(inside[...])
    guard !commas.isEmpty else { return Self.range(inside[...]) }
    var result: [[WordPart]] = []
    var start = 0
    for end in commas + [inside.count] {
      guard let words = words(of: Array(inside[start..<end]), depth: depth + 1) else { return nil }
      result += words
      start = end + 1
    }
    return result
  }

  /// The parts as they stand.
  private static func plain(_ tokens: [Token]) -> [WordPart] {
    tokens.map { token in
      switch token {
      case .part(let part): part
      case .mark(_, let text): .unquoted(text)
      }
    }
  }

  /// `x..y` or `x..y..step`
  private static func range(_ tokens: ArraySlice<Token>) -> [[WordPart]]? {
    guard tokens.count == 1, case .part(.unquoted(let text))? = tokens.first else { return nil }
    let bounds = text.string.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard bounds.count == 3 || bounds.count == 5, bounds[1].isEmpty, bounds.count == 3 || bounds[3].isEmpty else {
      return nil
    }
    var step = 1
    if bounds.count == 5 {
      guard let given = Int(bounds[4]) else { return nil }
      step = given == 0 ? 1 : given.magnitude > Int.max.magnitude ? 1 : abs(given)
    }
    let items: [String]
    if let first = Int(bounds[0]), let last = Int(bounds[2]) {
      guard let numbers = series(first, last, step) else { return nil }
      let width = max(paddedWidth(bounds[0]), paddedWidth(bounds[2]))
      items = numbers.map { padded($0, width) }
    } else if let first = letter(bounds[0]), let last = letter(bounds[2]), let codes = series(first, last, step) {
      items = codes.map { String(Unicode.Scalar(UInt8(truncatingIfNeeded: $0))) }
    } else {
      return nil
    }
    return items.map { item in
      var builder = SourceTextBuilder(file: text.file, anchor: text.range.start)
      builder.append(Array(item.utf8), standingFor: text.range)
      return [.escaped(builder.finish())]
    }
  }

  private static func series(_ first: Int, _ last: Int, _ step: Int) -> [Int]? {
    let (distance, overflow) = last.subtractingReportingOverflow(first)
    guard !overflow, distance.magnitude / step.magnitude < 20_000 else { return nil }
    return Array(stride(from: first, through: last, by: distance < 0 ? -step : step))
  }

  private static func letter(_ text: String) -> Int? {
    guard text.utf8.count == 1, let byte = text.utf8.first, byte.isNameStart, byte != 0x5F else { return nil }
    return Int(byte)
  }

  /// The width that a bound with leading zeros asks for.
  private static func paddedWidth(_ bound: String) -> Int {
    let digits = bound.hasPrefix("-") ? bound.dropFirst() : bound[...]
    return digits.utf8.count > 1 && digits.hasPrefix("0") ? bound.utf8.count : 0
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number.magnitude)
    let sign = number < 0 ? "-" : ""
    return sign + String(repeating: "0", count: max(0, width - digits.utf8.count - sign.utf8.count)) + digits
  }
}

extension WordPart {
  /// The text of a part without quotes.
  fileprivate var unquotedText: SourceText? {
    switch self {
    case .unquoted(let text), .escaped(let text): text
    default: nil
    }
  }
}

extension ParameterExpansion {
  /// Whether it is `$NAME`, without braces around the name.
  fileprivate func isBare(in file: SourceFile) -> Bool {
    let bytes = file.bytes
    guard case .plain = operation, name.string.isShellName, bytes.indices.contains(range.start + 1) else {
      return false
    }
    return bytes[range.start + 1] != 0x7B
  }
}
