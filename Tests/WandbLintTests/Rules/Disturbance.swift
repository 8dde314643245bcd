import JobSpec

/// A change to an example that must not change what its rule finds, apart from where.
enum Disturbance: String, CaseIterable {
  case plain
  case afterEmojiComment
  case carriageReturns
  case noFinalNewline
  case byteOrderMark

  /// The marked text after the change; nil where the change would mean something else to the format's reader.
  func apply(to text: String, kind: Kind) -> String? {
    switch self {
    case .plain: text
    case .afterEmojiComment: kind.hasComments ? text.withFirstLine("# 🎉 naïve 日本語") : nil
    case .carriageReturns: kind.ignoresCarriageReturns ? text.replacing("\n", with: "\r\n") : nil
    case .noFinalNewline: text.hasSuffix("\n") ? String(text.dropLast()) : nil
    case .byteOrderMark: kind.ignoresByteOrderMark ? "\u{FEFF}" + text : nil
    }
  }
}

extension Kind {
  var hasComments: Bool { self != .batch && self != .ecs }

  /// A shell keeps carriage returns as part of the words, and so does whatever hands text to one.
  var ignoresCarriageReturns: Bool {
    switch self {
    case .batch, .ecs, .dockerfile, .envDocker, .envCompose: true
    default: false
    }
  }

  var ignoresByteOrderMark: Bool {
    switch self {
    case .dockerfile, .envDocker, .envCompose: true
    default: false
    }
  }
}

extension String {
  /// The text with a line in front, behind an interpreter line or a Dockerfile's directives.
  func withFirstLine(_ line: String) -> String {
    var head = ""
    var rest = self[...]
    while rest.hasPrefix("#!") || rest.hasPrefix("# syntax=") || rest.hasPrefix("# escape="),
      let end = rest.firstIndex(of: "\n")
    {
      head += rest[...end]
      rest = rest[rest.index(after: end)...]
    }
    return head + line + "\n" + rest
  }
}
