import Syntax

/// A line of IPython: `%env NAME=value` sets a variable of the kernel, `!command` runs in a shell of its own.
struct NotebookMagic {
  let builder: SpecBuilder

  /// Reads one magic line, or a whole `%%` cell.
  func run(_ line: SourceText) {
    if line[0] == UInt8(ascii: "!") {
      let start = line.count > 1 && line[1] == UInt8(ascii: "!") ? 2 : 1
      return runShell(line.slice(start..<line.count), isCell: false)
    }
    let head = word(of: line, from: 0)
    let body = line.slice(lineEnd(of: line)..<line.count)
    switch line.slice(head).string {
    case "%env", "%set_env": setVariable(line, from: head.upperBound)
    case "%%bash", "%%sh", "%%system", "%%sx", "%%!": runShell(body, isCell: true)
    case "%%script":
      let program = line.slice(word(of: line, from: skippingBlanks(line, from: head.upperBound))).string
      if EmbeddedScript.dialect(program) != nil { runShell(body, isCell: true) }
    case "%system", "%sx": runShell(line.slice(head.upperBound..<line.count), isCell: false)
    case let magic where Self.pythonMagics.contains(magic):
      // The cell's own Python, which IPython measures, hides or hands to workers.
      var reader = PythonReader(body, flavor: .notebook, builder: builder)
      reader.read()
    default: break
    }
  }

  /// Cell magics whose body is the notebook's own Python.
  private static let pythonMagics: Set<String> = [
    "%%capture", "%%time", "%%timeit", "%%prun", "%%memit", "%%mprun", "%%px", "%%debug", "%%skip",
  ]

  /// `%env NAME=value` or `%env NAME value`; quotes are part of the value, `$name` and `{name}` are Python's.
  private func setVariable(_ line: SourceText, from index: Int) {
    let start = skippingBlanks(line, from: index)
    var end = start
    while end < line.count, line[end] != UInt8(ascii: "="), !isBlank(line[end]) { end += 1 }
    let name = line.slice(start..<end)
    guard end < line.count, !name.isEmpty else {
      if !name.isEmpty { builder.uses.append(VariableUse(name.string, at: name.location)) }
      return
    }
    let first = skippingBlanks(line, from: line[end] == UInt8(ascii: "=") ? end + 1 : end)
    var last = lineEnd(of: line)
    while last > first, isBlank(line[last - 1]) || line[last - 1] == 0x0A || line[last - 1] == 0x0D { last -= 1 }
    let text = line.slice(first..<max(first, last))
    let isDynamic = text.bytes.contains { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "$") }
    let value = isDynamic ? Value([.dynamic(.other, text.location)], at: text.location) : Value(literal: text)
    _ = builder.add(
      Assignment(
        name: name.string, nameLocation: name.location, value: value, carrier: .pythonEnviron,
        location: Location(name.file, name.range.union(text.range))))
  }

  private func runShell(_ script: SourceText, isCell: Bool) {
    let context = ProcessContext(environment: builder.surroundings.callerEnvironment)
    let exports = LostExports(builder)
    EmbeddedScript.run(script, dialect: .bash, in: context, builder)
    exports.report(
      {
        isCell
          ? "The cell's shell ends with it, so '\($0)' is set for no other cell."
          : "'!' runs this line in a shell that ends at once, so '\($0)' is set for nobody."
      },
      help: { "Write '%env \($0)=...'." })
  }

  private func word(of line: SourceText, from start: Int) -> Range<Int> {
    var end = start
    while end < line.count, !isBlank(line[end]), line[end] != 0x0A, line[end] != 0x0D { end += 1 }
    return start..<end
  }

  private func skippingBlanks(_ line: SourceText, from index: Int) -> Int {
    var index = index
    while index < line.count, isBlank(line[index]) { index += 1 }
    return index
  }

  private func lineEnd(of line: SourceText) -> Int {
    var index = 0
    while index < line.count, line[index] != 0x0A { index += 1 }
    return min(line.count, index + 1)
  }

  private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
}
