import Syntax

/// The words behind a program's name, told apart.
struct ParsedWords {
  /// An option as written.
  struct Option {
    /// Its first name in the table, or the name as written.
    var name: String
    /// Its value.
    var value: Value?
    /// The second of two values.
    var second: Value?
    /// The place of the option's word.
    var location: Location
  }

  /// The options, in order.
  var options: [Option] = []
  /// The other words, in order.
  var operands: [Value] = []
  /// How many operands stand before `--`; nil without one.
  var terminator: Int?
  /// Whether every option is known: false when a word may hold any.
  var isComplete = true
  /// Whether the tool refuses the words: an option lacks its value, or is none of its options.
  var isRejected = false
  /// The option that the tool refuses, where it is the option itself.
  var refused: Location?

  /// The options of a name.
  func all(_ name: String) -> [Option] { options.filter { $0.name == name } }

  /// The last option of a name, which wins in most tools.
  func last(_ name: String) -> Option? { options.last { $0.name == name } }

  /// Whether a flag is given.
  func has(_ name: String) -> Bool { options.contains { $0.name == name } }

  /// Notes an option that the tool refuses.
  mutating func refuse(_ word: Value) {
    isRejected = true
    refused = refused ?? word.location
  }

  /// Adds an option.
  mutating func add(_ name: String, _ value: Value?, _ word: Value) {
    options.append(Option(name: name, value: value, location: word.location))
  }
}
