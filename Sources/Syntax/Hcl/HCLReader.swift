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
  var depth = 0
  static let depthLimit = 60

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

  func peek() -> UInt8? { index < text.count ? text[index] : nil }

  static func endsExpression(_ byte: UInt8) -> Bool {
    [0x0A, 0x0D, UInt8(ascii: ","), UInt8(ascii: "]"), UInt8(ascii: "}"), UInt8(ascii: ")"), UInt8(ascii: "#")]
      .contains(byte) || ASCIIName.starts(byte) || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "/")
  }

  mutating func identifier() -> SourceText? {
    guard index < text.count, ASCIIName.starts(text[index]) else { return nil }
    let start = index
    while index < text.count, ASCIIName.continues(text[index]) { index += 1 }
    return text.slice(start..<index)
  }

  /// Passes over blanks and comments, line ends too unless told otherwise. Always true, so that loops can begin with it.
  mutating func skipBlanks(linesToo: Bool = true) -> Bool {
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
