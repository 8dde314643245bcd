/// Expressions of HCL: literals, lists, objects and the functions that show their value; all else is computed.
extension HCLReader {
  /// One expression: a literal, a list, an object, or something computed.
  mutating func expression(isInBrackets: Bool) {
    _ = skipBlanks(linesToo: isInBrackets)
    let start = index
    guard index < text.count, depth < Self.depthLimit else { return computed(from: start, isInBrackets) }
    let first = tree.records.count
    switch text[index] {
    case UInt8(ascii: "\""):
      string(isKey: false) { reader, text in
        reader.tree.add(.string, .doubleQuoted, start, reader.index, text: text)
      }
    case UInt8(ascii: "["): list()
    case UInt8(ascii: "{"): object()
    case UInt8(ascii: "<") where heredoc(): break
    default:
      guard let function = function() else { return computed(from: start, isInBrackets) }
      call(function)
    }
    // An operator behind a literal makes the whole thing computed.
    _ = skipBlanks(linesToo: isInBrackets)
    if index < text.count, !Self.endsExpression(text[index]) {
      tree.records.removeSubrange(first...)
      computed(from: start, isInBrackets)
    }
  }

  /// The name of a function whose value its arguments show, and that is called at the index.
  private mutating func function() -> String? {
    let start = index
    if let name = identifier()?.string, Self.functions.contains(name), peek() == UInt8(ascii: "(") { return name }
    index = start
    return nil
  }

  /// Functions that hand their argument on in another form, and those that put maps or lists together.
  private static let functions: Set<String> = [
    "jsonencode", "yamlencode", "base64encode", "sensitive", "nonsensitive", "tomap", "tolist", "toset", "merge",
    "concat",
  ]

  /// The arguments of a function, as the one value that they make.
  private mutating func call(_ function: String) {
    let isMap = function == "merge"
    let isList = function == "concat"
    let start = index
    index += 1
    depth += 1
    let whole = isMap ? tree.open(.mapping, at: start) : isList ? tree.open(.sequence, at: start) : nil
    while skipBlanks(), index < text.count, text[index] != UInt8(ascii: ")") {
      let (before, first) = (index, tree.records.count)
      if isMap, text[index] == UInt8(ascii: "{") {
        members()
      } else if isList, text[index] == UInt8(ascii: "[") {
        items()
      } else {
        expression(isInBrackets: true)
        // A map that is computed elsewhere adds members that are not known.
        if isMap { tree.records.removeSubrange(first...) }
      }
      _ = skipBlanks()
      if peek() == UInt8(ascii: ",") || index == before { index += 1 }
    }
    depth -= 1
    index = min(text.count, index + 1)
    if let whole { tree.close(whole, at: index) }
  }

  private mutating func list() {
    let list = tree.open(.sequence, at: index)
    items()
    tree.close(list, at: index)
  }

  /// The items between brackets.
  private mutating func items() {
    index += 1
    depth += 1
    while skipBlanks(), index < text.count, text[index] != UInt8(ascii: "]") {
      let before = index
      expression(isInBrackets: true)
      _ = skipBlanks()
      if peek() == UInt8(ascii: ",") || index == before { index += 1 }
    }
    depth -= 1
    index = min(text.count, index + 1)
  }

  private mutating func object() {
    let map = tree.open(.mapping, at: index)
    members()
    tree.close(map, at: index)
  }

  /// The members between braces.
  private mutating func members() {
    index += 1
    depth += 1
    while skipBlanks(), index < text.count, text[index] != UInt8(ascii: "}") {
      let start = index
      if text[index] == UInt8(ascii: "\"") {
        string(isKey: true) { reader, text in
          reader.tree.add(.string, .doubleQuoted, start, reader.index, text: text)
        }
      } else if identifier() != nil {
        tree.add(.string, .plain, start, index)
      } else {
        index += 1
        continue
      }
      _ = skipBlanks()
      if peek() == UInt8(ascii: "=") || peek() == UInt8(ascii: ":") { index += 1 }
      expression(isInBrackets: true, endsWithLine: true)
      _ = skipBlanks()
      if peek() == UInt8(ascii: ",") { index += 1 }
    }
    depth -= 1
    index = min(text.count, index + 1)
  }

  /// An item of an object ends with its line, unlike one in a list or in parentheses.
  private mutating func expression(isInBrackets: Bool, endsWithLine: Bool) {
    expression(isInBrackets: isInBrackets && !endsWithLine)
  }

  /// A number or a word that stands for itself, or something that only Terraform can compute.
  private mutating func computed(from start: Int, _ isInBrackets: Bool) {
    var open = 0
    index = start
    scan: while index < text.count {
      switch text[index] {
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): open += 1
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"):
        if open == 0 { break scan }
        open -= 1
      case UInt8(ascii: ","): if open == 0 { break scan }
      case 0x0A: if open == 0 && !isInBrackets { break scan }
      case UInt8(ascii: "#"): if open == 0 { break scan }
      case UInt8(ascii: "\""):
        string(isKey: false) { _, _ in }
        continue
      default: break
      }
      index += 1
    }
    var end = index
    while end > start, text[end - 1] <= 0x20 { end -= 1 }
    add(text.slice(start..<end).string, start, end)
  }

  private mutating func add(_ word: String, _ start: Int, _ end: Int) {
    switch word {
    case "true": tree.add(.true, .plain, start, end)
    case "false": tree.add(.false, .plain, start, end)
    case "null", "": tree.add(.null, .plain, start, end)
    default:
      if word.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-") }) {
        tree.add(.number, .plain, start, end)
      } else {
        tree.add(.string, .plain, start, end, text: placeholder(for: text.range(start..<end)))
      }
    }
  }

  func placeholder(for range: SourceRange) -> SourceText {
    var builder = SourceTextBuilder(file: text.file, anchor: range.start)
    builder.append(Array(String(TemplateText.placeholder).utf8), standingFor: range)
    return builder.finish()
  }
}
