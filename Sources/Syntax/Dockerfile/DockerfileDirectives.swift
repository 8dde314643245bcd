/// Reads the parser directives at the top of a Dockerfile (frontend/dockerfile/parser/directives.go).
struct DockerfileDirectiveReader {
  private(set) var directives: [DockerfileDirective] = []
  private(set) var problems: [SyntaxProblem] = []
  /// The escape character that the directives choose.
  private(set) var escape = UInt8(ascii: "\\")
  /// Whether anything but a directive has been read: no directive follows it.
  var isDone = false

  /// Reads a line that starts with `#`; false when it is an ordinary comment.
  mutating func read(_ line: SourceText) -> Bool {
    guard !isDone, let (key, value) = Self.split(line), ["syntax", "escape", "check"].contains(key) else {
      isDone = true
      return false
    }
    if directives.contains(where: { $0.name == key }) {
      problems.append(
        SyntaxProblem("Docker accepts the `\(key)` directive only once.", at: line.location))
    } else if key == "escape" {
      readEscape(value)
    }
    directives.append(DockerfileDirective(name: key, value: value, location: line.location))
    return true
  }

  private mutating func readEscape(_ value: SourceText) {
    if value.count == 1, value[0] == UInt8(ascii: "\\") || value[0] == UInt8(ascii: "`") {
      escape = value[0]
    } else {
      problems.append(
        SyntaxProblem("The escape character can only be a backslash or a backquote.", at: value.location))
    }
  }

  /// Splits `# key = value`; the key comes back in lower case.
  private static func split(_ line: SourceText) -> (key: String, value: SourceText)? {
    let body = line.slice(min(1, line.count)..<line.count).trimmed()
    var end = 0
    while end < body.count, isKeyByte(body[end], first: end == 0) { end += 1 }
    guard end > 0 else { return nil }
    var offset = end
    while offset < body.count, body[offset].isDockerfileSeparator { offset += 1 }
    guard offset < body.count, body[offset] == UInt8(ascii: "=") else { return nil }
    let value = body.slice(offset + 1..<body.count).trimmed()
    guard !value.isEmpty else { return nil }
    return (body.slice(0..<end).string.lowercased(), value)
  }

  private static func isKeyByte(_ byte: UInt8, first: Bool) -> Bool {
    let letter = byte | 0x20
    if letter >= UInt8(ascii: "a") && letter <= UInt8(ascii: "z") { return true }
    return !first && byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
  }
}
