/// Writes JSON text piece by piece: members in the order given, two blanks a level, `\n` line ends.
public struct JSONWriter {
  /// The text so far, as UTF-8.
  public private(set) var bytes: [UInt8] = []
  private var depth = 0
  private var needsComma = false

  /// Starts an empty text.
  public init() {}

  /// Writes an object; `body` writes its members.
  public mutating func object(_ body: (inout JSONWriter) -> Void) {
    container(open: 0x7B, close: 0x7D, body)
  }

  /// Writes a list with an item for each element; `body` writes the item.
  public mutating func array<S: Sequence>(_ elements: S, _ body: (inout JSONWriter, S.Element) -> Void) {
    container(open: 0x5B, close: 0x5D) { writer in
      for element in elements {
        writer.startItem()
        body(&writer, element)
      }
    }
  }

  /// Writes a member's key; its value comes next.
  public mutating func key(_ name: String) {
    startItem()
    quoted(name)
    bytes.append(contentsOf: ": ".utf8)
    needsComma = false
  }

  /// Writes a member whose value is a string.
  public mutating func member(_ name: String, _ value: String) {
    key(name)
    string(value)
  }

  /// Writes a member whose value is a number.
  public mutating func member(_ name: String, _ value: Int) {
    key(name)
    bytes.append(contentsOf: String(value).utf8)
    needsComma = true
  }

  /// Writes a member whose value is a Boolean.
  public mutating func member(_ name: String, _ value: Bool) {
    key(name)
    bytes.append(contentsOf: (value ? "true" : "false").utf8)
    needsComma = true
  }

  /// Writes a string value.
  public mutating func string(_ value: String) {
    quoted(value)
    needsComma = true
  }

  /// Writes `null`.
  public mutating func null() {
    bytes.append(contentsOf: "null".utf8)
    needsComma = true
  }

  /// The whole text with a line end behind it.
  public consuming func finish() -> [UInt8] {
    bytes.append(0x0A)
    return bytes
  }

  private mutating func startItem() {
    if needsComma { bytes.append(0x2C) }
    newLine()
    needsComma = false
  }

  private mutating func container(open: UInt8, close: UInt8, _ body: (inout JSONWriter) -> Void) {
    bytes.append(open)
    depth += 1
    let start = bytes.count
    needsComma = false
    body(&self)
    depth -= 1
    if bytes.count > start { newLine() }
    bytes.append(close)
    needsComma = true
  }

  private mutating func newLine() {
    bytes.append(0x0A)
    bytes.append(contentsOf: repeatElement(0x20, count: depth * 2))
  }

  private mutating func quoted(_ text: String) {
    bytes.append(0x22)
    for byte in text.utf8 {
      switch byte {
      case 0x22: bytes.append(contentsOf: #"\""#.utf8)
      case 0x5C: bytes.append(contentsOf: #"\\"#.utf8)
      case 0x0A: bytes.append(contentsOf: #"\n"#.utf8)
      case 0x0D: bytes.append(contentsOf: #"\r"#.utf8)
      case 0x09: bytes.append(contentsOf: #"\t"#.utf8)
      case 0..<0x20, 0x7F:
        let digits = Array("0123456789abcdef".utf8)
        bytes.append(contentsOf: #"\u00"#.utf8)
        bytes.append(digits[Int(byte >> 4)])
        bytes.append(digits[Int(byte & 0xF)])
      default: bytes.append(byte)
      }
    }
    bytes.append(0x22)
  }
}
