import Syntax

/// The AWS CLI's shorthand, `command=a,b,environment=[{name=A,value=1}]`, as the JSON that it stands for (awscli 1.45,
/// shorthand.py). Each piece of the JSON knows where it was written.
struct AwsShorthand {
  private let text: SourceText
  private let read: (String) -> String?
  private var index = 0
  private var depth = 0
  private var json: SourceTextBuilder
  /// Where the parser stops, when it cannot go on.
  private(set) var fault: Location?

  private static let depthLimit = 64
  /// The members that are lists: the CLI takes a single item for one, without its bracket (awscli, BackCompatVisitor).
  private static let lists: Set = [
    "args", "command", "containers", "dependsOn", "devices", "env", "environment", "initContainers", "mountPoints",
    "nodePropertyOverrides", "nodeRangeProperties", "resourceRequirements", "secrets", "taskProperties", "tmpfs",
    "ulimits", "volumeMounts", "volumes",
  ]
  /// The members that are numbers and Booleans.
  private static let unquoted: Set = [
    "essential", "fsGroup", "hardLimit", "hostNetwork", "initProcessEnabled", "mainNode", "maxSwap", "memory",
    "numNodes", "privileged", "readOnly", "readonlyRootFilesystem", "runAsGroup", "runAsUser", "sharedMemorySize",
    "size", "sizeInGiB", "softLimit", "swappiness", "vcpus",
  ]

  /// `read` gives the text of a file that `name@=file://...` names.
  init(_ text: SourceText, read: @escaping (String) -> String?) {
    self.text = text
    self.read = read
    json = SourceTextBuilder(file: text.file, anchor: text.range.start)
  }

  /// The text as JSON; nil where the CLI cannot read it.
  mutating func translated() -> SourceText? {
    write("{")
    var keys: Set<String> = []
    repeat {
      if !keys.isEmpty { write(",") }
      guard let key = readKey(), keys.insert(key).inserted else { return fail() }
      guard readValues(isFile: isFileValue) else { return fail() }
      if index < text.count, !expect(",") { return fail() }
    } while index < text.count
    write("}")
    return json.finish()
  }

  private mutating func fail() -> SourceText? {
    fault = fault ?? text.location(min(index, max(0, text.count - 1))..<min(index + 1, text.count))
    return nil
  }

  // MARK: - Grammar

  private var isFileValue = false
  /// The key that is being read.
  private var key = ""

  /// Reads `key=` or `key@=` and writes the key.
  private mutating func readKey() -> String? {
    let start = index
    while let byte = current, Self.isKeyByte(byte) { index += 1 }
    let key = text.slice(start..<index)
    isFileValue = expect("@")
    guard expect("=") else { return nil }
    write("\"")
    json.append(key)
    write("\":")
    self.key = key.string
    return key.string
  }

  private mutating func readValues(isFile: Bool) -> Bool {
    switch current {
    case nil: write("\"\"")
    case UInt8(ascii: "["): return readList()
    case UInt8(ascii: "{"): return readItem { $0.readMap() }
    default: return readCommaList(isFile: isFile)
    }
    return true
  }

  /// Reads what stands alone, and writes the brackets of a list around it where the member is one.
  private mutating func readItem(_ read: (inout AwsShorthand) -> Bool) -> Bool {
    guard Self.lists.contains(key) else { return read(&self) }
    write("[")
    guard read(&self) else { return false }
    write("]")
    return true
  }

  /// `a` or `a,b,c`: the list ends in front of the next `key=`.
  private mutating func readCommaList(isFile: Bool) -> Bool {
    guard let first = readScalar(isFirst: true, isFile: isFile) else { return false }
    skipBlanks()
    var items = [first]
    while current == UInt8(ascii: ",") {
      let comma = index
      _ = expect(",")
      guard let item = readScalar(isFirst: false, isFile: isFile) else {
        if current == nil { return false }
        index = comma
        break
      }
      skipBlanks()
      if current != nil, current != UInt8(ascii: ",") {
        index = comma
        break
      }
      items.append(item)
    }
    if items.count == 1 {
      return readItem { $0.append(first) }
    } else {
      write("[")
      for (offset, item) in items.enumerated() {
        if offset > 0 { write(",") }
        json.append(item)
      }
      write("]")
    }
    return true
  }

  private mutating func readExplicit(isFile: Bool) -> Bool {
    if current == UInt8(ascii: "[") { return readList() }
    if current == UInt8(ascii: "{") { return readMap() }
    guard let value = readScalar(isFirst: true, isFile: isFile) else { return false }
    return append(value)
  }

  /// Writes a string, or the number that it stands for.
  private mutating func append(_ value: SourceText) -> Bool {
    let inner = value.slice(1..<(value.count - 1))
    let isNumber = !inner.isEmpty && inner.bytes.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
    let isBare = Self.unquoted.contains(key) && (isNumber || ["true", "false"].contains(inner.string))
    json.append(isBare ? inner : value)
    return true
  }

  private mutating func readList() -> Bool {
    depth += 1
    defer { depth -= 1 }
    guard depth < Self.depthLimit, expect("[") else { return false }
    write("[")
    var isFirst = true
    while current != UInt8(ascii: "]") {
      if !isFirst { write(",") }
      isFirst = false
      guard current != nil, readExplicit(isFile: isFileValue), endItem(before: "]") else { return false }
    }
    index += 1
    write("]")
    return true
  }

  private mutating func readMap() -> Bool {
    depth += 1
    defer { depth -= 1 }
    guard depth < Self.depthLimit, expect("{") else { return false }
    write("{")
    var isFirst = true
    while current != UInt8(ascii: "}") {
      if !isFirst { write(",") }
      isFirst = false
      guard current != nil, readKey() != nil, readExplicit(isFile: isFileValue), endItem(before: "}") else {
        return false
      }
    }
    index += 1
    write("}")
    return true
  }

  /// Reads the comma behind an item, which the last one may have as well.
  private mutating func endItem(before close: Unicode.Scalar) -> Bool {
    skipBlanks()
    return current == UInt8(ascii: close) || expect(",")
  }

  // MARK: - Scalars

  /// Reads a value and returns it as a string of JSON; nil where none starts here.
  private mutating func readScalar(isFirst: Bool, isFile: Bool) -> SourceText? {
    let start = index
    let bytes: [UInt8]
    if let quote = current, quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\"") {
      guard let quoted = readQuoted(quote) else { return nil }
      bytes = quoted
    } else {
      guard let bare = readBare(isFirst: isFirst) else { return isFirst ? string([], start..<index) : nil }
      bytes = bare
    }
    let value = String(decoding: bytes, as: UTF8.self)
    if isFile, value.hasPrefix("file://") {
      guard let content = read(String(value.dropFirst("file://".count))) else { return nil }
      return string(Array(content.utf8), start..<index)
    }
    return string(bytes, start..<index)
  }

  private mutating func readQuoted(_ quote: UInt8) -> [UInt8]? {
    var bytes: [UInt8] = []
    var end = index + 1
    while end < text.count, text[end] != quote {
      if text[end] == UInt8(ascii: "\\"), end + 1 < text.count, text[end + 1] == quote { end += 1 }
      bytes.append(text[end])
      end += 1
    }
    guard end < text.count else { return nil }
    index = end + 1
    // Pairs of backslashes count as one.
    var result: [UInt8] = []
    var offset = 0
    while offset < bytes.count {
      result.append(bytes[offset])
      let isPair =
        bytes[offset] == UInt8(ascii: "\\") && offset + 1 < bytes.count && bytes[offset + 1] == UInt8(ascii: "\\")
      offset += isPair ? 2 : 1
    }
    return result
  }

  private mutating func readBare(isFirst: Bool) -> [UInt8]? {
    guard let first = current, Self.startsWord(first) || isEscapedComma else { return nil }
    var bytes: [UInt8] = []
    while let byte = current {
      if isEscapedComma {
        bytes.append(UInt8(ascii: ","))
        index += 2
        continue
      }
      let isInside = !bytes.isEmpty
      guard !isInside || (isFirst ? Self.followsFirst(byte) : Self.followsSecond(byte)) else { break }
      bytes.append(byte)
      index += 1
    }
    while let last = bytes.last, Self.isBlank(last) { bytes.removeLast() }
    return bytes
  }

  private var isEscapedComma: Bool {
    index + 1 < text.count && text[index] == UInt8(ascii: "\\") && text[index + 1] == UInt8(ascii: ",")
  }

  // MARK: - Bytes

  private var current: UInt8? { index < text.count ? text[index] : nil }

  private mutating func skipBlanks() {
    while let byte = current, Self.isBlank(byte) { index += 1 }
  }

  /// Reads a sign with the blanks around it.
  private mutating func expect(_ sign: Unicode.Scalar) -> Bool {
    let start = index
    skipBlanks()
    guard current == UInt8(ascii: sign) else {
      index = start
      return false
    }
    index += 1
    skipBlanks()
    return true
  }

  private mutating func write(_ text: StaticString) {
    let place = self.text.location(min(index, self.text.count)..<min(index, self.text.count)).range
    json.append(Array("\(text)".utf8), standingFor: place)
  }

  /// A string of JSON that stands for a part of the text; a part that is written as it is keeps its places.
  private func string(_ bytes: [UInt8], _ range: Range<Int>) -> SourceText {
    let whole = text.slice(range)
    var builder = SourceTextBuilder(file: text.file, anchor: whole.range.start)
    let isPlain = bytes.allSatisfy { $0 >= 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }
    let isQuoted = range.count == bytes.count + 2
    let place = isQuoted ? text.slice((range.lowerBound + 1)..<(range.upperBound - 1)).range : whole.range
    builder.append([UInt8(ascii: "\"")], standingFor: SourceRange(place.start, place.start))
    if isPlain, range.count == bytes.count || isQuoted {
      builder.append(isQuoted ? text.slice((range.lowerBound + 1)..<(range.upperBound - 1)) : whole)
    } else {
      builder.append(bytes.flatMap(Self.escaped), standingFor: place)
    }
    builder.append([UInt8(ascii: "\"")], standingFor: SourceRange(place.end, place.end))
    return builder.finish()
  }

  private static func escaped(_ byte: UInt8) -> [UInt8] {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): [UInt8(ascii: "\\"), byte]
    case 0x0A: Array("\\n".utf8)
    case 0..<0x20: Array("\\u00".utf8) + [0x30 + byte / 16, "0123456789abcdef".utf8.map { $0 }[Int(byte % 16)]]
    default: [byte]
    }
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte >= 0x09 && byte <= 0x0D }

  private static func isKeyByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"):
      true
    default: "-_.#/:".utf8.contains(byte)
    }
  }

  /// What a bare value may start with: no quote, comma, blank or `=`, and no bracket or brace that opens.
  private static func startsWord(_ byte: UInt8) -> Bool {
    byte > 0x20 && !"\"',=[{".utf8.contains(byte)
  }

  private static func followsFirst(_ byte: UInt8) -> Bool {
    isBlank(byte) || byte > 0x20 && !"\"',]}".utf8.contains(byte)
  }

  private static func followsSecond(_ byte: UInt8) -> Bool {
    isBlank(byte) || byte > 0x20 && !"\"',=".utf8.contains(byte)
  }
}
