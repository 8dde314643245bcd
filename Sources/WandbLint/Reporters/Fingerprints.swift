import Syntax

/// Names each finding by what it says and by the text that it stands on, so that it is the same after lines have moved.
struct Fingerprints {
  private let report: RunReport
  private var positions = Positions()
  private var seen: [UInt64: Int] = [:]

  init(_ report: RunReport) { self.report = report }

  /// A fingerprint of sixteen hex digits and the count of equal ones so far; unique in a run, and the same next time.
  mutating func next(_ diagnostic: Diagnostic) -> String {
    var hash = FNV1a()
    hash.add(diagnostic.rule.id.utf8)
    hash.add(report.repositoryPath(of: diagnostic.location.file).utf8)
    hash.add(diagnostic.variable.utf8)
    hash.add(lineWithoutSecrets(diagnostic.location))
    let count = seen[hash.value, default: 0] + 1
    seen[hash.value] = count
    let digits = String(hash.value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits + ":\(count)"
  }

  /// The bytes of the first line, blanks and secrets left out.
  private mutating func lineWithoutSecrets(_ location: Location) -> [UInt8] {
    let file = location.file
    let lines = positions.lines(of: file)
    let line = lines.line(of: location.range.start)
    let start = file.contentStart(ofLine: line, in: lines)
    let end = min(file.contentEnd(ofLine: line, in: lines), start + 4096)
    let secrets = report.concealedRanges(in: file).filter { $0.overlaps(SourceRange(start, max(start, end))) }
    return (start..<max(start, end)).compactMap { offset in
      let byte = file.bytes[offset]
      let isSecret = secrets.contains { $0.start <= offset && offset < $0.end }
      return isSecret || byte == 0x20 || byte == 0x09 ? nil : byte
    }
  }
}

/// The FNV-1a hash of 64 bits.
struct FNV1a {
  private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  /// Adds bytes, and an end mark that keeps neighbours apart.
  mutating func add(_ bytes: some Sequence<UInt8>) {
    for byte in bytes { value = (value ^ UInt64(byte)) &* 0x100_0000_01B3 }
    value = (value ^ 0xFF) &* 0x100_0000_01B3
  }
}
