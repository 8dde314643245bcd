/// Builds a tree from libyaml's events.
struct YAMLComposer {
  /// How many values the aliases of one file may stand for. Ten lines of aliases of aliases would stand for a billion.
  static let aliasBudget = 1_000_000

  /// A list or map that is not closed yet.
  private struct Frame {
    var node: Int
    var isMapping: Bool
    /// For a list or map without brackets, which ends with its last value.
    var isFlow: Bool
    var anchor: String?
    /// How many values stand in it, counting those that aliases stand for.
    var size = 1
    /// The end of the last value in it.
    var end: Int
    var hasMergeKey = false
    /// How many keys and values stand in it so far.
    var children = 0
  }

  let text: SourceText
  let schema: YAMLSchema
  private(set) var tree = DataTreeBuilder()
  private(set) var roots: [Int] = []
  private(set) var problems: [SyntaxProblem] = []
  private(set) var comments: [SourceText] = []
  private var frames: [Frame] = []
  /// What each anchor names: the record, and its size; nil while the record is not closed.
  private var anchors: [String: (node: Int, size: Int?)] = [:]
  private var aliased = 0
  /// The end of the last value, where the search for comments goes on.
  private var searched = 0

  init(text: SourceText, schema: YAMLSchema) {
    self.text = text
    self.schema = schema
  }

  mutating func compose(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard !bytes.isEmpty, var events = YAMLEvents(bytes) else { return }
    while let (event, start, end) = events.next() {
      switch event {
      case .streamStart: break
      case .documentStart: anchors = [:]
      case .documentEnd: break
      case .streamEnd: return findComments(upTo: text.count)
      case .alias(let name): addAlias(name, start, end)
      case .scalar(let value, let style, let properties): addScalar(value, style, properties, start, end)
      case .sequenceStart(let isFlow, let properties): open(.sequence, isFlow, properties, start, end)
      case .mappingStart(let isFlow, let properties): open(.mapping, isFlow, properties, start, end)
      case .sequenceEnd, .mappingEnd: close(at: end)
      }
      if frames.count > DataTreeBuilder.depthLimit { return stopTooDeep(start) }
    }
    let failure = events.failure()
    problems.append(failure.problem(in: text))
    findComments(upTo: failure.offset)
    closeAll(at: failure.offset)
  }

  private mutating func stopTooDeep(_ start: Int) {
    problems.append(
      SyntaxProblem(
        "Values nest more than \(DataTreeBuilder.depthLimit) levels deep here; the rest is not read.",
        at: text.location(start..<min(start + 1, text.count))))
    closeAll(at: start)
  }

  private mutating func closeAll(at end: Int) {
    while let frame = frames.last {
      if frame.isMapping, frame.children % 2 == 1 { add(.invalid, end, end) }
      close(at: end)
    }
  }

  // MARK: Values

  /// Adds a value that holds no others.
  private mutating func add(_ shape: DataTree.Shape, _ start: Int, _ end: Int, size: Int = 1, link: Int = -1) {
    noteChild(size: size, end: end)
    tree.records.append(.init(shape: shape, style: .plain, start: start, end: end, link: link))
  }

  /// Counts a value that is about to be added to what is around it, or among the roots.
  private mutating func noteChild(size: Int, end: Int) {
    guard !frames.isEmpty else { return roots.append(tree.records.count) }
    let top = frames.count - 1
    frames[top].children += 1
    frames[top].size += size
    frames[top].end = end
  }

  private var isKeyNext: Bool { frames.last.map { $0.isMapping && $0.children % 2 == 0 } ?? false }

  private mutating func addAlias(_ name: String, _ start: Int, _ end: Int) {
    findComments(upTo: start)
    guard let anchor = anchors[name] else {
      return addInvalid("No anchor '&\(name)' stands in front of this alias.", start, end)
    }
    guard let size = anchor.size else {
      return addInvalid("The alias '*\(name)' stands inside the value that it names.", start, end)
    }
    guard aliased + size <= Self.aliasBudget else {
      return addInvalid("The aliases up to here stand for more than \(Self.aliasBudget) values.", start, end)
    }
    aliased += size
    add(.alias, start, end, size: size, link: anchor.node)
  }

  private mutating func addInvalid(_ message: String, _ start: Int, _ end: Int) {
    report(message, start, end)
    add(.invalid, start, end)
  }

  private mutating func addScalar(
    _ value: [UInt8], _ style: DataNode.Style, _ properties: YAMLEvents.Properties, _ start: Int, _ end: Int
  ) {
    let start = properties.isEmpty ? start : behindProperties(start, end)
    var scalar = YAMLScalarText(text: text, start: start, end: end)
    let decoded = scalar.decode(value, style)
    findComments(upTo: scalar.contentStart)
    searched = scalar.contentEnd
    let shape = schema.shape(of: value[...], isPlain: style == .plain, tag: properties.tag)
    if isKeyNext, style == .plain, value.elementsEqual("<<".utf8),
      properties.tag.map({ $0 == YAMLSchema.merge }) ?? true
    {
      frames[frames.count - 1].hasMergeKey = true
    }
    note(properties, size: 1)
    let end = style == .block ? scalar.contentEnd : end
    noteChild(size: 1, end: end)
    tree.add(shape, style, start, end, text: decoded)
  }

  /// Remembers the anchor and the tag of the record that is about to be added.
  private mutating func note(_ properties: YAMLEvents.Properties, size: Int?) {
    if let anchor = properties.anchor { anchors[anchor] = (tree.records.count, size) }
    if let tag = properties.tag, tag != "!" { tree.tags[tree.records.count] = tag }
  }

  private mutating func open(
    _ shape: DataTree.Shape, _ isFlow: Bool, _ properties: YAMLEvents.Properties, _ start: Int, _ end: Int
  ) {
    // The event of a block map covers its first key only; properties may stand on lines of their own.
    let start = properties.isEmpty ? start : behindProperties(start, text.count)
    note(properties, size: nil)
    noteChild(size: 0, end: start)
    let node = tree.open(shape, at: start)
    frames.append(
      Frame(node: node, isMapping: shape == .mapping, isFlow: isFlow, anchor: properties.anchor, end: start))
  }

  private mutating func close(at end: Int) {
    guard let frame = frames.popLast() else { return }
    let end = frame.isFlow ? end : frame.end
    tree.close(frame.node, at: end)
    if frame.hasMergeKey { problems += tree.merge(into: frame.node, text: text) }
    if let anchor = frame.anchor, anchors[anchor]?.node == frame.node { anchors[anchor] = (frame.node, frame.size) }
    guard !frames.isEmpty else { return }
    frames[frames.count - 1].size += frame.size
    frames[frames.count - 1].end = end
  }

  private mutating func report(_ message: String, _ start: Int, _ end: Int) {
    guard problems.count < 100 else { return }
    problems.append(SyntaxProblem(message, at: text.location(start..<max(start, end))))
  }

  // MARK: Between values

  /// The first byte behind anchors and tags, and behind the blanks and comments that follow them.
  private func behindProperties(_ start: Int, _ end: Int) -> Int {
    var index = start
    while index < end {
      switch text[index] {
      case UInt8(ascii: "&"), UInt8(ascii: "!"):
        let isVerbatim = index + 1 < end && text[index + 1] == UInt8(ascii: "<")
        while index < end, text[index] > 0x20, isVerbatim || !",[]{}".utf8.contains(text[index]) { index += 1 }
      case UInt8(ascii: "#"): while index < end, text[index] != 0x0A, text[index] != 0x0D { index += 1 }
      case 0...0x20: index += 1
      default: return index
      }
    }
    return end
  }

  /// Collects the comments behind the last value. What stands between values holds no other `#` behind a blank.
  private mutating func findComments(upTo end: Int) {
    var index = searched
    while index < end {
      if text[index] == UInt8(ascii: "#"), index == 0 || text[index - 1] <= 0x20 {
        let start = index
        while index < text.count, text[index] != 0x0A, text[index] != 0x0D { index += 1 }
        comments.append(text.slice(start..<index))
      } else {
        index += 1
      }
    }
    searched = max(searched, index)
  }
}
