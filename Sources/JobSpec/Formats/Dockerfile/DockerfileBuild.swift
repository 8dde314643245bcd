import Syntax

/// Builds a Dockerfile in thought: follows its stages as BuildKit does, and records what they set and run.
struct DockerfileBuild {
  /// What is known of `--build-arg`.
  struct Arguments {
    /// The arguments that are given.
    var given: [String: Environment.State] = [:]
    /// Whether no others are given; otherwise an ARG without a default may have any value.
    var areComplete = false
  }

  /// What following one stage brought to light.
  struct StageRecord {
    /// The variables that its ENV instructions set.
    var assignments: [Assignment.ID] = []
    /// Its RUN instructions.
    var runs: [Process] = []
    /// What RUN instructions export although nothing in them reads it.
    var exports: [Assignment.ID] = []
  }

  let builder: SpecBuilder
  let arguments: Arguments
  private let targetName: String?
  var stages: DockerfileStages
  var problems: [SyntaxProblem]
  /// The variables of the ARG instructions in front of the first FROM.
  var globals = PersistentMap<String, Environment.Entry>()
  /// What each stage comes to, as far as it has been followed.
  private(set) var images: [DockerfileImage] = []
  private(set) var records: [StageRecord] = []
  /// The stage that is being followed.
  var record = StageRecord()

  init(_ file: Dockerfile, builder: SpecBuilder, arguments: Arguments = Arguments(), target: String? = nil) {
    self.builder = builder
    self.arguments = arguments
    self.targetName = target
    self.stages = DockerfileStages(file)
    self.problems = file.problems
  }

  /// Follows all stages, and returns the one that is built: its image, the stages that it is made of, and all that it
  /// needs. Nil where there is none.
  mutating func run() -> (image: DockerfileImage, chain: [Int], needed: Set<Int>)? {
    declareGlobals()
    linkStages()
    let target = stages.target(targetName)
    let needed = target.map { stages.needed(for: $0) } ?? []
    for index in stages.stages.indices {
      let count = problems.count
      follow(stages.stages[index])
      // BuildKit looks at the values of a stage only when it builds it.
      if !needed.contains(index) { problems.removeSubrange(count...) }
    }
    problems += stages.problems
    return target.map { (images[$0], stages.chain(of: $0), needed) }
  }

  private mutating func linkStages() {
    let globals = self.globals
    var expander = DockerfileExpander { globals[$0]?.state ?? .absent }
    stages.link { word in
      let value = expander.value(of: word)
      return (value.known, value.references.allSatisfy { globals[$0] == nil })
    }
    problems += expander.problems
    builder.uses += expander.uses
  }

  private mutating func follow(_ stage: DockerfileStage) {
    var image = stage.base.map { images[$0].asBase } ?? DockerfileImage(of: stage)
    record = StageRecord()
    for instruction in stage.instructions {
      if case .onbuild(let trigger) = instruction.form {
        if !stage.isBase { recordTrigger(trigger, in: image) }
      } else {
        follow(instruction, in: &image)
      }
    }
    images.append(image)
    records.append(record)
  }

  private mutating func follow(_ instruction: DockerfileInstruction, in image: inout DockerfileImage) {
    switch instruction.form {
    case .pairs(let pairs):
      if instruction.keyword == .env {
        setVariables(pairs, in: &image)
      } else {
        expand(pairs.flatMap { [$0.name, $0.value] }, in: image)
      }
    case .arguments(let declarations):
      for declaration in declarations { declare(declaration, in: &image) }
    case .shell(let words):
      image.shell = words.map { Value(literal: $0) }
    case .command(let command):
      if instruction.keyword == .run {
        runCommand(command, of: instruction, in: image)
      } else {
        image.remember(command, of: instruction)
      }
    case .copy(let sources, let destination):
      let paths = expand(sources + [destination], in: image)
      if let destination = paths.last.flatMap({ $0 }), instruction.flag("from") == nil {
        image.files.copy(paths.dropLast().compactMap { $0 }, to: destination)
      }
    case .words(let words):
      let texts = expand(words, in: image)
      check(words, as: texts, of: instruction)
      if instruction.keyword == .healthcheck { image.healthcheck = nil }
      if instruction.keyword == .workdir, let path = texts.first.flatMap({ $0 }) { image.files.enter(path) }
    case .from, .onbuild, .invalid:
      break
    }
  }

  /// Replaces the variables in words that set none; the result is the text of each, where it is known.
  @discardableResult
  private mutating func expand(_ words: [DockerfileWord], in image: DockerfileImage) -> [String?] {
    var expander = image.expander
    let texts = words.map { expander.value(of: $0).known }
    finish(expander)
    return texts
  }

  mutating func finish(_ expander: DockerfileExpander) {
    problems += expander.problems
    builder.uses += expander.uses
  }
}
