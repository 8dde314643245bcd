import Syntax

// `sed`, as far as its scripts are lists of simple commands.
extension TextUtilities {
  static func sed(_ call: inout Call) -> ExitStatus {
    guard case (let options, var operands)? = call.parsed(values: "efl") else { return call.giveUp() }
    let isInPlace = options["i"] != nil
    guard options.keys.allSatisfy({ "neErsi".contains($0) }) || isInPlace else {
      return give(up: operands, isInPlace, call)
    }
    var scripts = options["e"] ?? []
    if scripts.isEmpty, !operands.isEmpty { scripts = [operands.removeFirst().text] }
    let isExtended = options["E"] != nil || options["r"] != nil
    guard options.keys.allSatisfy({ "neErsi".contains($0) }), scripts.allSatisfy(\.isKnown),
      let editor = StreamEditor(
        scripts.compactMap(\.string).joined(separator: "\n"), isExtended: isExtended, isQuiet: options["n"] != nil)
    else { return give(up: operands, isInPlace, call) }
    guard isInPlace else {
      var isMissing = false
      guard let text = call.content(of: operands, isMissing: &isMissing), let result = editor.edit(text) else {
        return call.giveUp()
      }
      call.shell.write(result)
      return isMissing ? .known(2) : .success
    }
    for operand in operands {
      guard let key = call.shell.fileKey(operand.text) else { continue }
      let edited = call.shell.currentContents(key).flatMap { editor.edit($0) }
      call.shell.state.files[key] = edited.map { .written($0) } ?? .unknown
    }
    return .unknown
  }

  private static func give(up operands: [Field], _ isInPlace: Bool, _ call: Call) -> ExitStatus {
    guard isInPlace else { return call.giveUp() }
    for operand in operands {
      if let key = call.shell.fileKey(operand.text) { call.shell.state.files[key] = .unknown }
    }
    return .unknown
  }
}

/// A `sed` script.
struct StreamEditor {
  private enum Address {
    case line(Int)
    case last
    case matching(ExtendedExpression)
  }

  private enum Action {
    case delete
    case print
    case quit
    case substitute(ExtendedExpression, Replacement, isGlobal: Bool, prints: Bool, number: Int)
    case translate([UInt32: UInt32])
  }

  /// The text that a match becomes: pieces and numbers of groups.
  private struct Replacement {
    var pieces: [(text: [UInt8], group: Int?)] = []
  }

  private struct Command {
    var addresses: [Address] = []
    var isNegated = false
    var action: Action
  }

  private var commands: [Command] = []
  private let isQuiet: Bool
  private let isExtended: Bool

  /// Nil for a script with commands that are not followed.
  init?(_ script: String, isExtended: Bool, isQuiet: Bool) {
    self.isQuiet = isQuiet
    self.isExtended = isExtended
    let text = Array(script.utf8)
    var index = 0
    while true {
      while index < text.count, text[index].isShellBlank || text[index] == 0x0A || text[index] == 0x3B { index += 1 }
      if index >= text.count { return }
      guard let command = command(text, &index) else { return nil }
      commands.append(command)
    }
  }

  private func command(_ text: [UInt8], _ index: inout Int) -> Command? {
    var addresses: [Address] = []
    if let first = address(text, &index) {
      addresses.append(first)
      if index < text.count, text[index] == 0x2C {
        index += 1
        guard let second = address(text, &index) else { return nil }
        addresses.append(second)
      }
    }
    while index < text.count, text[index].isShellBlank { index += 1 }
    var isNegated = false
    if index < text.count, text[index] == 0x21 {
      isNegated = true
      index += 1
    }
    guard index < text.count else { return nil }
    let letter = text[index]
    index += 1
    let action: Action?
    switch letter {
    case UInt8(ascii: "d"): action = .delete
    case UInt8(ascii: "p"): action = .print
    case UInt8(ascii: "q"): action = .quit
    case UInt8(ascii: "s"): action = substitution(text, &index)
    case UInt8(ascii: "y"): action = translation(text, &index)
    default: return nil
    }
    while index < text.count, text[index].isShellBlank { index += 1 }
    guard let action, index >= text.count || text[index] == 0x3B || text[index] == 0x0A else { return nil }
    return Command(addresses: addresses, isNegated: isNegated, action: action)
  }

  private func address(_ text: [UInt8], _ index: inout Int) -> Address? {
    guard index < text.count else { return nil }
    if text[index] == 0x24 {
      index += 1
      return .last
    }
    if text[index].isDigit {
      var number = 0
      while index < text.count, text[index].isDigit, number < 1 << 30 {
        number = number * 10 + Int(text[index] - 0x30)
        index += 1
      }
      return .line(number)
    }
    guard text[index] == 0x2F else { return nil }
    index += 1
    guard let expression = delimited(text, &index, 0x2F) else { return nil }
    return ExtendedExpression(expression, isExtended: isExtended).map { .matching($0) }
  }

  /// Text up to a delimiter; `\` in front of the delimiter takes it in.
  private func delimited(_ text: [UInt8], _ index: inout Int, _ mark: UInt8) -> [UInt8]? {
    var result: [UInt8] = []
    var isInSet = false
    while index < text.count {
      let byte = text[index]
      index += 1
      if byte == mark, !isInSet { return result }
      if byte == 0x5C, index < text.count, text[index] == UInt8(ascii: "r"), mark != UInt8(ascii: "r") {
        // GNU sed: a carriage return, in brackets too.
        result.append(0x0D)
        index += 1
        continue
      }
      if byte == 0x5C, index < text.count, !isInSet {
        if text[index] != mark { result.append(0x5C) }
        result.append(text[index])
        index += 1
        continue
      }
      if byte == 0x5B, !isInSet {
        isInSet = mark != 0x5D && text[index...].contains(0x5D)
      } else if byte == 0x5D {
        isInSet = false
      }
      result.append(byte)
    }
    return nil
  }

  private func substitution(_ text: [UInt8], _ index: inout Int) -> Action? {
    guard index < text.count else { return nil }
    let mark = text[index]
    index += 1
    guard mark != 0x0A, mark != 0x5C, let pattern = delimited(text, &index, mark),
      let replacement = replacementText(text, &index, mark).flatMap({ replacement($0) })
    else { return nil }
    var isGlobal = false
    var prints = false
    var ignoresCase = false
    var number = 1
    loop: while index < text.count {
      switch text[index] {
      case UInt8(ascii: "g"): isGlobal = true
      case UInt8(ascii: "p"): prints = true
      case UInt8(ascii: "i"), UInt8(ascii: "I"): ignoresCase = true
      case UInt8(ascii: "1")...UInt8(ascii: "9"): number = Int(text[index] - 0x30)
      default: break loop
      }
      index += 1
    }
    guard !pattern.isEmpty,
      let expression = ExtendedExpression(pattern, isExtended: isExtended, ignoresCase: ignoresCase)
    else { return nil }
    return .substitute(expression, replacement, isGlobal: isGlobal, prints: prints, number: number)
  }

  private func replacementText(_ text: [UInt8], _ index: inout Int, _ mark: UInt8) -> [UInt8]? {
    var result: [UInt8] = []
    while index < text.count {
      let byte = text[index]
      index += 1
      if byte == mark { return result }
      result.append(byte)
      if byte == 0x5C, index < text.count {
        result.append(text[index])
        index += 1
      }
    }
    return nil
  }

  private func replacement(_ text: [UInt8]) -> Replacement? {
    var result = Replacement()
    var literal: [UInt8] = []
    var index = 0
    while index < text.count {
      let byte = text[index]
      index += 1
      if byte == 0x26 {
        result.pieces += [(literal, nil), ([], 0)]
        literal = []
      } else if byte == 0x5C, index < text.count {
        let next = text[index]
        index += 1
        if next.isDigit {
          result.pieces += [(literal, nil), ([], Int(next - 0x30))]
          literal = []
        } else if next == UInt8(ascii: "n") {
          literal.append(0x0A)
        } else if next == UInt8(ascii: "t") {
          literal.append(0x09)
        } else if next.isNameByte {
          return nil
        } else {
          literal.append(next)
        }
      } else {
        literal.append(byte)
      }
    }
    result.pieces.append((literal, nil))
    return result
  }

  private func translation(_ text: [UInt8], _ index: inout Int) -> Action? {
    guard index < text.count else { return nil }
    let mark = text[index]
    index += 1
    guard let from = replacementText(text, &index, mark), let to = replacementText(text, &index, mark),
      !from.contains(0x5C), !to.contains(0x5C)
    else { return nil }
    let first = Characters(from).values
    let second = Characters(to).values
    guard first.count == second.count else { return nil }
    return .translate(Dictionary(zip(first, second), uniquingKeysWith: { first, _ in first }))
  }

  /// The text as the script leaves it; nil when that is not known.
  func edit(_ text: ShellText) -> ShellText? {
    guard !text.hasUnknownLines else { return nil }
    let lines = text.lines
    var result = ShellText.empty
    var open = [Bool](repeating: false, count: commands.count)
    for (index, line) in lines.enumerated() {
      var current = line
      var isDeleted = false
      var isLast = false
      for (number, command) in commands.enumerated() {
        guard let applies = applies(command, &open[number], index, lines.count, current) else { return nil }
        if applies == command.isNegated { continue }
        switch command.action {
        case .delete: isDeleted = true
        case .print: result = result + current + ShellText("\n")
        case .quit: isLast = true
        case .substitute(let expression, let replacement, let isGlobal, let prints, let count):
          guard let (edited, isChanged) = substitute(expression, replacement, isGlobal, count, in: current) else {
            return nil
          }
          current = edited
          if isChanged, prints { result = result + current + ShellText("\n") }
        case .translate(let map):
          guard let bytes = current.bytes else { return nil }
          current = ShellText(Characters.bytes(Characters(bytes).values.map { map[$0] ?? $0 }))
        }
        if isDeleted || isLast { break }
      }
      if !isDeleted, !isQuiet {
        result.append(current)
        if index < lines.count - 1 || text.endsInNewline { result.append(ShellText("\n")) }
      }
      if isLast { break }
    }
    return result
  }

  private func applies(_ command: Command, _ isOpen: inout Bool, _ index: Int, _ count: Int, _ line: ShellText) -> Bool?
  {
    guard let first = command.addresses.first else { return true }
    guard command.addresses.count == 2 else { return holds(first, index, count, line) }
    if isOpen {
      guard let ends = holds(command.addresses[1], index, count, line) else { return nil }
      if ends { isOpen = false }
      if case .line(let last) = command.addresses[1], index + 1 > last {
        isOpen = false
        return false
      }
      return true
    }
    guard let starts = holds(first, index, count, line) else { return nil }
    guard starts else { return false }
    isOpen = true
    if case .line(let last) = command.addresses[1], last <= index + 1 { isOpen = false }
    if case .last = command.addresses[1], index == count - 1 { isOpen = false }
    return true
  }

  private func holds(_ address: Address, _ index: Int, _ count: Int, _ line: ShellText) -> Bool? {
    switch address {
    case .line(let number): index + 1 == number
    case .last: index == count - 1
    case .matching(let expression): line.bytes.flatMap { expression.matches($0) }
    }
  }

  private func substitute(
    _ expression: ExtendedExpression, _ replacement: Replacement, _ isGlobal: Bool, _ number: Int, in line: ShellText
  ) -> (ShellText, Bool)? {
    guard let bytes = line.bytes else { return nil }
    var result = ShellText.empty
    var kept = 0
    var offset = 0
    var count = 0
    while offset <= bytes.count {
      guard let match = expression.firstMatch(in: bytes, from: offset) else { return nil }
      guard let groups = match, let range = groups[0] else { break }
      count += 1
      if count >= number {
        result.append(line.slice(kept..<range.lowerBound))
        for piece in replacement.pieces {
          result.append(ShellText(piece.text))
          if let group = piece.group, group < groups.count, let place = groups[group] {
            result.append(line.slice(place))
          }
        }
        kept = range.upperBound
      }
      offset = range.isEmpty ? range.upperBound + 1 : range.upperBound
      if !isGlobal, count >= number { break }
    }
    let isChanged = kept > 0 || count >= number
    result.append(line.slice(kept..<bytes.count))
    return (result, isChanged)
  }
}
