import Syntax

// Words of which nothing is known, where options and operands have to be told apart.
extension Value {
  /// Whether it rather holds options than the first operand. Its variable's name tells, or an option that follows:
  /// operands come last.
  func mayHoldOptions(before rest: ArraySlice<Value>) -> Bool {
    let names = references.map { $0.uppercased() }
    if names.contains(where: { name in ["OPT", "ARG", "FLAG", "EXTRA", "PARAM"].contains { name.contains($0) } }) {
      return !rest.isEmpty
    }
    if names.contains(where: { name in ["IM", "SIF", "CONTAINER", "CMD", "COMMAND"].contains { name.contains($0) } }) {
      return false
    }
    return rest.first?.outline.first == UInt8(ascii: "-")
  }

  /// Whether it is the output of a command outside quotes, which may be no word or many. One that asks for an image is
  /// that image.
  var mayBeAnyNumberOfWords: Bool {
    let written = location.written
    guard isOpaque, written.hasPrefix("$(") || written.hasPrefix("`") else { return false }
    return !["image", "docker", "podman", "build"].contains { written.contains($0) }
  }
}

extension LaunchCall {
  /// The operands without words of which nothing is known, where a file that can be read stands behind them: then these
  /// held options.
  func droppingOptions(from operands: [Value]) -> (operands: [Value], areComplete: Bool) {
    let rest = operands.drop { $0.isOpaque }
    guard rest.count < operands.count, let file = rest.first?.known, read(file) != nil else { return (operands, true) }
    return (Array(rest), false)
  }
}
