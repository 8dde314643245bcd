import Synchronization

/// One redirection.
public struct Redirection: Sendable {
  /// The operators.
  public enum Operator: Sendable {
    /// `<`
    case input
    /// `>` and `>|`
    case output
    /// `>>`
    case append
    /// `<>`
    case readWrite
    /// `<&`
    case duplicateInput
    /// `>&`
    case duplicateOutput
    /// `&>`
    case outputAndError
    /// `&>>`
    case appendOutputAndError
    /// `<<` and `<<-`
    case hereDocument
    /// `<<<`
    case hereString
  }

  /// The operator.
  public var `operator`: Operator
  /// The number in front, nil where none is written; `{NAME}` counts as none.
  public var descriptor: Int?
  /// The word behind the operator; for a here-document, its delimiter as written.
  public var target: ShellWord
  /// The variable that takes the number, for `{NAME}>`.
  public var descriptorName: SourceText?
  /// A here-document's content.
  public var hereDocument: HereDocument? { content?.document }
  /// The place of the redirection, a here-document's body left out.
  public var range: SourceRange
  /// Where the parser puts the body, which stands behind the command.
  private let content: HereDocumentSlot?

  /// Makes a redirection.
  init(
    _ operator: Operator, descriptor: Int?, descriptorName: SourceText?, target: ShellWord, content: HereDocumentSlot?,
    range: SourceRange
  ) {
    self.operator = `operator`
    self.descriptor = descriptor
    self.descriptorName = descriptorName
    self.target = target
    self.content = content
    self.range = range
  }
}

/// The content of a here-document.
public struct HereDocument: Sendable {
  /// The lines as written, without the delimiter line and, for `<<-`, without leading tabs.
  public var text: SourceText
  /// The parts of the body: one literal when the delimiter is quoted, otherwise with expansions live as in double
  /// quotes.
  public var body: [WordPart]
  /// Whether the delimiter is quoted, so that nothing in the body is expanded.
  public var isQuoted: Bool

  /// Makes a here-document.
  public init(text: SourceText, body: [WordPart], isQuoted: Bool) {
    self.text = text
    self.body = body
    self.isQuoted = isQuoted
  }
}

/// The place in a redirection for a body that is read after the redirection itself, at the end of its line.
final class HereDocumentSlot: Sendable {
  private let content = Mutex<HereDocument?>(nil)

  /// The body, once it is read.
  var document: HereDocument? {
    get { content.withLock { $0 } }
    set { content.withLock { $0 = newValue } }
  }
}
