public import Syntax

extension Diagnostic.Fix {
  /// Applies fixes to a file: all edits of a fix or none. A fix that touches bytes which an earlier one has changed, or
  /// edits another file, is left for a second round.
  public static func apply(_ fixes: [Diagnostic.Fix], to file: SourceFile) -> (bytes: [UInt8], applied: Int) {
    var edits: [(range: SourceRange, replacement: [UInt8])] = []
    var taken: Set<Int> = []
    var insertions: Set<Int> = []
    var applied = 0
    for fix in fixes where fix.edits.allSatisfy({ $0.location.file == file }) {
      let ranges = fix.edits.map(\.location.range)
      let isFree = ranges.allSatisfy { range in
        range.count == 0
          ? !insertions.contains(range.start) && !taken.contains(range.start)
          : (range.start..<range.end).allSatisfy { !taken.contains($0) && !insertions.contains($0) }
      }
      guard isFree, !ranges.isEmpty else { continue }
      for edit in fix.edits {
        edits.append((edit.location.range, Array(edit.replacement.utf8)))
        if edit.location.range.count == 0 { insertions.insert(edit.location.range.start) }
        taken.formUnion(edit.location.range.start..<edit.location.range.end)
      }
      applied += 1
    }
    return (result(of: edits, on: file.bytes), applied)
  }

  /// Applies this fix alone.
  public func apply(to file: SourceFile) -> [UInt8] { Self.apply([self], to: file).bytes }

  private static func result(of edits: [(range: SourceRange, replacement: [UInt8])], on bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var offset = 0
    for edit in edits.sorted(by: { $0.range < $1.range })
    where edit.range.start >= offset && edit.range.end <= bytes.count {
      result += bytes[offset..<edit.range.start]
      result += edit.replacement
      offset = edit.range.end
    }
    result += bytes[offset...]
    return result
  }
}
