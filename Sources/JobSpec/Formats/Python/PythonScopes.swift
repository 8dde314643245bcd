import Syntax

/// Numbers the functions and classes of a module, so that what the same code does can be told apart from the rest.
struct PythonScopes {
  private var open: [(indentation: Int, number: Int)] = []
  private var count = 0

  /// The number of the innermost function or class, 0 for the module.
  var current: Int { open.last?.number ?? 0 }

  /// Follows the indentation; `next` is the token behind.
  mutating func enter(_ token: PythonToken, next: PythonToken?) {
    guard let indentation = token.indentation else { return }
    while let last = open.last, last.indentation >= indentation { open.removeLast() }
    if token.is("def") || token.is("class") || (token.is("async") && next?.is("def") == true) {
      count += 1
      open.append((indentation, count))
    }
  }
}
