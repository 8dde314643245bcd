import Syntax

/// `$(NAME)` in the variables and commands of a Kubernetes container (kubernetes/third_party/forked/golang/expansion):
/// replaced where the container has the variable by then, `$$` is one `$`, and all else stays as it is.
struct KubernetesExpansion {
  /// What the container has so far.
  let environment: Environment

  /// A value after expansion, with the references as parts of it.
  func expand(_ text: SourceText, at location: Location) -> Value {
    var parts: [Value.Part] = []
    var known: SourceTextBuilder? = SourceTextBuilder(file: text.file, anchor: text.range.start)
    var literal = 0
    var index = 0
    let lastClosing = text.bytes.lastIndex(of: UInt8(ascii: ")")).map { $0 - text.bytes.startIndex } ?? 0
    func flush(to end: Int) {
      guard end > literal else { return }
      let piece = text.slice(literal..<end)
      parts += TemplateScalar.parts(of: piece)
      if TemplateScalar.isTemplate(piece) { known = nil }
      known?.append(piece)
    }
    while index < text.count {
      guard text[index] == UInt8(ascii: "$"), index + 1 < text.count else {
        index += 1
        continue
      }
      if text[index + 1] == UInt8(ascii: "$") {
        flush(to: index + 1)
        literal = index + 2
        index += 2
      } else if index < lastClosing, let end = endOfReference(text, index) {
        let name = text.slice(index + 2..<end).string
        let place = text.location(index..<end + 1)
        switch environment[name].state {
        case .absent: break
        case .set(let value):
          flush(to: index)
          parts.append(.reference(name, place))
          known?.append(Array(value.utf8), standingFor: place.range)
          literal = end + 1
        case .setUnknown, .unknown:
          flush(to: index)
          parts.append(.reference(name, place))
          known = nil
          literal = end + 1
        }
        index = end + 1
      } else {
        index += 1
      }
    }
    if parts.isEmpty && literal == 0 { return Value(TemplateScalar.parts(of: text), at: location) }
    flush(to: text.count)
    let result = known?.finish()
    return Value(parts, at: location, known: result?.string, mapped: result)
  }

  /// Where the parenthesis of `$(NAME)` closes; nil for anything else.
  private func endOfReference(_ text: SourceText, _ start: Int) -> Int? {
    guard text[start + 1] == UInt8(ascii: "(") else { return nil }
    var end = start + 2
    while end < text.count, text[end] != UInt8(ascii: ")") { end += 1 }
    return end < text.count ? end : nil
  }
}
