/// `WANDB_SERVICE`: the address that a process hands to its children, `3-<pid>-unix-<path>` or
/// `3-<pid>-tcp-localhost-<port>`; before 0.21.0 `2-<pid>-tcp-localhost-<port>` (measured on 0.19.11 to 0.31.0).
enum ServiceGrammar {
  static func verdict(of text: String, at release: Release) -> Verdict {
    if text.isEmpty || isToken(text, at: release) { return .accepted }
    return .rejected(
      "is not an address of a running W&B service", at: .later,
      advice: "Remove the variable: a W&B process sets it for its own children.")
  }

  private static func isToken(_ text: String, at release: Release) -> Bool {
    let parts = text.split(separator: "-", maxSplits: 3, omittingEmptySubsequences: false)
    guard parts.count == 4, parts[0] == (release < "0.21.0" ? "2" : "3"), isNumber(parts[1]) else { return false }
    switch parts[2] {
    case "unix": return release >= "0.21.0" && !parts[3].isEmpty
    case "tcp": return parts[3].hasPrefix("localhost-") && isNumber(parts[3].dropFirst("localhost-".count))
    default: return false
    }
  }

  private static func isNumber(_ text: Substring) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy(PythonText.isDigit)
  }
}

/// `WANDB_X_HISTORY_VALUE_ENCODING`: a list of `json` and `typed`, trimmed and in any case; `json` must be among them, and
/// a list with any other word counts as `json` (measured on 0.31.0).
enum EncodingGrammar {
  static func verdict(of text: String) -> Verdict {
    let words = PythonText.elements(text).map { PythonText.lowercased(PythonText.strip(String($0))) }
    if words.contains(where: { $0 != "json" && $0 != "typed" }) {
      return Verdict(.misread, "counts as 'json', with a warning", advice: "Write 'json' or 'json,typed'.")
    }
    return words.contains("json")
      ? .accepted : .rejected("leaves 'json' out", advice: "Write 'json,typed'.", replacement: "json,typed")
  }
}
