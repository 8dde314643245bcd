/// Reads one stage of a definition file.
struct DefinitionReader {
  private(set) var problems: [SyntaxProblem] = []
  private(set) var comments: [SourceText] = []
  var stage = DefinitionStage()
  private let text: SourceText

  private static let sections: Set<String> = [
    "help", "setup", "files", "labels", "environment", "pre", "post", "runscript", "test", "startscript", "arguments",
  ]
  private static let appSections: Set<String> = [
    "appinstall", "applabels", "appfiles", "appenv", "apptest", "apphelp", "apprun", "appstart",
  ]
  private static let headers: Set<String> = [
    "bootstrap", "from", "includecmd", "mirrorurl", "updateurl", "osversion", "include", "library", "registry",
    "namespace", "stage", "product", "user", "regcode", "productpgp", "registerurl", "modules", "fingerprints",
    "confurl",
    "setopt", "target", "frontend", "filename", "buildargs",
  ]

  init(_ text: SourceText) {
    self.text = text
  }

  /// Splits a file where a line starts with `Bootstrap:`, whatever it stands in.
  static func split(_ text: SourceText) -> [SourceText] {
    let keyword = Array("bootstrap:".utf8)
    var parts: [SourceText] = []
    var start = 0
    var isLineStart = true
    for offset in 0..<text.count {
      let isStage =
        isLineStart && offset + keyword.count <= text.count
        && keyword.indices.allSatisfy { text[offset + $0] | (keyword[$0] == 0x3A ? 0 : 0x20) == keyword[$0] }
      if isStage && offset > start {
        parts.append(text.slice(start..<offset))
        start = offset
      }
      isLineStart = text[offset] == "\n"
    }
    parts.append(text.slice(start..<text.count))
    return parts
  }

  /// Reads the header and the sections.
  mutating func read() {
    var start = 0
    var head: SourceText?
    var block = 0
    while start < text.count {
      var end = start
      while end < text.count, text[end] != "\n" { end += 1 }
      let line = withoutCarriageReturn(start, end)
      let next = min(end + 1, text.count)
      if line.trimmingLeadingSpace().bytes.first == UInt8(ascii: "%") {
        finish(head, text.slice(block..<start))
        head = line
        block = next
      }
      start = next
    }
    finish(head, text.slice(block..<text.count))
    readArguments()
  }

  private func withoutCarriageReturn(_ start: Int, _ end: Int) -> SourceText {
    text.slice(start..<(end > start && text[end - 1] == "\r" ? end - 1 : end))
  }

  private mutating func finish(_ head: SourceText?, _ block: SourceText) {
    let body = block.withoutCarriageReturns
    if let head { readSection(head, body) } else { readHeader(body) }
  }

  private mutating func report(_ message: String, _ place: SourceText) {
    problems.append(SyntaxProblem(message, at: place.location))
  }
}

// MARK: - Sections

extension DefinitionReader {
  private mutating func readSection(_ head: SourceText, _ body: SourceText) {
    var start = 0
    while start < head.count, head[start] == "%" { start += 1 }
    let fields = head.slice(start..<head.count).fields
    let name = fields.first?.string.lowercased() ?? ""
    guard !Self.appSections.contains(name) else { return readAppSection(head, fields, body) }
    guard start > 0, Self.sections.contains(name) else {
      let shown = head.trimmingLeadingSpace().words.first ?? head
      let isIndented = start == 0 && Self.sections.contains(shown.slice(1..<shown.count).string.lowercased())
      let reason = isIndented ? " A section's name starts its line." : ""
      return report("Invalid section specified: '\(shown.string)'.\(reason)", shown)
    }
    let arguments =
      fields.count > 1 ? head.slice((start + fields[0].count + 1)..<head.count) : head.slice(head.count..<head.count)
    stage.sections.append(DefinitionSection(name: name, app: nil, arguments: arguments, head: head, body: body))
    if name == "labels" || name == "files" || name == "arguments" { collectComments(body) }
  }

  private mutating func readAppSection(_ head: SourceText, _ fields: [SourceText], _ body: SourceText) {
    guard fields.count > 1 else {
      return report("The section '\(head.string)' names no app.", head)
    }
    let name = fields[0].string
    guard Self.appSections.contains(name) else { return report("Invalid section specified: '%\(name)'.", head) }
    let rest = fields.count > 2 ? fields[2] : head.slice(head.count..<head.count)
    stage.sections.append(
      DefinitionSection(name: name, app: fields[1].string, arguments: rest, head: head, body: body))
  }

  private mutating func collectComments(_ body: SourceText) {
    for line in body.lines where line.trimmingLeadingSpace().bytes.first == UInt8(ascii: "#") {
      comments.append(line.trimmingLeadingSpace())
    }
  }

  /// `NAME=value` lines; a line without `=` is skipped with a warning.
  private mutating func readArguments() {
    guard let script = stage.script("arguments") else { return }
    for line in script.body.lines {
      let line = line.trimmingLeadingSpace().trimmingTrailingSpace()
      guard !line.isEmpty, line[0] != "#", let equals = line.offset(of: "=") else { continue }
      let name = line.slice(0..<equals).trimmingTrailingSpace()
      guard !name.isEmpty else { continue }
      let value = line.slice((equals + 1)..<line.count).trimmingLeadingSpace()
      stage.argumentDefaults.append(.init(name: name, value: value))
    }
  }
}

// MARK: - The header

extension DefinitionReader {
  private mutating func readHeader(_ block: SourceText) {
    var open: (key: String, value: String, location: Location)?
    for line in block.lines {
      let line = line.trimmingLeadingSpace().trimmingTrailingSpace()
      guard !line.isEmpty, line[0] != "#" else {
        if !line.isEmpty { comments.append(line) }
        open = nil
        continue
      }
      let hash = line.offset(of: "#")
      if let hash { comments.append(line.slice(hash..<line.count)) }
      let content = line.slice(0..<(hash ?? line.count))
      let key: String
      var value: String
      let location: Location
      if let continued = open {
        (key, location) = (continued.key, continued.location)
        value = continued.value + content.trimmingLeadingSpace().trimmingTrailingSpace().string
      } else {
        guard let colon = content.offset(of: ":") else {
          report("The header keyword '\(content.words.first?.string ?? "")' has no value.", content)
          continue
        }
        let name = content.slice(0..<colon).trimmingTrailingSpace()
        (key, location) = (name.string.lowercased(), name.location)
        value = content.slice((colon + 1)..<content.count).trimmingLeadingSpace().trimmingTrailingSpace().string
      }
      open = nil
      if value.utf8.last == UInt8(ascii: "\\") {
        value.removeLast()
        // An empty value cannot be told from no value, and the next line is read for itself.
        if !value.isEmpty { open = (key, value, location) }
        continue
      }
      check(key, location)
      stage.headers.append(.init(key: key, value: value, location: location))
    }
  }

  private mutating func check(_ key: String, _ location: Location) {
    let isMirror = key.hasPrefix("otherurl") && key.utf8.count > 8 && key.utf8.dropFirst(8).allSatisfy(\.isDigit)
    guard !Self.headers.contains(key), !isMirror else { return }
    problems.append(SyntaxProblem("Invalid header keyword found: '\(key)'.", at: location))
  }
}

extension SourceText {
  /// The text between single spaces, at most three pieces; the last one holds the rest.
  fileprivate var fields: [SourceText] {
    var fields: [SourceText] = []
    var start = 0
    for offset in 0..<count where self[offset] == " " && fields.count < 2 {
      fields.append(slice(start..<offset))
      start = offset + 1
    }
    return fields + [slice(start..<count)]
  }

  /// The lines, without their ends.
  var lines: [SourceText] {
    var lines: [SourceText] = []
    var start = 0
    for offset in 0..<count where self[offset] == 0x0A {
      lines.append(slice(start..<offset))
      start = offset + 1
    }
    if start < count { lines.append(slice(start..<count)) }
    return lines
  }

  /// The text without the carriage returns in front of newlines and at its end.
  public var withoutCarriageReturns: SourceText {
    guard bytes.contains(0x0D) else { return self }
    var builder = SourceTextBuilder(file: file, anchor: range.start)
    var start = 0
    for offset in 0..<count where self[offset] == 0x0D && (offset + 1 == count || self[offset + 1] == 0x0A) {
      builder.append(slice(start..<offset))
      start = offset + 1
    }
    builder.append(slice(start..<count))
    return builder.finish()
  }
}
