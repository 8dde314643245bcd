/// A shell variable, as far as it is known.
struct ShellVariable: Sendable {
  /// What it holds.
  enum Content: Sendable {
    /// It is not set.
    case unset
    /// One text.
    case scalar(ShellText)
    /// An indexed array.
    case indexed(ShellArray<Int>)
    /// An associative array.
    case associative(ShellArray<String>)
    /// It cannot be known whether it is set.
    case maybe
  }

  /// Whether programs see it.
  enum Export: Sendable {
    case no
    case yes
    /// Only when the caller's environment, of which nothing is known, holds the name.
    case inherited
    /// In one of the ways that lead here and not in another.
    case maybe
  }

  /// What `declare` can say about a variable.
  struct Attributes: OptionSet, Sendable {
    let rawValue: UInt8
    static let readonly = Attributes(rawValue: 1)
    static let integer = Attributes(rawValue: 2)
    static let lower = Attributes(rawValue: 4)
    static let upper = Attributes(rawValue: 8)
    static let reference = Attributes(rawValue: 16)
    static let capital = Attributes(rawValue: 32)
    /// It is an array in one of the ways that lead here, and not in another.
    static let maybeArray = Attributes(rawValue: 64)
    /// The ways that lead here disagree about the others.
    static let uncertain = Attributes(rawValue: 128)
  }

  var content: Content
  var export: Export
  var attributes: Attributes = []
  /// What gave it its value.
  var assignment: Assignment.ID?
  /// What programs see while it is a local of bash without a value: the variable that it hides.
  var behind: Environment.Entry?

  /// The value of an array's element 0, or of a scalar; nil when it is not set or not known to be.
  var scalar: ShellText? {
    switch content {
    case .scalar(let text): text
    case .indexed(let array): array.isKnown ? array.elements[0] : .unknown()
    case .associative(let array): array.isKnown ? array.elements["0"] : .unknown()
    case .unset, .maybe: nil
    }
  }

  /// Whether `${NAME+x}` finds it; nil when that is not known.
  var isSet: Bool? {
    switch content {
    case .unset: false
    case .scalar: true
    case .maybe: nil
    case .indexed(let array): array.isKnown ? array.elements[0] != nil : nil
    case .associative(let array): array.isKnown ? array.elements["0"] != nil : nil
    }
  }

  /// Whether it holds an array, known or not.
  var isArray: Bool {
    switch content {
    case .indexed, .associative: true
    default: false
    }
  }

  /// What is known when either may hold. Nil when that is this variable as it stands.
  func joined(with other: ShellVariable) -> ShellVariable? {
    var result = self
    var isChanged = false
    if isArray != other.isArray { result.attributes.insert(.maybeArray) }
    if let content = content.joined(with: other.content) {
      result.content = content
      result.assignment = assignment ?? other.assignment
      isChanged = true
    } else if assignment != other.assignment, let later = other.assignment, later > assignment ?? -1 {
      result.assignment = later
      isChanged = true
    }
    if export != other.export, export != .maybe {
      result.export = .maybe
      isChanged = true
    }
    if attributes != other.attributes, !attributes.contains(.uncertain) {
      let arrays = result.attributes.union(other.attributes).intersection(.maybeArray)
      result.attributes = attributes.intersection(other.attributes).union(.uncertain).union(arrays)
      isChanged = true
    }
    return isChanged ? result : nil
  }
}

extension ShellVariable.Content {
  /// What is known when either may hold; nil when that is this content as it stands.
  fileprivate func joined(with other: Self) -> Self? {
    switch (self, other) {
    case (.maybe, _), (.unset, .unset): return nil
    case (.scalar(let mine), .scalar(let theirs)):
      let text = mine.joined(with: theirs)
      return text.isSame(as: mine) ? nil : .scalar(text)
    case (.indexed(let mine), .indexed(let theirs)):
      return mine.joined(with: theirs).map { .indexed($0) }
    case (.associative(let mine), .associative(let theirs)):
      return mine.joined(with: theirs).map { .associative($0) }
    default: return .maybe
    }
  }
}

/// The elements of an array.
struct ShellArray<Key: Hashable & Comparable & Sendable>: Sendable {
  var elements: [Key: ShellText] = [:]
  /// Whether these are all of them.
  var isKnown = true

  /// The subscripts in the order in which the values are listed; bash lists an associative array in the order of its
  /// hash table, which nothing should rely on.
  var keys: [Key] { elements.keys.sorted() }

  func joined(with other: Self) -> Self? {
    guard isKnown else { return nil }
    guard other.isKnown, elements.count == other.elements.count,
      elements.allSatisfy({ key, text in other.elements[key].map { text.isSame(as: $0) } ?? false })
    else { return Self(elements: [:], isKnown: false) }
    return nil
  }
}
