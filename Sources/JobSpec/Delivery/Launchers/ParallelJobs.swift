import Syntax

extension Launchers {
  /// GNU `parallel [OPTION]... COMMAND... [::: ARGUMENT...]...`: the words, joined by blanks, are a script that runs once
  /// for each argument. Without a command each argument is a script.
  static func parallel(_ words: [Value], _ context: ProcessContext, _ call: LaunchCall) -> Launch {
    let parsed = parallelOptions.read(words.dropFirst())
    if parsed.isRejected { return .failure }
    let marks: Set = [":::", ":::+", "::::", "::::+"]
    let command = parsed.operands.prefix { !marks.contains($0.known ?? "") }
    var inside = context
    // Another machine gets what `--env` names.
    if parsed.has("sshlogin") || parsed.has("sshloginfile") { inside.environment.loosen() }
    let shell = ShellCall(dialect: .bash)
    guard let script = Value.joined(command.map(filled)) else {
      let rest = parsed.operands.dropFirst(command.count)
      guard let mark = rest.first?.known, mark.count == 3 else { return .nothing }
      return .several(rest.dropFirst().prefix { !marks.contains($0.known ?? "") }.map { .script($0, shell, inside) })
    }
    let isOpen = !command.contains { $0.outline.contains(UInt8(ascii: "{")) }
    guard isOpen else { return .script(script, shell, inside) }
    // Without a replacement string the argument goes to the end.
    let argument = Value([.dynamic(.other, script.location)], at: script.location)
    return .script(Value.joined([script, argument]) ?? script, shell, inside)
  }

  /// The word with its replacement strings (`{}`, `{.}`, `{1}`) as text that only the run decides.
  private static func filled(_ word: Value) -> Value {
    let bytes = word.outline
    guard let open = bytes.firstIndex(of: UInt8(ascii: "{")),
      let close = bytes[open...].firstIndex(of: UInt8(ascii: "}")),
      bytes[(open + 1)..<close].allSatisfy({ !(0x61...0x7A ~= $0) && $0 != 0x20 && $0 != UInt8(ascii: ",") })
    else { return word }
    let rest = filled(word.dropFirst(close + 1))
    return Value(word.prefix(open).parts + [.dynamic(.other, word.location)] + rest.parts, at: word.location)
  }

  private static let parallelOptions = OptionTable(
    .gnu,
    values: "jobs|j|P|max-procs joblog results sshlogin|S sshloginfile|slf env arg-file|a delimiter|d colsep|C delay "
      + "timeout retries halt tmpdir tagstring workdir|wd max-args|n|N max-replace-args max-lines max-chars|s I U "
      + "load memfree memsuspend nice seqreplace shellquote block recstart recend basefile|bf return trc profile|J",
    flags: "keep-order|k line-buffer|lb|u ungroup group progress bar eta dry-run|dryrun verbose|t tag will-cite pipe "
      + "null|0 no-run-if-empty|r resume resume-failed link xapply xargs|X m cleanup quote|q semaphore fg",
    glued: "citation")
}
