import Syntax

extension EnvFile.Entry {
  /// Reports a line that this reader takes in another way than it looks.
  func reportTrap(for dialect: EnvFileDialect, to builder: SpecBuilder) {
    guard let (message, help) = trap(for: dialect) else { return }
    let place = name.isEmpty || written.isEmpty ? Location(name.file, range) : written.location
    builder.report(Problem(.envFileDialect, variable: name.string, at: place, message, help: help))
  }

  private func trap(for dialect: EnvFileDialect) -> (message: String, help: String)? {
    switch dialect {
    case .docker, .kubectl, .ecs: return literalTrap(reader: dialect.reader)
    case .compose: return composeTrap
    case .xargs, .shell, .apptainer: return nil
    }
  }

  /// What a reader that takes every byte of the value literally makes of signs that others resolve.
  private func literalTrap(reader: String) -> (message: String, help: String)? {
    if quote != nil {
      return ("\(reader) keeps the quotes: they become part of the value.", "Leave the quotes out; blanks need none.")
    }
    if written.contains(" #") {
      return ("\(reader) knows no comment behind a value: it becomes part of the value.", "Put it on its own line.")
    }
    if written.mentionsVariable {
      return ("\(reader) replaces no variables: the text arrives as written.", "Write the value itself.")
    }
    return nil
  }

  private var composeTrap: (message: String, help: String)? {
    if name.isEmpty {
      return (
        "Compose takes this last line for a value without a name, because neither '=' nor a newline ends it.",
        "End the line with a newline, or write '=' and the value."
      )
    }
    if quote == nil, written.bytes.first == UInt8(ascii: "#") {
      return (
        "Compose takes what stands directly behind '=' for the value, not for a comment.", "Put it on its own line."
      )
    }
    return nil
  }
}

extension EnvFileDialect {
  /// The reader's name in a message.
  var reader: String {
    switch self {
    case .docker: "'docker run'"
    case .compose: "Compose"
    case .shell: "A shell"
    case .apptainer: "Apptainer"
    case .xargs: "xargs"
    case .kubectl: "kubectl"
    case .ecs: "Amazon ECS"
    }
  }
}

extension SourceText {
  /// Whether `${NAME` or `$NAME` in capitals stands in the text.
  var mentionsVariable: Bool {
    for offset in 0..<max(count - 2, 0) where self[offset] == UInt8(ascii: "$") {
      let isBraced = self[offset + 1] == UInt8(ascii: "{")
      let first = self[offset + (isBraced ? 2 : 1)]
      let second = self[offset + 2]
      let isCapital = { (byte: UInt8) in byte == UInt8(ascii: "_") || UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte }
      let isLetter = isCapital(first) || UInt8(ascii: "a")...UInt8(ascii: "z") ~= first
      if isBraced ? isLetter : isCapital(first) && isCapital(second) { return true }
    }
    return false
  }

  /// Whether an ASCII string stands in the text.
  func contains(_ other: String) -> Bool {
    let pattern = Array(other.utf8)
    guard let first = pattern.first, count >= pattern.count else { return false }
    for start in 0...(count - pattern.count) where self[start] == first {
      if pattern.indices.allSatisfy({ self[start + $0] == pattern[$0] }) { return true }
    }
    return false
  }
}
