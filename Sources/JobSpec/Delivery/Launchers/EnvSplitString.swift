import Syntax

/// The words in the value of `env -S`, as coreutils 9 takes them apart: blanks divide, quotes join, `${NAME}` is the
/// caller's variable, a backslash writes a blank or a control character.
struct EnvSplitString {
  private let text: SourceText
  private let environment: Environment
  private var words: [Value] = []
  private var word: SourceTextBuilder?
  private var parts: [Value.Part] = []
  private var isKnown = true
  private var start = 0

  /// Nil where env refuses the text.
  static func words(of value: Value, in environment: Environment) -> [Value]? {
    guard value.known != nil, let text = value.text else {
      return [Value([.dynamic(.other, value.location)], at: value.location)]
    }
    var reader = EnvSplitString(text, environment)
    return reader.read() ? reader.words : nil
  }

  private init(_ text: SourceText, _ environment: Environment) {
    self.text = text
    self.environment = environment
  }

  private mutating func read() -> Bool {
    var index = 0
    var quote: UInt8?
    while index < text.count {
      let byte = text[index]
      switch byte {
      case 0x20, 0x09...0x0D:
        if quote == nil { finishWord(at: index) } else { append(index) }
      case UInt8(ascii: "#") where quote == nil && word == nil:
        return true
      case UInt8(ascii: "'"), UInt8(ascii: "\""):
        openWord(at: index)
        if quote == nil { quote = byte } else if quote == byte { quote = nil } else { append(index) }
      case UInt8(ascii: "\\"):
        guard index + 1 < text.count else { return false }
        let isEnd = text[index + 1] == UInt8(ascii: "c") && quote == nil
        if isEnd { return finish(index) }
        guard readEscape(at: index, in: quote) else { return false }
        index += 1
      case UInt8(ascii: "$") where quote != UInt8(ascii: "'"):
        guard let end = readVariable(at: index) else { return false }
        index = end
      default: append(index)
      }
      index += 1
    }
    return quote == nil && finish(text.count)
  }

  private mutating func finish(_ end: Int) -> Bool {
    finishWord(at: end)
    return true
  }

  private mutating func openWord(at index: Int) {
    guard word == nil else { return }
    word = SourceTextBuilder(file: text.file, anchor: text.range(index..<index).start)
    start = index
  }

  private mutating func append(_ index: Int) {
    openWord(at: index)
    word?.append(text.slice(index..<(index + 1)))
  }

  private mutating func finishWord(at end: Int) {
    guard let finished = word?.finish() else { return }
    let place = text.location(start..<end)
    let dynamic: [Value.Part] = isKnown ? [] : [.dynamic(.other, place)]
    words.append(parts.isEmpty && isKnown ? Value(literal: finished, at: place) : value(finished, dynamic, at: place))
    (word, parts, isKnown) = (nil, [], true)
  }

  private func value(_ finished: SourceText, _ dynamic: [Value.Part], at place: Location) -> Value {
    isKnown ? Value(parts, at: place, known: finished.string, mapped: finished) : Value(parts + dynamic, at: place)
  }

  /// Reads a backslash with what follows; false where env does not know the escape.
  private mutating func readEscape(at index: Int, in quote: UInt8?) -> Bool {
    let next = text[index + 1]
    if quote == UInt8(ascii: "'") {
      if next != UInt8(ascii: "\\"), next != UInt8(ascii: "'") { append(index) }
      append(index + 1)
      return true
    }
    let controls: [UInt8: UInt8] = [0x66: 0x0C, 0x6E: 0x0A, 0x72: 0x0D, 0x74: 0x09, 0x76: 0x0B]
    switch next {
    case UInt8(ascii: "_"):
      if quote == nil { finishWord(at: index) } else { add([0x20], at: index) }
    case UInt8(ascii: "#"), UInt8(ascii: "$"), UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "\\"):
      append(index + 1)
    default:
      guard let control = controls[next] else { return false }
      add([control], at: index)
    }
    return true
  }

  private mutating func add(_ bytes: [UInt8], at index: Int) {
    openWord(at: index)
    word?.append(bytes, standingFor: text.range(index..<(index + 2)))
  }

  /// Reads `${NAME}`; the result is the place of its closing brace, nil where env refuses it.
  private mutating func readVariable(at index: Int) -> Int? {
    guard index + 1 < text.count, text[index + 1] == UInt8(ascii: "{"),
      let end = (index..<text.count).first(where: { text[$0] == UInt8(ascii: "}") })
    else { return nil }
    let name = text.slice((index + 2)..<end).string
    guard name.isVariableName else { return nil }
    openWord(at: index)
    let range = text.range(index..<(end + 1))
    parts.append(.reference(name, text.location(index..<(end + 1))))
    switch environment[name].state {
    case .set(let value): word?.append(Array(value.utf8), standingFor: range)
    case .absent: break
    case .setUnknown, .unknown: isKnown = false
    }
    return end
  }
}
