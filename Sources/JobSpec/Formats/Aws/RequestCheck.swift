import Syntax

/// Judges a request as botocore's ParamValidator does before anything is sent: types, required members, members that do
/// not exist (botocore 1.43 botocore/validate.py).
struct RequestCheck {
  let builder: SpecBuilder
  /// Whether the file is YAML, whose reader in AWS CLI 2 rejects a key that stands twice. JSON's takes the last.
  let isYAML: Bool

  /// Where a part stands in the request.
  struct Place {
    /// The members on the way to it; items of a list count as their list.
    var members: [String] = []
    /// The variable, inside an item of `environment`.
    var variable = ""
    /// Whether it is an item of the list that the last member holds.
    var isItem = false

    /// The list of variables in which it stands, `environment` or `env`; nil elsewhere.
    var isInEnvironment: Bool { members.dropLast().last.map(Self.isEnvironment) ?? false }
    /// Whether it is the list of variables itself.
    var isEnvironment: Bool { members.last.map(Self.isEnvironment) ?? false }

    private static func isEnvironment(_ member: String) -> Bool { member == "environment" || member == "env" }

    func member(_ name: String) -> Place { Place(members: members + [name], variable: variable) }
  }

  func check(_ node: DataNode, _ shape: Shape, at place: Place = Place()) {
    guard isType(node, shape) else { return reportType(node, shape, at: place) }
    switch shape {
    case .string, .integer, .boolean: break
    case .nonEmptyString:
      if node.text?.isEmpty ?? true {
        report(.shapeRejected, place, node.location, "Expected a string for \(name(place)), found an empty one.")
      }
    case .list(let element):
      for item in node.items ?? [] {
        var place = place
        place.isItem = true
        if place.isEnvironment { place.variable = item["name"]?.string ?? "" }
        check(item, element, at: place)
      }
    case .map(let keys, let values):
      for member in members(of: node, at: place) {
        check(member.key, keys, at: place)
        check(member.value, values, at: place.member(member.name))
      }
    case .structure(let members, let required, let isOpen):
      checkMembers(of: node, members, required, isOpen, at: place)
    }
  }

  private func isType(_ node: DataNode, _ shape: Shape) -> Bool {
    switch (shape, node.content) {
    case (.string, .string), (.nonEmptyString, .string), (.boolean, .bool), (.integer, .bool), (.list, .sequence),
      (.map, .mapping), (.structure, .mapping):
      true
    case (.integer, .number): node.isWhole
    default: false
    }
  }

  private func checkMembers(
    of node: DataNode, _ shapes: [String: Shape], _ required: [String], _ isOpen: Bool, at place: Place
  ) {
    let members = members(of: node, at: place)
    var meant: Set<String> = []
    for member in members {
      if let shape = shapes[member.name] {
        check(member.value, shape, at: place.member(member.name))
      } else if !isOpen {
        let suggestion = MemberAdvice.suggestion(for: member.name, among: shapes.keys)
        if let suggestion { meant.insert(suggestion) }
        reportUnknown(member, suggestion, at: place)
      }
    }
    // A member that is only misspelt is reported where it stands.
    for name in required where !meant.contains(name) && !members.contains(where: { $0.name == name }) {
      report(
        .shapeRejected, place, node.start, "\(title(place)) has no '\(name)', which AWS requires.",
        help: "Add '\(name)'.")
    }
  }

  /// The members that the reader of the request sees: the last of each name.
  private func members(of node: DataNode, at place: Place) -> [DataMember] {
    var seen: [String: Int] = [:]
    var members: [DataMember] = []
    for member in node.members ?? [] {
      if let index = seen[member.name] {
        if isYAML {
          report(
            .shapeRejected, place, member.keyLocation, "The key '\(member.name)' stands twice in this object.",
            help: "Keep one of them.", related: [(members[index].keyLocation, "it stands here as well")])
        }
        members[index] = member
      } else {
        seen[member.name] = members.count
        members.append(member)
      }
    }
    return members
  }

  // MARK: Messages

  private func reportUnknown(_ member: DataMember, _ suggestion: String?, at place: Place) {
    let help = MemberAdvice.help(for: member.name, suggestion: suggestion, in: place.members)
    let known = member.key.content == .string
    report(
      .shapeRejected, place, member.keyLocation,
      known
        ? "\(title(place)) has no member '\(member.name)' in AWS's API."
        : "Expected a string as a key, found \(member.key.typeName).",
      help: help)
  }

  private func reportType(_ node: DataNode, _ shape: Shape, at place: Place) {
    // What could not be read has its own problem.
    if node.content == .invalid { return }
    if place.isEnvironment {
      let what = place.isItem ? "Expected an object with 'name' and 'value'" : "Expected a list for \(name(place))"
      return report(
        .environmentNotList, place, node.location, "\(what), found \(node.typeName).",
        help: "Write each variable as {\"name\": \"NAME\", \"value\": \"VALUE\"}, and all of them in one list.")
    }
    let kind: Problem.Kind = place.isInEnvironment ? .valueNotString : .shapeRejected
    let message =
      kind == .valueNotString && !place.variable.isEmpty
      ? "Expected \(shape.name) for \(name(place)) of '\(place.variable)', found \(node.typeName)."
      : "Expected \(shape.name) for \(name(place)), found \(node.typeName)."
    report(kind, place, node.location, message, help: MemberAdvice.help(for: node, wanting: shape, in: place.members))
  }

  private func name(_ place: Place) -> String {
    guard let member = place.members.last else { return "the request" }
    return place.isItem ? "an item of '\(member)'" : "'\(member)'"
  }

  private func title(_ place: Place) -> String {
    guard let member = place.members.last else { return "The request" }
    return place.isItem ? "This item of '\(member)'" : "'\(member)'"
  }

  private func report(
    _ kind: Problem.Kind, _ place: Place, _ location: Location, _ message: String, help: String = "",
    related: [(location: Location, label: String)] = []
  ) {
    builder.problems.append(
      Problem(kind, variable: place.variable, at: location, message, help: help, related: related))
  }
}

extension DataMember {
  /// The place of the key, without quotes.
  fileprivate var keyLocation: Location { key.text?.location ?? key.location }
}

extension DataNode {
  /// Whether a number is whole, as Python's readers of JSON and YAML decide: by the way it is written.
  fileprivate var isWhole: Bool {
    guard let bytes = text?.bytes else { return false }
    if bytes.dropFirst().first.map({ "xob".utf8.contains($0) }) == true { return true }
    return !bytes.contains {
      $0 == UInt8(ascii: ".") || $0 | 0x20 == UInt8(ascii: "e") || $0 | 0x20 == UInt8(ascii: "n")
    }
  }

  /// The place of the bracket that opens a list or an object; of a block of YAML, its first character.
  var start: Location {
    Location(location.file, SourceRange(location.range.start, min(location.range.start + 1, location.range.end)))
  }

  /// What a message calls the value.
  var typeName: String {
    switch content {
    case .null: "null"
    case .bool: "a Boolean"
    case .number: "a number"
    case .timestamp: "a date"
    case .string: "a string"
    case .sequence: "a list"
    case .mapping: "an object"
    case .invalid: "nothing"
    }
  }
}
