/// Something that a parser could not accept, with the place where it noticed.
public struct SyntaxProblem: Hashable, Sendable {
  /// The place of the mistake.
  public var location: Location
  /// What is wrong, as a full sentence that ends in a period.
  public var message: String

  /// Makes a problem at a place.
  public init(_ message: String, at location: Location) {
    self.location = location
    self.message = message
  }
}
