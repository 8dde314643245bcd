import Syntax

extension DockerEngine {
  /// `build [OPTION]... CONTEXT`: starts nothing; its arguments are for the Dockerfile's ARGs.
  func build(_ words: ArraySlice<Value>) -> Launch {
    let parsed = DockerOptions.build.read(words, anyOrder: true)
    if parsed.isRejected { return .failure }
    for word in parsed.all("build-arg").compactMap(\.value) {
      if let (name, value) = word.split(at: UInt8(ascii: "=")) {
        guard let text = name.known else { continue }
        _ = call.assign(text, name.location, value, carrier: .buildArgument, phase: .build)
      } else if let name = word.known {
        _ = call.forward(name, word, carrier: .buildArgument, phase: .build)
      }
    }
    if let file = parsed.last("file")?.value, file.known != "-" { _ = call.open(file) }
    return .nothing
  }
}
