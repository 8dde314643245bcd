import JobSpec
import Syntax

/// A line that looks like an assignment and that the shell reads as something else.
struct ShellSlip {
  /// The variable that was meant.
  var variable: String
  /// The place of the line's part that was meant as the assignment.
  var location: Location
  /// What the shell makes of it, as a sentence.
  var message: String
  /// What to write instead, as a sentence.
  var help: String
}

extension JobSpec {
  /// The slips of the file's shell code, as far as they concern variables that W&B reads (measured on bash 5.2 and dash).
  var shellSlips: [ShellSlip] {
    commands.compactMap(\.blankSlip) + assignments.compactMap(\.operatorSlip)
  }
}

extension CommandRun {
  /// Blanks round the `=`: `export NAME = value`, `NAME = value`, `export NAME= value`.
  fileprivate var blankSlip: ShellSlip? {
    let texts = words.map { $0.known ?? "?" }
    guard let first = texts.first else { return nil }
    if role == .program, texts.count > 1, texts[1].hasPrefix("="), Vocabulary.contains(first) {
      return slip(first, "With a blank in front of '=' the shell runs '\(first)' as a command.")
    }
    guard ["export", "declare", "typeset", "readonly", "local"].contains(first) else { return nil }
    for (index, text) in texts.enumerated().dropFirst() where index + 1 < texts.count {
      if Vocabulary.contains(text), texts[index + 1].hasPrefix("=") {
        return slip(text, "With a blank in front of '=' nothing is assigned to '\(text)'.")
      }
      let name = String(text.dropLast())
      if text.hasSuffix("="), Vocabulary.contains(name), !texts[index + 1].contains("="),
        !Vocabulary.mayConcern(texts[index + 1])
      {
        return slip(name, "With a blank behind '=' the value of '\(name)' is empty.")
      }
    }
    return nil
  }

  private func slip(_ name: String, _ message: String) -> ShellSlip {
    ShellSlip(variable: name, location: location, message: message, help: "Write '\(name)=value' without blanks.")
  }
}

extension Assignment {
  /// An unquoted `&` that ends the value in the middle, or a `<text>` that is a redirection.
  var operatorSlip: ShellSlip? {
    guard [.shellExport, .shellAssignment].contains(carrier), Vocabulary.contains(target) else { return nil }
    let bytes = location.file.bytes
    let end = location.range.end
    guard end + 1 < bytes.count, isLetter(bytes[end + 1]) else { return nil }
    var wordEnd = end + 1
    while wordEnd < bytes.count, bytes[wordEnd] > 0x20, bytes[wordEnd] != UInt8(ascii: "\""),
      bytes[wordEnd] != UInt8(ascii: "'")
    {
      wordEnd += 1
    }
    let place = Location(location.file, SourceRange(location.range.start, wordEnd))
    if bytes[end] == UInt8(ascii: "&") {
      return ShellSlip(
        variable: name, location: place,
        message: "The '&' ends the command and sends it to the background, so '\(name)' is not set at all.",
        help: "Put the value in single quotes.")
    }
    guard bytes[end] == UInt8(ascii: "<"), bytes[end..<wordEnd].contains(UInt8(ascii: ">")), value?.literal == "" else {
      return nil
    }
    return ShellSlip(
      variable: name, location: place,
      message: "The shell takes '<' and '>' for redirections, so '\(name)' is set to nothing.",
      help: "Replace the whole placeholder, brackets included.")
  }
}

private func isLetter(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte & 0xDF) || byte == UInt8(ascii: "_") }
