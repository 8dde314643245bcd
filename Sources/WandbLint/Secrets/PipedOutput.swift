import JobSpec
import Syntax

extension JobSpec {
  /// Which of the names that a command prints as `NAME=value` lines reach the log: all of them where nothing takes its
  /// output, and behind `| grep WANDB`, `| sort` and the like those that the filters let through.
  func namesLogged(byCommandAt index: Int, printing names: [String]) -> [String] {
    var names = names
    var index = index
    while !names.isEmpty {
      let command = commands[index]
      guard command.outputPath == nil else { return [] }
      guard command.isOutputConsumed else { return names }
      guard index + 1 < commands.count, command.isPiped(into: commands[index + 1]) else { return [] }
      index += 1
      names = names.filter(commands[index].letsThrough)
    }
    return []
  }
}

extension CommandRun {
  /// Whether nothing but a `|` stands between the two.
  fileprivate func isPiped(into next: CommandRun) -> Bool {
    guard next.location.file == location.file, location.range.end <= next.location.range.start else { return false }
    let between = location.file.bytes[location.range.end..<next.location.range.start]
    return between.filter { $0 > 0x20 } == [UInt8(ascii: "|")]
  }

  /// Whether a filter hands on the line of a variable whose value has no say in it; false where that is not known.
  fileprivate func letsThrough(_ name: String) -> Bool {
    let arguments = words.dropFirst().map(\.known)
    switch program {
    case "sort", "cat", "tee", "uniq", "less", "more": return true
    case "grep", "egrep", "fgrep":
      guard let pattern = arguments.first(where: { $0?.hasPrefix("-") != true }) ?? nil else { return false }
      let options = arguments.compactMap { $0 }.filter { $0.hasPrefix("-") }
      guard options.allSatisfy({ $0.dropFirst().allSatisfy("aEFGiwn".contains) }) else { return false }
      let ignoresCase = options.contains { $0.contains("i") }
      let line = ignoresCase ? PythonText.lowercased(name) : name
      return pattern.split(separator: "|").contains { part in
        var part = part.filter { $0 != "\\" && $0 != "(" && $0 != ")" }
        let isAnchored = part.first == "^"
        if isAnchored { part.removeFirst() }
        if part.last == "=" { part.removeLast() }
        if ignoresCase { part = PythonText.lowercased(part) }
        return !part.isEmpty && (isAnchored ? line.hasPrefix(part) : line.contains(part))
      }
    default: return false
    }
  }
}
