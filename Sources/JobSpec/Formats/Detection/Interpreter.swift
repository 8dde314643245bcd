/// The program that a script's first line names.
extension FileHead {
  /// The base name of the interpreter, without a version; behind `env`, of the program that it starts. Nil without `#!`.
  var interpreter: String? {
    guard bytes.starts(with: [0x23, 0x21]) else { return nil }
    let line = bytes.dropFirst(2).prefix(512).prefix { $0 != 0x0A && $0 != 0x0D }
    var words = line.split { $0 == 0x20 || $0 == 0x09 }.map { String(decoding: $0, as: UTF8.self) }[...]
    guard let first = words.popFirst() else { return nil }
    guard Self.baseName(first) == "env" else { return Self.baseName(first) }
    while let word = words.popFirst() {
      // `env -u NAME` takes the next word; `-S` and `-i` stand alone, and `-Sbash` holds the program.
      if word == "-u" || word == "--unset" || word == "-C" || word == "--chdir" {
        words = words.dropFirst()
      } else if word.hasPrefix("-S"), word.utf8.count > 2 {
        return Self.baseName(String(word.dropFirst(2)))
      } else if !word.hasPrefix("-"), !word.contains("=") {
        return Self.baseName(word)
      }
    }
    return ""
  }

  /// Shells that read the language of `sh`.
  static let shells: Set<String> = ["sh", "bash", "dash", "ash", "zsh", "ksh", "mksh", "pdksh", "rbash", "busybox"]

  /// Whether an interpreter is known to read another language.
  static func isForeign(_ interpreter: String) -> Bool {
    [
      "awk", "csh", "expect", "fish", "gawk", "julia", "lua", "make", "node", "nu", "perl", "php", "pwsh", "pypy",
      "python",
      "ruby", "Rscript", "tclsh", "tcsh", "xonsh",
    ].contains(interpreter)
  }

  /// `python3.11` is `python`, `/usr/bin/ksh93` is `ksh`.
  private static func baseName(_ path: String) -> String {
    var name = path.split(separator: "/").last.map(String.init) ?? ""
    while let last = name.utf8.last, last == UInt8(ascii: ".") || last >= UInt8(ascii: "0") && last <= UInt8(ascii: "9")
    {
      name.removeLast()
    }
    return name
  }
}
