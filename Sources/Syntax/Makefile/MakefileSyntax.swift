/// A statement of a makefile or justfile, as far as variables and recipes go.
public enum MakeStatement: Sendable {
  /// `NAME = value` and its kin. `target` is set where the assignment belongs to one rule.
  case assignment(MakeAssignment)
  /// `export NAME ...`; no name exports every variable.
  case export([SourceText])
  /// `unexport NAME ...`
  case unexport([SourceText])
  /// `include FILE ...`, in a makefile.
  case include([SourceText])
  /// `set NAME := value`, in a justfile.
  case setting(name: SourceText, value: SourceText)
  /// A rule with its recipe: each text is a line that make hands to a shell of its own.
  case rule(name: SourceText, recipe: [SourceText])
}

/// An assignment in a makefile or justfile.
public struct MakeAssignment: Sendable {
  /// How the value is taken.
  public enum Operator: Sendable {
    /// `=`, `:=` and `::=`
    case set
    /// `?=`: only where the name is not set yet, the caller's environment included.
    case setIfAbsent
    /// `+=`
    case append
    /// `!=`: the output of a command.
    case command
  }

  /// The name.
  public var name: SourceText
  /// How the value is taken.
  public var `operator`: Operator
  /// The value as written, blanks around it left out.
  public var value: SourceText
  /// Whether `export` stands in front.
  public var isExported: Bool
  /// The rule that it belongs to; nil for the whole file.
  public var target: SourceText?
  /// The place of the assignment, name through value.
  public var range: SourceRange
}
