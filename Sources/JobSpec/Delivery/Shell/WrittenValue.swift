import Syntax

/// A word as it is written, without running anything.
enum WrittenValue {
  /// The value of a word of which only the literal text is looked at.
  static func value(of word: ShellWord, in file: SourceFile) -> Value {
    Value(word.parts.flatMap { parts(of: $0, in: file) }, at: Location(file, word.range))
  }

  /// The pieces of one part of a word.
  static func parts(of part: WordPart, in file: SourceFile) -> [Value.Part] {
    switch part {
    case .unquoted(let text), .escaped(let text), .singleQuoted(let text), .ansiQuoted(let text): [.literal(text)]
    case .doubleQuoted(let inner, _): inner.flatMap { parts(of: $0, in: file) }
    case .parameter(let expansion): [.reference(expansion.name.string, Location(file, expansion.range))]
    case .command(_, let range): [.dynamic(.command, Location(file, range))]
    case .arithmetic(_, let range), .process(_, _, let range): [.dynamic(.other, Location(file, range))]
    }
  }
}
