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
  /// Whether it is the first on its line.
  public var startsLine: Bool
  /// The place of the whole list, its terminator left out.
  public var range: SourceRange

  /// Makes an and-or list.
  public init(
    first: ShellPipeline, rest: [(operator: Operator, pipeline: ShellPipeline)] = [], isBackground: Bool = false,
    startsLine: Bool = true, range: SourceRange
  ) {
    self.startsLine = startsLine
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
