/// A here-document whose body is still to come.
struct PendingHereDocument {
  /// The line that ends it, quotes removed.
  var delimiter: [UInt8]
  /// Whether the delimiter is quoted.
  var isQuoted: Bool
  /// Whether leading tabs are left out: `<<-`.
  var stripsTabs: Bool
  /// Where the body goes.
  var slot: HereDocumentSlot
}

// MARK: - Redirections

extension ShellReader {
  private static let operators: [(spelling: StaticString, operator: Redirection.Operator, isExtension: Bool)] = [
    ("<<<", .hereString, true), ("<<-", .hereDocument, false), ("<<", .hereDocument, false),
    ("<&", .duplicateInput, false), ("<>", .readWrite, false), ("<", .input, false), (">>", .append, false),
    (">&", .duplicateOutput, false), (">|", .output, false), (">", .output, false),
    ("&>>", .appendOutputAndError, true), ("&>", .outputAndError, true),
  ]

  /// Reads a redirection if one comes next.
  mutating func redirection() throws(Failure) -> Redirection? {
    let start = skipped(position)
    guard let head = descriptor(at: start), let (redirector, end) = redirector(at: head.end) else { return nil }
    let hasDescriptor = head.end > start
    if hasDescriptor, byte(at: head.end) == "&" { return nil }
    let stripsTabs = redirector == .hereDocument && byte(at: end - 1) == "-"
    position = end
    skipBlanks()
    let targetStart = position
    guard let target = try word() else { throw unexpected() }
    var slot: HereDocumentSlot?
    if redirector == .hereDocument {
      let content = HereDocumentSlot()
      let (delimiter, isQuoted) = withoutQuotes(targetStart, position)
      pendingHereDocuments.append(
        PendingHereDocument(delimiter: delimiter, isQuoted: isQuoted, stripsTabs: stripsTabs, slot: content))
      slot = content
    }
    let isFile = redirector == .duplicateOutput && isBash && !hasDescriptor && Self.isFileName(target)
    return Redirection(
      isFile ? .outputAndError : redirector, descriptor: head.number, descriptorName: head.name, target: target,
      content: slot, range: range(start, position))
  }

  /// The number or `{NAME}` in front of a redirection, both nil where the operator stands alone; nil for another word.
  private func descriptor(at start: Int) -> (number: Int?, name: SourceText?, end: Int)? {
    var end = start
    switch byte(at: start) {
    case "<", ">", "&":
      return (nil, nil, start)
    case "0"..."9":
      var number = 0
      while byte(at: end).isDigit {
        number = min(number &* 10 &+ Int(byte(at: end) &- 0x30), 1 << 40)
        end = skipped(end + 1)
      }
      // To dash only one digit is a descriptor.
      guard isBash || end == skipped(start + 1) else { return nil }
      guard byte(at: end).isOne(of: "<>"), number <= Int(Int32.max) else { return nil }
      return (number, nil, end)
    case "{":
      guard isBash, byte(at: start + 1).startsName else { return nil }
      while byte(at: end) != "}" {
        if Self.isMetacharacter(byte(at: end)) { return nil }
        end += 1
      }
      guard byte(at: end + 1).isOne(of: "<>") else { return nil }
      return (nil, slice(start + 1, end), end + 1)
    default:
      return nil
    }
  }

  private func redirector(at start: Int) -> (Redirection.Operator, end: Int)? {
    guard byte(at: start).isOne(of: "<>&") else { return nil }
    if isBash, byte(at: start) != "&", byte(at: skipped(start + 1)) == "(" { return nil }
    for (spelling, redirector, isExtension) in Self.operators where isBash || !isExtension {
      if let end = end(of: spelling, at: start) { return (redirector, end) }
    }
    return nil
  }

  /// Whether the word behind `>&` names a file and no descriptor.
  private static func isFileName(_ word: ShellWord) -> Bool {
    guard case .unquoted(let text)? = word.parts.first else { return false }
    return !text.bytes.allSatisfy { $0.isDigit || $0 == "-" }
  }

  /// A here-document's delimiter: quotes removed, nothing expanded.
  private func withoutQuotes(_ start: Int, _ end: Int) -> (bytes: [UInt8], isQuoted: Bool) {
    var result: [UInt8] = []
    var isQuoted = false
    var quote: UInt8 = 0
    var offset = start
    while offset < end {
      let byte = byte(at: offset)
      let next = self.byte(at: offset + 1)
      if byte == "\\", next == "\n", quote != "'" {
        offset += 1
      } else if byte == "\\", quote != "'", offset + 1 < end {
        if quote == "\"" && !next.isOne(of: "$`\"\\") { result.append(byte) }
        result.append(next)
        isQuoted = true
        offset += 1
      } else if byte == quote {
        quote = 0
      } else if quote == 0, byte == "'" || byte == "\"" {
        quote = byte
        isQuoted = true
      } else if !(quote == 0 && byte == "$" && isBash && next.isOne(of: "'\"")) {
        result.append(byte)
      }
      offset += 1
    }
    return (result, isQuoted)
  }
}

// MARK: - The bodies of here-documents

extension ShellReader {
  /// How much of the depth limit a body takes: it is read once for each body around it.
  private static let hereDocumentDepth = 10

  /// Reads the bodies of the here-documents that the line before the position announced.
  mutating func readHereDocuments() {
    let documents = pendingHereDocuments
    pendingHereDocuments = []
    for document in documents { read(document) }
  }

  private mutating func read(_ document: PendingHereDocument) {
    var lines = TextRun()
    let anchor = position
    while position < bytes.count {
      var start = position
      while document.stripsTabs && byte(at: start) == "\t" { start += 1 }
      let end = lineEnd(from: start, joinsLines: !document.isQuoted)
      if let behind = self.end(of: document, from: start, to: end) {
        position = behind
        break
      }
      position = min(end + 1, bytes.count)
      lines.add(start, position)
    }
    let text = lines.isEmpty ? slice(anchor, anchor) : text(of: lines)
    var body: [WordPart] = text.isEmpty ? [] : [.unquoted(text)]
    let depth = depth + Self.hereDocumentDepth
    if !document.isQuoted && depth < Self.depthLimit && text.bytes.contains(where: { $0.isOne(of: "$`\\") }) {
      var reader = ShellReader(text, dialect: dialect, depth: depth)
      reader.restarts = 0
      body = (try? reader.parts(.hereDocument)) ?? body
      if !isBash { problems += reader.problems }
    }
    document.slot.document = HereDocument(text: text, body: body, isQuoted: document.isQuoted)
  }

  /// The offset of the newline that ends a line, or of the end of the script.
  private func lineEnd(from start: Int, joinsLines: Bool) -> Int {
    var offset = start
    while offset < bytes.count, byte(at: offset) != "\n" {
      offset += joinsLines && byte(at: offset) == "\\" ? 2 : 1
    }
    return min(offset, bytes.count)
  }

  /// The offset behind the line that ends a here-document. Inside `$(...)` bash
  /// takes the parenthesis on that line.
  private func end(of document: PendingHereDocument, from start: Int, to end: Int) -> Int? {
    var offset = document.isQuoted ? start : skipped(start)
    for expected in document.delimiter {
      guard offset < end, byte(at: offset) == expected else { return nil }
      offset = document.isQuoted ? offset + 1 : skipped(offset + 1)
    }
    if offset >= end { return min(end + 1, bytes.count) }
    return isBash && substitutions > 0 && bytes[offset..<end].contains(0x29) ? offset : nil
  }
}
