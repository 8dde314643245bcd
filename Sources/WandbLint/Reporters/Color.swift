/// What a piece of text is, which decides its colour on a terminal.
enum TextRole {
  case severity(Severity)
  case frame
  case emphasis
  case quiet

  /// The parameters of the SGR sequence: the sixteen colours that every terminal has, by ECMA-48.
  fileprivate var parameters: String {
    switch self {
    case .severity(.error): "1;31"
    case .severity(.warning): "1;33"
    case .severity(.note): "1;36"
    case .frame: "34"
    case .emphasis: "1"
    case .quiet: "2"
    }
  }
}

extension TextStyle {
  /// The text in its colour, plain where colour is off.
  func colored(_ text: String, _ role: TextRole) -> String {
    usesColor && !text.isEmpty ? "\u{1B}[\(role.parameters)m\(text)\u{1B}[0m" : text
  }

  /// The text as a link, plain where links are off.
  func linked(_ text: String, to address: String) -> String {
    usesLinks ? "\u{1B}]8;;\(address)\u{1B}\\\(text)\u{1B}]8;;\u{1B}\\" : text
  }
}
