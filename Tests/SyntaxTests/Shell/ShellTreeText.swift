import Syntax

/// Writes a tree as one line, so that a test can show what a script was read as.
///
/// Words stand as their parts: `text`, `\c` escaped, `'...'`, `$'...'`, `"..."`, `${...}`, `$(...)`, `$((...))`.
struct ShellTreeText {
  func list(_ list: ShellList) -> String { list.items.map(andOr).joined(separator: "; ") }

  private func andOr(_ item: ShellAndOr) -> String {
    let rest = item.rest.map { ($0.operator == .and ? " && " : " || ") + pipeline($0.pipeline) }.joined()
    return pipeline(item.first) + rest + (item.isBackground ? " &" : "")
  }

  private func pipeline(_ pipeline: ShellPipeline) -> String {
    let commands = pipeline.commands.map(command).joined(separator: " | ")
    return (pipeline.isNegated ? "! " : "") + (pipeline.isTimed ? "time " : "") + commands
  }

  private func command(_ command: ShellCommand) -> String {
    ([form(command.form)] + command.redirections.map(redirection)).filter { !$0.isEmpty }.joined(separator: " ")
  }

  private func form(_ form: ShellCommand.Form) -> String {
    switch form {
    case .simple(let simple):
      (simple.assignments.map(assignment) + simple.arguments.map(argument)).joined(separator: " ")
    case .group(let body): "{ \(list(body)) }"
    case .subshell(let body): "( \(list(body)) )"
    case .ifClause(let branches, let elseBody):
      "if[" + branches.map { "\(list($0.condition)) -> \(list($0.body))" }.joined(separator: " | ")
        + (elseBody.map { " | \(list($0))" } ?? "") + "]"
    case .forClause(let name, let words, let body):
      "for[\(name.string) in \(words.map { $0.map(word).joined(separator: " ") } ?? "@") -> \(list(body))]"
    case .arithmeticFor(let initial, let condition, let step, let body):
      "for((\(word(initial));\(word(condition));\(word(step)))) -> \(list(body))]"
    case .loop(let isUntil, let condition, let body):
      "\(isUntil ? "until" : "while")[\(list(condition)) -> \(list(body))]"
    case .caseClause(let subject, let items): "case[\(word(subject))" + items.map(caseItem).joined() + "]"
    case .select(let name, let words, let body):
      "select[\(name.string) in \(words.map { $0.map(word).joined(separator: " ") } ?? "@") -> \(list(body))]"
    case .function(let name, let body): "function[\(name.string) \(command(body))]"
    case .conditional(let expression): "[[\(conditional(expression))]]"
    case .arithmetic(let expression): "((\(word(expression))))"
    case .coprocess(let name, let body): "coproc[\(name?.string ?? "-") \(command(body))]"
    }
  }

  private func caseItem(_ item: CaseItem) -> String {
    let terminator =
      switch item.terminator {
      case .stop: ""
      case .fallThrough: ";&"
      case .testNext: ";;&"
      }
    return " | " + item.patterns.map(word).joined(separator: ",") + " -> " + list(item.body) + terminator
  }

  private func argument(_ argument: SimpleCommand.Argument) -> String {
    switch argument {
    case .word(let word): self.word(word)
    case .assignment(let assignment): self.assignment(assignment)
    }
  }

  private func assignment(_ assignment: ShellAssignment) -> String {
    let head = "<" + assignment.name.string + (assignment.subscript.map { "[\(word($0))]" } ?? "")
    let sign = assignment.isAppend ? "+=" : "="
    switch assignment.value {
    case .scalar(let value): return head + sign + word(value) + ">"
    case .array(let elements):
      let values = elements.map { ($0.key.map { "[\(word($0))]=" } ?? "") + word($0.value) }
      return head + sign + "(" + values.joined(separator: " ") + ")>"
    }
  }

  private func redirection(_ redirection: Redirection) -> String {
    let descriptor = redirection.descriptorName.map { "{\($0.string)}" } ?? redirection.descriptor.map { "\($0)" } ?? ""
    let body = redirection.hereDocument.map { $0.isQuoted ? ":'\($0.text.string)'" : ":" + parts($0.body) } ?? ""
    return "\(descriptor)\(redirection.operator)(\(word(redirection.target))\(body))"
  }

  private func conditional(_ expression: ConditionalExpression) -> String {
    switch expression {
    case .word(let word): self.word(word)
    case .unary(let name, let operand): "\(name) \(word(operand))"
    case .binary(let left, let name, let right): "\(word(left)) \(name) \(word(right))"
    case .not(let expression): "!\(conditional(expression))"
    case .and(let left, let right): "(\(conditional(left)) && \(conditional(right)))"
    case .or(let left, let right): "(\(conditional(left)) || \(conditional(right)))"
    case .invalid: "?"
    }
  }

  func word(_ word: ShellWord) -> String { parts(word.parts) }

  func parts(_ parts: [WordPart]) -> String { parts.map(part).joined() }

  private func part(_ part: WordPart) -> String {
    switch part {
    case .unquoted(let text): text.string
    case .escaped(let text): "\\" + text.string
    case .singleQuoted(let text): "'\(text.string)'"
    case .ansiQuoted(let text): "$'\(text.string)'"
    case .doubleQuoted(let parts, _): "\"\(self.parts(parts))\""
    case .parameter(let expansion): "${\(parameter(expansion))}"
    case .command(let script, _): "$(\(list(script.body)))"
    case .arithmetic(let expression, _): "$((\(word(expression))))"
    case .process(let script, let isInput, _): "\(isInput ? "<" : ">")(\(list(script.body)))"
    }
  }

  private func parameter(_ expansion: ParameterExpansion) -> String {
    let name =
      (expansion.isIndirect ? "!" : "") + expansion.name.string + (expansion.subscript.map { "[\(word($0))]" } ?? "")
    switch expansion.operation {
    case .plain: return name
    case .length: return "length " + name
    case .default(let word, let colon): return "\(name)\(colon ? ":" : "")-\(self.word(word))"
    case .assign(let word, let colon): return "\(name)\(colon ? ":" : "")=\(self.word(word))"
    case .error(let word, let colon): return "\(name)\(colon ? ":" : "")?\(self.word(word))"
    case .alternate(let word, let colon): return "\(name)\(colon ? ":" : "")+\(self.word(word))"
    case .removePrefix(let word, let longest): return "\(name) \(longest ? "##" : "#") \(self.word(word))"
    case .removeSuffix(let word, let longest): return "\(name) \(longest ? "%%" : "%") \(self.word(word))"
    case .replace(let pattern, let word, let which):
      return "\(name) \(which) \(self.word(pattern)) with \(word.map(self.word) ?? "nothing")"
    case .substring(let offset, let length):
      return "\(name) from \(word(offset))" + (length.map { " for \(word($0))" } ?? "")
    case .changeCase(let letters, let all, let pattern):
      return "\(name) \(letters)\(all ? " all" : "")" + (pattern.map { " \(word($0))" } ?? "")
    case .transform(let letter): return "\(name)@\(Character(Unicode.Scalar(letter)))"
    case .keys: return "keys \(name)"
    case .names: return "names \(name)"
    case .invalid: return "invalid"
    }
  }
}
