/// What a part of a request to an AWS service may hold, as far as botocore checks it before it sends the request.
indirect enum Shape: Sendable {
  case string
  case nonEmptyString
  /// A whole number. Python counts a Boolean as one, and so does botocore.
  case integer
  case boolean
  case list(Shape)
  case map(keys: Shape, values: Shape)
  /// An object with these members; `isOpen` when members that are not listed are not judged.
  case structure([String: Shape], required: [String] = [], isOpen: Bool = false)

  /// What it is called in a message.
  var name: String {
    switch self {
    case .string, .nonEmptyString: "a string"
    case .integer: "a whole number"
    case .boolean: "'true' or 'false'"
    case .list: "a list"
    case .map, .structure: "an object"
    }
  }
}
