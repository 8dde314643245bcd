/// A dictionary whose copies share what they have in common.
///
/// A script starts many processes, and each sees nearly the environment of the one before: with a plain dictionary a
/// file of n lines would cost n copies of n entries. Here a changed copy costs a few small nodes, and two copies are
/// compared by looking only at what differs. A hash array mapped trie with immutable nodes.
public struct PersistentMap<Key: Hashable & Sendable, Value: Sendable>: Sendable {
  private var root: Node
  /// The number of entries.
  public private(set) var count: Int

  /// Makes an empty map.
  public init() {
    root = Node(bitmap: 0, slots: [])
    count = 0
  }

  /// Makes a map of a dictionary's entries.
  public init(_ entries: [Key: Value]) {
    self.init()
    for (key, value) in entries { self[key] = value }
  }

  /// Whether there is no entry.
  public var isEmpty: Bool { count == 0 }

  /// The keys, in no particular order.
  public var keys: [Key] {
    var keys: [Key] = []
    keys.reserveCapacity(count)
    root.forEach { key, _ in keys.append(key) }
    return keys
  }

  /// The values, in no particular order.
  public var values: [Value] {
    var values: [Value] = []
    values.reserveCapacity(count)
    root.forEach { _, value in values.append(value) }
    return values
  }

  /// The value of a key; assigning nil removes it.
  public subscript(key: Key) -> Value? {
    get { root.value(of: key, hash: Self.hash(key), depth: 0) }
    set {
      if let newValue {
        let (node, isNew) = root.setting(.leaf(Self.hash(key), key, newValue), depth: 0)
        root = node
        if isNew { count += 1 }
      } else if let node = root.removing(key, hash: Self.hash(key), depth: 0) {
        root = node
        count -= 1
      }
    }
  }

  /// The value of a key, or another where it has none.
  public subscript(key: Key, default missing: @autoclosure () -> Value) -> Value {
    get { self[key] ?? missing() }
    set { self[key] = newValue }
  }

  /// Removes a key; the result is the value that it had.
  @discardableResult
  public mutating func removeValue(forKey key: Key) -> Value? {
    let old = self[key]
    if old != nil { self[key] = nil }
    return old
  }

  /// Removes every entry.
  public mutating func removeAll() { self = Self() }

  /// The same keys with other values.
  public func mapValues<Other: Sendable>(_ transform: (Value) -> Other) -> PersistentMap<Key, Other> {
    var result = PersistentMap<Key, Other>()
    root.forEach { key, value in result[key] = transform(value) }
    return result
  }

  /// The entries that satisfy a condition.
  public func filter(_ isIncluded: (Element) -> Bool) -> Self {
    var kept: [(Key, Value)] = []
    var dropped: [Key] = []
    root.forEach { key, value in
      if isIncluded((key, value)) { kept.append((key, value)) } else { dropped.append(key) }
    }
    var result = dropped.count < kept.count ? self : Self()
    if dropped.count < kept.count {
      for key in dropped { result[key] = nil }
    } else {
      for (key, value) in kept { result[key] = value }
    }
    return result
  }

  /// Whether both are the very same map, unchanged copies of each other; false says nothing about the entries.
  public func isIdentical(to other: Self) -> Bool { root === other.root }

  /// Calls `body` for each key whose entry may differ; what the two share is not looked at.
  public func forEachDifference(from other: Self, _ body: (Key, _ mine: Value?, _ theirs: Value?) -> Void) {
    Node.compare(root, other.root, body)
  }

  /// Spreads the bits: the trie reads a hash from its low end.
  private static func hash(_ key: Key) -> UInt { UInt(bitPattern: key.hashValue) }
}

extension PersistentMap: ExpressibleByDictionaryLiteral {
  /// Makes a map of the entries written; the last of equal keys counts.
  public init(dictionaryLiteral elements: (Key, Value)...) {
    self.init()
    for (key, value) in elements { self[key] = value }
  }
}

extension PersistentMap: Sequence {
  /// One entry.
  public typealias Element = (key: Key, value: Value)

  /// Walks the entries, in no particular order.
  public func makeIterator() -> Iterator { Iterator(root) }

  /// Walks the entries of a map.
  public struct Iterator: IteratorProtocol {
    private var stack: [(node: Node, next: Int)]
    private var collided: [Element] = []

    fileprivate init(_ root: Node) { stack = [(root, 0)] }

    /// The next entry.
    public mutating func next() -> Element? {
      if let entry = collided.popLast() { return entry }
      while let (node, index) = stack.last {
        guard index < node.slots.count else {
          stack.removeLast()
          continue
        }
        stack[stack.count - 1].next += 1
        switch node.slots[index] {
        case .leaf(_, let key, let value): return (key, value)
        case .branch(let child): stack.append((child, 0))
        case .collision(_, let entries):
          collided = entries.map { (key: $0.0, value: $0.1) }
          if let entry = collided.popLast() { return entry }
        }
      }
      return nil
    }
  }
}

extension PersistentMap {
  /// What stands at one of a node's 32 places.
  fileprivate enum Slot: Sendable {
    case leaf(UInt, Key, Value)
    case branch(Node)
    /// Keys whose whole hashes are equal.
    case collision(UInt, [(Key, Value)])
  }

  /// A place for each value of five bits of the hash; only the filled ones are stored.
  fileprivate final class Node: Sendable {
    let bitmap: UInt32
    let slots: [Slot]

    init(bitmap: UInt32, slots: [Slot]) {
      self.bitmap = bitmap
      self.slots = slots
    }

    private static func bit(_ hash: UInt, _ depth: Int) -> UInt32 { 1 << UInt32((hash >> UInt(depth * 5)) & 31) }

    private func index(_ bit: UInt32) -> Int { (bitmap & (bit &- 1)).nonzeroBitCount }

    func value(of key: Key, hash: UInt, depth: Int) -> Value? {
      var node = self
      var depth = depth
      while true {
        let bit = Self.bit(hash, depth)
        guard node.bitmap & bit != 0 else { return nil }
        switch node.slots[node.index(bit)] {
        case .leaf(_, let other, let value): return other == key ? value : nil
        case .collision(_, let entries): return entries.first { $0.0 == key }?.1
        case .branch(let child):
          node = child
          depth += 1
        }
      }
    }

    func forEach(_ body: (Key, Value) -> Void) { for slot in slots { slot.forEach(body) } }

    func setting(_ slot: Slot, depth: Int) -> (Node, isNew: Bool) {
      let hash = slot.hash
      let bit = Self.bit(hash, depth)
      let index = index(bit)
      var slots = slots
      guard bitmap & bit != 0 else {
        slots.insert(slot, at: index)
        return (Node(bitmap: bitmap | bit, slots: slots), true)
      }
      var isNew = true
      switch slots[index] {
      case .branch(let child):
        let (node, added) = child.setting(slot, depth: depth + 1)
        slots[index] = .branch(node)
        isNew = added
      case let old where old.hash != hash:
        slots[index] = .branch(Self.joining(old, slot, depth: depth + 1))
      case let old:
        (slots[index], isNew) = old.merging(slot)
      }
      return (Node(bitmap: bitmap, slots: slots), isNew)
    }

    /// The smallest subtree that holds two slots of different hashes.
    private static func joining(_ a: Slot, _ b: Slot, depth: Int) -> Node {
      let first = bit(a.hash, depth)
      let second = bit(b.hash, depth)
      guard first != second else {
        return Node(bitmap: first, slots: [.branch(joining(a, b, depth: depth + 1))])
      }
      return Node(bitmap: first | second, slots: first < second ? [a, b] : [b, a])
    }

    /// The node without a key; nil when it is not there.
    func removing(_ key: Key, hash: UInt, depth: Int) -> Node? {
      let bit = Self.bit(hash, depth)
      guard bitmap & bit != 0 else { return nil }
      let index = index(bit)
      var slots = slots
      switch slots[index] {
      case .leaf(_, let other, _):
        guard other == key else { return nil }
        slots.remove(at: index)
        return Node(bitmap: bitmap & ~bit, slots: slots)
      case .branch(let child):
        guard let node = child.removing(key, hash: hash, depth: depth + 1) else { return nil }
        if let only = node.slots.first, node.slots.count == 1, !only.isBranch {
          slots[index] = only
        } else {
          slots[index] = .branch(node)
        }
        return Node(bitmap: bitmap, slots: slots)
      case .collision(let hash, var entries):
        guard let place = entries.firstIndex(where: { $0.0 == key }) else { return nil }
        entries.remove(at: place)
        slots[index] = entries.count == 1 ? .leaf(hash, entries[0].0, entries[0].1) : .collision(hash, entries)
        return Node(bitmap: bitmap, slots: slots)
      }
    }

    static func compare(_ a: Node, _ b: Node, _ body: (Key, Value?, Value?) -> Void) {
      if a === b { return }
      var bits = a.bitmap | b.bitmap
      while bits != 0 {
        let bit = bits & (~bits &+ 1)
        bits &= bits &- 1
        let mine = a.bitmap & bit != 0 ? a.slots[a.index(bit)] : nil
        let theirs = b.bitmap & bit != 0 ? b.slots[b.index(bit)] : nil
        if case .branch(let first) = mine, case .branch(let second) = theirs {
          compare(first, second, body)
          continue
        }
        var others: [Key: Value] = [:]
        theirs?.forEach { others[$0] = $1 }
        mine?.forEach { body($0, $1, others.removeValue(forKey: $0)) }
        for (key, value) in others { body(key, nil, value) }
      }
    }
  }
}

extension PersistentMap.Slot {
  /// The whole hash; a branch has none.
  fileprivate var hash: UInt {
    switch self {
    case .leaf(let hash, _, _), .collision(let hash, _): hash
    case .branch: 0
    }
  }

  fileprivate var isBranch: Bool { if case .branch = self { true } else { false } }

  /// Puts a leaf to the keys that share its hash.
  fileprivate func merging(_ leaf: Self) -> (Self, isNew: Bool) {
    guard case .leaf(let hash, let key, let value) = leaf else { return (self, false) }
    switch self {
    case .leaf(_, let other, let old):
      return other == key ? (leaf, false) : (.collision(hash, [(other, old), (key, value)]), true)
    case .collision(_, var entries):
      if let place = entries.firstIndex(where: { $0.0 == key }) {
        entries[place].1 = value
        return (.collision(hash, entries), false)
      }
      return (.collision(hash, entries + [(key, value)]), true)
    case .branch: return (self, false)
    }
  }

  fileprivate func forEach(_ body: (Key, Value) -> Void) {
    switch self {
    case .leaf(_, let key, let value): body(key, value)
    case .collision(_, let entries): for (key, value) in entries { body(key, value) }
    case .branch(let node): node.forEach(body)
    }
  }
}
