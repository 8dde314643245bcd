import Syntax

/// The first bytes of a file, and what they look like.
struct FileHead {
  /// The bytes, a byte order mark left out; of UTF-16 and UTF-32 those that are not zero, so that a key is still found.
  let bytes: ArraySlice<UInt8>
  /// Whether the file is no text.
  let isBinary: Bool

  init(_ head: ArraySlice<UInt8>) {
    if TextEncoding.detect(head) != nil {
      bytes = ArraySlice(head.filter { $0 != 0 && $0 < 0x80 })
      isBinary = false
    } else {
      bytes = head.starts(with: [0xEF, 0xBB, 0xBF]) ? head.dropFirst(3) : head
      isBinary = head.prefix(8192).contains(0)
    }
  }

  /// The kind that the content alone shows, nil where it shows none.
  var kind: Kind? {
    if startsWithBracket { return TopLevelKeys(json: bytes).kind(hint: nil) }
    if let interpreter { return Self.shells.contains(interpreter) ? .shell : nil }
    if hasSchedulerDirective { return .shell }
    if startsWithBootstrap { return .definition }
    return isEnvFile && setsContainerVariables ? .envSingularityHost : nil
  }

  /// The kind that a document's keys show. A template of CloudFormation may leave its version out; its resources have
  /// types such as `AWS::Batch::JobDefinition`.
  func kind(of keys: TopLevelKeys, hint: Kind?) -> Kind? {
    if let kind = keys.kind(hint: hint) { return kind }
    guard keys.hasResources else { return nil }
    return hasLine { line in
      var rest = line[...]
      while let start = rest.firstIndex(of: UInt8(ascii: "A")) {
        if rest[start...].starts(with: "AWS::".utf8) { return true }
        rest = rest[(start + 1)...]
      }
      return false
    } ? .cloudFormation : nil
  }

  /// Whether the first byte that is no blank opens a JSON list or object, and no template action (`{{`, `{%`).
  var startsWithBracket: Bool {
    let start = bytes.drop { $0 <= 0x20 }
    if start.starts(with: "{{".utf8) || start.starts(with: "{%".utf8) || start.starts(with: "{#".utf8) { return false }
    let first = start.first
    return first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
  }

  /// Whether the first line names an interpreter that is known to be no shell of the Bourne family.
  var isForeignScript: Bool { interpreter.map(Self.isForeign) ?? false }

  /// Whether it has the header or a section of a definition file.
  var isDefinition: Bool {
    hasLine { line in
      line.first == UInt8(ascii: "%") ? Self.sections.contains(Self.word(line.dropFirst())) : Self.isBootstrap(line)
    }
  }

  /// Whether it is an HTCondor submission: `universe = vanilla`, `queue`.
  var isCondorSubmission: Bool {
    hasLine { line in
      let word = Self.word(line)
      return word == "queue" || ["universe", "executable"].contains(word) && line.contains(UInt8(ascii: "="))
    }
  }

  /// Whether every line is a comment or sets a variable.
  var isEnvFile: Bool {
    var isAnySet = false
    let isOtherFound = hasLine { line in
      if line.first == UInt8(ascii: "#") { return false }
      isAnySet = true
      return Self.variable(line).isEmpty
    }
    return isAnySet && !isOtherFound
  }

  /// Whether a variable is set for a container by its `SINGULARITYENV_` or `APPTAINERENV_` prefix.
  var setsContainerVariables: Bool {
    hasLine { line in
      let name = Self.variable(line)
      return name.starts(with: "SINGULARITYENV_".utf8) || name.starts(with: "APPTAINERENV_".utf8)
    }
  }

  /// Whether a comment in front of the first command speaks to a batch scheduler.
  private var hasSchedulerDirective: Bool {
    var isFound = false
    _ = hasLine { line in
      isFound = Self.directives.contains { line.starts(with: $0.utf8) }
      return isFound || line.first != UInt8(ascii: "#")
    }
    return isFound
  }

  private var startsWithBootstrap: Bool {
    var isFound = false
    _ = hasLine { line in
      isFound = Self.isBootstrap(line)
      return line.first != UInt8(ascii: "#")
    }
    return isFound
  }

  /// Whether a line, blanks around it left out, passes a test; lines behind the first that passes are not read.
  private func hasLine(where test: (ArraySlice<UInt8>) -> Bool) -> Bool {
    var start = bytes.startIndex
    while start < bytes.endIndex {
      var end = start
      while end < bytes.endIndex, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
      var line = bytes[start..<end].drop { $0 <= 0x20 }
      while let last = line.last, last <= 0x20 { line.removeLast() }
      if !line.isEmpty, test(line) { return true }
      start = end + 1
    }
    return false
  }

  /// The letters that a line starts with, in lower case.
  private static func word(_ line: ArraySlice<UInt8>) -> String {
    let letters = line.prefix(20).prefix { ($0 | 0x20) >= UInt8(ascii: "a") && ($0 | 0x20) <= UInt8(ascii: "z") }
    return String(decoding: letters, as: UTF8.self).lowercased()
  }

  /// The name that a line sets, an `export` in front left out; empty where it sets none.
  private static func variable(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let rest = line.starts(with: "export ".utf8) ? line.dropFirst(7).drop { $0 == 0x20 } : line
    guard let equals = rest.firstIndex(of: UInt8(ascii: "=")) else { return [] }
    let name = rest[..<equals]
    let isName = name.allSatisfy { byte in
      byte == UInt8(ascii: "_") || byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
        || (byte | 0x20) >= UInt8(ascii: "a") && (byte | 0x20) <= UInt8(ascii: "z")
    }
    return isName ? name : []
  }

  /// Header keys are read in any case (sylabs/singularity pkg/build/types/parser).
  private static func isBootstrap(_ line: ArraySlice<UInt8>) -> Bool {
    let word = word(line)
    return word == "bootstrap" && line.dropFirst(word.utf8.count).first { $0 > 0x20 } == UInt8(ascii: ":")
  }

  private static let directives = ["#SBATCH", "#PBS -", "#BSUB -", "#$ -"]

  private static let sections: Set<String> = [
    "help", "setup", "files", "labels", "environment", "pre", "post", "runscript", "test", "startscript", "arguments",
    "appinstall", "applabels", "appfiles", "appenv", "apptest", "apphelp", "apprun", "appstart",
  ]
}
