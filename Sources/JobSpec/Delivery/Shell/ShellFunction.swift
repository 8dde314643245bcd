import Syntax

/// A function that a script defined.
final class ShellFunction: Sendable {
  let name: String
  let body: ShellCommand
  /// The script that it stands in.
  let script: ScriptSource

  init(name: String, body: ShellCommand, script: ScriptSource) {
    self.name = name
    self.body = body
    self.script = script
  }

  /// What a name may call when either list may hold.
  static func alternatives(_ mine: [ShellFunction?], _ theirs: [ShellFunction?]) -> [ShellFunction?] {
    var result = mine
    for function in theirs where !result.contains(where: { $0 === function }) { result.append(function) }
    return result
  }
}

/// A text that is being run as a script.
final class ScriptSource: Sendable {
  let script: ShellScript
  /// What `BASH_SOURCE` says of it.
  let name: ShellText
  /// Whether the text holds stand-ins for pieces that only the run decides.
  let hasUnknowns: Bool

  init(_ script: ShellScript, name: ShellText, hasUnknowns: Bool = false) {
    self.script = script
    self.name = name
    self.hasUnknowns = hasUnknowns
  }

  var file: SourceFile { script.text.file }
}

/// A function call that is running.
struct FunctionFrame: Sendable {
  /// What a variable was before the call made it local.
  struct Saved: Sendable {
    var variable: ShellVariable
    /// False when one of the ways that lead here did not make it local.
    var isCertain = true
    /// Whether an assignment in front of the call made it local.
    var isPrefix = false
    /// Whether what it holds at the end of the call stays: in bash it does once the function exports it or makes it
    /// read-only. Nil when that depends on the way that leads here.
    var isKept: Bool? = false

    /// What the variable is behind the call that ends with `inside`.
    func outside(of inside: ShellVariable) -> ShellVariable {
      var kept = inside
      kept.export = .yes
      switch isKept {
      case true: return kept
      case nil: return variable.joined(with: kept) ?? variable
      case false: return isCertain ? variable : variable.joined(with: inside) ?? variable
      }
    }
  }

  let function: ShellFunction
  /// The caller's positional parameters.
  var positional: PositionalParameters
  var saved: [String: Saved] = [:]
  /// The options that `local -` brings back at the end of the call.
  var options: ShellOptions?
  /// Whether one of the ways that lead here ran no `local -`.
  var mayKeepOptions = false

  static func joined(
    _ mine: [FunctionFrame], in state: ShellState, _ theirs: [FunctionFrame], in other: ShellState
  ) -> [FunctionFrame] {
    guard mine.count == theirs.count else { return mine.count > theirs.count ? mine : theirs }
    var result = mine
    for index in result.indices {
      guard let first = mine[index].options ?? theirs[index].options else { continue }
      result[index].options = theirs[index].options.map { first.joined(with: $0) } ?? first
      result[index].mayKeepOptions =
        mine[index].options == nil || theirs[index].options == nil || mine[index].mayKeepOptions
        || theirs[index].mayKeepOptions
    }
    for index in result.indices where !(mine[index].saved.isEmpty && theirs[index].saved.isEmpty) {
      for name in Set(mine[index].saved.keys).union(theirs[index].saved.keys) {
        let first = mine[index].saved[name] ?? Saved(variable: state.variable(name), isCertain: false)
        let second = theirs[index].saved[name] ?? Saved(variable: other.variable(name), isCertain: false)
        result[index].saved[name] = Saved(
          variable: first.variable.joined(with: second.variable) ?? first.variable,
          isCertain: first.isCertain && second.isCertain, isPrefix: first.isPrefix && second.isPrefix,
          isKept: first.isKept == second.isKept ? first.isKept : nil)
      }
    }
    return result
  }
}
