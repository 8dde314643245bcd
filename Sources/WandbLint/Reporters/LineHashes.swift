import Syntax

/// The hashes of a file's lines by which GitHub follows an alert through changes (`primaryLocationLineHash`).
///
/// A rolling hash over a window of a hundred UTF-16 code units that starts at the line's first unit; blanks are skipped
/// and every line end counts as one `\n` (github/codeql-action, src/fingerprints.ts).
struct LineHashes {
  /// `hash:count` by line, from line 1.
  private(set) var hashes: [String] = []

  private static let window = 100
  private static let base: UInt64 = 37
  /// A unit behind the end of the text, as the original has it.
  private static let endOfText: UInt64 = 65535

  init(_ file: SourceFile) {
    var roller = Roller(window: Self.window, base: Self.base)
    var previousWasReturn = false
    for unit in String(decoding: file.bytes, as: UTF8.self).utf16 {
      if unit == 0x20 || unit == 0x09 || (unit == 0x0A && previousWasReturn) {
        previousWasReturn = false
        continue
      }
      previousWasReturn = unit == 0x0D
      roller.push(previousWasReturn ? 0x0A : UInt64(unit))
    }
    roller.push(Self.endOfText)
    for _ in 0..<Self.window where roller.hasOpenLine { roller.push(0) }
    hashes = roller.finish()
  }

  /// The hash of a line; nil past the end.
  subscript(line: Int) -> String? { line >= 1 && line <= hashes.count ? hashes[line - 1] : nil }
}

/// Rolls the hash over the units and notes it whenever the window of a line is full.
private struct Roller {
  private let window: Int
  private let base: UInt64
  private let leaving: UInt64
  private var units: [UInt64]
  private var lineStarts: [Bool]
  private var index = 0
  private var hash: UInt64 = 0
  private var startsLine = true
  private var counts: [UInt64: Int] = [:]
  private var hashes: [String] = []
  private var openLines = 0

  init(window: Int, base: UInt64) {
    self.window = window
    self.base = base
    self.units = Array(repeating: 0, count: window)
    self.lineStarts = Array(repeating: false, count: window)
    self.leaving = (0..<window).reduce(UInt64(1)) { power, _ in power &* base }
  }

  /// Whether a line that was begun has no hash yet.
  var hasOpenLine: Bool { openLines > 0 }

  mutating func push(_ unit: UInt64) {
    if lineStarts[index] { note() }
    let old = units[index]
    units[index] = unit
    lineStarts[index] = startsLine
    if startsLine { openLines += 1 }
    startsLine = unit == 0x0A
    hash = base &* hash &+ unit &- leaving &* old
    index = (index + 1) % window
  }

  private mutating func note() {
    let count = counts[hash, default: 0] + 1
    counts[hash] = count
    hashes.append(String(hash, radix: 16) + ":\(count)")
    openLines -= 1
  }

  consuming func finish() -> [String] { hashes }
}
