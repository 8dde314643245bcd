/// The words that the shell's grammar reserves where a command may start.
enum ReservedWord: String {
  case `if`, then, elif, `else`, fi, `for`, `while`, until, `do`, done, `case`, esac, select, function, coproc, time,
    `in`
  case leftBrace = "{"
  case rightBrace = "}"
  case bang = "!"
  case conditional = "[["

  /// Whether it can only end or divide a command that began before.
  var closesList: Bool {
    switch self {
    case .then, .elif, .else, .fi, .do, .done, .esac, .rightBrace: true
    default: false
    }
  }

  /// Whether POSIX leaves it out.
  var isExtension: Bool {
    switch self {
    case .select, .function, .coproc, .time, .conditional: true
    default: false
    }
  }
}

/// What ends a compound command.
enum Closer: String {
  case fi, done, esac
  case brace = "}"
  case parenthesis = ")"
}

// MARK: - Lists of commands

extension ShellReader {
  /// Reads the whole script: nothing ends it but its end.
  mutating func wholeList() -> ShellList {
    do throws(Failure) {
      return try list(from: 0, isWhole: true)
    } catch {
      return ShellList()
    }
  }

  /// Reads commands up to something that ends a list. A mistake costs the rest of its line, unless the list began on
  /// that line, in which case what ends the list is lost as well and the failure goes outward.
  mutating func list(from start: Int, isWhole: Bool = false) throws(Failure) -> ShellList {
    var items: [ShellAndOr] = []
    let closers = expectedClosers.count
    var end = position
    while true {
      skipLines()
      if isAtEnd || closesExpectedList { break }
      do throws(Failure) {
        let startsLine = items.isEmpty || bytes[min(end, position)..<position].contains(0x0A)
        var item = try andOr()
        end = position
        item.startsLine = startsLine
        items.append(item)
        try endItem(isBackground: item.isBackground)
      } catch {
        let isTooDeep = if case .tooDeep = error { true } else { false }
        if isWhole && isTooDeep { break }
        guard isWhole || canRecover(from: error, inListFrom: start) else { throw error }
        expectedClosers.removeLast(max(expectedClosers.count - closers, 0))
        skipMistake(error)
      }
    }
    return ShellList(items)
  }

  /// Reads a list that must hold a command.
  mutating func body(from start: Int) throws(Failure) -> ShellList {
    let list = try list(from: start)
    if list.items.isEmpty && !isAtEnd { throw unexpected() }
    return list
  }

  /// Whether what stands here ends a list of a command around the position.
  private var closesExpectedList: Bool {
    mutating get {
      guard closesList else { return false }
      switch current {
      case ")": return expectedClosers.contains(.parenthesis)
      case ";": return expectedClosers.contains(.esac)
      default: break
      }
      switch reservedWord(at: position)?.word {
      case .then, .elif, .else, .fi: return expectedClosers.contains(.fi)
      case .do, .done: return expectedClosers.contains(.done)
      case .esac: return expectedClosers.contains(.esac)
      default: return expectedClosers.contains(.brace)
      }
    }
  }

  /// Whether what stands here ends a list.
  var closesList: Bool {
    mutating get {
      switch current {
      case ")": true
      case ";": end(of: ";;", at: position) != nil || (isBash && end(of: ";&", at: position) != nil)
      default: reservedWord(at: position)?.word.closesList ?? false
      }
    }
  }

  private mutating func endItem(isBackground: Bool) throws(Failure) {
    skipBlanks()
    if current == "\n" || isAtEnd { return }
    if closesList {
      if !closesExpectedList { throw unexpected() }
    } else if current == ";", !isBackground {
      position += 1
    } else if !isBackground {
      throw unexpected()
    }
  }

  private func canRecover(from failure: Failure, inListFrom start: Int) -> Bool {
    guard substitutions == 0 else { return false }
    var offset: Int
    switch failure {
    case .tooDeep: return false
    case .unexpected: offset = position
    case .unterminated(let start): offset = start
    }
    while offset > start {
      offset -= 1
      if byte(at: offset) == "\n" { return true }
    }
    return false
  }

  private mutating func skipMistake(_ failure: Failure) {
    switch failure {
    case .tooDeep:
      position = bytes.count
    case .unexpected:
      break
    case .unterminated(let start):
      pendingHereDocuments = []
      position = restarts > 0 ? start : bytes.count
      restarts -= 1
    }
    while position < bytes.count, byte(at: position) != "\n" { position += 1 }
  }

  /// The reserved word at an offset, with its end.
  func reservedWord(at start: Int) -> (word: ReservedWord, end: Int)? {
    var offset = skipped(start)
    guard byte(at: offset).isOne(of: "itefdwucs{}![") else { return nil }
    var spelling: [UInt8] = []
    while !Self.isMetacharacter(byte(at: offset)) {
      guard spelling.count < 8 else { return nil }
      spelling.append(byte(at: offset))
      offset = skipped(offset + 1)
    }
    guard let word = ReservedWord(rawValue: String(decoding: spelling, as: UTF8.self)) else { return nil }
    if word.isExtension && !isBash { return nil }
    if word == .bang && hasExtendedPatterns && byte(at: offset) == "(" { return nil }
    return (word, offset)
  }

  /// Moves behind a reserved word if it comes next.
  mutating func take(_ word: ReservedWord) -> Bool {
    guard let next = reservedWord(at: position), next.word == word else { return false }
    position = next.end
    return true
  }
}

// MARK: - And-or lists and pipelines

extension ShellReader {
  private mutating func andOr() throws(Failure) -> ShellAndOr {
    let start = position
    let first = try pipeline()
    var rest: [(operator: ShellAndOr.Operator, pipeline: ShellPipeline)] = []
    var end = position
    while true {
      end = position
      skipBlanks()
      let joint: ShellAndOr.Operator
      if take("&&") {
        joint = .and
      } else if take("||") {
        joint = .or
      } else {
        break
      }
      skipLines()
      rest.append((joint, try pipeline()))
    }
    let isBackground = current == "&"
    if isBackground { position += 1 }
    return ShellAndOr(first: first, rest: rest, isBackground: isBackground, range: range(start, end))
  }

  private mutating func pipeline() throws(Failure) -> ShellPipeline {
    skipBlanks()
    let start = position
    var pipeline = ShellPipeline(commands: [], range: range(start, start))
    let hasPrefix = takePrefixes(of: &pipeline)
    if hasPrefix && isBash && (isAtEnd || current == "\n" || current == ";") {
      pipeline.range = range(start, position)
      return pipeline
    }
    var end = position
    while true {
      pipeline.commands.append(try command())
      end = position
      skipBlanks()
      guard current == "|", self.end(of: "||", at: position) == nil else { break }
      position += 1
      if isBash && current == "&" { position += 1 }
      skipLines()
    }
    position = end
    pipeline.range = range(start, end)
    return pipeline
  }

  /// Reads `!` and `time`, as often as they are written.
  private mutating func takePrefixes(of pipeline: inout ShellPipeline) -> Bool {
    var hasPrefix = false
    while true {
      if isBash || !hasPrefix, take(.bang) {
        pipeline.isNegated.toggle()
      } else if take(.time) {
        pipeline.isTimed = true
        skipBlanks()
        if let end = endOfWord("-p") { position = end }
        skipBlanks()
        if let end = endOfWord("--") { position = end }
      } else {
        return hasPrefix
      }
      hasPrefix = true
      skipBlanks()
    }
  }

  private func endOfWord(_ word: StaticString) -> Int? {
    guard let end = end(of: word, at: position), Self.isMetacharacter(byte(at: skipped(end))) else { return nil }
    return end
  }
}
