import Syntax

// What BuildKit refuses only once the variables are replaced (frontend/dockerfile/dockerfile2llb/convert.go; measured
// with its own Dockerfile2LLB).
extension DockerfileBuild {
  /// Checks the words of an instruction that sets no variable; nil stands for a text that is not known.
  mutating func check(_ words: [DockerfileWord], as texts: [String?], of instruction: DockerfileInstruction) {
    for (word, text) in zip(words, texts) {
      guard let text else { continue }
      switch instruction.keyword {
      case .stopsignal where !StopSignal.isValid(text):
        problems.append(SyntaxProblem("Docker knows no signal of this name.", at: word.text.location))
      case .expose where !text.isEmpty && !ContainerPort.isValid(text.utf8):
        problems.append(
          SyntaxProblem("EXPOSE takes a port, or a range, with `/tcp` or `/udp` behind it.", at: word.text.location))
      case .volume where text.isEmpty:
        problems.append(SyntaxProblem("The path of this volume comes out empty.", at: word.text.location))
      default: break
      }
    }
  }
}

/// The signals that STOPSIGNAL takes (moby/sys/signal, signal_linux.go).
private enum StopSignal {
  private static let names: Set<String> = {
    let list =
      "ABRT ALRM BUS CHLD CLD CONT FPE HUP ILL INT IO IOT KILL PIPE POLL PROF PWR QUIT SEGV STKFLT STOP SYS TERM TRAP TSTP "
      + "TTIN TTOU URG USR1 USR2 VTALRM WINCH XCPU XFSZ RTMIN RTMAX"
    let ranges = (1...15).map { "RTMIN+\($0)" } + (1...14).map { "RTMAX-\($0)" }
    return Set(list.split(separator: " ").map(String.init) + ranges)
  }()

  static func isValid(_ text: String) -> Bool {
    if let number = Int(text) { return number != 0 }
    let name = text.uppercased()
    return names.contains(name.hasPrefix("SIG") ? String(name.dropFirst(3)) : name)
  }
}
