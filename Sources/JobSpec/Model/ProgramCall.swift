public import Syntax

/// A function call in a program's source, with the arguments as far as they are literals.
public struct ProgramCall: Sendable {
  /// The function as written, such as `client.submit_job`.
  public var callee: String
  /// The place of the function's name.
  public var location: Location
  /// The arguments, each with its keyword where it has one.
  public var arguments: [(keyword: String?, value: Value)]
  /// The innermost function or class around the call, 0 for the module itself. Assignments with the same number are
  /// made by the same code.
  public var scope: Int
  /// The offset up to which the code behind the call runs only after it: the end of the block around it.
  public var blockEnd: Int

  /// Makes a call.
  public init(
    callee: String, location: Location, arguments: [(keyword: String?, value: Value)], scope: Int,
    blockEnd: Int = .max
  ) {
    self.callee = callee
    self.location = location
    self.arguments = arguments
    self.scope = scope
    self.blockEnd = blockEnd
  }
}
