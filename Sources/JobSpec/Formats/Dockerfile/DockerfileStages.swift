import Syntax

/// One build stage: a FROM and what follows it.
struct DockerfileStage {
  /// Its FROM; nil for instructions that stand in front of the first one, which BuildKit rejects.
  var from: DockerfileInstruction?
  /// Its name in lower case, where it has one.
  var name: String?
  /// What it runs, in order; the triggers of its base come first.
  var instructions: [DockerfileInstruction] = []
  /// The stage that it starts from.
  var base: Int?
  /// Whether it starts from nothing at all, and not from an image.
  var isScratch = false
  /// Whether it may start from a stage of the file or from an image: what its FROM names is not known.
  var isBaseUnknown = false
  /// Whether another stage starts from it, and so runs its triggers.
  var isBase = false
  /// The stages that it copies or mounts from.
  var sources: [Int] = []
}

/// The stages of a Dockerfile and how they hang together (frontend/dockerfile/dockerfile2llb/convert.go).
struct DockerfileStages {
  /// The ARG instructions in front of the first FROM.
  private(set) var globalArguments: [DockerfileInstruction] = []
  private(set) var stages: [DockerfileStage] = []
  private(set) var problems: [SyntaxProblem] = []
  /// The file's escape character.
  let escape: UInt8
  /// The last stage of each name.
  private var names: [String: Int] = [:]
  /// How many triggers run; each stage runs all those of its base, so their number grows faster than the file.
  private var triggerCount = 0
  private static let triggerLimit = 10_000

  init(_ file: Dockerfile) {
    escape = file.escape
    for instruction in file.instructions {
      if instruction.keyword == .from {
        var stage = DockerfileStage(from: instruction)
        if case .from(_, let name?) = instruction.form { stage.name = name.string.lowercased() }
        stages.append(stage)
      } else if !stages.isEmpty {
        stages[stages.count - 1].instructions.append(instruction)
      } else if instruction.keyword == .arg {
        globalArguments.append(instruction)
      } else {
        stages.append(DockerfileStage(instructions: [instruction]))
      }
    }
  }

  /// Finds what each stage starts from and takes files from; `image` replaces the variables of a FROM, and says whether
  /// an argument of the build may change what comes out.
  mutating func link(image: (DockerfileWord) -> (text: String?, isFixed: Bool)) {
    var earlier: [String: Int] = [:]
    for index in stages.indices {
      if case .from(let word, _) = stages[index].from?.form {
        let (text, isFixed) = image(word)
        if let text {
          stages[index].base = earlier[text]
          stages[index].isScratch = text == "scratch" && stages[index].base == nil
          if isFixed, word.isValid, earlier[text] == nil { checkImage(text, at: word.text.location) }
        } else {
          stages[index].isBaseUnknown = !earlier.isEmpty
        }
      }
      if let name = stages[index].name { earlier[name] = index }
    }
    names = earlier
    for index in stages.indices {
      if let base = stages[index].base {
        stages[base].isBase = true
        addTriggers(of: base, to: index)
      }
      findSources(of: index)
    }
  }

  /// The stage that is built: the one named, or the last.
  func target(_ name: String?) -> Int? {
    guard let name else { return stages.indices.last }
    if let index = names[name.lowercased()] { return index }
    return Int(name).flatMap { stages.indices.contains($0) ? $0 : nil }
  }

  /// The stages that an image is made of, its own first, then its base, and so on.
  func chain(of target: Int) -> [Int] {
    var chain = [target]
    while let base = chain.last.flatMap({ stages[$0].base }) { chain.append(base) }
    return chain
  }

  /// All stages that have to run for an image.
  func needed(for target: Int) -> Set<Int> {
    var needed: Set<Int> = []
    var open = [target]
    while let index = open.popLast() {
      guard needed.insert(index).inserted else { continue }
      if let base = stages[index].base { open.append(base) }
      open += stages[index].sources
    }
    return needed
  }

  private mutating func checkImage(_ name: String, at place: Location) {
    if name.isEmpty {
      problems.append(SyntaxProblem("The name of this image comes out empty.", at: place))
    } else if case .failure(let fault) = ImageReference.parse(name) {
      problems.append(SyntaxProblem("This image's name \(fault.message).", at: place))
    }
  }

  /// ONBUILD instructions of a stage run in those that start from it, in front of their own.
  private mutating func addTriggers(of base: Int, to index: Int) {
    guard triggerCount <= Self.triggerLimit else { return }
    let triggers = stages[base].instructions.compactMap { instruction in
      if case .onbuild(let trigger) = instruction.form { trigger } else { nil }
    }
    triggerCount += triggers.count
    stages[index].instructions.insert(contentsOf: triggers, at: 0)
  }

  private mutating func findSources(of index: Int) {
    for instruction in stages[index].instructions {
      switch instruction.keyword {
      case .copy:
        guard let name = instruction.flag("from") else { continue }
        addSource(name, to: index, isNumberMeant: true)
      case .run:
        for flag in instruction.flags where flag.name == "mount" {
          guard let name = flag.value.flatMap({ DockerfileMount($0).value("from") }) else { continue }
          addSource(name, to: index, isNumberMeant: false)
        }
      default:
        continue
      }
    }
  }

  private mutating func addSource(_ name: SourceText, to index: Int, isNumberMeant: Bool) {
    let source: Int
    if isNumberMeant, let number = Int(name.string) {
      guard stages.indices.contains(number) else {
        problems.append(SyntaxProblem("There is no stage of this number.", at: name.location))
        return
      }
      source = number
    } else {
      guard let named = names[name.string.lowercased()] else {
        if !name.bytes.contains(UInt8(ascii: "$")) { checkImage(name.string, at: name.location) }
        return
      }
      source = named
    }
    if source >= index {
      problems.append(
        SyntaxProblem(
          source == index ? "A stage cannot take files from itself." : "This stage comes later in the file.",
          at: name.location))
    } else {
      stages[index].sources.append(source)
    }
  }
}
