/// FROM, COPY and ADD.
extension DockerfileInstructionReader {
  mutating func readFrom(_ arguments: SourceText, _ name: SourceText) -> DockerfileInstruction.Form {
    let fields = splitter.fields(arguments)
    guard let image = fields.first else { return missing(name, "needs an image") }
    guard fields.count > 1 else { return .from(image: word(image), stage: nil) }
    guard fields.count == 3, fields[1].string.uppercased() == "AS" else {
      report("FROM takes an image, or an image, AS and a name.", fields[1])
      return .from(image: word(image), stage: nil)
    }
    if !Self.isStageName(fields[2]) {
      report("A stage's name starts with a letter and has letters, digits, `-`, `_` and `.` alone.", fields[2])
    }
    return .from(image: word(image), stage: fields[2])
  }

  private static func isStageName(_ text: SourceText) -> Bool {
    for (index, byte) in text.string.lowercased().utf8.enumerated() {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"): continue
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."):
        if index > 0 { continue }
        return false
      default: return false
      }
    }
    return true
  }

  mutating func readCopy(_ arguments: SourceText, _ name: SourceText) -> DockerfileInstruction.Form {
    let fields: [SourceText]
    switch DockerfileStringArray(arguments) {
    case .strings(let strings):
      isArray = true
      fields = strings
    case .otherValues(let place): return reportOtherValues(place)
    case .notArray: fields = splitter.fields(arguments)
    }
    guard fields.count > 1, let destination = fields.last else {
      return missing(name, "needs at least one source and a destination")
    }
    if DockerfileHereDocumentMark(destination) != nil {
      report("A here-document cannot be a destination.", destination)
    }
    let sources = fields.dropLast().filter { DockerfileHereDocumentMark($0) == nil }
    return .copy(sources: sources.map { word($0) }, destination: word(destination))
  }
}
