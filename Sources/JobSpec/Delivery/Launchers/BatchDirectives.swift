import Syntax

/// The options that a job script carries in its leading comments: `#SBATCH`, `#PBS`, `#$`, `#BSUB`.
struct BatchDirectives {
  /// What a line of them starts with.
  let marks: [String]

  static let slurm = BatchDirectives(marks: ["#SBATCH", "#SLURM"])
  static let pbs = BatchDirectives(marks: ["#PBS", "#$"])
  static let lsf = BatchDirectives(marks: ["#BSUB"])

  /// The words of all directive lines in front of the first command.
  func words(in script: SourceText) -> [Value] {
    var words: [Value] = []
    var start = 0
    while start < script.count {
      var end = start
      while end < script.count, script[end] != UInt8(ascii: "\n") { end += 1 }
      let line = script.slice(start..<end)
      start = end + 1
      if let mark = marks.first(where: { line.bytes.starts(with: $0.utf8) }) {
        let arguments = Self.words(of: line.slice(mark.utf8.count..<line.count))
        // What follows belongs to another component of a heterogeneous job.
        if let first = arguments.first?.known, first == "hetjob" || first == "packjob" { break }
        words += arguments
      } else if let first = line.bytes.first(where: { !Self.isBlank($0) }), first != UInt8(ascii: "#") {
        break
      }
    }
    return words
  }

  /// The words of a line: quotes join, a backslash takes the next byte as it is, `#` ends the line (slurm 22.05,
  /// src/sbatch/opt.c, get_argument).
  private static func words(of line: SourceText) -> [Value] {
    var words: [Value] = []
    var index = 0
    while index < line.count {
      if isBlank(line[index]) {
        index += 1
        continue
      }
      var text = SourceTextBuilder(file: line.file, anchor: line.range(index..<index).start)
      let start = index
      var quote: UInt8?
      while index < line.count, quote != nil || !isBlank(line[index]) {
        let byte = line[index]
        if byte == UInt8(ascii: "\\"), index + 1 < line.count {
          text.append(line.slice((index + 1)..<(index + 2)))
          index += 1
        } else if byte == quote {
          quote = nil
        } else if quote == nil, byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
          quote = byte
        } else if quote == nil, byte == UInt8(ascii: "#") {
          if index > start { words.append(Value(literal: text.finish(), at: line.location(start..<index))) }
          return words
        } else {
          text.append(line.slice(index..<(index + 1)))
        }
        index += 1
      }
      words.append(Value(literal: text.finish(), at: line.location(start..<index)))
    }
    return words
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\r")
  }

  /// The situation of a job script that is looked at by itself: its caller is whoever submits it. A script without
  /// directives is none.
  static func apply(to script: SourceText, in context: ProcessContext, _ call: LaunchCall) -> ProcessContext {
    guard script.bytes.contains(UInt8(ascii: "#")) else { return context }
    var inside = context
    let slurmWords = slurm.words(in: script)
    if !slurmWords.isEmpty {
      let parsed = SlurmOptions.sbatch.read(slurmWords[...])
      var job = SlurmJob(caller: inside.environment, call: call)
      job.isArray = parsed.has("array")
      let list = job.variable("SBATCH_EXPORT") ?? parsed.last("export")?.value
      inside.environment = job.environment(exporting: list.map(ExportList.init(slurm:)), kind: .sbatch)
      if job.isArray { inside.container = Container(replication: .array, at: call.location) }
    }
    let pbsWords = pbs.words(in: script)
    if !pbsWords.isEmpty {
      inside.environment = PortableJob(caller: inside.environment, call: call).submitted(pbsWords, keepsCaller: true)
    }
    let lsfWords = lsf.words(in: script)
    if !lsfWords.isEmpty {
      inside.environment = LoadSharingJob(caller: inside.environment, call: call).submitted(lsfWords)
    }
    // It may also be run without its scheduler, which then sets nothing of its own.
    for (name, entry) in inside.environment.entries where entry.state == .setUnknown && entry.assignment == nil {
      if context.environment.entries[name] == nil { inside.environment.entries[name] = Environment.Entry(.unknown) }
    }
    return inside
  }
}
