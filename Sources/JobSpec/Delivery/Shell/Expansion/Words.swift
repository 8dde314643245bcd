import Syntax

// Words: from what is written to fields, to one text, or to a pattern.
extension ShellInterpreter {
  /// How a word is expanded.
  struct WordContext {
    /// Whether double quotes stand around it.
    var isQuoted = false
    /// Whether `"$@"` makes fields of its own; otherwise its words are joined.
    var makesFields = false
    /// Where a tilde is live.
    var tildes = Tildes.none
    /// Whether literal text is subject to splitting, as it is in `${NAME:-a b}`.
    var splitsLiterals = false
  }

  /// Where a tilde is live.
  enum Tildes {
    case none
    /// At the start of the word.
    case word
    /// At the start, and behind each colon.
    case assignment
  }

  /// The fields that words become, brace expansion through quote removal.
  func expandToFields(_ words: [ShellWord]) -> [Field] {
    var fields: [Field] = []
    for word in words { appendFields(of: word) { fields.append($0) } }
    return fields
  }

  /// The fields that one word becomes.
  func expandToFields(_ word: ShellWord, isElement: Bool = false) -> [Field] {
    var fields: [Field] = []
    appendFields(of: word, isElement: isElement) { fields.append($0) }
    return fields
  }

  /// Hands over the fields that one word becomes. Most words are plain, and cost no list of their own.
  func appendFields(of word: ShellWord, isElement: Bool = false, _ append: (Field) -> Void) {
    if word.parts.count == 1, case .unquoted(let text) = word.parts[0], isPlain(text) {
      return append(Field(text: ShellText(text), value: Value(literal: text, at: location(word.range))))
    }
    for parts in expandBraces(word.parts) {
      let context = WordContext(makesFields: true, tildes: isElement ? .word : tildes(in: parts))
      let pieces = pieces(of: parts, context)
      var builder = fieldBuilder(at: location(word.range))
      for piece in pieces { builder.add(piece) }
      for field in builder.finish() { append(field) }
    }
  }

  /// Whether a literal word needs no expansion at all.
  private func isPlain(_ text: SourceText) -> Bool {
    for byte in text.bytes {
      switch byte {
      case 0x2A, 0x3F, 0x5B, 0x7B, 0x7E, 0xEE: return false
      default: continue
      }
    }
    return true
  }

  /// A builder for fields under the present IFS and options.
  func fieldBuilder(at location: Location) -> FieldBuilder {
    let separators: [UInt8]?
    let variable = state.variable("IFS")
    switch variable.isSet {
    case true: separators = variable.scalar?.bytes
    case false: separators = [0x20, 0x09, 0x0A]
    case nil: separators = nil
    }
    return FieldBuilder(
      separators: separators, splits: dialect != .zsh || state.options.has(.wordSplit),
      globs: state.options[.noGlob] != true,
      dropsPatterns: state.options.mayHave(.nullGlob) || state.options.mayHave(.failGlob), location: location)
  }

  /// Where tildes are live in an argument: bash expands them in `NAME=~/x` too.
  private func tildes(in parts: [WordPart]) -> Tildes {
    guard dialect == .bash, case .unquoted(let text)? = parts.first,
      let equals = text.bytes.firstIndex(of: 0x3D), Array(text.bytes[..<equals]).isShellName
    else { return .word }
    return .assignment
  }

  /// One text without splitting, as in an assignment, with the value that is recorded for it.
  func expandToText(_ word: ShellWord, tildes: Tildes = .word) -> (text: ShellText, value: Value) {
    if word.parts.count == 1, case .unquoted(let text) = word.parts[0], isPlain(text) {
      return (ShellText(text), Value(literal: text, at: location(word.range)))
    }
    var text = ShellText.empty
    var parts: [Value.Part] = []
    for piece in pieces(of: word.parts, WordContext(tildes: tildes)) {
      switch piece {
      case .text(let piece, _, let part):
        text.append(piece)
        parts.append(part)
      case .fields(let part):
        text.append(.unknown())
        parts.append(part)
      case .fieldBreak: text.append(ShellText(" "))
      }
    }
    return (text, Value(parts, text: text, at: location(word.range)))
  }

  /// The text of a here-document.
  func expandHereDocument(_ document: HereDocument) -> ShellText {
    if document.isQuoted { return literal(document.text) }
    var text = ShellText.empty
    for piece in pieces(of: document.body, WordContext(isQuoted: true)) {
      switch piece {
      case .text(let piece, _, _): text.append(piece)
      case .fields: text.append(.unknown())
      case .fieldBreak: text.append(ShellText(" "))
      }
    }
    return text
  }

  /// Literal text of the script, where it may hold stand-ins for what is not known.
  func literal(_ text: SourceText) -> ShellText {
    source.hasUnknowns ? ShellText(withStandIns: text) : ShellText(text)
  }

  /// The pieces of a word.
  func pieces(of parts: [WordPart], _ context: WordContext) -> [WordPiece] {
    var result: [WordPiece] = []
    var index = 0
    while index < parts.count {
      switch parts[index] {
      case .unquoted(let text):
        appendLiteral(text, context, isFirst: index == 0, isLast: index == parts.count - 1, to: &result)
      case .escaped(let text), .singleQuoted(let text), .ansiQuoted(let text):
        result.append(.text(literal(text), .quoted, .literal(text)))
      case .doubleQuoted(let inner, let range):
        appendQuoted(inner, context, range, to: &result)
      case .parameter(let expansion):
        if dialect == .zsh, let (key, rest) = zshSubscript(expansion, parts, index + 1) {
          result += zshElement(expansion, key, context)
          if !rest.isEmpty { result.append(.text(literal(rest), .bare, .literal(rest))) }
          index += 1
        } else {
          result += expand(expansion, context)
        }
      case .command(let script, let range):
        let place = location(range)
        result.append(.text(output(of: script, location: place), quoting(context), .dynamic(.command, place)))
      case .arithmetic(let expression, let range):
        let text = evaluateArithmetic(expression).map { ShellText($0) } ?? .unknown(.word)
        result.append(.text(text, quoting(context), .dynamic(.other, location(range))))
      case .process(let script, let isInput, let range):
        let text = processSubstitution(script, isInput: isInput, range)
        result.append(.text(text, .quoted, .dynamic(.other, location(range))))
      }
      index += 1
    }
    return result
  }

  /// How the result of an expansion counts.
  func quoting(_ context: WordContext) -> WordPiece.Quoting { context.isQuoted ? .quoted : .result }

  private func appendQuoted(
    _ inner: [WordPart], _ context: WordContext, _ range: SourceRange, to result: inout [WordPiece]
  ) {
    var quoted = context
    quoted.isQuoted = true
    quoted.tildes = .none
    let inside = pieces(of: inner, quoted)
    // `""` is a word, `"$@"` without any parameters is none.
    if inside.isEmpty, !inner.contains(where: \.isAllParameters) {
      let empty = SourceText(file: source.file, SourceRange(range.start, range.start))
      result.append(.text(.empty, .quoted, .literal(empty)))
    }
    // Nor is `"$X$@"` where both are empty.
    let lists = inner.count(where: \.isAllParameters)
    if lists > 0, !inside.isEmpty, inside.count == inner.count - lists, inside.allSatisfy(\.isEmptyText) { return }
    result += inside
  }

  private func appendLiteral(
    _ text: SourceText, _ context: WordContext, isFirst: Bool, isLast: Bool, to result: inout [WordPiece]
  ) {
    let quoting: WordPiece.Quoting = context.isQuoted ? .quoted : context.splitsLiterals ? .result : .bare
    guard !context.isQuoted, context.tildes != .none, text.bytes.contains(0x7E) else {
      return result.append(.text(literal(text), quoting, .literal(text)))
    }
    var start = 0
    var index = 0
    var canStart = isFirst
    var hasEquals = !isAssignmentWord(text, context, isFirst)
    while index < text.count {
      let byte = text[index]
      if byte == 0x7E, canStart, let end = tildeEnd(text, index, isLast: isLast, context) {
        if start < index {
          let before = text.slice(start..<index)
          result.append(.text(literal(before), quoting, .literal(before)))
        }
        let tilde = text.slice(index..<end)
        result.append(.text(homeFolder(tilde), .quoted, .dynamic(.other, tilde.location)))
        start = end
        index = end
        canStart = false
        continue
      }
      canStart = context.tildes == .assignment && (byte == 0x3A || (byte == 0x3D && !hasEquals))
      if byte == 0x3D { hasEquals = true }
      index += 1
    }
    if start < text.count {
      let rest = text.slice(start..<text.count)
      result.append(.text(literal(rest), quoting, .literal(rest)))
    }
  }

  /// Whether the text is an argument like `NAME=value`, in which a tilde behind `=` is live.
  private func isAssignmentWord(_ text: SourceText, _ context: WordContext, _ isFirst: Bool) -> Bool {
    guard context.makesFields, context.tildes == .assignment, isFirst, let equals = text.bytes.firstIndex(of: 0x3D)
    else { return false }
    return Array(text.bytes[..<equals]).isShellName
  }

  /// Where a tilde prefix ends; nil where the tilde is literal.
  private func tildeEnd(_ text: SourceText, _ start: Int, isLast: Bool, _ context: WordContext) -> Int? {
    var end = start + 1
    while end < text.count, text[end] != 0x2F, !(context.tildes == .assignment && text[end] == 0x3A) {
      guard text[end].isNameByte || text[end] == 0x2B || text[end] == 0x2D || text[end] == 0x2E else { return nil }
      end += 1
    }
    return end < text.count || isLast ? end : nil
  }

  private func homeFolder(_ tilde: SourceText) -> ShellText {
    switch tilde.string {
    case "~": state.variable("HOME").scalar ?? .unknown(.word)
    case "~+": state.variable("PWD").scalar ?? ShellText(tilde)
    case "~-": state.variable("OLDPWD").scalar ?? ShellText(tilde)
    default: .unknown(.word)
    }
  }
}

extension WordPiece {
  /// Whether it is known to be empty.
  fileprivate var isEmptyText: Bool {
    if case .text(let text, _, _) = self { text.isEmpty == true } else { false }
  }
}

extension WordPart {
  /// Whether it is `$@` or the like, which can be no word at all.
  fileprivate var isAllParameters: Bool {
    guard case .parameter(let expansion) = self else { return false }
    if expansion.name.string == "@" { return true }
    guard let parts = expansion.subscript?.parts, parts.count == 1, case .unquoted(let text) = parts[0] else {
      if case .names = expansion.operation { return true }
      return false
    }
    return text.string == "@"
  }
}
