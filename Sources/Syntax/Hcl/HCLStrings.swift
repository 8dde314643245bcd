/// Quoted templates and here-documents of HCL.
extension HCLReader {
  /// Reads a quoted string at the index and hands its decoded text on; `${...}` and `%{...}` become placeholders.
  mutating func string(isKey: Bool, _ take: (inout HCLReader, SourceText) -> Void) {
    var builder = SourceTextBuilder(file: text.file, anchor: text.range(index + 1..<index + 1).start)
    index += 1
    while index < text.count, text[index] != UInt8(ascii: "\""), text[index] != 0x0A {
      if text[index] == UInt8(ascii: "\\"), index + 1 < text.count {
        escape(into: &builder)
      } else if !template(into: &builder) {
        builder.append(text.slice(index..<index + 1))
        index += 1
      }
    }
    if index < text.count, text[index] == UInt8(ascii: "\"") { index += 1 }
    take(&self, builder.finish())
  }

  private mutating func escape(into builder: inout SourceTextBuilder) {
    let byte: UInt8
    switch text[index + 1] {
    case UInt8(ascii: "n"): byte = 0x0A
    case UInt8(ascii: "r"): byte = 0x0D
    case UInt8(ascii: "t"): byte = 0x09
    default: byte = text[index + 1]
    }
    builder.append([byte], standingFor: text.range(index..<index + 2))
    index += 2
  }

  /// A template sequence at the index, or `$${` and `%%{`, which stand for themselves with one sign less.
  private mutating func template(into builder: inout SourceTextBuilder) -> Bool {
    let sign = text[index]
    guard sign == UInt8(ascii: "$") || sign == UInt8(ascii: "%"), index + 1 < text.count else { return false }
    if text[index + 1] == sign, index + 2 < text.count, text[index + 2] == UInt8(ascii: "{") {
      builder.append([sign, UInt8(ascii: "{")], standingFor: text.range(index..<index + 3))
      index += 3
      return true
    }
    guard text[index + 1] == UInt8(ascii: "{") else { return false }
    let start = index
    var open = 0
    while index < text.count {
      if text[index] == UInt8(ascii: "{") { open += 1 }
      if text[index] == UInt8(ascii: "}") {
        open -= 1
        if open == 0 { break }
      }
      index += 1
    }
    index = min(text.count, index + 1)
    builder.append(placeholder(for: text.range(start..<index)))
    return true
  }

  /// Reads `<<NAME` or `<<-NAME` at the index up to its closing line; false when none starts here.
  mutating func heredoc() -> Bool {
    let start = index
    var name = index + 2
    guard name < text.count, text[index + 1] == UInt8(ascii: "<") else { return false }
    if text[name] == UInt8(ascii: "-") { name += 1 }
    var end = name
    while end < text.count, ASCIIName.continues(text[end]) { end += 1 }
    guard end > name else { return false }
    let marker = text.slice(name..<end)
    index = lineEnd(from: end)
    var builder = SourceTextBuilder(file: text.file, anchor: text.range(index..<index).start)
    while index < text.count {
      let stop = lineEnd(from: index)
      if isMarker(marker, in: index..<stop) {
        index = stop > index && text[stop - 1] == 0x0A ? stop - 1 : stop
        break
      }
      while index < stop {
        if !template(into: &builder) {
          builder.append(text.slice(index..<index + 1))
          index += 1
        }
      }
    }
    tree.add(.string, .block, start, index, text: builder.finish())
    return true
  }

  private func isMarker(_ marker: SourceText, in line: Range<Int>) -> Bool {
    var line = line
    while let first = line.first, text[first] == 0x20 || text[first] == 0x09 { line = line.dropFirst() }
    while let last = line.last, text[last] <= 0x20 { line = line.dropLast() }
    return text.slice(line).bytes.elementsEqual(marker.bytes)
  }

  /// The offset behind the end of the line.
  private func lineEnd(from index: Int) -> Int {
    var index = index
    while index < text.count, text[index] != 0x0A { index += 1 }
    return min(text.count, index + 1)
  }
}
