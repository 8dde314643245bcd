/// The values of a JSON or YAML file, side by side in the order in which they are written.
///
/// A list or map is followed by all that it holds, and knows where that ends. One array for the whole file costs a
/// fraction of a tree of objects, and is released at once however deep the file nests.
final class DataTree: Sendable {
  /// What a record is.
  enum Shape: UInt8 {
    case null, `true`, `false`, number, timestamp, string, invalid, sequence, mapping
    /// A YAML alias that stands for an earlier record.
    case alias
  }

  /// One value.
  struct Record {
    var shape: Shape
    var style: DataNode.Style
    /// The offset of its first byte in `text`, quotes and brackets included.
    var start: Int
    /// The offset behind its last byte.
    var end: Int
    /// For a list or map, the index behind the last record inside; for an alias, what it stands for; for a scalar, the
    /// index of its text in `decoded`, or -1 when the text is what stands in the file.
    var link: Int
  }

  /// What was read.
  let text: SourceText
  let records: [Record]
  /// The texts of scalars that are written in another way than they read: with escapes, folded, indented.
  let decoded: [SourceText]
  /// YAML tags by record.
  let tags: [Int: String]
  /// The members, as pairs of records, of the maps that hold a YAML merge key.
  let merges: [Int: [(key: Int, value: Int)]]

  init(text: SourceText, _ builder: DataTreeBuilder) {
    self.text = text
    self.records = builder.records
    self.decoded = builder.decoded
    self.tags = builder.tags
    self.merges = builder.merges
  }

  /// The index of the record that follows one and all that it holds.
  func index(behind index: Int) -> Int { records.index(behind: index) }

  /// Calls `body` with the records of each key and value that are written in a map.
  func forEachMember(of index: Int, _ body: (Int, Int) -> Void) { records.forEachMember(of: index, body) }
}

extension [DataTree.Record] {
  /// The index of the record that follows one and all that it holds.
  func index(behind index: Int) -> Int {
    let record = self[index]
    return record.shape == .sequence || record.shape == .mapping ? record.link : index + 1
  }

  /// Calls `body` with the records of each key and value that are written in a map.
  func forEachMember(of index: Int, _ body: (Int, Int) -> Void) {
    var key = index + 1
    while key < self[index].link {
      let value = self.index(behind: key)
      body(key, value)
      key = self.index(behind: value)
    }
  }
}

/// Collects the records of a tree in the order of the file.
struct DataTreeBuilder {
  /// How deep values may nest. Job specs stay below 30, and whoever walks the tree recurses on an 8 MB stack.
  static let depthLimit = 200

  var records: [DataTree.Record] = []
  var decoded: [SourceText] = []
  var tags: [Int: String] = [:]
  var merges: [Int: [(key: Int, value: Int)]] = [:]

  /// Adds a scalar; `text` is what it reads as, where that is not what stands between its quotes.
  mutating func add(
    _ shape: DataTree.Shape, _ style: DataNode.Style = .plain, _ start: Int, _ end: Int, text: SourceText? = nil
  ) {
    var link = -1
    if let text {
      link = decoded.count
      decoded.append(text)
    }
    records.append(.init(shape: shape, style: style, start: start, end: end, link: link))
  }

  /// Starts a list or map; what is added until it is closed lies in it.
  mutating func open(_ shape: DataTree.Shape, at start: Int) -> Int {
    records.append(.init(shape: shape, style: .plain, start: start, end: start, link: records.count + 1))
    return records.count - 1
  }

  /// Ends a list or map.
  mutating func close(_ index: Int, at end: Int) {
    records[index].end = end
    records[index].link = records.count
  }
}
