import Syntax

// Utilities that work line by line.
extension TextUtilities {
  /// Writes lines, each with a newline.
  private static func write(_ lines: [ShellText], _ call: Call) {
    var text = ShellText.empty
    for line in lines { text = text + line + ShellText("\n") }
    call.shell.write(text)
  }

  /// The lines of the operands or of standard input; nil when they are not known.
  private static func lines(_ operands: [Field], _ call: Call) -> [ShellText]? {
    var isMissing = false
    guard let text = call.content(of: operands, isMissing: &isMissing), !text.hasUnknownLines else { return nil }
    return text.lines
  }

  static func grep(_ call: inout Call) -> ExitStatus {
    guard var (options, operands) = call.parsed(values: "emABCfd") else { return call.giveUp() }
    let known: Set<Character> = ["v", "i", "E", "F", "e", "q", "o", "c", "w", "x", "h", "s", "m", "G", "a"]
    if options["-"]?.allSatisfy({ $0.string?.hasPrefix("--color") == true }) == true { options["-"] = nil }
    guard options.keys.allSatisfy(known.contains) else { return call.giveUp() }
    var patterns = options["e"] ?? []
    if patterns.isEmpty {
      guard !operands.isEmpty else { return call.giveUp() }
      patterns = [operands.removeFirst().text]
    }
    var isMissing = false
    guard let text = call.content(of: operands, isMissing: &isMissing), !text.hasUnknownLines,
      let matcher = LineMatcher(patterns, options, name: call.name)
    else { return call.giveUp() }
    let isInverted = options["v"] != nil
    var kept: [ShellText] = []
    for line in text.lines {
      guard let matches = matcher.matches(line) else { return call.giveUp() }
      if matches != isInverted { kept.append(line) }
      if let limit = options["m"]?.last?.string.flatMap({ Int($0) }), kept.count >= limit { break }
    }
    let status: ExitStatus = isMissing && kept.isEmpty ? .known(2) : ExitStatus(!kept.isEmpty)
    if options["q"] != nil { return status }
    if options["c"] != nil {
      call.shell.write(ShellText(kept.count) + ShellText("\n"))
    } else if options["o"] != nil {
      guard let found = matcher.parts(of: kept) else { return call.giveUp() }
      write(found, call)
    } else {
      write(kept, call)
    }
    return status
  }

  static func head(_ call: inout Call) -> ExitStatus { ends(&call, atStart: true) }

  static func tail(_ call: inout Call) -> ExitStatus { ends(&call, atStart: false) }

  private static func ends(_ call: inout Call, atStart: Bool) -> ExitStatus {
    if let first = call.arguments.first?.text.string, first.hasPrefix("-"), let count = Int(first.dropFirst()),
      count >= 0
    {
      call.arguments[0] = Field(text: ShellText("-n\(count)"), value: call.arguments[0].value)
    }
    guard let (options, operands) = call.parsed(values: "nc") else { return call.giveUp() }
    var isMissing = false
    guard options.keys.allSatisfy({ "ncq".contains($0) }), let text = call.content(of: operands, isMissing: &isMissing)
    else {
      return call.giveUp()
    }
    if let amount = options["c"]?.last {
      guard let count = amount.string.flatMap({ Int($0) }), count >= 0, let bytes = text.bytes else {
        return call.giveUp()
      }
      let size = min(count, bytes.count)
      call.shell.write(text.slice(atStart ? 0..<size : bytes.count - size..<bytes.count))
      return .success
    }
    let amount = options["n"]?.last?.string ?? "10"
    guard let count = Int(amount), !text.hasUnknownLines else { return call.giveUp() }
    let lines = text.lines
    switch (atStart, amount.hasPrefix("+"), count) {
    case (true, _, 0...): write(Array(lines.prefix(count)), call)
    case (true, _, _): write(Array(lines.dropLast(-count)), call)
    case (false, true, _): write(Array(lines.dropFirst(max(0, count - 1))), call)
    case (false, false, _): write(Array(lines.suffix(Int(count.magnitude))), call)
    }
    return isMissing ? .known(1) : .success
  }

  static func cut(_ call: inout Call) -> ExitStatus {
    guard let (options, operands) = call.parsed(values: "dfcb"), options.keys.allSatisfy({ "dfcsb".contains($0) }),
      let lines = lines(operands, call)
    else { return call.giveUp() }
    let isFields = options["f"] != nil
    guard let list = (options["f"] ?? options["c"] ?? options["b"])?.last?.string, let ranges = ranges(list),
      let delimiter = delimiter(options)
    else { return call.giveUp() }
    var result: [ShellText] = []
    for line in lines {
      guard let bytes = line.bytes else { return call.giveUp() }
      guard isFields else {
        let picked = Characters(bytes).values.enumerated().filter { item in
          ranges.contains { $0.contains(item.offset + 1) }
        }
        result.append(ShellText(Characters.bytes(picked.map(\.element))))
        continue
      }
      let fields = bytes.split(separator: delimiter, omittingEmptySubsequences: false)
      if fields.count == 1 {
        if options["s"] == nil { result.append(line) }
        continue
      }
      let picked = fields.enumerated().filter { item in ranges.contains { $0.contains(item.offset + 1) } }
      if picked.count == 1, let only = picked.first {
        let start = fields[..<only.offset].reduce(0) { $0 + $1.count + 1 }
        result.append(line.slice(start..<start + only.element.count))
      } else {
        result.append(ShellText(Array(picked.map(\.element).joined(separator: [delimiter]))))
      }
    }
    write(result, call)
    return .success
  }

  /// The delimiter that `-d` gives, a tab without it; nil for what is no single byte.
  private static func delimiter(_ options: [Character: [ShellText]]) -> UInt8? {
    guard let given = options["d"]?.last else { return 0x09 }
    guard let bytes = given.bytes, bytes.count == 1 else { return nil }
    return bytes[0]
  }

  /// `1,3-5,7-` as `cut` reads it.
  private static func ranges(_ list: String) -> [ClosedRange<Int>]? {
    var result: [ClosedRange<Int>] = []
    for item in list.split(separator: ",") {
      let bounds = item.split(separator: "-", omittingEmptySubsequences: false)
      guard bounds.count <= 2, let first = bounds[0].isEmpty ? 1 : Int(bounds[0]) else { return nil }
      let last = bounds.count == 1 ? first : bounds[1].isEmpty ? Int.max : Int(bounds[1])
      guard let last, first >= 1, first <= last else { return nil }
      result.append(first...last)
    }
    return result.isEmpty ? nil : result
  }

  static func unique(_ call: inout Call) -> ExitStatus {
    guard let (options, operands) = call.parsed(values: ""), options.isEmpty, let lines = lines(operands, call),
      lines.allSatisfy(\.isKnown)
    else { return call.giveUp() }
    var result: [ShellText] = []
    for line in lines where result.last.map({ $0.isSame(as: line) }) != true { result.append(line) }
    write(result, call)
    return .success
  }

  /// `wc` with one of its options and standard input, where it prints a number alone.
  static func count(_ call: inout Call) -> ExitStatus {
    guard let (options, operands) = call.parsed(values: ""), operands.isEmpty, options.count == 1,
      let bytes = call.takeInput()?.bytes
    else { return call.giveUp() }
    let number: Int
    switch options.keys.first {
    case "l"?: number = bytes.count { $0 == 0x0A }
    case "w"?: number = bytes.split { $0 == 0x20 || (0x09...0x0D).contains($0) }.count
    case "c"?: number = bytes.count
    case "m"?: number = Characters(bytes).values.count
    default: return call.giveUp()
    }
    call.shell.write(ShellText("\(number)\n"))
    return .success
  }

  /// `paste -s -d,`
  static func paste(_ call: inout Call) -> ExitStatus {
    guard let (options, operands) = call.parsed(values: "d"), options["s"] != nil,
      let lines = lines(operands.filter { $0.text.string != "-" }, call),
      let delimiter = delimiter(options)
    else { return call.giveUp() }
    var text = ShellText.empty
    for (index, line) in lines.enumerated() { text = index == 0 ? line : text + ShellText([delimiter]) + line }
    write([text], call)
    return .success
  }

  static func reverse(_ call: inout Call) -> ExitStatus {
    guard let lines = lines(call.arguments, call), lines.allSatisfy(\.isKnown) else { return call.giveUp() }
    write(lines.map { ShellText(Characters.bytes(Characters($0.bytes ?? []).values.reversed())) }, call)
    return .success
  }

  static func reverseLines(_ call: inout Call) -> ExitStatus {
    guard let lines = lines(call.arguments, call) else { return call.giveUp() }
    write(lines.reversed(), call)
    return .success
  }

  /// `sort`: of one line, and of numbers under `-n`; the order of other text depends on the locale.
  static func sort(_ call: inout Call) -> ExitStatus {
    guard let (options, operands) = call.parsed(values: "tkoST"), options.keys.allSatisfy({ "nru".contains($0) }),
      let lines = lines(operands, call)
    else { return call.giveUp() }
    if lines.count <= 1 {
      write(lines, call)
      return .success
    }
    let numbers = lines.compactMap { $0.string.flatMap { Int($0) } }
    guard options["n"] != nil, numbers.count == lines.count else { return call.giveUp() }
    var sorted = numbers.sorted()
    if options["u"] != nil {
      sorted = sorted.enumerated().filter { $0.offset == 0 || sorted[$0.offset - 1] != $0.element }.map(\.element)
    }
    if options["r"] != nil { sorted.reverse() }
    write(sorted.map { ShellText($0) }, call)
    return .success
  }

  /// `awk -F= '{print $2}'`
  static func awk(_ call: inout Call) -> ExitStatus {
    guard case (let options, var operands)? = call.parsed(values: "Fv"), options.keys.allSatisfy({ $0 == "F" }),
      !operands.isEmpty,
      let program = operands.removeFirst().text.string, let lines = lines(operands, call),
      let column = column(program)
    else { return call.giveUp() }
    let separator = options["F"]?.last?.bytes
    guard separator == nil || (separator?.count == 1 && separator != [0x7C] || separator == [0x3A]) else {
      return call.giveUp()
    }
    var result: [ShellText] = []
    for line in lines {
      guard let bytes = line.bytes else { return call.giveUp() }
      if column == 0 {
        result.append(line)
        continue
      }
      let fields =
        separator.flatMap(\.first).map { mark in
          mark == 0x20
            ? bytes.split(whereSeparator: \.isShellBlank)
            : bytes.split(separator: mark, omittingEmptySubsequences: false)
        } ?? bytes.split(whereSeparator: \.isShellBlank)
      result.append(
        column <= fields.count ? line.slice(fields[column - 1].startIndex..<fields[column - 1].endIndex) : .empty)
    }
    write(result, call)
    return .success
  }

  /// The column of `{print $N}`.
  private static func column(_ program: String) -> Int? {
    let text = program.filter { $0 != " " && $0 != ";" }
    guard text.hasPrefix("{print$"), text.hasSuffix("}") else { return nil }
    return Int(text.dropFirst(7).dropLast())
  }

  static func translate(_ call: inout Call) -> ExitStatus {
    guard let (options, operands) = call.parsed(values: ""), options.keys.allSatisfy({ "dsc".contains($0) }),
      let input = call.takeInput(), let bytes = input.bytes,
      let first = operands.first.flatMap({ $0.text.bytes }).flatMap({ TranslationSet.expand($0) })
    else { return call.giveUp() }
    let second = operands.dropFirst().first.flatMap { $0.text.bytes }.flatMap { TranslationSet.expand($0) }
    guard first.allSatisfy({ $0 < 0x80 }), operands.count < 2 || second != nil else { return call.giveUp() }
    var from = Set(first)
    if options["c"] != nil { from = Set(UInt8.min...UInt8.max).subtracting(from) }
    var result = bytes
    if options["d"] != nil {
      result = bytes.filter { !from.contains($0) }
    } else if let second, let last = second.last {
      if options["c"] != nil {
        result = bytes.map { from.contains($0) ? last : $0 }
      } else {
        var map: [UInt8: UInt8] = [:]
        for (index, byte) in first.enumerated() { map[byte] = index < second.count ? second[index] : last }
        result = bytes.map { map[$0] ?? $0 }
      }
    } else if options["s"] == nil {
      return call.giveUp()
    }
    if options["s"] != nil {
      let squeezed = Set(second ?? Array(from))
      result = result.enumerated().filter { index, byte in
        index == 0 || result[index - 1] != byte || !squeezed.contains(byte)
      }.map(\.element)
    }
    call.shell.write(ShellText(result))
    return .success
  }
}

/// A set of `tr`: ranges, classes and escapes written out.
enum TranslationSet {
  /// The bytes of a set; nil for what is not decided here.
  static func expand(_ text: [UInt8]) -> [UInt8]? {
    if let (name, range) = characterClass(text) {
      guard range == 0..<text.count else { return nil }
      let ranges = GlobPatternParser.ranges(ofClass: name)
      return ranges.isEmpty ? nil : ranges.flatMap { $0.map { UInt8($0) } }
    }
    guard let (bytes, _) = EscapeSequences.decode(text, style: .format) else { return nil }
    var result: [UInt8] = []
    var index = 0
    while index < bytes.count {
      if index + 2 < bytes.count, bytes[index + 1] == 0x2D {
        guard bytes[index] <= bytes[index + 2] else { return nil }
        result += Array(bytes[index]...bytes[index + 2])
        index += 3
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    return result
  }

  private static func characterClass(_ text: [UInt8]) -> (String, Range<Int>)? {
    guard let open = text.indices.first(where: { $0 + 1 < text.count && text[$0] == 0x5B && text[$0 + 1] == 0x3A }),
      let close = text.indices.first(where: {
        $0 > open && $0 + 1 < text.count && text[$0] == 0x3A && text[$0 + 1] == 0x5D
      })
    else { return nil }
    guard open + 2 <= close else { return nil }
    return (String(decoding: text[(open + 2)..<close], as: UTF8.self), open..<close + 2)
  }
}
