import Syntax

/// A file that AWS CLI takes as the input of one request.
struct RequestFile {
  let builder: SpecBuilder
  let roots: [DataNode]

  /// Checks the request, unless it could not be read in full: what is missing then may only be unreadable.
  func check(_ shape: (DataNode) -> Shape?) {
    let isYAML = !DataFile.isJSON(builder.file)
    if !isYAML { reportByteOrderMark() }
    guard !builder.problems.contains(where: { $0.kind == .syntax }) else { return }
    guard let root = roots.first else {
      return report(builder.file.text.location(0..<0), "The file holds no request.")
    }
    if let shape = shape(root) { RequestCheck(builder: builder, isYAML: isYAML).check(root, shape) }
    // ruamel.yaml, which AWS CLI 2 reads YAML with, refuses a second document.
    if roots.count > 1 { report(roots[1].start, "The file holds more than one document; AWS CLI reads one.") }
  }

  /// Measured on AWS CLI 1.45: `Unexpected UTF-8 BOM`. Python's JSON reader takes text without it only.
  private func reportByteOrderMark() {
    guard builder.file.bytes.starts(with: [0xEF, 0xBB, 0xBF]) else { return }
    builder.problems.append(
      Problem(
        .shapeRejected, at: Location(builder.file, SourceRange(0, 3)),
        "AWS CLI rejects JSON that starts with a byte order mark.", help: "Save the file as UTF-8 without it."))
  }

  private func report(_ location: Location, _ message: String) {
    builder.problems.append(Problem(.shapeRejected, at: location, message))
  }
}
