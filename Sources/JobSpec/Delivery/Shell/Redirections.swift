import Syntax

// Redirections, and the files behind them.
extension ShellInterpreter {
  /// Opens what redirections name. True when all could be opened, false when one certainly could not, nil when that is
  /// not known.
  func redirect(_ redirections: [Redirection]) -> Bool? {
    var result: Bool? = true
    for redirection in redirections {
      switch open(redirection) {
      case true?: continue
      case false?: return false
      case nil: result = nil
      }
    }
    return result
  }

  private func open(_ redirection: Redirection) -> Bool? {
    switch redirection.operator {
    case .hereDocument:
      let isOpen = isBehindPrefixes && redirection.hereDocument?.body.contains { $0.isExpansion } == true
      let text = isOpen ? .unknown(.lines) : redirection.hereDocument.map { expandHereDocument($0) } ?? .empty
      setInput(text, redirection.descriptor)
      if let document = redirection.hereDocument {
        let parts = document.body.flatMap { WrittenValue.parts(of: $0, in: source.file) }
        redirected.input = Value(parts, text: text, at: document.text.location)
      }
    case .hereString:
      let (expanded, value) = expandToText(redirection.target)
      let text = isBehindPrefixes && redirection.target.parts.contains { $0.isExpansion } ? .unknown() : expanded
      setInput(text + ShellText("\n"), redirection.descriptor)
      redirected.input = value
    case .input, .readWrite:
      return openInput(redirection)
    case .output, .append, .outputAndError, .appendOutputAndError:
      openOutput(redirection)
    case .duplicateInput:
      if expandToText(redirection.target).text.string == "-" { setInput(.empty, redirection.descriptor) }
    case .duplicateOutput:
      duplicateOutput(redirection)
    }
    return true
  }

  private func setInput(_ text: ShellText?, _ descriptor: Int?) {
    if descriptor ?? 0 == 0 { state.streams.input = text }
  }

  private func openInput(_ redirection: Redirection) -> Bool? {
    let path = expandToText(redirection.target).text
    if path.string == "/dev/null" {
      setInput(.empty, redirection.descriptor)
      return true
    }
    switch file(at: path, location(redirection.target.range)) {
    case .found(let text):
      setInput(text, redirection.descriptor)
      return true
    case .missing:
      return redirection.operator == .readWrite
    case .unknown:
      setInput(nil, redirection.descriptor)
      return path.isKnown ? nil : true
    }
  }

  private func openOutput(_ redirection: Redirection) {
    let (path, value) = expandToText(redirection.target)
    let descriptor = redirection.descriptor ?? 1
    if descriptor == 1 { redirected.outputPath = value }
    let sink: ShellStreams.Sink
    switch path.string {
    case "/dev/null"?, "/dev/stderr"?, "/dev/tty"?: sink = .nowhere
    case "/dev/stdout"?: sink = state.streams.sink(1)
    default:
      if let key = fileKey(path) {
        sink = .file(key)
        if redirection.operator == .output || redirection.operator == .outputAndError {
          state.files[key] = .written(.empty)
        } else {
          state.files[key] = .written(currentContents(key) ?? .empty)
        }
      } else {
        sink = .nowhere
      }
    }
    state.streams.sinks[descriptor] = sink
    if redirection.operator == .outputAndError || redirection.operator == .appendOutputAndError {
      state.streams.sinks[2] = sink
    }
  }

  private func duplicateOutput(_ redirection: Redirection) {
    let target = expandToText(redirection.target).text
    let descriptor = redirection.descriptor ?? 1
    guard let name = target.string else {
      state.streams.sinks[descriptor] = .unknown
      return
    }
    if name == "-" {
      state.streams.sinks[descriptor] = .nowhere
    } else if let number = Int(name.hasSuffix("-") ? String(name.dropLast()) : name) {
      state.streams.sinks[descriptor] = state.streams.sink(number)
    } else if redirection.descriptor == nil, dialect != .sh {
      var both = redirection
      both.operator = .outputAndError
      openOutput(both)
    }
  }

  /// Puts the streams back as they were in front of a command; what was read and written meanwhile stays so.
  func restore(_ streams: ShellStreams, after redirections: [Redirection]) {
    state.streams.sinks = streams.sinks
    let redirectsInput = redirections.contains { redirection in
      switch redirection.operator {
      case .input, .readWrite, .hereDocument, .hereString, .duplicateInput: redirection.descriptor ?? 0 == 0
      default: false
      }
    }
    if redirectsInput { state.streams.input = streams.input }
  }

  private func append(_ text: ShellText, toFile key: String) {
    var contents = ShellText.empty
    switch state.files[key] ?? .unchanged {
    case .written(let before): contents = before
    case .unchanged, .removed: break
    case .unknown: return
    }
    // While the state does not hold the text too, it grows in place: a loop of `echo >> file` costs what it writes.
    state.files[key] = .unknown
    contents.append(text)
    state.files[key] = .written(contents)
  }

  /// Writes to standard output or another descriptor.
  func write(_ text: ShellText, to descriptor: Int = 1) {
    switch state.streams.sink(descriptor) {
    case .reader where state.streams.hasReader:
      state.streams.output.append(text)
      state.streams.output.boundUnknowns()
    case .reader: break
    case .nowhere: break
    case .unknown where state.streams.hasReader: state.streams.output.append(.unknown(.lines))
    case .unknown: break
    case .file(let key):
      append(text, toFile: key)
    }
  }
}

extension WordPart {
  /// Whether the shell puts something else in its place. In the redirections of a substitution in an assignment in front
  /// of a command, bash does not see the assignments before that one (measured on 5.2).
  fileprivate var isExpansion: Bool {
    switch self {
    case .unquoted, .escaped, .singleQuoted: false
    case .doubleQuoted(let parts, _): parts.contains { $0.isExpansion }
    default: true
    }
  }
}
