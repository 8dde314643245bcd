import Syntax

/// A file of JSON or YAML, whose readers share what they do first.
enum DataFile {
  /// Reads the builder's file; what is wrong with it as JSON or YAML is among the builder's problems.
  static func read(into builder: SpecBuilder) -> [DataNode] {
    let documents =
      isJSON(builder.file) ? JSONReader.parse(builder.file.text) : YAMLReader.parse(builder.file.text, schema: .ruamel)
    builder.add(documents.problems)
    builder.comments += documents.comments
    return documents.roots
  }

  /// Whether a file is JSON by its name or, where that says nothing, by its first byte that is no blank.
  static func isJSON(_ file: SourceFile) -> Bool {
    let name = file.path.lowercased()
    if name.hasSuffix(".json") { return true }
    if name.hasSuffix(".yaml") || name.hasSuffix(".yml") { return false }
    return file.text.bytes.first { $0 > 0x20 }.map { "{}[]\"".utf8.contains($0) } ?? false
  }
}

extension DataNode {
  /// The value of a member, whatever the case of its key: files that their platform rejects are read as well, because
  /// a key in them leaks all the same.
  func member(_ name: String) -> DataNode? {
    self[name] ?? members?.last { $0.name.lowercased() == name.lowercased() }?.value
  }

  /// The items of a list member; none where it is missing or no list.
  func list(_ name: String) -> [DataNode] { member(name)?.items ?? [] }

  /// Whether the value is `true`.
  var isTrue: Bool { content == .bool(true) }

  /// The value of a number without a fraction; nil for anything else.
  var integer: Int? { content == .number ? text.flatMap { Int($0.string) } : nil }

  /// The value as a word or a variable's text: a scalar of any type; nil for lists and null. Template expressions and the
  /// intrinsic functions of CloudFormation (`!Ref`, `{"Ref": ...}`) are dynamic.
  var value: Value? {
    if isIntrinsic { return Value([.dynamic(.template, location)], at: location) }
    guard content != .null, let text else { return nil }
    return Value(ScalarReferences.jsonata.parts(of: text), at: location)
  }

  /// What a scalar that is no string is, in words; nil for strings, null, lists and maps.
  var typeOfOtherScalar: String? {
    switch content {
    case .bool: "a Boolean"
    case .number: "a number"
    default: nil
    }
  }

  /// Whether the value is a function of CloudFormation, short (`!Ref`) or long.
  var isIntrinsic: Bool {
    if let tag, tag.hasPrefix("!") {
      return tag != "!Sub" || text.map { $0.bytes.contains(UInt8(ascii: "$")) } ?? true
    }
    guard let members, members.count == 1 else { return false }
    return members[0].name == "Ref" || members[0].name.hasPrefix("Fn::")
  }
}
