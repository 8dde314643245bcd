/// Reads files of `NAME=value` lines in which nothing is quoted or expanded.
struct KeyValueReader {
  /// What a reader checks.
  struct Rules {
    /// Whether a line's leading white space and the file's byte order mark are left out.
    var trims: Bool
    /// What stands in front of the reader's own messages about a name; nil where nothing is refused.
    var isStrict: Bool
    /// Whether a name must be one that a shell could hold.
    var needsIdentifier: Bool
    /// Whether a line without `=` is looked up.
    var looksUp: Bool

    /// docker/cli pkg/kvfile, parseKeyValueFile.
    static let docker = Rules(trims: true, isStrict: true, needsIdentifier: false, looksUp: true)
    /// kubectl pkg/cmd/util/env_file.go, processEnvFileLine.
    static let kubectl = Rules(trims: true, isStrict: true, needsIdentifier: true, looksUp: true)
    /// amazon-ecs-agent agent/taskresource/envFiles, readEnvVarsFromFile.
    static let ecs = Rules(trims: false, isStrict: false, needsIdentifier: false, looksUp: false)
  }

  /// The length of a line at which Go's bufio.Scanner gives up.
  private static let lineLimit = 64 * 1024

  private let text: SourceText
  private let rules: Rules
  private var file = EnvFile(entries: [], comments: [], problems: [])

  init(_ text: SourceText, rules: Rules) {
    self.text = text
    self.rules = rules
  }

  /// Reads all lines.
  consuming func read() -> EnvFile {
    var start = 0
    while start < text.count {
      var end = start
      while end < text.count, text[end] != "\n" { end += 1 }
      let next = end + 1
      if end - start >= Self.lineLimit {
        report("This line is longer than 64 KiB, and the file's reader refuses it.", text.slice(start..<end))
      }
      if end > start, text[end - 1] == "\r" { end -= 1 }
      read(line: text.slice(start..<end))
      start = next
    }
    return file
  }

  private mutating func read(line: SourceText) {
    if rules.isStrict, String(validating: line.bytes, as: UTF8.self) == nil {
      report("This line is not valid UTF-8.", line)
    }
    let line = rules.trims ? line.trimmingLeadingSpace() : line
    guard !line.isEmpty else { return }
    guard line[0] != "#" else {
      file.comments.append(line)
      return
    }
    let equals = line.bytes.firstIndex(of: UInt8(ascii: "=")).map { $0 - line.bytes.startIndex }
    let name = line.slice(0..<(equals ?? line.count))
    check(name, line)
    guard let equals else {
      if rules.looksUp {
        file.entries.append(
          .init(name: name, value: nil, written: line.slice(line.count..<line.count), range: line.range))
      }
      return
    }
    let value = line.slice((equals + 1)..<line.count)
    guard !name.isEmpty else { return }
    file.entries.append(
      .init(name: name, value: Template(literal: value), written: value, range: line.range))
  }

  private mutating func check(_ name: SourceText, _ line: SourceText) {
    guard rules.isStrict else { return }
    if name.isEmpty {
      report("There is no variable name on this line.", line)
    } else if rules.needsIdentifier {
      let isName = name.bytes.first?.startsName == true && name.bytes.allSatisfy(\.continuesName)
      if !isName { report("'\(name.string)' is not a valid name of a variable.", name) }
    } else if name.bytes.contains(where: \.isBlank) {
      report("The variable '\(name.string)' contains white space.", name)
    }
  }

  private mutating func report(_ message: String, _ place: SourceText) {
    file.problems.append(SyntaxProblem(message, at: place.location))
  }
}
