/// A dictionary whose copies share what they have in common.
///
/// A script starts many processes, and each sees nearly the environment of the one before: with a plain dictionary a
/// file of n lines would cost n copies of n entries. Here a changed copy costs a few small nodes, and two copies are
/// compared by looking only at what differs. A hash array mapped trie; a node that only one map holds is changed in
/// place, any other is copied first.
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
    root.forEach { keys.append($0.key) }
    return keys
  }

  /// The values, in no particular order.
  public var values: [Value] {
    var values: [Value] = []
    values.reserveCapacity(count)
    root.forEach { values.append($0.value) }
    return values
  }

  /// The value of a key; assigning nil removes it.
  public subscript(key: Key) -> Value? {
    get { root.value(of: key, hash: Self.hash(key), depth: 0) }
    set {
      if let newValue {
        if !isKnownUniquelyReferenced(&root) { root = root.copy() }
        if root.insert(Leaf(Self.hash(key), key, newValue), depth: 0) { count += 1 }
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
    root.forEach { result[$0.key] = transform($0.value) }
    return result
  }

  /// The entries that satisfy a condition.
  public func filter(_ isIncluded: (Element) -> Bool) -> Self {
    var kept: [(Key, Value)] = []
    var dropped: [Key] = []
    root.forEach { leaf in
      if isIncluded((leaf.key, leaf.value)) { kept.append((leaf.key, leaf.value)) } else { dropped.append(leaf.key) }
    }
    var result = dropped.count < kept.count ? self : Self()
    if dropped.count < kept.count {
      for key in dropped { result[key] = nil }
    } else {
      for (key, value) in kept { result[key] = value }
    }
    return result
  }

  /// Calls `body` for each entry, in no particular order.
  public func forEach(_ body: (Element) -> Void) { root.forEach { body(($0.key, $0.value)) } }

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
        case .leaf(let leaf): return (leaf.key, leaf.value)
        case .branch(let child): stack.append((child, 0))
        case .collision(let leaves):
          collided = leaves.map { (key: $0.key, value: $0.value) }
          if let entry = collided.popLast() { return entry }
        }
      }
      return nil
    }
  }
}

extension PersistentMap {
  /// One entry; maps that have it in common share it.
  fileprivate final class Leaf: Sendable {
    let hash: UInt
    let key: Key
    let value: Value

    init(_ hash: UInt, _ key: Key, _ value: Value) {
      self.hash = hash
      self.key = key
      self.value = value
    }
  }

  /// What stands at one of a node's 32 places: a single reference, so that copying a node is cheap.
  fileprivate enum Slot: Sendable {
    case leaf(Leaf)
    case branch(Node)
    /// Entries whose whole hashes are equal.
    case collision([Leaf])
  }

  /// A place for each value of five bits of the hash; only the filled ones are stored.
  ///
  /// `insert` alone changes a node, and only one that a single map holds: that is what makes it safe to send.
  fileprivate final class Node: @unchecked Sendable {
    private var bitmap: UInt32
    private(set) var slots: [Slot]

    init(bitmap: UInt32, slots: [Slot]) {
      self.bitmap = bitmap
      self.slots = slots
    }

    func copy() -> Node { Node(bitmap: bitmap, slots: slots) }

    private static func bit(_ hash: UInt, _ depth: Int) -> UInt32 { 1 << UInt32((hash >> UInt(depth * 5)) & 31) }

    private func index(_ bit: UInt32) -> Int { (bitmap & (bit &- 1)).nonzeroBitCount }

    private func slot(_ bit: UInt32) -> Slot? { bitmap & bit != 0 ? slots[index(bit)] : nil }

    func value(of key: Key, hash: UInt, depth: Int) -> Value? {
      var node = self
      var depth = depth
      while true {
        let bit = Self.bit(hash, depth)
        guard node.bitmap & bit != 0 else { return nil }
        switch node.slots[node.index(bit)] {
        case .leaf(let leaf): return leaf.hash == hash && leaf.key == key ? leaf.value : nil
        case .collision(let leaves): return leaves.first { $0.key == key }?.value
        case .branch(let child):
          node = child
          depth += 1
        }
      }
    }

    func forEach(_ body: (Leaf) -> Void) { for slot in slots { slot.forEach(body) } }

    /// Puts an entry into a node that nobody else holds; the result is false where it replaces one.
    func insert(_ leaf: Leaf, depth: Int) -> Bool {
      let bit = Self.bit(leaf.hash, depth)
      let index = index(bit)
      guard bitmap & bit != 0 else {
        slots.insert(.leaf(leaf), at: index)
        bitmap |= bit
        return true
      }
      // Taken out of its place, a child that only this node holds is seen to be held once.
      let old = slots[index]
      slots[index] = .leaf(leaf)
      switch consume old {
      case .branch(var child):
        if !isKnownUniquelyReferenced(&child) { child = child.copy() }
        let isNew = child.insert(leaf, depth: depth + 1)
        slots[index] = .branch(child)
        return isNew
      case .leaf(let other):
        if other.hash != leaf.hash {
          slots[index] = .branch(Self.joining(.leaf(other), other.hash, leaf, depth: depth + 1))
        } else if other.key != leaf.key {
          slots[index] = .collision([other, leaf])
        } else {
          return false
        }
        return true
      case .collision(var leaves):
        guard let hash = leaves.first?.hash, hash == leaf.hash else {
          slots[index] = .branch(Self.joining(.collision(leaves), leaves.first?.hash ?? 0, leaf, depth: depth + 1))
          return true
        }
        let place = leaves.firstIndex { $0.key == leaf.key }
        if let place { leaves[place] = leaf } else { leaves.append(leaf) }
        slots[index] = .collision(leaves)
        return place == nil
      }
    }

    /// The smallest subtree that holds a slot and an entry of another hash.
    private static func joining(_ slot: Slot, _ hash: UInt, _ leaf: Leaf, depth: Int) -> Node {
      let first = bit(hash, depth)
      let second = bit(leaf.hash, depth)
      guard first != second else {
        return Node(bitmap: first, slots: [.branch(joining(slot, hash, leaf, depth: depth + 1))])
      }
      return Node(bitmap: first | second, slots: first < second ? [slot, .leaf(leaf)] : [.leaf(leaf), slot])
    }

    /// The node without a key; nil when it is not there.
    func removing(_ key: Key, hash: UInt, depth: Int) -> Node? {
      let bit = Self.bit(hash, depth)
      guard bitmap & bit != 0 else { return nil }
      let index = index(bit)
      var slots = slots
      switch slots[index] {
      case .leaf(let leaf):
        guard leaf.key == key else { return nil }
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
      case .collision(var leaves):
        guard let place = leaves.firstIndex(where: { $0.key == key }) else { return nil }
        leaves.remove(at: place)
        slots[index] = leaves.count == 1 ? .leaf(leaves[0]) : .collision(leaves)
        return Node(bitmap: bitmap, slots: slots)
      }
    }

    /// Whether both have the very same object at a place.
    private func shares(_ bit: UInt32, with other: Node) -> Bool {
      guard bitmap & other.bitmap & bit != 0 else { return false }
      guard let mine = slots[index(bit)].object else { return false }
      return mine == other.slots[other.index(bit)].object
    }

    static func compare(_ a: Node, _ b: Node, _ body: (Key, Value?, Value?) -> Void) {
      if a === b { return }
      var bits = a.bitmap | b.bitmap
      while bits != 0 {
        let bit = bits & (~bits &+ 1)
        bits &= bits &- 1
        if a.shares(bit, with: b) { continue }
        switch (a.slot(bit), b.slot(bit)) {
        case (.branch(let mine), .branch(let theirs)): compare(mine, theirs, body)
        case (.leaf(let mine), .leaf(let theirs)) where mine.hash == theirs.hash && mine.key == theirs.key:
          body(mine.key, mine.value, theirs.value)
        case (let mine, let theirs): compareEntries(mine, theirs, body)
        }
      }
    }

    /// Compares places of different shapes, entry by entry.
    private static func compareEntries(_ mine: Slot?, _ theirs: Slot?, _ body: (Key, Value?, Value?) -> Void) {
      guard let mine else {
        theirs?.forEach { body($0.key, nil, $0.value) }
        return
      }
      var others: [Key: Leaf] = [:]
      theirs?.forEach { others[$0.key] = $0 }
      mine.forEach { leaf in
        let other = others.removeValue(forKey: leaf.key)
        if other !== leaf { body(leaf.key, leaf.value, other?.value) }
      }
      for (key, leaf) in others { body(key, nil, leaf.value) }
    }
  }
}

extension PersistentMap.Slot {
  fileprivate var isBranch: Bool { if case .branch = self { true } else { false } }

  /// The one object that it refers to; nil where the whole hashes of several entries are equal.
  fileprivate var object: ObjectIdentifier? {
    switch self {
    case .leaf(let leaf): ObjectIdentifier(leaf)
    case .branch(let node): ObjectIdentifier(node)
    case .collision: nil
    }
  }

  fileprivate func forEach(_ body: (PersistentMap.Leaf) -> Void) {
    switch self {
    case .leaf(let leaf): body(leaf)
    case .collision(let leaves): for leaf in leaves { body(leaf) }
    case .branch(let node): node.forEach(body)
    }
  }
}
