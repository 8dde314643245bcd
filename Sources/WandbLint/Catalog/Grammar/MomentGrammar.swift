/// Moments of a run, `<run id>?_step=<number>`, as `WANDB_FORK_FROM` and `WANDB_RESUME_FROM` take them.
///
/// The SDK puts `runmoment://` in front and reads the result with Python's urllib (wandb/sdk/lib/run_moment.py), so what
/// urllib forgives is forgiven here: tabs and line breaks are dropped, empty query parts too, and a name in the query may be
/// percent-encoded. The same in every release that has the settings.
enum MomentGrammar {
  /// `resumes` tells `WANDB_RESUME_FROM`, whose run id becomes this run's own, from `WANDB_FORK_FROM`.
  static func verdict(of text: String, at release: Release, resumes: Bool) -> Verdict {
    guard let moment = Moment(text) else {
      return .rejected(
        "is not a run id with '?_step=' and a number behind it", advice: "Write, for example, 'abc123?_step=100'.")
    }
    if release >= "0.19.0", release < "0.19.5" {
      return .hopeless("cannot be right: this release stops on every moment", at: .starting)
    }
    if moment.isTooLate { return .rejected("names a step beyond every number", at: .starting) }
    let id = RunIdGrammar.verdict(of: moment.run, at: release)
    guard resumes, id.isRejection, release.era == .pydantic else { return .accepted }
    return .rejected("names a run whose id \(id.reason)", at: .later)
  }
}

/// A moment taken apart.
private struct Moment {
  /// The run's id.
  let run: String
  /// Whether its step is a whole number that no floating-point number can hold, which the SDK makes of it in the end.
  let isTooLate: Bool

  /// Nil where the text is none.
  init?(_ text: String) {
    let scalars = text.unicodeScalars.filter { $0 != "\t" && $0 != "\n" && $0 != "\r" }
    let end = scalars.firstIndex { $0 == "/" || $0 == "?" || $0 == "#" } ?? scalars.endIndex
    let run = String(String.UnicodeScalarView(scalars[..<end]))
    guard !run.isEmpty, PythonURL.isAuthority(run), end < scalars.endIndex, scalars[end] == "?" else { return nil }
    let query = scalars[scalars.index(after: end)...]
    if let hash = query.firstIndex(of: "#"), query.index(after: hash) != query.endIndex { return nil }
    let text = String(String.UnicodeScalarView(query.prefix { $0 != "#" }))
    guard let isTooLate = Self.isTooLate(text) else { return nil }
    self.run = run
    self.isTooLate = isTooLate
  }

  /// What `isTooLate` says; nil where a query has not one name, `_step`, and a number as its first value.
  private static func isTooLate(_ query: String) -> Bool? {
    var value: String?
    for part in PythonText.split(query[...], at: UInt8(ascii: "&"), omittingEmpty: true) {
      let sides = PythonText.split(part, at: UInt8(ascii: "="), maxSplits: 1)
      guard let name = sides.first, sides.count == 2, let text = sides.last, !text.isEmpty else { continue }
      guard PythonURL.unquoted(name) == "_step" else { return nil }
      value = value ?? PythonURL.unquoted(text)
    }
    guard let value, !value.isEmpty else { return nil }
    let isDigits = value.unicodeScalars.allSatisfy {
      $0.properties.numericType == .decimal || $0.properties.numericType == .digit
    }
    guard let number = NumberGrammar.pythonFloat(value) else { return nil }
    guard isDigits else { return false }
    return NumberGrammar.pythonWhole(value).map { _ in number.isInfinite }
  }
}
