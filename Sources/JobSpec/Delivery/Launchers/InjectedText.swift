import Syntax

/// What the container's shell makes of an injected value. It reads `export NAME="VALUE"` with the quotes of the value
/// escaped, so variables and commands are expanded and one level of backslashes goes (Apptainer 1.5.3,
/// process_linux.go, injectEnvHandler).
enum InjectedText {
  case text(String)
  /// Only the run decides.
  case unknown
  /// The line cannot be read, and with it nothing that is injected.
  case broken

  /// Reads a value in the environment that the image's own scripts leave.
  init(_ value: String, in environment: Environment) {
    guard value.utf8.contains(where: { #"$`\"#.utf8.contains($0) }) else {
      self = .text(value)
      return
    }
    var reader = Reader(bytes: Array(value.utf8), environment: environment)
    self = reader.read()
  }

  private struct Reader {
    let bytes: [UInt8]
    let environment: Environment
    var output: [UInt8] = []
    var index = 0
    var isQuoted = true
    var isKnown = true

    mutating func read() -> InjectedText {
      while index < bytes.count {
        let byte = bytes[index]
        index += 1
        switch byte {
        case UInt8(ascii: "\\"): if !readEscape() { return .broken }
        case UInt8(ascii: "$"): if !readDollar() { return .broken }
        case UInt8(ascii: "`"): if !skip(to: UInt8(ascii: "`")) { return .broken }
        default:
          // A quote that an escape has closed leaves bare text, where blanks and signs have their meaning again.
          if !isQuoted, !Self.isPlain(byte) { isKnown = false }
          output.append(byte)
        }
      }
      guard isQuoted else { return .broken }
      return isKnown ? .text(String(decoding: output, as: UTF8.self)) : .unknown
    }

    /// Reads what stands behind a backslash; false at the end, where it would hide the closing quote.
    private mutating func readEscape() -> Bool {
      guard index < bytes.count else { return false }
      let next = bytes[index]
      index += 1
      switch next {
      case UInt8(ascii: "\""):
        // The quote comes with a backslash of its own, which this one makes a letter: the quote counts.
        output.append(UInt8(ascii: "\\"))
        isQuoted.toggle()
      case UInt8(ascii: "$"), UInt8(ascii: "`"), UInt8(ascii: "\\"): output.append(next)
      case UInt8(ascii: "\n"): break
      default: output += isQuoted ? [UInt8(ascii: "\\"), next] : [next]
      }
      return true
    }

    /// Reads what stands behind a dollar; false where its bracket does not close.
    private mutating func readDollar() -> Bool {
      guard index < bytes.count else {
        output.append(UInt8(ascii: "$"))
        return true
      }
      switch bytes[index] {
      case UInt8(ascii: "("): return skip(from: UInt8(ascii: "("), to: UInt8(ascii: ")"))
      case UInt8(ascii: "{"):
        let start = index + 1
        guard skip(from: UInt8(ascii: "{"), to: UInt8(ascii: "}")) else { return false }
        let name = String(decoding: bytes[start..<(index - 1)], as: UTF8.self)
        if name.isVariableName { expand(name) } else { isKnown = false }
      case let byte where Self.isNameByte(byte) && !Self.isDigit(byte):
        let start = index
        while index < bytes.count, Self.isNameByte(bytes[index]) { index += 1 }
        expand(String(decoding: bytes[start..<index], as: UTF8.self))
      case let byte where Self.isDigit(byte) || "@*#?-$!".utf8.contains(byte):
        index += 1
        isKnown = false
      default: output.append(UInt8(ascii: "$"))
      }
      return true
    }

    private mutating func expand(_ name: String) {
      switch environment[name].state {
      case .set(let text): output += Array(text.utf8)
      case .absent: break
      case .setUnknown, .unknown: isKnown = false
      }
    }

    /// Passes over a command up to its end; what it prints is not known.
    private mutating func skip(from open: UInt8? = nil, to close: UInt8) -> Bool {
      if open != UInt8(ascii: "{") { isKnown = false }
      var depth = open == nil ? 1 : 0
      while index < bytes.count {
        let byte = bytes[index]
        index += 1
        if byte == UInt8(ascii: "\\") {
          index += 1
        } else if byte == close {
          depth -= 1
          if depth == 0 { return index <= bytes.count }
        } else if byte == open {
          depth += 1
        }
      }
      return false
    }

    private static func isDigit(_ byte: UInt8) -> Bool { UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte }

    private static func isNameByte(_ byte: UInt8) -> Bool {
      isDigit(byte) || byte == UInt8(ascii: "_") || UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte
        || UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
      isNameByte(byte) || "-./:,=@%+".utf8.contains(byte) || byte >= 0x80
    }
  }
}
