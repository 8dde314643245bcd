/// An env file as one of its readers takes it apart. Files that a shell reads are shell scripts: see `ShellParser`.
public struct EnvFile: Sendable {
  /// One variable.
  public struct Entry: Sendable {
    /// The variable's name; empty where the reader takes a line without one.
    public var name: SourceText
    /// The value; nil where the line holds a name only, and the reader looks the value up.
    public var value: Template?
    /// The value as written, quotes included; empty where there is none.
    public var written: SourceText
    /// The place of the entry, name through value.
    public var range: SourceRange

    /// The quote around the value as written, whether or not the reader removes it.
    public var quote: UInt8? {
      guard let first = written.bytes.first, first == "\"" || first == "'" else { return nil }
      return first
    }
  }

  /// The variables, in the order of the file.
  public var entries: [Entry]
  /// The comments, `#` included.
  public var comments: [SourceText]
  /// What makes the reader refuse the file; for `.xargs`, the words that `export` refuses.
  public var problems: [SyntaxProblem]

  /// Reads a file for one of the readers. A shell's dialects give no entries.
  public static func parse(_ text: SourceText, dialect: EnvFileDialect) -> EnvFile {
    switch dialect {
    case .docker: return KeyValueReader(text, rules: .docker).read()
    case .kubectl: return KeyValueReader(text, rules: .kubectl).read()
    case .ecs: return KeyValueReader(text, rules: .ecs).read()
    case .compose:
      var reader = ComposeEnvReader(text)
      return reader.read()
    case .xargs:
      var reader = WordListReader(text)
      return reader.read()
    case .shell, .apptainer: return EnvFile(entries: [], comments: [], problems: [])
    }
  }
}
