import Syntax

/// What the options of a declaration builtin ask for.
private struct DeclarationOptions {
  var on: ShellVariable.Attributes = []
  var off: ShellVariable.Attributes = []
  var export: Bool?
  var isIndexed = false
  var isAssociative = false
  var isGlobal = false
  var isForFunctions = false
  var prints = false
  var isWrong = false
}

// `export`, `readonly`, `declare`, `typeset` and `local`
extension ShellInterpreter {
  func runDeclaration(_ name: String, _ arguments: [CommandArgument], at place: Location) -> ExitStatus {
    var options = DeclarationOptions()
    var rest = arguments[...]
    while case .field(let field)? = rest.first, field.count == .one, let word = field.text.string,
      word.hasPrefix("-") || (word.hasPrefix("+") && name != "export" && name != "readonly"), word.utf8.count > 1
    {
      rest.removeFirst()
      if word == "--" { break }
      read(word, name, &options)
    }
    if options.isWrong {
      if dialect == .sh { exitShell() }
      return .known(2)
    }
    if name == "local", state.frames.isEmpty {
      if dialect == .sh { exitShell() }
      return .known(1)
    }
    if name == "readonly" { options.on.insert(.readonly) }
    if name == "export", options.export == nil { options.export = true }
    if rest.isEmpty || options.prints {
      write(.unknown(.lines))
      return .success
    }
    if options.isForFunctions { return declareFunctions(rest, exports: options.export == true) }
    // All words are expanded before the first name is given its value.
    let expanded = rest.map { expand($0) }
    if failure != nil { return .known(1) }
    // In a subshell of `set -e`, a substitution that fails does not make a declaration fail.
    var status = ExitStatus.success
    for argument in expanded {
      let declared = declare(argument, name, options, at: place)
      if failure != nil || !state.isReachable { return .known(1) }
      if !declared { status = .known(1) }
    }
    return status
  }

  /// What an argument of a declaration is once its words are expanded. The elements of an array are not yet.
  private enum ExpandedArgument {
    case field(Field)
    case scalar(ShellAssignment, ShellText, Value)
    case other(ShellAssignment)
  }

  private func expand(_ argument: CommandArgument) -> ExpandedArgument {
    switch argument {
    case .field(let field): return .field(field)
    case .assignment(let assignment):
      guard assignment.subscript == nil, case .scalar(let word) = assignment.value, failure == nil else {
        return .other(assignment)
      }
      let (text, value) = expandToText(word, tildes: .assignment)
      return .scalar(assignment, text, value)
    }
  }

  private func read(_ word: String, _ name: String, _ options: inout DeclarationOptions) {
    let isOn = word.hasPrefix("-")
    for letter in word.utf8.dropFirst() {
      let attribute: ShellVariable.Attributes? =
        switch letter {
        case UInt8(ascii: "r"): .readonly
        case UInt8(ascii: "i"): .integer
        case UInt8(ascii: "l"): .lower
        case UInt8(ascii: "u"): .upper
        case UInt8(ascii: "c"): .capital
        case UInt8(ascii: "n") where name != "export": .reference
        default: nil
        }
      if let attribute {
        if isOn { options.on.insert(attribute) } else { options.off.insert(attribute) }
        continue
      }
      switch letter {
      case UInt8(ascii: "x"): options.export = isOn
      case UInt8(ascii: "n"):
        // `export -n`, which dash does not have.
        options.export = false
        if dialect == .sh { options.isWrong = true }
      case UInt8(ascii: "a"): options.isIndexed = isOn
      case UInt8(ascii: "A"): options.isAssociative = isOn
      case UInt8(ascii: "g"): options.isGlobal = true
      case UInt8(ascii: "f"), UInt8(ascii: "F"): options.isForFunctions = true
      case UInt8(ascii: "p"): options.prints = true
      default: options.isWrong = dialect == .sh
      }
    }
  }

  /// Declares one name; false when that fails.
  private func declare(
    _ argument: ExpandedArgument, _ builtin: String, _ options: DeclarationOptions, at place: Location
  ) -> Bool {
    guard let request = request(argument, place) else {
      // A declaration of which the name is not known can concern every variable.
      state.forgetVariables()
      return true
    }
    if request.name == "-", builtin == "local", dialect == .bash || dialect == .sh {
      // Where it is said twice, bash goes back to the last, dash to the first (measured).
      if let last = state.frames.indices.last, dialect == .bash || state.frames[last].options == nil {
        state.frames[last].options = state.options
        state.frames[last].mayKeepOptions = false
      }
      return true
    }
    guard request.name.isShellName else {
      if dialect == .sh { failure = .exit }
      return false
    }
    let isLocal = isLocal(builtin, options)
    // A name reference is itself what `declare -n` is about.
    let name = options.on.contains(.reference) ? request.name : isLocal ? request.name : resolve(request.name)
    if isLocal, !state.variable(name).attributes.contains(.readonly) || dialect != .bash { makeLocal(name) }
    if options.isGlobal, let frame = state.frames.firstIndex(where: { $0.saved[name] != nil }) {
      return declareGlobal(request, name, options, frame, place)
    }
    return apply(options, to: name, request, builtin, place)
  }

  private func isLocal(_ builtin: String, _ options: DeclarationOptions) -> Bool {
    guard !state.frames.isEmpty, !options.isGlobal else { return false }
    switch builtin {
    case "local": return true
    case "declare", "typeset":
      return dialect == .bash || options.export != true
    default: return false
    }
  }

  /// Applies a declaration to the variable behind the locals that hide it.
  private func declareGlobal(
    _ request: Request, _ name: String, _ options: DeclarationOptions, _ frame: Int, _ place: Location
  ) -> Bool {
    let inner = state.variable(name)
    guard let outer = state.frames[frame].saved[name]?.variable else { return true }
    state.set(name, outer)
    let result = apply(options, to: name, request, "declare", place)
    let declared = state.variable(name)
    state.frames[frame].saved[name]?.variable = declared
    state.set(name, inner)
    return result
  }

  /// What one argument asks for.
  struct Request {
    var name: String
    var nameLocation: Location
    /// How the value is assigned; nil where only a name is written.
    var content: Content?

    enum Content {
      case written(ShellAssignment)
      case computed(ShellText, Value, isAppend: Bool, at: Location)
    }
  }

  /// Reads an argument; nil where its name is not known.
  private func request(_ argument: ExpandedArgument, _ place: Location) -> Request? {
    switch argument {
    case .scalar(let assignment, let text, let value):
      return Request(
        name: assignment.name.string, nameLocation: assignment.name.location,
        content: .computed(text, value, isAppend: assignment.isAppend, at: location(assignment.range)))
    case .other(let assignment):
      return Request(
        name: assignment.name.string, nameLocation: assignment.name.location, content: .written(assignment))
    case .field(let field):
      guard field.count == .one else { return nil }
      guard let equals = field.text.firstEquals else {
        guard let name = field.text.string else { return nil }
        return Request(name: name, nameLocation: field.value.location)
      }
      var name = equals.name
      let isAppend = name.hasSuffix("+") && dialect != .sh
      if isAppend { name.removeLast() }
      let value = Value(
        field.value.partsBehindEquals, text: equals.value, at: field.value.location)
      return Request(
        name: name, nameLocation: field.value.location,
        content: .computed(equals.value, value, isAppend: isAppend, at: value.location))
    }
  }

  private func apply(
    _ options: DeclarationOptions, to name: String, _ request: Request, _ builtin: String, _ place: Location
  ) -> Bool {
    var variable = state.variable(name)
    if variable.attributes.contains(.readonly), request.content != nil || !options.off.isEmpty {
      if dialect == .sh { failure = .exit }
      if let export = options.export { setExport(name, export, cause: place) }
      return false
    }
    variable.attributes.formUnion(options.on.subtracting(.readonly))
    variable.attributes.subtract(options.off)
    if options.on.contains(.lower) { variable.attributes.remove(.upper) }
    if options.on.contains(.upper) { variable.attributes.remove(.lower) }
    convertToArray(&variable, options)
    if !(options.on.isEmpty && options.off.isEmpty && !options.isIndexed && !options.isAssociative) {
      state.set(name, variable)
    }
    let carrier: Carrier = options.export == true ? .shellExport : .shellAssignment
    var isStored = true
    switch request.content {
    case .written(let assignment)?:
      isStored = assign(assignment, carrier: carrier)
    case .computed(let text, let value, let isAppend, let whole)?:
      isStored = assign(
        name, text, isAppend: isAppend,
        Written(nameLocation: request.nameLocation, value: value, location: whole, carrier: carrier))
    case nil:
      if options.export == true { _ = recordName(name, request) }
    }
    guard failure == nil, isStored || options.export == nil else { return false }
    if let export = options.export {
      setExport(name, export, cause: place)
    } else if options.on.contains(.reference), request.content != nil, state.options.has(.allExport) {
      export(name)
    }
    if options.on.contains(.readonly) {
      var final = state.variable(name)
      final.attributes.insert(.readonly)
      keepPrefix(name)
      state.set(name, final)
    }
    return isStored
  }

  private func convertToArray(_ variable: inout ShellVariable, _ options: DeclarationOptions) {
    if options.isAssociative {
      if case .associative = variable.content { return }
      variable.content = .associative(ShellArray())
    } else if options.isIndexed {
      switch variable.content {
      case .indexed, .associative: break
      case .scalar(let text): variable.content = .indexed(ShellArray(elements: [0: text]))
      case .unset: variable.content = .indexed(ShellArray())
      case .maybe: variable.content = .indexed(ShellArray(elements: [:], isKnown: false))
      }
    }
  }

  /// `export NAME` writes no value, yet it is what carries the variable.
  private func recordName(_ name: String, _ request: Request) -> Assignment.ID {
    let written = Written(
      nameLocation: request.nameLocation, value: nil, location: request.nameLocation, carrier: .shellExport)
    return record(name, nil, written, isExported: true, isExecuted: true)
  }

  private func setExport(_ name: String, _ isOn: Bool, cause: Location) {
    if isOn { export(name) } else { withdraw(name, cause: cause) }
  }

  /// Marks a variable for export.
  func export(_ name: String) {
    var variable = state.variable(name)
    variable.export = .yes
    state.set(name, variable)
    keepPrefix(name)
    switch state.exports[name]?.state ?? .absent {
    case .set, .setUnknown:
      state.losses[name] = nil
      noteArrival(of: name)
    case .absent, .unknown: break
    }
  }

  /// Takes the mark for export away.
  private func withdraw(_ name: String, cause: Location) {
    var variable = state.variable(name)
    let wasExported = variable.export == .yes
    variable.export = .no
    state.set(name, variable)
    if wasExported { noteRemoval(of: name, variable, cause: cause) }
  }

  /// `export -f NAME`: bash hands the function to the shells that it starts, as a variable of a name of its own.
  private func declareFunctions(_ arguments: ArraySlice<CommandArgument>, exports: Bool) -> ExitStatus {
    var status = ExitStatus.success
    for argument in arguments {
      guard let name = field(of: argument).text.string, state.functions[name] != nil else {
        status = .known(1)
        continue
      }
      let variable = ShellVariable(content: .scalar(.unknown(.nonEmpty)), export: exports ? .yes : .no)
      state.set(ExportedFunctions.variable(of: name), variable)
    }
    return status
  }
}

/// How bash passes functions to the shells that it starts.
enum ExportedFunctions {
  static func variable(of function: String) -> String { "BASH_FUNC_\(function)%%" }
}

extension ShellText {
  /// The name in front of the first `=`, and the value behind it; nil without one, or with an unknown name.
  var firstEquals: (name: String, value: ShellText)? {
    var offset = 0
    for segment in segments {
      guard let bytes = segment.knownBytes else { return nil }
      if let place = bytes.firstIndex(of: 0x3D) {
        let end = offset + place
        guard let head = slice(0..<end).string else { return nil }
        return (head, droppingFirst(end + 1))
      }
      offset += bytes.count
    }
    return nil
  }

  /// The text without some known bytes at its start.
  func droppingFirst(_ count: Int) -> ShellText {
    var left = count
    var result = ShellText.empty
    for (index, segment) in segments.enumerated() {
      guard let bytes = segment.knownBytes else {
        if case .unknown(let kind) = segment { result.append(.unknown(kind)) }
        continue
      }
      result.append(part(ofSegment: index, min(left, bytes.count)..<bytes.count))
      left -= min(left, bytes.count)
    }
    return result
  }
}

extension Value {
  /// The parts of `NAME=value` behind the `=`.
  var partsBehindEquals: [Part] {
    guard let first = parts.first else { return [] }
    if case .literal(let text) = first, let equals = text.bytes.firstIndex(of: 0x3D) {
      let rest = text.slice(equals - text.bytes.startIndex + 1..<text.count)
      return (rest.isEmpty ? [] : [.literal(rest)]) + parts.dropFirst()
    }
    return Array(parts.dropFirst())
  }
}
