/// Finds the line of a byte offset. A line ends at `\n`, `\r\n` or a lone `\r`.
public struct LineTable: Sendable {
  /// The byte offset at which each line starts; never empty.
  public let starts: [Int]

  /// Reads the line starts of a file's bytes.
  public init(_ bytes: [UInt8]) {
    var starts = [0]
    let span = bytes.span
    var index = 0
    while index < span.count {
      let byte = span[index]
      index += 1
      if byte == 0x0A {
        starts.append(index)
      } else if byte == 0x0D && !(index < span.count && span[index] == 0x0A) {
        starts.append(index)
      }
    }
    self.starts = starts
  }

  /// The 1-based line that holds a byte offset; offsets past the end belong to the last line.
  public func line(of offset: Int) -> Int {
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    return low + 1
  }
}
