public import Syntax

/// Something in the file's structure that its platform rejects, drops or reads in another way than it looks.
public struct Problem: Sendable {
  /// What sort of mistake it is; each sort is one rule's business.
  public enum Kind: Hashable, Sendable {
    /// The text is not in its language: truncated JSON, an unterminated quote.
    case syntax
    /// `environment` is not a list of name and value pairs.
    case environmentNotList
    /// A value that must be a string is another type.
    case valueNotString
    /// Any other shape that the platform rejects: an unknown member, a missing one, a wrong type.
    case shapeRejected
    /// A name is set twice in one place.
    case duplicateVariable
    /// An assignment that the shell or the platform reads as something else: `export K = v`.
    case assignmentMalformed
    /// A line that this env file's reader takes in another way than it looks.
    case envFileDialect
    /// `Ref::name` where no parameter is substituted.
    case parameterNotSubstituted
    /// `{{ name }}` without a default: the build needs `--build-arg`.
    case buildArgumentUndefined
    /// A value that a separator of the option cuts: `--env TAGS=a,b`.
    case valueSplit
    /// A value that is evaluated once more on the way: `$` in a `SINGULARITYENV_` value.
    case valueEvaluated
    /// An empty value that the platform drops.
    case emptyDropped
    /// `secrets` without an execution role that may read them.
    case secretsWithoutExecutionRole
    /// A name in `environment` and in `secrets` of one container.
    case secretAlsoPlain
  }

  /// What sort of mistake it is.
  public var kind: Kind
  /// The variable concerned, empty where it is about none.
  public var variable: String
  /// The place of the mistake.
  public var location: Location
  /// What is wrong, as a full sentence that ends in a period. It never quotes a value.
  public var message: String
  /// What to write instead, as a full sentence; empty where there is no general answer.
  public var help: String
  /// Other places that belong to it, each with a short label.
  public var related: [(location: Location, label: String)]

  /// Makes a problem.
  public init(
    _ kind: Kind, variable: String = "", at location: Location, _ message: String, help: String = "",
    related: [(location: Location, label: String)] = []
  ) {
    self.kind = kind
    self.variable = variable
    self.location = location
    self.message = message
    self.help = help
    self.related = related
  }
}
