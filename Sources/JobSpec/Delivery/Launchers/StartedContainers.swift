/// What one script has built and started so far, for the commands that come back to it.
struct StartedContainers {
  /// The environments of containers by name: what `docker exec` starts from.
  var containers: [String: Environment] = [:]
  /// The definition files of images by the image's path, as `apptainer build` was told.
  var definitions: [String: String] = [:]
  /// The images of `apptainer instance start` by the instance's name.
  var instances: [String: String] = [:]
}
