import Syntax

/// What a batch scheduler's option says of the variables that go along: `--export=ALL,A=1,B`, `-v A=1,B`.
struct ExportList {
  /// One item.
  enum Item {
    /// Everything that the caller has.
    case all
    /// Nothing.
    case none
    /// The caller's value of a name.
    case name(String, Value)
    /// A name left out of everything.
    case removed(String)
    case pair(name: String, Value, Value)
  }

  /// The items, in order.
  var items: [Item] = []
  /// The place of the list.
  var location: Location

  /// Slurm's `--export`: quotes around a whole item protect its commas and go; quotes inside an item protect them and
  /// stay (slurm 22.05, src/common/env.c, find_quote_token).
  init(slurm list: Value) {
    location = list.location
    items = Self.split(list) { $0 == $1 && $1 != nil }.map(Self.item)
  }

  /// PBS's and SGE's `-v`: quotes protect commas, and go.
  init(pbs list: Value) {
    location = list.location
    items = Self.split(list) { _, _ in false }.map(Self.item).map { item in
      guard case .pair(let name, let place, let value) = item, let text = value.known, text.utf8.count > 1,
        let quote = text.first, quote == "'" || quote == "\"", text.last == quote
      else { return item }
      return .pair(name: name, place, value.slice(1..<(text.utf8.count - 1)))
    }
  }

  /// LSF's `-env`: commas divide, blanks around an item go, `~` leaves a name out.
  init(lsf list: Value) {
    location = list.location
    items = list.words(between: ",").compactMap { field in
      let bytes = field.outline
      guard let start = bytes.firstIndex(where: { $0 != UInt8(ascii: " ") }),
        let end = bytes.lastIndex(where: { $0 != UInt8(ascii: " ") })
      else { return nil }
      let item = field.slice(start..<(end + 1))
      guard bytes[start] == UInt8(ascii: "~") else { return Self.item(item) }
      return .removed(String(decoding: bytes[(start + 1)...end], as: UTF8.self))
    }
  }

  private static func item(_ text: Value) -> Item {
    if let (name, value) = text.split(at: UInt8(ascii: "=")) { return .pair(name: name.known ?? "", name, value) }
    switch text.known?.uppercased() {
    case "ALL": return .all
    case "NONE": return .none
    default: return .name(text.known ?? "", text)
    }
  }

  /// The pieces between commas that stand outside quotes; `isWrapped` tells from its first and last byte, where these
  /// are quotes, whether a piece loses them.
  private static func split(_ list: Value, isWrapped: (UInt8?, UInt8?) -> Bool) -> [Value] {
    let bytes = list.outline
    let quotes: [UInt8] = [UInt8(ascii: "'"), UInt8(ascii: "\"")]
    var open: Set<UInt8> = []
    var pieces: [Value] = []
    var start = 0
    for index in 0...bytes.count {
      if index < bytes.count {
        // Slurm counts each kind of quote by itself, even inside the other.
        if quotes.contains(bytes[index]) { open.formSymmetricDifference([bytes[index]]) }
        guard bytes[index] == UInt8(ascii: ","), open.isEmpty else { continue }
      }
      if start < index {
        let ends = [bytes[start], bytes[index - 1]].map { quotes.contains($0) ? $0 : nil }
        let trim = index - start > 1 && open.isEmpty && isWrapped(ends[0], ends[1]) ? 1 : 0
        pieces.append(list.slice((start + trim)..<(index - trim)))
      }
      start = index + 1
    }
    return pieces
  }

  /// Whether a variable that the caller has goes along.
  func passes(_ variable: String) -> Bool {
    var isPassed = false
    for item in items {
      switch item {
      case .all: isPassed = true
      case .name(let name, _) where name == variable: isPassed = true
      case .removed(let name) where name == variable: return false
      default: break
      }
    }
    return isPassed
  }

  /// Whether everything goes along.
  var hasAll: Bool {
    items.contains { if case .all = $0 { true } else { false } }
  }

  /// Whether everything goes along to a step, where nothing behind NONE is read (slurm 22.05, _build_user_env).
  var hasAllBeforeNone: Bool {
    for item in items {
      if case .all = item { return true }
      if case .none = item { return false }
    }
    return false
  }

  /// The list as a variable carries it on. Where a value is not known its name stands for the whole item: the job that
  /// reads the list holds the variable.
  var text: String {
    items.map { item in
      switch item {
      case .all: "ALL"
      case .none: "NONE"
      case .name(let name, _): name
      case .removed(let name): "~" + name
      case .pair(let name, _, let value): value.known.map { name + "=" + $0 } ?? name
      }
    }.joined(separator: ",")
  }

  /// Records what the list sets or names.
  func record(_ call: LaunchCall, carrier: Carrier) -> [String: Assignment.ID] {
    var result: [String: Assignment.ID] = [:]
    for item in items {
      switch item {
      case .pair(let name, let place, let value) where !name.isEmpty:
        result[name] = call.assign(name, place.location, value, carrier: carrier)
      case .name(let name, let word) where name.isVariableName: _ = call.forward(name, word, carrier: carrier)
      default: break
      }
    }
    return result
  }

  /// Reports a piece that was meant to be part of the value before it.
  func reportSplits(_ call: LaunchCall, option: String, host: Environment) {
    var previous = ""
    for item in items {
      switch item {
      case .pair(let name, _, _): previous = name
      case .name(let name, let word) where !previous.isEmpty && !Self.isLikelyVariable(name, host):
        call.builder.report(
          Problem(
            .valueSplit, variable: previous, at: word.location,
            "The comma ends the value of '\(previous)': '\(option)' takes this for the name of another variable.",
            help: "Set the variable before the job is submitted, and let the option name it alone."))
      default: break
      }
    }
  }

  /// Whether a bare name is one: the caller has it, or it looks like one and may be there.
  private static func isLikelyVariable(_ name: String, _ host: Environment) -> Bool {
    switch host[name].state {
    case .set, .setUnknown: true
    case .absent: false
    case .unknown: name.isVariableName && name == name.uppercased()
    }
  }
}
