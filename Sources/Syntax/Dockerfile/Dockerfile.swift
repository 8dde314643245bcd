/// A Dockerfile as BuildKit reads it. Every range is a range of the file that the text was written in.
public struct Dockerfile: Sendable {
  /// The whole text.
  public var text: SourceText
  /// The parser directives at the top, in order.
  public var directives: [DockerfileDirective]
  /// The escape character: a backslash, or the backquote that the `escape` directive chooses.
  public var escape: UInt8
  /// The instructions, in order.
  public var instructions: [DockerfileInstruction]
  /// The comments, `#` included, in the order of the file; those between continued lines too.
  public var comments: [SourceText]
  /// What the parser could not accept, in the order of the file.
  public var problems: [SyntaxProblem]
}

/// A parser directive, such as `# syntax=docker/dockerfile:1`.
public struct DockerfileDirective: Sendable {
  /// The key in lower case: `syntax`, `escape` or `check`.
  public var name: String
  /// The value.
  public var value: SourceText
  /// The place of the line, `#` included.
  public var location: Location
}

/// One instruction: a line with those that continue it, and the here-documents that it opens.
public struct DockerfileInstruction: Sendable {
  /// The instructions that BuildKit knows.
  public enum Keyword: String, CaseIterable, Sendable {
    case add = "ADD"
    case arg = "ARG"
    case cmd = "CMD"
    case copy = "COPY"
    case entrypoint = "ENTRYPOINT"
    case env = "ENV"
    case expose = "EXPOSE"
    case from = "FROM"
    case healthcheck = "HEALTHCHECK"
    case label = "LABEL"
    case maintainer = "MAINTAINER"
    case onbuild = "ONBUILD"
    case run = "RUN"
    case shell = "SHELL"
    case stopsignal = "STOPSIGNAL"
    case user = "USER"
    case volume = "VOLUME"
    case workdir = "WORKDIR"
  }

  /// What the instruction says.
  public indirect enum Form: Sendable {
    /// `FROM image [AS stage]`; the stage's name is as written.
    case from(image: DockerfileWord, stage: SourceText?)
    /// The pairs of ENV or LABEL.
    case pairs([DockerfilePair])
    /// The declarations of ARG.
    case arguments([DockerfileArgument])
    /// The command of RUN, CMD, ENTRYPOINT or `HEALTHCHECK CMD`.
    case command(DockerfileCommand)
    /// The words of SHELL.
    case shell([SourceText])
    /// The sources and the destination of COPY or ADD; sources that are here-documents are left out.
    case copy(sources: [DockerfileWord], destination: DockerfileWord)
    /// The instruction behind ONBUILD.
    case onbuild(DockerfileInstruction)
    /// The arguments of any other instruction.
    case words([DockerfileWord])
    /// What stands where the instruction could not be read.
    case invalid
  }

  /// Which instruction it is; nil for one that BuildKit does not know.
  public var keyword: Keyword?
  /// The keyword as written.
  public var name: SourceText
  /// The flags between keyword and arguments, such as `--from=build`.
  public var flags: [DockerfileFlag]
  /// What stands behind the flags, continued lines joined, blanks at both ends removed.
  public var arguments: SourceText
  /// What the instruction says.
  public var form: Form
  /// The here-documents that it opens, in order.
  public var hereDocuments: [DockerfileHereDocument]
  /// The place of the instruction, its here-documents left out.
  public var location: Location

  /// The value of the last flag of a name, nil where there is none.
  public func flag(_ name: String) -> SourceText? {
    flags.last { $0.name == name }?.value
  }
}

/// A flag of an instruction: `--name` or `--name=value`.
public struct DockerfileFlag: Sendable {
  /// The name, without the dashes.
  public var name: String
  /// The value, quotes and escapes removed; nil where no `=` is written.
  public var value: SourceText?
  /// The place of the flag.
  public var location: Location
}

/// One `name=value` of ENV or LABEL.
public struct DockerfilePair: Sendable {
  /// The name; variables in it are replaced too.
  public var name: DockerfileWord
  /// The value.
  public var value: DockerfileWord
  /// Whether it is written in the old form `NAME value`, where the value is the rest of the line.
  public var isLegacy: Bool
  /// The place of the pair.
  public var location: Location
}

/// One declaration of ARG.
public struct DockerfileArgument: Sendable {
  /// The name, taken as it stands.
  public var name: SourceText
  /// The default, where one is written.
  public var value: DockerfileWord?
  /// The place of the declaration.
  public var location: Location
}

/// The command of an instruction.
public enum DockerfileCommand: Sendable {
  /// Text for the shell of the image.
  case shell(SourceText)
  /// The words of a JSON array, run without a shell.
  case exec([SourceText])
}

/// The content of a here-document.
public struct DockerfileHereDocument: Sendable {
  /// The delimiter, quotes removed; for COPY and ADD also the name of the file that it makes.
  public var name: String
  /// The lines as written, the delimiter's left out.
  public var text: SourceText
  /// Whether `<<-` removes the tabs at the start of each line.
  public var removesTabs: Bool
  /// Whether the delimiter is quoted, so that COPY and ADD replace no variable in it.
  public var isQuoted: Bool
  /// The place of the line that ends it.
  public var terminator: SourceRange
}
