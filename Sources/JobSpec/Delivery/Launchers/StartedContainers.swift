import Syntax

/// What one script has built and started so far, for the commands that come back to it.
struct StartedContainers {
  /// The environments of containers by name: what `docker exec` starts from.
  var containers: [String: Environment] = [:]
  /// The environments of containers that got no name, by the place of their command.
  var unnamed: [Location: Environment] = [:]

  /// The environment of a container. One whose name is not known is the only one that was started without a name: its id
  /// was kept in a variable.
  func environment(of name: Value) -> Environment? {
    if let name = name.known { return containers[name] }
    return unnamed.count == 1 ? unnamed.values.first : nil
  }

  /// The images that it has built, by their names.
  var images: [ImageName: BuiltImage] = [:]
  /// The images that got no name, by the place of the command that built them.
  var unnamedImages: [Location: BuiltImage] = [:]

  /// The image of a name. One whose name is not known is the only one that was built without a name.
  func image(of name: Value) -> BuiltImage? {
    if let name = name.known { return images[ImageName(name)] }
    return unnamedImages.count == 1 ? unnamedImages.values.first : nil
  }

  /// What `apptainer build` was told, by the image's path: the definition file and its arguments.
  var definitions: [String: (path: String, arguments: [String: String])] = [:]
  /// The places of the lists that jobs were submitted with, by their text, which every step of the job finds.
  var exportLists: [String: Location] = [:]
  /// The images of `apptainer instance start` by the instance's name.
  var instances: [String: String] = [:]
}
