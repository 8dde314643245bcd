import JobSpec
import Syntax

/// Matches the processes that an engine started with those that the tool found: in order, as many as possible, then
/// with as many equal words as possible.
struct ProcessAlignment {
  /// Whether boundaries must agree, as in the suites about shells and launchers.
  var comparesBoundaries: Bool

  private static let shells: Set<String> = ["sh", "bash", "dash", "zsh"]

  func align(_ expected: [ConformanceCase.ExpectedProcess], with actual: [Process]) -> [Process?] {
    let rows = expected.count
    let columns = actual.count
    var best = Array(repeating: Array(repeating: 0, count: columns + 1), count: rows + 1)
    for row in stride(from: rows - 1, through: 0, by: -1) {
      for column in stride(from: columns - 1, through: 0, by: -1) {
        let match = score(expected[row], actual[column])
        best[row][column] = max(
          best[row + 1][column], best[row][column + 1], match > 0 ? match + best[row + 1][column + 1] : 0)
      }
    }
    var result: [Process?] = []
    var row = 0
    var column = 0
    while row < rows {
      guard column < columns else {
        result.append(nil)
        row += 1
        continue
      }
      let match = score(expected[row], actual[column])
      if match > 0, best[row][column] == match + best[row + 1][column + 1] {
        result.append(actual[column])
        row += 1
        column += 1
      } else if best[row][column] == best[row][column + 1] {
        column += 1
      } else {
        result.append(nil)
        row += 1
      }
    }
    return result
  }

  private func score(_ expected: ConformanceCase.ExpectedProcess, _ actual: Process) -> Int {
    if comparesBoundaries && expected.boundaries != actual.boundaries.map(\.kind.rawValue) { return 0 }
    let words = actual.command.map { $0.known ?? $0.location.written }
    if expected.command.isEmpty { return words.isEmpty ? 1001 : 1000 }
    guard !firstWords(expected.command).isDisjoint(with: firstWords(words)) else { return 0 }
    if expected.command == words { return 1021 }
    return 1001 + zip(expected.command, words).filter { $0 == $1 }.count
  }

  /// The words that a process may be matched by: its program, and behind `sh -c` the program in the string.
  private func firstWords(_ command: [String]) -> Set<String> {
    guard let program = command.first?.split(separator: "/").last.map(String.init) else { return [""] }
    var words: Set<String> = [program]
    if Self.shells.contains(program), command.count > 2, command[1].hasPrefix("-"), command[1].contains("c") {
      let text = command[2].filter { $0 != "'" && $0 != "\"" }
      let first = text.split(whereSeparator: \.isWhitespace).first { !$0.contains("=") }
      if let first = first?.split(separator: "/").last { words.insert(String(first)) }
    }
    return words
  }
}
