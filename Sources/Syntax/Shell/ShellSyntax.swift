/// A parsed shell script. Every range is a range of the file that the script was written in.
public struct ShellScript: Sendable {
  /// The script as the shell reads it.
  public var text: SourceText
  /// What it runs.
  public var body: ShellList
  /// The comments, `#` included, in the order of the file.
  public var comments: [SourceText]
  /// What the parser could not accept.
  public var problems: [SyntaxProblem]

  /// Makes a script.
  public init(text: SourceText, body: ShellList, comments: [SourceText], problems: [SyntaxProblem]) {
    self.text = text
    self.body = body
    self.comments = comments
    self.problems = problems
  }
}

/// Commands in the order they run.
public struct ShellList: Sendable {
  /// The and-or lists, in order.
  public var items: [ShellAndOr]

  /// Makes a list.
  public init(_ items: [ShellAndOr] = []) { self.items = items }
}

/// Pipelines joined by `&&` and `||`, which bind equally and to the left.
public struct ShellAndOr: Sendable {
  /// What joins a pipeline to those before it.
  public enum Operator: Sendable {
    /// `&&`: runs when the one before succeeded.
    case and
    /// `||`: runs when the one before failed.
    case or
  }

  /// The first pipeline.
  public var first: ShellPipeline
  /// The others, each with the operator in front of it.
  public var rest: [(operator: Operator, pipeline: ShellPipeline)]
  /// Whether `&` ends the list, so that it runs in a subshell of its own.
  public var isBackground: Bool
  /// The place of the whole list, its terminator left out.
  public var range: SourceRange

  /// Makes an and-or list.
  public init(
    first: ShellPipeline, rest: [(operator: Operator, pipeline: ShellPipeline)] = [], isBackground: Bool = false,
    range: SourceRange
  ) {
    self.first = first
    self.rest = rest
    self.isBackground = isBackground
    self.range = range
  }
}

/// Commands joined by `|` or `|&`.
public struct ShellPipeline: Sendable {
  /// Whether `!` stands in front.
  public var isNegated: Bool
  /// Whether the `time` keyword stands in front.
  public var isTimed: Bool
  /// The members, at least one (none only after a syntax error, or for a lone `!` or `time`).
  public var commands: [ShellCommand]
  /// The place of the pipeline.
  public var range: SourceRange

  /// Makes a pipeline.
  public init(isNegated: Bool = false, isTimed: Bool = false, commands: [ShellCommand], range: SourceRange) {
    self.isNegated = isNegated
    self.isTimed = isTimed
    self.commands = commands
    self.range = range
  }
}

/// One command with its redirections.
public struct ShellCommand: Sendable {
  /// The forms of a command.
  public indirect enum Form: Sendable {
    /// A program, builtin or function with its words, or assignments alone.
    case simple(SimpleCommand)
    /// `{ list; }`
    case group(ShellList)
    /// `( list )`
    case subshell(ShellList)
    /// `if`, `elif`, `else`: each condition with what it guards.
    case ifClause([(condition: ShellList, body: ShellList)], elseBody: ShellList?)
    /// `for NAME in words`; nil words mean `"$@"`.
    case forClause(name: SourceText, words: [ShellWord]?, body: ShellList)
    /// `for (( a; b; c ))`, each part an arithmetic expression.
    case arithmeticFor(initial: ShellWord, condition: ShellWord, step: ShellWord, body: ShellList)
    /// `while` or `until`.
    case loop(isUntil: Bool, condition: ShellList, body: ShellList)
    /// `case word in`.
    case caseClause(ShellWord, [CaseItem])
    /// `select NAME in words`; nil words mean `"$@"`.
    case select(name: SourceText, words: [ShellWord]?, body: ShellList)
    /// A function definition; the body is a compound command.
    case function(name: SourceText, body: ShellCommand)
    /// `[[ expression ]]`
    case conditional(ConditionalExpression)
    /// `(( expression ))`
    case arithmetic(ShellWord)
    /// `coproc [NAME] command`
    case coprocess(name: SourceText?, body: ShellCommand)
  }

  /// What the command is.
  public var form: Form
  /// Its redirections, in order.
  public var redirections: [Redirection]
  /// The place of the whole command, redirections included.
  public var range: SourceRange

  /// Makes a command.
  public init(_ form: Form, redirections: [Redirection] = [], range: SourceRange) {
    self.form = form
    self.redirections = redirections
    self.range = range
  }
}

/// Assignments, then the words of a command; either may be empty.
public struct SimpleCommand: Sendable {
  /// A word behind the command name: in the arguments of `export`, `declare`, `local`, `readonly` and `typeset`,
  /// `NAME=(...)` and `NAME=value` are assignments.
  public enum Argument: Sendable {
    /// An ordinary word.
    case word(ShellWord)
    /// An assignment argument of a declaration builtin.
    case assignment(ShellAssignment)
  }

  /// The assignments in front of the command name.
  public var assignments: [ShellAssignment]
  /// The command name and its arguments.
  public var arguments: [Argument]

  /// Makes a simple command.
  public init(assignments: [ShellAssignment], arguments: [Argument]) {
    self.assignments = assignments
    self.arguments = arguments
  }
}

/// `NAME=value`, `NAME+=value`, `NAME[subscript]=value` or `NAME=(...)`.
public struct ShellAssignment: Sendable {
  /// What is assigned.
  public enum Value: Sendable {
    /// One word; nil parts mean the empty string.
    case scalar(ShellWord)
    /// A compound assignment: each element with its subscript where one is written.
    case array([(key: ShellWord?, value: ShellWord)])
  }

  /// The variable's name.
  public var name: SourceText
  /// The subscript between brackets, where one is written.
  public var `subscript`: ShellWord?
  /// Whether the operator is `+=`.
  public var isAppend: Bool
  /// What is assigned.
  public var value: Value
  /// The place of the whole assignment, name through value.
  public var range: SourceRange

  /// Makes an assignment.
  public init(name: SourceText, subscript: ShellWord? = nil, isAppend: Bool, value: Value, range: SourceRange) {
    self.name = name
    self.subscript = `subscript`
    self.isAppend = isAppend
    self.value = value
    self.range = range
  }
}

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

/// A part of a word.
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
    /// `${NAME^}`, `${NAME^^}`, `${NAME,}`, `${NAME,,}`
    case changeCase(toUpper: Bool, all: Bool, pattern: ShellWord?)
    /// `${NAME@Q}` and its kin: the letter.
    case transform(UInt8)
    /// `${!NAME[@]}`, `${!NAME[*]}`
    case keys
    /// `${!PREFIX*}`, `${!PREFIX@}`
    case names
    /// Something that the shell would reject as a bad substitution.
    case invalid
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

/// One branch of `case`.
public struct CaseItem: Sendable {
  /// How a branch ends.
  public enum Terminator: Sendable {
    /// `;;`: the case is done.
    case stop
    /// `;&`: the next branch runs as well.
    case fallThrough
    /// `;;&`: the next patterns are tried.
    case testNext
  }

  /// The patterns.
  public var patterns: [ShellWord]
  /// What runs when one matches.
  public var body: ShellList
  /// How the branch ends.
  public var terminator: Terminator

  /// Makes a branch.
  public init(patterns: [ShellWord], body: ShellList, terminator: Terminator) {
    self.patterns = patterns
    self.body = body
    self.terminator = terminator
  }
}

/// The expression inside `[[ ]]`.
public indirect enum ConditionalExpression: Sendable {
  /// One word: true when not empty.
  case word(ShellWord)
  /// A unary operator such as `-n`, with its operand.
  case unary(String, ShellWord)
  /// A binary operator such as `==`, `=~` or `-eq`.
  case binary(ShellWord, String, ShellWord)
  /// `! expression`
  case not(ConditionalExpression)
  /// `a && b`
  case and(ConditionalExpression, ConditionalExpression)
  /// `a || b`
  case or(ConditionalExpression, ConditionalExpression)
  /// What stands after a syntax error.
  case invalid
}

/// One redirection.
public struct Redirection: Sendable {
  /// The operators.
  public enum Operator: Sendable {
    /// `<`
    case input
    /// `>` and `>|`
    case output
    /// `>>`
    case append
    /// `<>`
    case readWrite
    /// `<&`
    case duplicateInput
    /// `>&`
    case duplicateOutput
    /// `&>`
    case outputAndError
    /// `&>>`
    case appendOutputAndError
    /// `<<` and `<<-`
    case hereDocument
    /// `<<<`
    case hereString
  }

  /// The operator.
  public var `operator`: Operator
  /// The number in front, nil where none is written; `{NAME}` counts as none.
  public var descriptor: Int?
  /// The word behind the operator; for a here-document, its delimiter as written.
  public var target: ShellWord
  /// A here-document's content.
  public var hereDocument: HereDocument?
  /// The place of the redirection, a here-document's body left out.
  public var range: SourceRange

  /// Makes a redirection.
  public init(
    _ operator: Operator, descriptor: Int? = nil, target: ShellWord, hereDocument: HereDocument? = nil,
    range: SourceRange
  ) {
    self.operator = `operator`
    self.descriptor = descriptor
    self.target = target
    self.hereDocument = hereDocument
    self.range = range
  }
}

/// The content of a here-document.
public struct HereDocument: Sendable {
  /// The lines as written, without the delimiter line and, for `<<-`, without leading tabs.
  public var text: SourceText
  /// The parts of the body: one literal when the delimiter is quoted, otherwise with expansions live as in double
  /// quotes.
  public var body: [WordPart]
  /// Whether the delimiter is quoted, so that nothing in the body is expanded.
  public var isQuoted: Bool

  /// Makes a here-document.
  public init(text: SourceText, body: [WordPart], isQuoted: Bool) {
    self.text = text
    self.body = body
    self.isQuoted = isQuoted
  }
}
