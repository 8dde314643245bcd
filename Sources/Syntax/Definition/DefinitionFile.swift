/// A Singularity or Apptainer definition file (Apptainer 1.5.3, pkg/build/types/parser/deffile.go).
public struct DefinitionFile: Sendable {
  /// The stages, in order; the last one makes the image.
  public var stages: [DefinitionStage]
  /// The comments outside scripts, `#` included.
  public var comments: [SourceText]
  /// What the builder refuses the file for.
  public var problems: [SyntaxProblem]

  /// Reads a definition file. `arguments` are those of `--build-arg`, which come before the file's own defaults;
  /// `unknown` stands for an argument that has no value, which stays as written where this is nil.
  public static func parse(
    _ text: SourceText, arguments: [String: String] = [:], unknown: String? = nil
  ) -> DefinitionFile {
    var file = DefinitionFile(stages: [], comments: [], problems: [])
    for part in DefinitionReader.split(text) {
      var reader = DefinitionReader(part)
      reader.read()
      let defaults = reader.stage.argumentDefaults
      if part.contains("{{") {
        let (replaced, undefined) = BuildArguments(values: arguments, defaults: defaults, unknown: unknown)
          .replace(in: part)
        reader = DefinitionReader(replaced)
        reader.read()
        reader.stage.undefinedArguments = undefined
      }
      reader.stage.argumentDefaults = defaults
      file.comments += reader.comments
      file.problems += reader.problems
      if !reader.stage.isEmpty { file.stages.append(reader.stage) }
    }
    if file.stages.isEmpty && file.problems.isEmpty {
      file.problems.append(SyntaxProblem("This definition file is empty.", at: text.slice(0..<0).location))
    }
    return file
  }
}

/// One image that a definition file builds.
public struct DefinitionStage: Sendable {
  /// A line of the header.
  public struct Header: Sendable {
    /// The keyword, in lower case.
    public var key: String
    /// What stands behind the colon, comments left out.
    public var value: String
    /// The place of the keyword.
    public var location: Location
  }

  /// A value of `%arguments`.
  public struct ArgumentDefault: Sendable {
    /// The argument's name.
    public var name: SourceText
    /// Its value.
    public var value: SourceText
  }

  /// The header's lines.
  public var headers: [Header] = []
  /// The sections, in order; a name may come more than once.
  public var sections: [DefinitionSection] = []
  /// The values of `%arguments`, as written.
  public var argumentDefaults: [ArgumentDefault] = []
  /// Where `{{ NAME }}` stands without a value: the builder wants `--build-arg NAME=...`.
  public var undefinedArguments: [SourceText] = []

  /// Whether the builder would take it for no stage at all.
  var isEmpty: Bool { headers.isEmpty && sections.isEmpty }

  /// The value of a header's last line with this keyword.
  public func header(_ key: String) -> Header? { headers.last { $0.key == key } }

  /// The script that all sections of a name make, one behind the other; nil where there is none.
  public func script(_ name: String, app: String? = nil) -> DefinitionScript? {
    let matching = sections.filter { $0.name == name && $0.app == app }
    guard let first = matching.first, let last = matching.last else { return nil }
    let arguments = matching.last { !$0.arguments.isEmpty }?.arguments ?? last.arguments
    guard matching.count > 1 else { return DefinitionScript(head: first.head, arguments: arguments, body: first.body) }
    var body = SourceTextBuilder(file: first.body.file, anchor: first.body.range.start)
    for section in matching { body.append(section.body) }
    return DefinitionScript(head: first.head, arguments: arguments, body: body.finish())
  }

  /// The names of the apps that sections are for, in order.
  public var apps: [String] {
    var names: [String] = []
    for case let name? in sections.map(\.app) where !names.contains(name) { names.append(name) }
    return names
  }
}

/// One section as the file holds it.
public struct DefinitionSection: Sendable {
  /// The name, in lower case, without the percent sign.
  public var name: String
  /// The app that a section such as `%apprun` is for.
  public var app: String?
  /// What stands behind the name, comments included.
  public var arguments: SourceText
  /// The line with the name.
  public var head: SourceText
  /// The lines below.
  public var body: SourceText
}

/// What the sections of one name hold together.
public struct DefinitionScript: Sendable {
  /// The first section's line with the name.
  public var head: SourceText
  /// What stands behind the name, comments included.
  public var arguments: SourceText
  /// The text.
  public var body: SourceText

  /// The words of the line that starts an interpreter, `/bin/sh` where none is written, and the text behind it.
  public var interpreter: (words: [SourceText], body: SourceText)? {
    let trimmed = body.trimmingLeadingSpace()
    guard trimmed.offset(of: "#!") == 0 else { return nil }
    let start = body.count - trimmed.count
    let lineEnd = body.bytes[(body.bytes.startIndex + start)...].firstIndex(of: 0x0A).map { $0 - body.bytes.startIndex }
    let end = lineEnd ?? body.count
    return (body.slice((start + 2)..<end).words, body.slice(min(end + 1, body.count)..<body.count))
  }
}

extension SourceText {
  /// The words between blanks.
  public var words: [SourceText] {
    var words: [SourceText] = []
    var start = 0
    for offset in 0...count where offset == count || self[offset].isBlank {
      if offset > start { words.append(slice(start..<offset)) }
      start = offset + 1
    }
    return words
  }
}
