/// Reads HCL (Terraform) into the tree that JSON and YAML share: the root is a list with a map for each block.
///
/// A block's first member is its type with the first label for a value (`resource: aws_batch_job_definition`); nested
/// blocks are maps. `jsonencode(...)` stands for its argument, `merge(...)` for the members written in it. What is computed, and every `${...}` in a string, is
/// `TemplateText.placeholder`.
public struct HCLReader {
  let text: SourceText
  var index = 0
  var tree = DataTreeBuilder()
  private var comments: [SourceText] = []
  private var depth = 0
  private static let depthLimit = 60

  /// Reads a whole file; what is no HCL is passed over.
  public static func parse(_ text: SourceText) -> DataDocuments {
    var reader = HCLReader(text: text)
    let root = reader.tree.open(.sequence, at: 0)
    while reader.skipBlanks(), reader.index < text.count { reader.block() }
    reader.tree.close(root, at: text.count)
    return DataDocuments(
      roots: [DataNode(DataTree(text: text, reader.tree), root)], problems: [], comments: reader.comments)
  }

  private init(text: SourceText) { self.text = text }

  /// A block at the top of the file; anything else there is passed over byte by byte.
  private mutating func block() {
    guard let name = identifier() else {
      index += 1
      return
    }
    let start = index - name.count
    let map = tree.open(.mapping, at: start)
    labels(of: start..<index)
    if peek() == UInt8(ascii: "{") { body() }
    tree.close(map, at: index)
  }

  /// The type and first label of a block as its first member; further labels are passed over.
  private mutating func labels(of name: Range<Int>) {
    var isFirst = true
    while skipBlanks(), index < text.count {
      let start = index
      if text[index] == UInt8(ascii: "\"") {
        string(isKey: false) { reader, text in
          guard isFirst else { return }
          reader.tree.add(.string, .plain, name.lowerBound, name.upperBound)
          reader.tree.add(.string, .doubleQuoted, start, reader.index, text: text)
        }
      } else if identifier() == nil {
        return
      } else if isFirst {
        tree.add(.string, .plain, name.lowerBound, name.upperBound)
        tree.add(.string, .plain, start, index)
      }
      isFirst = false
    }
  }

  /// The attributes and blocks between braces.
  private mutating func body() {
    index += 1
    depth += 1
    defer { depth -= 1 }
    while skipBlanks(), index < text.count, text[index] != UInt8(ascii: "}") {
      let start = index
      guard depth < Self.depthLimit, identifier() != nil else {
        index += 1
        continue
      }
      let name = start..<index
      _ = skipBlanks()
      if peek() == UInt8(ascii: "=") {
        index += 1
        tree.add(.string, .plain, name.lowerBound, name.upperBound)
        expression(isInBrackets: false)
      } else {
        nested(name)
      }
    }
    if index < text.count { index += 1 }
  }

  private mutating func nested(_ name: Range<Int>) {
    tree.add(.string, .plain, name.lowerBound, name.upperBound)
    let map = tree.open(.mapping, at: index)
    labels(of: name)
    if peek() == UInt8(ascii: "{") { body() }
    tree.close(map, at: index)
  }

  /// One expression: a literal, a list, an object, or something computed.
  private mutating func expression(isInBrackets: Bool) {
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

  private func peek() -> UInt8? { index < text.count ? text[index] : nil }

  private static func endsExpression(_ byte: UInt8) -> Bool {
    [0x0A, 0x0D, UInt8(ascii: ","), UInt8(ascii: "]"), UInt8(ascii: "}"), UInt8(ascii: ")"), UInt8(ascii: "#")]
      .contains(byte) || ASCIIName.starts(byte) || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "/")
  }

  private mutating func identifier() -> SourceText? {
    guard index < text.count, ASCIIName.starts(text[index]) else { return nil }
    let start = index
    while index < text.count, ASCIIName.continues(text[index]) { index += 1 }
    return text.slice(start..<index)
  }

  /// Passes over blanks and comments, line ends too unless told otherwise. Always true, so that loops can begin with it.
  private mutating func skipBlanks(linesToo: Bool = true) -> Bool {
    while index < text.count {
      let byte = text[index]
      if byte == 0x20 || byte == 0x09 || (linesToo && (byte == 0x0A || byte == 0x0D)) {
        index += 1
      } else if byte == UInt8(ascii: "#") || (byte == UInt8(ascii: "/") && next == UInt8(ascii: "/")) {
        let start = index
        while index < text.count, text[index] != 0x0A { index += 1 }
        comments.append(text.slice(start..<index))
      } else if byte == UInt8(ascii: "/"), next == UInt8(ascii: "*") {
        index += 2
        while index < text.count, !(text[index] == UInt8(ascii: "*") && next == UInt8(ascii: "/")) { index += 1 }
        index = min(text.count, index + 2)
      } else {
        break
      }
    }
    return true
  }

  private var next: UInt8? { index + 1 < text.count ? text[index + 1] : nil }
}

/// Names as HCL writes them: letters, digits, underscores and dashes.
enum ASCIIName {
  static func starts(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "_") || (byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z"))
  }

  static func continues(_ byte: UInt8) -> Bool {
    starts(byte) || byte == UInt8(ascii: "-") || (byte >= 0x30 && byte <= 0x39)
  }
}
