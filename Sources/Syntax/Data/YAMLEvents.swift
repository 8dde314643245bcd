import CYAML

/// The events of libyaml over one text, as Swift values.
///
/// libyaml counts characters; the events here carry offsets of bytes into the text.
struct YAMLEvents: ~Copyable {
  /// One step of a document.
  enum Event {
    case streamStart, streamEnd, documentStart, documentEnd
    case alias(String)
    /// A scalar and its text as libyaml decodes it.
    case scalar([UInt8], DataNode.Style, Properties)
    case sequenceStart(isFlow: Bool, Properties)
    case mappingStart(isFlow: Bool, Properties)
    case sequenceEnd, mappingEnd
  }

  /// What may stand in front of a value.
  struct Properties {
    var anchor: String?
    var tag: String?
    var isEmpty: Bool { anchor == nil && tag == nil }
  }

  /// Why libyaml stopped.
  struct Failure {
    var problem: String
    var context: String
    /// Where it noticed.
    var offset: Int
    /// Where what it was reading starts.
    var contextOffset: Int?
  }

  private let parser: UnsafeMutablePointer<yaml_parser_t>
  private var positions: CharacterPositions

  /// Starts on the bytes of a text, which must outlive the events.
  init?(_ bytes: UnsafeBufferPointer<UInt8>) {
    let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
    guard yaml_parser_initialize(parser) == 1 else {
      parser.deallocate()
      return nil
    }
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    yaml_parser_set_input_string(parser, bytes.baseAddress, bytes.count)
    self.parser = parser
    self.positions = CharacterPositions(bytes)
  }

  deinit {
    yaml_parser_delete(parser)
    parser.deallocate()
  }

  /// The next event with the bytes it covers; nil after a mistake.
  mutating func next() -> (event: Event, start: Int, end: Int)? {
    var event = yaml_event_t()
    guard yaml_parser_parse(parser, &event) == 1 else { return nil }
    defer { yaml_event_delete(&event) }
    let start = positions.offset(of: event.start_mark.index)
    let end = positions.offset(of: event.end_mark.index)
    return (Self.read(event), start, end)
  }

  /// What is wrong, after `next()` gave nil.
  mutating func failure() -> Failure {
    let parser = parser.pointee
    let isReaderError = parser.error == YAML_READER_ERROR
    return Failure(
      problem: parser.problem.map { String(cString: $0) } ?? "",
      context: parser.context.map { String(cString: $0) } ?? "",
      offset: isReaderError ? parser.problem_offset : positions.offset(of: parser.problem_mark.index),
      contextOffset: parser.context == nil ? nil : positions.offset(of: parser.context_mark.index))
  }

  private static func read(_ event: yaml_event_t) -> Event {
    switch event.type {
    case YAML_STREAM_START_EVENT: return .streamStart
    case YAML_DOCUMENT_START_EVENT: return .documentStart
    case YAML_DOCUMENT_END_EVENT: return .documentEnd
    case YAML_ALIAS_EVENT: return .alias(text(event.data.alias.anchor) ?? "")
    case YAML_SCALAR_EVENT:
      let scalar = event.data.scalar
      let value = Array(UnsafeBufferPointer(start: scalar.value, count: scalar.length))
      return .scalar(value, style(scalar.style), Properties(anchor: text(scalar.anchor), tag: text(scalar.tag)))
    case YAML_SEQUENCE_START_EVENT:
      let start = event.data.sequence_start
      let isFlow = start.style == YAML_FLOW_SEQUENCE_STYLE
      return .sequenceStart(isFlow: isFlow, Properties(anchor: text(start.anchor), tag: text(start.tag)))
    case YAML_MAPPING_START_EVENT:
      let start = event.data.mapping_start
      let isFlow = start.style == YAML_FLOW_MAPPING_STYLE
      return .mappingStart(isFlow: isFlow, Properties(anchor: text(start.anchor), tag: text(start.tag)))
    case YAML_SEQUENCE_END_EVENT: return .sequenceEnd
    case YAML_MAPPING_END_EVENT: return .mappingEnd
    default: return .streamEnd
    }
  }

  private static func text(_ pointer: UnsafeMutablePointer<yaml_char_t>?) -> String? {
    pointer.map { String(cString: UnsafePointer($0)) }
  }

  private static func style(_ style: yaml_scalar_style_t) -> DataNode.Style {
    switch style {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE: .singleQuoted
    case YAML_DOUBLE_QUOTED_SCALAR_STYLE: .doubleQuoted
    case YAML_LITERAL_SCALAR_STYLE, YAML_FOLDED_SCALAR_STYLE: .block
    default: .plain
    }
  }
}

/// Turns counts of characters into offsets of bytes. Marks come nearly in order, so each is a short walk from the last.
private struct CharacterPositions {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var character = 0
  private var offset = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  mutating func offset(of index: Int) -> Int {
    while character < index, offset < bytes.count {
      offset += 1
      while offset < bytes.count, bytes[offset] & 0xC0 == 0x80 { offset += 1 }
      character += 1
    }
    while character > index, offset > 0 {
      offset -= 1
      while offset > 0, bytes[offset] & 0xC0 == 0x80 { offset -= 1 }
      character -= 1
    }
    return offset
  }
}
