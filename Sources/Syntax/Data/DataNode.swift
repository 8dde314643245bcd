/// One value of a JSON or YAML document, with the place of everything.
///
/// A small handle into the tree that holds all values of the file. Texts, lists and places are made when they are asked
/// for, so a reader pays only for what it looks at.
public struct DataNode: Sendable {
  /// What a value is.
  public enum Content: Hashable, Sendable {
    /// JSON `null`, or a YAML scalar that resolves to null (an empty one included).
    case null
    /// A Boolean, as resolved.
    case bool(Bool)
    /// A number; its text is in `text`.
    case number
    /// A date or a time, where the YAML schema has them; its text is in `text`.
    case timestamp
    /// A string; its decoded text is in `text`.
    case string
    /// A list; its values are in `items`.
    case sequence
    /// A map; its members are in `members`.
    case mapping
    /// What stands where a value could not be read.
    case invalid
  }

  /// How a scalar is written.
  public enum Style: UInt8, Sendable {
    /// Without quotes (every JSON literal and number).
    case plain
    /// In single quotes (YAML).
    case singleQuoted
    /// In double quotes.
    case doubleQuoted
    /// A YAML block scalar, `|` or `>`.
    case block
  }

  private let tree: DataTree
  private let index: Int

  /// The node that stands at an index of a tree, or the one that the alias there stands for.
  init(_ tree: DataTree, _ index: Int) {
    let record = tree.records[index]
    self.tree = tree
    self.index = record.shape == .alias ? record.link : index
  }

  private var record: DataTree.Record { tree.records[index] }

  /// What the value is.
  public var content: Content {
    switch record.shape {
    case .null: .null
    case .true: .bool(true)
    case .false: .bool(false)
    case .number: .number
    case .timestamp: .timestamp
    case .string: .string
    case .sequence: .sequence
    case .mapping: .mapping
    case .invalid, .alias: .invalid
    }
  }

  /// How a scalar is written; `plain` for lists and maps.
  public var style: Style { record.style }

  /// The YAML tag as the file means it: `!Ref` for a local one, `tag:yaml.org,2002:str` for `!!str`. Nil where there is
  /// none, and in JSON.
  public var tag: String? { tree.tags[index] }

  /// The value's place, quotes and brackets included; behind a YAML alias, the place of the value that it repeats.
  public var location: Location { tree.text.location(record.start..<record.end) }

  /// The decoded text of a scalar, as written: `010` stays `010`. Nil for lists and maps.
  public var text: SourceText? {
    let record = record
    switch record.shape {
    case .sequence, .mapping, .invalid, .alias: return nil
    default: break
    }
    if record.link >= 0 { return tree.decoded[record.link] }
    let quote = record.style == .plain ? 0 : 1
    return tree.text.slice(record.start + quote..<record.end - quote)
  }

  /// The decoded text of a scalar that is a string; nil for anything else.
  public var string: String? { record.shape == .string ? text?.string : nil }

  /// The items of a list; nil for anything else.
  public var items: [DataNode]? {
    guard record.shape == .sequence else { return nil }
    var items: [DataNode] = []
    var child = index + 1
    while child < record.link {
      items.append(DataNode(tree, child))
      child = tree.index(behind: child)
    }
    return items
  }

  /// The members of a map in the order of the file, duplicates kept; nil for anything else. Members that a YAML merge
  /// key `<<` brings in stand in front of the map's own.
  public var members: [DataMember]? {
    guard record.shape == .mapping else { return nil }
    if let members = tree.merges[index] {
      return members.map { DataMember(key: DataNode(tree, $0.key), value: DataNode(tree, $0.value)) }
    }
    var members: [DataMember] = []
    tree.forEachMember(of: index) { members.append(DataMember(key: DataNode(tree, $0), value: DataNode(tree, $1))) }
    return members
  }

  /// The value of the last member with this key, as the usual JSON and YAML readers choose; nil where there is none.
  public subscript(key: String) -> DataNode? {
    members?.last { $0.key.text.map { $0.bytes.elementsEqual(key.utf8) } ?? false }?.value
  }
}

/// One member of a map.
public struct DataMember: Sendable {
  /// The key; a string in JSON, any node in YAML.
  public var key: DataNode
  /// The value.
  public var value: DataNode

  /// The key's decoded text, empty when the key is no scalar.
  public var name: String { key.text?.string ?? "" }
}

/// What a JSON or YAML reader found: the documents that it could read, and what it could not.
public struct DataDocuments: Sendable {
  /// The root of each document; JSON has one at most.
  public var roots: [DataNode]
  /// The mistakes, in the order of the file.
  public var problems: [SyntaxProblem]
  /// The comments, `#` included, in the order of the file; JSON has none.
  public var comments: [SourceText]
}
