/// One value of a JSON or YAML document, with the place of everything.
public struct DataNode: Sendable {
  /// What the value is.
  public enum Content: Sendable {
    /// JSON `null`, or a YAML scalar that resolves to null (an empty one included).
    case null
    /// A Boolean, as resolved.
    case bool(Bool)
    /// A number; its text is in `text`.
    case number
    /// A string; its decoded text is in `text`.
    case string
    /// A list.
    case sequence([DataNode])
    /// A map: members in the order of the file, duplicates kept.
    case mapping([DataMember])
    /// What stands where a value could not be read.
    case invalid
  }

  /// How a scalar is written.
  public enum Style: Sendable {
    /// Without quotes (every JSON literal and number).
    case plain
    /// In single quotes (YAML).
    case singleQuoted
    /// In double quotes.
    case doubleQuoted
    /// A YAML block scalar, `|` or `>`.
    case block
  }

  /// What the value is.
  public var content: Content
  /// The decoded text of a scalar, as written: `010` stays `010`. Nil for lists and maps.
  public var text: SourceText?
  /// How a scalar is written.
  public var style: Style
  /// The YAML tag as written (`!Ref`, `!!str`), nil where there is none.
  public var tag: String?
  /// The value's place, quotes and brackets included.
  public var location: Location

  /// Makes a node.
  public init(
    _ content: Content, text: SourceText? = nil, style: Style = .plain, tag: String? = nil, at location: Location
  ) {
    self.content = content
    self.text = text
    self.style = style
    self.tag = tag
    self.location = location
  }

  /// The decoded text of a scalar that is a string; nil for anything else.
  public var string: String? {
    if case .string = content { return text?.string }
    return nil
  }

  /// The items of a list; nil for anything else.
  public var items: [DataNode]? {
    if case .sequence(let items) = content { return items }
    return nil
  }

  /// The members of a map; nil for anything else.
  public var members: [DataMember]? {
    if case .mapping(let members) = content { return members }
    return nil
  }

  /// The value of the last member with this key, as the usual JSON and YAML readers choose; nil where there is none.
  public subscript(key: String) -> DataNode? {
    members?.last { $0.name == key }?.value
  }
}

/// One member of a map.
public struct DataMember: Sendable {
  /// The key; a string in JSON, any node in YAML.
  public var key: DataNode
  /// The value.
  public var value: DataNode
  /// The key's decoded text, empty when the key is no scalar.
  public var name: String

  /// Makes a member.
  public init(key: DataNode, value: DataNode) {
    self.key = key
    self.value = value
    self.name = key.text?.string ?? ""
  }
}

/// What a JSON or YAML reader found: the documents that it could read, and what it could not.
public struct DataDocuments: Sendable {
  /// The root of each document; JSON has one at most.
  public var roots: [DataNode]
  /// The mistakes, in the order of the file.
  public var problems: [SyntaxProblem]

  /// Makes a result.
  public init(roots: [DataNode], problems: [SyntaxProblem]) {
    self.roots = roots
    self.problems = problems
  }
}
