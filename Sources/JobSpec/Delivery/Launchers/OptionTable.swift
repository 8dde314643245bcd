import Syntax

/// The options of a command line tool, as data: which take a value and which do not.
///
/// A list names one option a word, its aliases behind `|`: `env|e env-file`. One letter is a short option. An option
/// that the tool does not list is taken for a flag, so that a newer release of the tool does not hide its command; a
/// table that is known to be whole is `strict` instead.
struct OptionTable: Sendable {
  /// How the tool reads its options.
  enum Style {
    /// `getopt_long`: `--name value`, `--name=value`, `-xvalue`, clusters, any unique beginning of a long name.
    case gnu
    /// Go's pflag: like `gnu`, without abbreviations; `-x=value` and `--flag=false` are understood.
    case pflag
    /// One or two dashes before a name of any length, no clusters: Open MPI, LSF, kubectl's old forms.
    case words
  }

  private static let switches: Set = ["1", "t", "T", "TRUE", "true", "True", "0", "f", "F", "FALSE", "false", "False"]

  private enum Arity {
    case flag
    case value
    case gluedValue
    case pair
  }

  let style: Style
  /// Whether the tool refuses every option that the table does not list.
  private var isStrict = false
  private var arities: [String: Arity] = [:]
  private var canonical: [String: String] = [:]

  /// Makes a table. `glued` lists options whose value must stand in the same word, `pairs` those that take two words.
  init(_ style: Style, values: String = "", flags: String = "", glued: String = "", pairs: String = "") {
    self.style = style
    add(values, .value)
    add(flags, .flag)
    add(glued, .gluedValue)
    add(pairs, .pair)
  }

  /// The table with more options.
  func adding(values: String = "", flags: String = "", glued: String = "") -> OptionTable {
    var table = self
    table.add(values, .value)
    table.add(flags, .flag)
    table.add(glued, .gluedValue)
    return table
  }

  /// The same table of a tool that refuses every other option.
  var strict: OptionTable {
    var table = self
    table.isStrict = true
    return table
  }

  /// The same table of a tool that may have other options as well.
  var lenient: OptionTable {
    var table = self
    table.isStrict = false
    return table
  }

  private mutating func add(_ list: String, _ arity: Arity) {
    for entry in list.utf8.split(separator: UInt8(ascii: " ")) {
      let names = entry.split(separator: UInt8(ascii: "|")).map { String(Substring($0)) }
      for name in names {
        arities[name] = arity
        canonical[name] = names.first
      }
    }
  }

  /// Reads options up to the first operand, or to the end of the words where the tool lets them stand in any order.
  func read(_ words: ArraySlice<Value>, anyOrder: Bool = false) -> ParsedWords {
    var result = ParsedWords()
    var index = words.startIndex
    while index < words.endIndex {
      let word = words[index]
      let bytes = word.outline
      if word.known == "--" {
        result.terminator = result.operands.count
        result.operands += words[(index + 1)...]
        break
      }
      if bytes.first == UInt8(ascii: "-"), bytes.count > 1 {
        index = readOption(bytes, at: index, of: words, into: &result)
      } else if word.isOpaque, word.mayHoldOptions(before: words[(index + 1)...]) {
        result.isComplete = false
        index += 1
      } else if anyOrder {
        result.operands.append(word)
        index += 1
      } else {
        if word.mayBeAnyNumberOfWords { result.isComplete = false }
        result.operands += words[index...]
        break
      }
    }
    return result
  }

  /// Reads the option word at `index`; the result is the index of the word behind it and its value.
  private func readOption(
    _ bytes: [UInt8], at index: Int, of words: ArraySlice<Value>, into result: inout ParsedWords
  ) -> Int {
    if bytes[1] == UInt8(ascii: "-") {
      return readLong(dashes: 2, bytes, at: index, of: words, into: &result)
    }
    return style == .words
      ? readLong(dashes: 1, bytes, at: index, of: words, into: &result)
      : readCluster(bytes, at: index, of: words, into: &result)
  }

  private func readLong(
    dashes: Int, _ bytes: [UInt8], at index: Int, of words: ArraySlice<Value>, into result: inout ParsedWords
  ) -> Int {
    let word = words[index]
    let equals = bytes.firstIndex(of: UInt8(ascii: "="))
    let written = String(decoding: bytes[dashes..<(equals ?? bytes.count)], as: UTF8.self)
    let names = fullNames(of: written)
    let name = names.count == 1 ? names[0] : written
    let option = canonical[name] ?? name
    // getopt_long refuses a beginning that several options have in common.
    if names.count > 1 || (isStrict && arities[name] == nil && word.known != nil) { result.refuse(word) }
    if let equals {
      let value = word.dropFirst(equals + 1)
      // Go's flags take what strconv.ParseBool takes.
      if style == .pflag, arities[name] == .flag, let text = value.known, !Self.switches.contains(text) {
        result.isRejected = true
      }
      result.add(option, value, word)
      return index + 1
    }
    return readValue(of: option, arities[name] ?? .flag, at: index, of: words, into: &result)
  }

  private func readCluster(
    _ bytes: [UInt8], at index: Int, of words: ArraySlice<Value>, into result: inout ParsedWords
  ) -> Int {
    var offset = 1
    while offset < bytes.count {
      let name = String(decoding: bytes[offset...offset], as: UTF8.self)
      let option = canonical[name] ?? name
      if isStrict, arities[name] == nil, words[index].known != nil { result.refuse(words[index]) }
      let arity = arities[name] ?? .flag
      offset += 1
      let hasMore = offset < bytes.count
      switch arity {
      case .flag where style == .pflag && offset < bytes.count && bytes[offset] == UInt8(ascii: "="):
        result.add(option, words[index].dropFirst(offset + 1), words[index])
        return index + 1
      case .flag:
        result.add(option, nil, words[index])
      case .value where hasMore, .gluedValue where hasMore, .pair where hasMore:
        let skipsEquals = style == .pflag && offset < bytes.count && bytes[offset] == UInt8(ascii: "=")
        result.add(option, words[index].dropFirst(offset + (skipsEquals ? 1 : 0)), words[index])
        return index + 1
      case .value, .gluedValue, .pair:
        return readValue(of: option, arity, at: index, of: words, into: &result)
      }
    }
    return index + 1
  }

  /// Takes the option's value from the words behind it.
  private func readValue(
    of option: String, _ arity: Arity, at index: Int, of words: ArraySlice<Value>, into result: inout ParsedWords
  ) -> Int {
    let wanted = arity == .pair ? 2 : arity == .value ? 1 : 0
    guard index + wanted < words.endIndex else {
      result.isRejected = true
      return words.endIndex
    }
    result.add(option, wanted > 0 ? words[index + 1] : nil, words[index])
    if wanted == 2 { result.options[result.options.count - 1].second = words[index + 2] }
    return index + wanted + 1
  }

  /// The long names that a written one may stand for: itself, or those that it begins.
  private func fullNames(of written: String) -> [String] {
    guard style == .gnu, arities[written] == nil, !written.isEmpty else { return [written] }
    return Array(
      Set(arities.keys.filter { $0.utf8.count > 1 && $0.hasPrefix(written) }.map { canonical[$0] ?? $0 }))
  }
}
