import Syntax

/// What is known of an image at some point of its build.
struct DockerfileImage {
  /// The words of an instruction that an image remembers.
  struct Command {
    var words: [Value]
    /// The place of the instruction.
    var location: Location
  }

  /// What RUN sees and variables are replaced from: ENV and ARG, whichever came last.
  private(set) var build = PersistentMap<String, Environment.Entry>()
  /// What the image's own processes see: ENV alone.
  private(set) var run = PersistentMap<String, Environment.Entry>()
  /// Its files that come from the build context.
  var files: ImageFiles
  /// What holds for every other variable: nothing is known where ENV sets one whose name only the build decides.
  var others: Environment.State
  /// The names whose ENV is hidden from RUN by a later ARG.
  private var hidden: Set<String> = []
  /// The names that an ARG has set.
  private var declared: Set<String> = []
  /// The words of SHELL; nil for the default.
  var shell: [Value]?
  /// What ENTRYPOINT sets.
  private(set) var entrypoint: Command?
  /// What CMD sets.
  private(set) var command: Command?
  /// What HEALTHCHECK sets.
  var healthcheck: Command?
  /// Whether CMD stands in the stage itself: then ENTRYPOINT does not reset it.
  private var isCommandOwn = false

  /// The image that a stage starts from, where that is no other stage. An image from elsewhere is taken to set PATH
  /// alone; BuildKit sets it where the image does not.
  init(of stage: DockerfileStage) {
    others = stage.isBaseUnknown ? .unknown : .absent
    files = ImageFiles(isScratch: stage.isScratch)
    let path = stage.isScratch ? "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin" : nil
    set("PATH", Environment.Entry(path.map { .set($0) } ?? .setUnknown))
  }

  /// Replaces variables as an instruction at this point does.
  var expander: DockerfileExpander {
    DockerfileExpander { [build, others] name in build[name]?.state ?? others }
  }

  /// Sets a variable as ENV does.
  mutating func set(_ name: String, _ entry: Environment.Entry) {
    build[name] = entry
    run[name] = entry
    hidden.remove(name)
  }

  /// Sets a variable as ARG does.
  mutating func setForBuild(_ name: String, _ entry: Environment.Entry) {
    build[name] = entry
    declared.insert(name)
    if run[name] != nil { hidden.insert(name) }
  }

  /// What an earlier ARG set a variable to, where no ENV sets it.
  func argument(_ name: String) -> Environment.Entry? {
    declared.contains(name) && run[name] == nil ? build[name] : nil
  }

  /// The image as a stage finds it that starts FROM it: the variables of ENV count again where an ARG hid them.
  var asBase: DockerfileImage {
    var base = self
    for name in hidden { base.build[name] = run[name] }
    base.hidden = []
    base.isCommandOwn = false
    return base
  }

  /// Takes over CMD, ENTRYPOINT or HEALTHCHECK.
  mutating func remember(_ command: DockerfileCommand, of instruction: DockerfileInstruction) {
    let own = Command(words: words(command, script: nil, of: instruction), location: instruction.location)
    switch instruction.keyword {
    case .cmd:
      self.command = own
      isCommandOwn = true
    case .entrypoint:
      entrypoint = own.words.isEmpty ? nil : own
      if !isCommandOwn { self.command = nil }
    case .healthcheck:
      healthcheck = own
    default:
      break
    }
  }

  /// The command line of an instruction: a JSON array as it stands, other text behind the shell.
  func words(_ command: DockerfileCommand, script: SourceText?, of instruction: DockerfileInstruction) -> [Value] {
    switch command {
    case .exec(let words): return words.map { Value(literal: $0) }
    case .shell(let text):
      let shell = self.shell ?? ["/bin/sh", "-c"].map { Self.word($0, at: instruction.name) }
      return shell + [Value(literal: script ?? text)]
    }
  }

  /// A word that the file does not spell out, standing for the text that implies it.
  static func word(_ text: String, at place: SourceText) -> Value {
    var builder = SourceTextBuilder(file: place.file, anchor: place.range.start)
    builder.append(Array(text.utf8), standingFor: place.range)
    return Value(literal: builder.finish(), at: place.location)
  }
}
