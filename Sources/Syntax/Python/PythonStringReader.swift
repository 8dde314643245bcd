/// Reads one string literal: prefix, quotes, escapes and, in an f-string, replacement fields with their own strings.
struct PythonStringReader {
  private let text: SourceText
  /// The offset behind the literal, once it is read.
  private(set) var end: Int
  private var isRaw = false
  private var isBytes = false
  private var isFormat = false
  private var parts: [PythonString.Part] = []
  private var builder: SourceTextBuilder
  /// How deep strings may nest inside the replacement fields of f-strings.
  private static let depthLimit = 16

  /// Starts at the prefix, or at the quotes where there is none.
  init(_ text: SourceText, at start: Int) {
    self.text = text
    self.end = start
    self.builder = SourceTextBuilder(file: text.file, anchor: text.range(start..<start).start)
  }

  /// Whether letters in front of a quote make a string prefix.
  static func isPrefix(_ letters: ArraySlice<UInt8>) -> Bool {
    switch String(decoding: letters, as: UTF8.self).lowercased() {
    case "r", "b", "u", "f", "t", "rb", "br", "rf", "fr", "rt", "tr": true
    default: false
    }
  }

  mutating func read(depth: Int = 0) -> PythonString {
    while end < text.count, PythonTokenizer.startsName(text[end]) {
      switch text[end] | 0x20 {
      case UInt8(ascii: "r"): isRaw = true
      case UInt8(ascii: "b"): isBytes = true
      case UInt8(ascii: "f"), UInt8(ascii: "t"): isFormat = true
      default: break
      }
      end += 1
    }
    guard end < text.count else { return finish(isUnterminated: true) }
    let quote = text[end]
    let isTriple = end + 2 < text.count && text[end + 1] == quote && text[end + 2] == quote
    end += isTriple ? 3 : 1
    while end < text.count {
      let byte = text[end]
      if byte == quote && (!isTriple || closesTriple(quote)) {
        end += isTriple ? 3 : 1
        return finish(isUnterminated: false)
      }
      if byte == UInt8(ascii: "\\") {
        escape()
      } else if byte == 0x0A || byte == 0x0D {
        guard isTriple else { return finish(isUnterminated: true) }
        lineEnd()
      } else if isFormat, byte == UInt8(ascii: "{") || byte == UInt8(ascii: "}") {
        brace(depth: depth)
      } else {
        copy(1)
      }
    }
    return finish(isUnterminated: true)
  }

  private func closesTriple(_ quote: UInt8) -> Bool {
    end + 2 < text.count && text[end + 1] == quote && text[end + 2] == quote
  }

  private mutating func finish(isUnterminated: Bool) -> PythonString {
    flush()
    return PythonString(parts: parts, isBytes: isBytes, isUnterminated: isUnterminated)
  }

  private mutating func flush() {
    guard builder.count > 0 else { return }
    parts.append(.literal(builder.finish()))
    builder = SourceTextBuilder(file: text.file, anchor: text.range(end..<end).start)
  }

  private mutating func copy(_ count: Int) {
    let stop = min(text.count, end + count)
    builder.append(text.slice(end..<stop))
    end = stop
  }

  /// Python reads every line end in a literal as `\n`.
  private mutating func lineEnd() {
    let isPair = text[end] == 0x0D && end + 1 < text.count && text[end + 1] == 0x0A
    if text[end] == 0x0A {
      copy(1)
    } else {
      let stop = end + (isPair ? 2 : 1)
      builder.append([0x0A], standingFor: text.range(end..<stop))
      end = stop
    }
  }

  /// `{{` and `}}` are braces; `{...}` is a replacement field.
  private mutating func brace(depth: Int) {
    let byte = text[end]
    if end + 1 < text.count, text[end + 1] == byte {
      builder.append([byte], standingFor: text.range(end..<end + 2))
      end += 2
      return
    }
    guard byte == UInt8(ascii: "{") else { return copy(1) }
    flush()
    let start = end
    end += 1
    skipField(depth: depth)
    parts.append(.dynamic(text.slice(start..<end)))
    builder = SourceTextBuilder(file: text.file, anchor: text.range(end..<end).start)
  }

  /// Passes over a replacement field up to its closing brace. Behind a colon stands the format specification, where
  /// quotes are ordinary characters; fields may nest in it.
  private mutating func skipField(depth: Int) {
    var open = 1
    var isSpecification = false
    while end < text.count, open > 0 {
      switch text[end] {
      case UInt8(ascii: "{"), UInt8(ascii: "("), UInt8(ascii: "["): open += 1
      case UInt8(ascii: "}"), UInt8(ascii: ")"), UInt8(ascii: "]"): open -= 1
      case UInt8(ascii: ":") where open == 1: isSpecification = true
      case UInt8(ascii: "'"), UInt8(ascii: "\""):
        guard !(isSpecification && open == 1), depth < Self.depthLimit else { break }
        var inner = PythonStringReader(text, at: prefixStart(of: end))
        _ = inner.read(depth: depth + 1)
        end = max(end + 1, inner.end)
        continue
      default: break
      }
      end += 1
    }
  }

  private func prefixStart(of quote: Int) -> Int {
    var start = quote
    while start > 0, quote - start < 2, PythonTokenizer.startsName(text[start - 1]) { start -= 1 }
    return start < quote && Self.isPrefix(text.slice(start..<quote).bytes) ? start : quote
  }

  private mutating func escape() {
    guard end + 1 < text.count else { return copy(1) }
    // A backslash does not take a brace from an f-string: `f"\{x}"` is a backslash and a replacement field.
    if isFormat, text[end + 1] == UInt8(ascii: "{") || text[end + 1] == UInt8(ascii: "}") { return copy(1) }
    if isRaw {
      // A backslash keeps a quote from closing a raw string, and stays.
      copy(1)
      if text[end] == 0x0A || text[end] == 0x0D { lineEnd() } else { copy(1) }
      return
    }
    let start = end
    switch text[end + 1] {
    case 0x0D where end + 2 < text.count && text[end + 2] == 0x0A: end += 3
    case 0x0A, 0x0D: end += 2
    case UInt8(ascii: "x"): number(digits: 2, radix: 16, skipping: 2)
    case UInt8(ascii: "u") where !isBytes: number(digits: 4, radix: 16, skipping: 2)
    case UInt8(ascii: "U") where !isBytes: number(digits: 8, radix: 16, skipping: 2)
    case UInt8(ascii: "0")...UInt8(ascii: "7"): octal()
    case UInt8(ascii: "N") where !isBytes && end + 2 < text.count && text[end + 2] == UInt8(ascii: "{"): named()
    default:
      guard let byte = Self.simpleEscape(text[end + 1]) else { return copy(2) }
      end += 2
      builder.append([byte], standingFor: text.range(start..<end))
    }
  }

  private static func simpleEscape(_ byte: UInt8) -> UInt8? {
    byte.isOne(of: "\\'\"") ? byte : byte.controlCharacter
  }

  private mutating func octal() {
    let start = end
    end += 1
    var value: UInt32 = 0
    let stop = min(text.count, end + 3)
    while end < stop, text[end] >= 0x30, text[end] <= 0x37 {
      value = value * 8 + UInt32(text[end] - 0x30)
      end += 1
    }
    append(value, standingFor: start)
  }

  private mutating func number(digits: Int, radix: UInt32, skipping: Int) {
    let start = end
    let first = end + skipping
    guard first + digits <= text.count,
      let value = UInt32(text.slice(first..<first + digits).string, radix: Int(radix))
    else { return copy(2) }
    end = first + digits
    append(value, standingFor: start)
  }

  private mutating func append(_ value: UInt32, standingFor start: Int) {
    let source = text.range(start..<end)
    if isBytes {
      builder.append([UInt8(truncatingIfNeeded: value)], standingFor: source)
    } else {
      builder.append(Array(String(Unicode.Scalar(value) ?? "\u{FFFD}").utf8), standingFor: source)
    }
  }

  /// `\N{NAME}` needs Unicode's name table, which is not here.
  private mutating func named() {
    flush()
    let start = end
    while end < text.count, text[end] != UInt8(ascii: "}"), text[end] != 0x0A { end += 1 }
    end = min(text.count, end + 1)
    parts.append(.dynamic(text.slice(start..<end)))
    builder = SourceTextBuilder(file: text.file, anchor: text.range(end..<end).start)
  }
}
