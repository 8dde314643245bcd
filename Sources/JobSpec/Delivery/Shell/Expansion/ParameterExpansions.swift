import Syntax

// `$NAME` and `${NAME...}`: the pieces that they become.
extension ShellInterpreter {
  /// Expands one parameter.
  func expand(_ expansion: ParameterExpansion, _ context: WordContext) -> [WordPiece] {
    let place = location(expansion.range)
    let part = Value.Part.reference(expansion.name.string, place)
    if dialect == .sh, !isPosix(expansion.operation) || expansion.isIndirect || expansion.subscript != nil {
      failure = .exit
      return []
    }
    if let special = expandSpecial(expansion, part, context) { return special }
    let value = value(of: expansion)
    switch expansion.operation {
    case .default(let word, let colon):
      return substitute(value, colon, word, part, context) { _ in }
    case .assign(let word, let colon):
      return substitute(value, colon, word, part, context, isAssignment: true) { self.assignDefault(expansion, $0) }
    case .error(_, let colon):
      return checked(value, colon, expansion, part, context)
    case .alternate(let word, let colon):
      return alternate(value, colon, word, part, context)
    default:
      return transformed(value, expansion, part, context)
    }
  }

  /// Whether dash has an operation; it gives up at any other.
  private func isPosix(_ operation: ParameterExpansion.Operation) -> Bool {
    switch operation {
    case .plain, .length, .default, .assign, .error, .alternate, .removePrefix, .removeSuffix: true
    case .replace, .substring, .changeCase, .transform, .keys, .names, .invalid: false
    }
  }

  /// The operations that do not start from a value.
  private func expandSpecial(
    _ expansion: ParameterExpansion, _ part: Value.Part, _ context: WordContext
  ) -> [WordPiece]? {
    switch expansion.operation {
    case .invalid:
      failure = dialect == .sh ? .exit : .discard
      return []
    case .keys: return list(keys(of: expansion), part, context)
    case .names: return list(names(from: expansion), part, context)
    case .length:
      return [.text(length(of: value(of: expansion), expansion), quoting(context), part)]
    case .transform(let letter):
      if let text = attributeText(letter, expansion) { return [.text(text, quoting(context), part)] }
      return nil
    default: return nil
    }
  }

  /// Whether a value counts as missing for `-`, `=`, `?` and `+`, which look at empty ones too behind a colon.
  private func isMissing(_ value: ParameterValue, _ colon: Bool) -> Bool? {
    switch value {
    case .unset: return true
    case .maybe: return nil
    case .text(let text): return colon ? text.isEmpty : false
    case .list(let texts, _):
      if texts.isEmpty { return true }
      guard colon else { return false }
      return texts.count == 1 ? texts[0].isEmpty : false
    case .unknownList: return nil
    }
  }

  /// `${NAME-word}` and `${NAME=word}`
  private func substitute(
    _ value: ParameterValue, _ colon: Bool, _ word: ShellWord, _ part: Value.Part, _ context: WordContext,
    isAssignment: Bool = false, assign: (ShellText) -> Void
  ) -> [WordPiece] {
    switch isMissing(value, colon) {
    case false: return plain(value, part, context)
    case true:
      let pieces = wordPieces(word, context)
      let text = text(of: pieces)
      assign(text)
      // dash goes on with the variable's value, without the quotes of the word.
      return isAssignment && dialect == .sh ? plain(.text(text), part, context) : pieces
    case nil:
      let before = state
      let fallback = text(of: wordPieces(word, context))
      assign(fallback)
      state = state.joined(with: before)
      if case .reference(let name, _) = part, name.isShellName { forgetWhoExports(resolve(name)) }
      let given: ShellText = if case .text(let text) = value { text } else { .unknown() }
      let isNonEmpty = fallback.isEmpty == false && colon
      return [.text(isNonEmpty ? .unknown(.nonEmpty) : given.joined(with: fallback), quoting(context), part)]
    }
  }

  /// Once the script may have set a variable itself, that it is set no longer means that the caller exports it.
  private func forgetWhoExports(_ name: String) {
    var variable = state.variable(name)
    guard variable.export == .inherited, variable.assignment != nil else { return }
    variable.export = .maybe
    state.set(name, variable)
  }

  /// `${NAME?word}`: ends the shell where the name is missing.
  private func checked(
    _ value: ParameterValue, _ colon: Bool, _ expansion: ParameterExpansion, _ part: Value.Part, _ context: WordContext
  ) -> [WordPiece] {
    switch isMissing(value, colon) {
    case false: return plain(value, part, context)
    case true:
      failure = .exit
      return []
    case nil:
      // Whatever comes behind runs only where the name is set.
      exitShell()
      state.isReachable = true
      if !expansion.isIndirect, expansion.subscript == nil {
        Refinement(facts: [colon ? .isNonEmpty(resolve(expansion.name.string)) : .isSet(resolve(expansion.name.string))]
        )
        .apply(holds: true, to: &state)
      }
      return plain(self.value(of: expansion), part, context)
    }
  }

  /// `${NAME+word}`
  private func alternate(
    _ value: ParameterValue, _ colon: Bool, _ word: ShellWord, _ part: Value.Part, _ context: WordContext
  ) -> [WordPiece] {
    switch isMissing(value, colon) {
    case true: return context.isQuoted ? [.text(.empty, .quoted, part)] : []
    case false: return wordPieces(word, context)
    case nil:
      let before = state
      let other = text(of: wordPieces(word, context))
      state = state.joined(with: before)
      if context.isQuoted { return [.text(ShellText.empty.joined(with: other), .quoted, part)] }
      return [.fields(part)]
    }
  }

  /// The pieces of the word behind an operator.
  private func wordPieces(_ word: ShellWord, _ context: WordContext) -> [WordPiece] {
    var inner = context
    inner.splitsLiterals = !context.isQuoted && context.makesFields
    inner.tildes = context.isQuoted ? .none : .word
    let pieces = pieces(of: word.parts, inner)
    if pieces.isEmpty, context.isQuoted {
      let empty = SourceText(file: source.file, SourceRange(word.range.start, word.range.start))
      return [.text(.empty, .quoted, .literal(empty))]
    }
    return pieces
  }

  /// The pieces as one text.
  func text(of pieces: [WordPiece]) -> ShellText {
    pieces.reduce(.empty) { text, piece in
      switch piece {
      case .text(let piece, _, _): text + piece
      case .fieldBreak: text + ShellText(" ")
      case .fields: text + .unknown()
      }
    }
  }

  private func assignDefault(_ expansion: ParameterExpansion, _ text: ShellText) {
    let name = expansion.name.string
    guard name.isShellName else {
      failure = dialect == .bash ? .discard : .exit
      return
    }
    let place = location(expansion.range)
    let nameText = expansion.name
    if let key = expansion.subscript {
      assignElement(nameText, key: key, value: text, as: Value([.reference(name, place)], text: text, at: place))
    } else if !expansion.isIndirect {
      let word: ShellWord? = if case .assign(let word, _) = expansion.operation { word } else { nil }
      let recorded = word.map { expandToText($0).value } ?? Value([], at: place)
      assign(nameText, value: text, as: recorded, whole: place)
    }
  }

  /// A value as it is.
  func plain(_ value: ParameterValue, _ part: Value.Part, _ context: WordContext) -> [WordPiece] {
    switch value {
    case .text(let text): return [.text(text, quoting(context), part)]
    case .unset:
      // An indirection that leads nowhere gives up the line, not the shell.
      if failure != nil { return [] }
      if state.options.mayHave(.noUnset), !isAllowedUnset(part) {
        if state.options.has(.noUnset) {
          failure = .exit
        } else {
          exitShell()
          state.isReachable = true
        }
        return []
      }
      return context.isQuoted
        ? [.text(.empty, .quoted, part)] : context.makesFields ? [] : [.text(.empty, .result, part)]
    case .maybe:
      if state.options.has(.noUnset), case .reference(let name, _) = part, name.isShellName {
        exitShell()
        state.isReachable = true
        Refinement(facts: [.isSet(resolve(name))]).apply(holds: true, to: &state)
      }
      return [.text(.unknown(), quoting(context), part)]
    case .list, .unknownList: return list(value, part, context)
    }
  }

  private func isAllowedUnset(_ part: Value.Part) -> Bool {
    if case .reference(let name, _) = part { name == "@" || name == "*" } else { false }
  }

  /// The words of a list.
  private func list(_ value: ParameterValue, _ part: Value.Part, _ context: WordContext) -> [WordPiece] {
    switch value {
    case .unknownList(let isStar):
      return isStar && context.isQuoted || !context.makesFields ? [.text(.unknown(), .quoted, part)] : [.fields(part)]
    case .list(let texts, let isStar):
      if !context.makesFields || (isStar && context.isQuoted) {
        // Without a separator, bash joins `NAME=$*` and parts `export NAME=$*` by blanks.
        let isOpen = isStar && dialect == .bash && !context.isQuoted && starSeparator()?.isEmpty == true
        guard !isOpen, let separator = isStar ? starSeparator() : ShellText(" ") else {
          return [.text(texts.count > 1 ? .unknown() : texts.first ?? .empty, quoting(context), part)]
        }
        var joined = ShellText.empty
        for (index, text) in texts.enumerated() { joined = index == 0 ? text : joined + separator + text }
        return [.text(joined, quoting(context), part)]
      }
      var pieces: [WordPiece] = []
      for (index, text) in texts.enumerated() {
        if index > 0 { pieces.append(.fieldBreak) }
        pieces.append(.text(text, quoting(context), part))
      }
      return pieces
    case .text, .unset, .maybe: return plain(value, part, context)
    }
  }

  /// What `"$*"` puts between words: the first character of IFS; nil when that is not known.
  private func starSeparator() -> ShellText? {
    let variable = state.variable("IFS")
    guard let isSet = variable.isSet else { return nil }
    if !isSet { return ShellText(" ") }
    guard let bytes = variable.scalar?.bytes else { return nil }
    return ShellText(Characters.bytes(Characters(bytes).values.prefix(1)))
  }
}
