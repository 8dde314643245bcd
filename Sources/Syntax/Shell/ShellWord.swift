/// One word before expansion.
public struct ShellWord: Sendable {
  /// The parts, in order; none for an empty word.
  public var parts: [WordPart]
  /// The word's place, quotes included.
  public var range: SourceRange

  /// Makes a word.
  public init(_ parts: [WordPart], range: SourceRange) {
    self.parts = parts
    self.range = range
  }
}

/// A part of a word. Literal text inside double quotes and here-documents is `unquoted` too, where nothing is live.
public indirect enum WordPart: Sendable {
  /// Unquoted text: braces, tildes and patterns in it are live.
  case unquoted(SourceText)
  /// One character made literal by a backslash (the backslash is not part of the text).
  case escaped(SourceText)
  /// `'...'`, without the quotes.
  case singleQuoted(SourceText)
  /// `$'...'`, decoded, without the quotes.
  case ansiQuoted(SourceText)
  /// `"..."` or `$"..."`: the parts inside; the text of literal parts is decoded (`\$` is `$`).
  case doubleQuoted([WordPart], SourceRange)
  /// `$NAME` or `${...}`.
  case parameter(ParameterExpansion)
  /// `$(...)` or backquotes; the range includes the delimiters.
  case command(ShellScript, SourceRange)
  /// `$((...))` or `$[...]`: an expression whose own expansions are parts of the word.
  case arithmetic(ShellWord, SourceRange)
  /// `<(...)` or `>(...)`.
  case process(ShellScript, isInput: Bool, SourceRange)
}

/// `$NAME` or `${NAME...}`.
public struct ParameterExpansion: Sendable {
  /// What is done with the value.
  public indirect enum Operation: Sendable {
    /// `$NAME`, `${NAME}`
    case plain
    /// `${#NAME}`
    case length
    /// `${NAME-word}`, with a colon also when empty.
    case `default`(ShellWord, colon: Bool)
    /// `${NAME=word}`
    case assign(ShellWord, colon: Bool)
    /// `${NAME?word}`
    case error(ShellWord, colon: Bool)
    /// `${NAME+word}`
    case alternate(ShellWord, colon: Bool)
    /// `${NAME#pattern}`, `${NAME##pattern}`
    case removePrefix(ShellWord, longest: Bool)
    /// `${NAME%pattern}`, `${NAME%%pattern}`
    case removeSuffix(ShellWord, longest: Bool)
    /// `${NAME/pattern/word}`
    case replace(ShellWord, with: ShellWord?, Replacement)
    /// `${NAME:offset:length}`, both arithmetic expressions.
    case substring(ShellWord, length: ShellWord?)
    /// `${NAME^}`, `${NAME,}`, `${NAME~}`, and doubled for all characters
    case changeCase(LetterCase, all: Bool, pattern: ShellWord?)
    /// `${NAME@Q}` and its kin: the letter.
    case transform(UInt8)
    /// `${!NAME[@]}`, `${!NAME[*]}`
    case keys
    /// `${!PREFIX*}`, `${!PREFIX@}`
    case names
    /// Something that the shell would reject as a bad substitution.
    case invalid
  }

  /// What `${NAME^}` and its kin make of letters.
  public enum LetterCase: Sendable {
    /// `^`
    case upper
    /// `,`
    case lower
    /// `~`, which the manual leaves out: each letter becomes the other one.
    case opposite
  }

  /// Which matches `${NAME/pattern/word}` replaces.
  public enum Replacement: Sendable {
    /// `/`: the first match.
    case first
    /// `//`: all of them.
    case all
    /// `/#`: one at the start.
    case prefix
    /// `/%`: one at the end.
    case suffix
  }

  /// The name, digits of a positional parameter, or one special character (`@ * # ? - $ !`).
  public var name: SourceText
  /// Whether `!` in front makes it indirect.
  public var isIndirect: Bool
  /// The subscript between brackets; `@` and `*` are words of one unquoted character.
  public var `subscript`: ShellWord?
  /// What is done with the value.
  public var operation: Operation
  /// The place, `$` included.
  public var range: SourceRange

  /// Makes an expansion.
  public init(
    name: SourceText, isIndirect: Bool = false, subscript: ShellWord? = nil, operation: Operation = .plain,
    range: SourceRange
  ) {
    self.name = name
    self.isIndirect = isIndirect
    self.subscript = `subscript`
    self.operation = operation
    self.range = range
  }
}
