import Syntax

// Slips with options that set one variable each: `-e NAME=VALUE`, `-x NAME`.
extension LaunchCall {
  /// Reports a word that names several variables with commas between them, where the option takes a single name.
  func reportsSeveralNames(_ word: Value, option: String) -> Bool {
    guard let text = word.known, text.utf8.contains(UInt8(ascii: ",")) else { return false }
    let names = text.utf8.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false).map {
      String(Substring($0))
    }
    guard names.count > 1, names.allSatisfy(\.isVariableName) else { return false }
    var start = 0
    for name in names {
      let end = start + name.utf8.count
      builder.report(
        Problem(
          .assignmentMalformed, variable: name, at: word.slice(start..<end).location,
          "'\(option)' takes one name, and no variable is called like this whole list.",
          help: "Write '\(option)' once for each variable."))
      start = end + 1
    }
    return true
  }

  /// Reports a value that holds another assignment to a variable of the same family: `A_X=1,A_Y=2` or `A_X=1 A_Y=2`,
  /// where the option takes a single one.
  func reportSwallowed(by name: String, in value: Value, option: String) {
    guard let end = name.utf8.firstIndex(of: UInt8(ascii: "_")) else { return }
    let family = name[...end]
    for field in value.words(between: ", ;").dropFirst() {
      guard let other = field.split(at: UInt8(ascii: "="))?.head.known, other.isVariableName, other.hasPrefix(family),
        other != name
      else { continue }
      builder.report(
        Problem(
          .assignmentMalformed, variable: other, at: field.location,
          "'\(option)' sets one variable: this is part of the value of '\(name)'.",
          help: "Write '\(option)' once for each variable."))
    }
  }

  /// Reports options that were meant to set variables and stand where the launcher looks for none any more: behind the
  /// image, they are arguments of the program in it.
  func reportMisplaced(_ words: some Collection<Value>, options: [String], behind place: String) {
    var option: String?
    for word in words {
      if let given = option {
        option = nil
        reportMisplaced(word, given, place)
      } else if let text = word.known, options.contains(text) {
        option = text
      } else if let long = options.last, word.outline.starts(with: (long + "=").utf8) {
        reportMisplaced(word.dropFirst(long.utf8.count + 1), long, place)
      }
    }
  }

  private func reportMisplaced(_ word: Value, _ option: String, _ place: String) {
    guard let name = word.split(at: UInt8(ascii: "="))?.head.known, name.isVariableName else { return }
    builder.report(
      Problem(
        .assignmentMalformed, variable: name, at: word.location,
        "Behind \(place) '\(option)' is an argument of the program that starts there, and sets nothing.",
        help: "Move it in front of \(place)."))
  }

  /// Reports the option for which a launcher refuses its command line.
  func report(refused parsed: ParsedWords, by launcher: String) {
    guard let place = parsed.refused else { return }
    builder.report(
      Problem(
        .shapeRejected, at: place, "'\(launcher)' has no such option, or several that begin so, and starts nothing.",
        help: "Write an option of '\(launcher)' in full."))
  }
}

extension LaunchCall {
  /// Reports `--export` behind the job script, where it is an argument of the script.
  func reportMisplaced(exports words: some Collection<Value>) {
    for word in words where word.outline.starts(with: "--export=".utf8) {
      for item in ExportList(slurm: word.dropFirst("--export=".utf8.count)).items {
        guard case .pair(let name, let place, _) = item else { continue }
        builder.report(
          Problem(
            .assignmentMalformed, variable: name, at: place.location,
            "Behind the job script '--export' is an argument of the script, and 'sbatch' does not read it.",
            help: "Move it in front of the script."))
      }
    }
  }
}
