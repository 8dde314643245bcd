import Syntax

/// What an image's own scripts set.
struct ImageEnvironment {
  /// The environment that they leave, before anything of the host comes in.
  var environment = Environment.fresh(setting: "HOME LD_LIBRARY_PATH OPTIND PATH PWD UID GID EUID IFS PS1")
  /// The names that they set, exported or not.
  var names: Set<String> = []

  /// An image that sets nothing.
  init() {}

  /// Builds and starts the definition's image with nothing of the host's. Only what it sets is taken over: what else it
  /// holds is judged where the definition is read itself.
  init(_ definition: ImageDefinition, _ builder: SpecBuilder) {
    var surroundings = builder.surroundings
    // What is set without export hides the host's variable of the same name.
    surroundings.follows = nil
    let apart = SpecBuilder(file: definition.file, kind: .definition, surroundings: surroundings)
    let built = DefinitionImage(stage: definition.stage, builder: apart, isLast: true)
    _ = built.build()
    let result = built.environment()
    let bare = environment.entries
    result.entries.forEachDifference(from: bare) { name, mine, theirs in
      // What they have unset again is left to the host.
      guard mine?.assignment != nil || mine?.state != theirs?.state, mine?.state != .absent else { return }
      names.insert(name)
      let assignment = mine?.assignment.map { builder.add(apart[$0]) }
      environment.entries[name] = mine.map { Environment.Entry($0.state, by: assignment) }
    }
    // A variable that is set without export is not delivered, and still hides the host's.
    for loss in result.losses where loss.reason == .notExported { names.insert(loss.name) }
  }
}
