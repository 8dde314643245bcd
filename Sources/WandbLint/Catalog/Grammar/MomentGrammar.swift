/// Moments of a run, `<run id>?_step=<number>`, as `WANDB_FORK_FROM` and `WANDB_RESUME_FROM` take them.
///
/// The SDK puts `runmoment://` in front and reads the result with Python's urllib (wandb/sdk/lib/run_moment.py), so what
/// urllib forgives is forgiven here: tabs and line breaks are dropped, empty query parts too, and a name in the query may be
/// percent-encoded. The same in every release that has the settings.
enum MomentGrammar {
  /// `resumes` tells `WANDB_RESUME_FROM`, whose run id becomes this run's own, from `WANDB_FORK_FROM`.
  static func verdict(of text: String, at release: Release, resumes: Bool) -> Verdict {
    guard let run = run(of: text) else {
      return .rejected(
        "is not a run id with '?_step=' and a number behind it", advice: "Write, for example, 'abc123?_step=100'.")
    }
    if release >= "0.19.0", release < "0.19.5" {
      return .hopeless("cannot be right: this release stops on every moment", at: .starting)
    }
    let id = RunIdGrammar.verdict(of: run, at: release)
    guard resumes, id.isRejection, release.era == .pydantic else { return .accepted }
    return .rejected("names a run whose id \(id.reason)", at: .later)
  }

  /// The run id of a moment; nil where the text is none.
  static func run(of text: String) -> String? {
    let scalars = text.unicodeScalars.filter { $0 != "\t" && $0 != "\n" && $0 != "\r" }
    let end = scalars.firstIndex { $0 == "/" || $0 == "?" || $0 == "#" } ?? scalars.endIndex
    let run = String(String.UnicodeScalarView(scalars[..<end]))
    guard !run.isEmpty, PythonURL.isAuthority(run), end < scalars.endIndex, scalars[end] == "?" else { return nil }
    let query = scalars[scalars.index(after: end)...]
    if let hash = query.firstIndex(of: "#"), query.index(after: hash) != query.endIndex { return nil }
    let text = String(String.UnicodeScalarView(query.prefix { $0 != "#" }))
    return isStep(text) ? run : nil
  }

  /// Whether a query has one name, `_step`, and a number as its first value.
  private static func isStep(_ query: String) -> Bool {
    var value: String?
    for part in PythonText.split(query[...], at: UInt8(ascii: "&"), omittingEmpty: true) {
      let sides = PythonText.split(part, at: UInt8(ascii: "="), maxSplits: 1)
      guard let name = sides.first, sides.count == 2, let text = sides.last, !text.isEmpty else { continue }
      guard PythonURL.unquoted(name) == "_step" else { return false }
      value = value ?? PythonURL.unquoted(text)
    }
    guard let value else { return false }
    let isDigits = value.unicodeScalars.allSatisfy {
      $0.properties.numericType == .decimal || $0.properties.numericType == .digit
    }
    return isDigits && !value.isEmpty
      ? NumberGrammar.pythonWhole(value) != nil : NumberGrammar.pythonFloat(value) != nil
  }
}
