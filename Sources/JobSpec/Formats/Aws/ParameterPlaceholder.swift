import Syntax

/// `Ref::name`, which AWS Batch replaces by a parameter of the job.
enum ParameterPlaceholder {
  /// The places of all placeholders in a text.
  static func all(in text: SourceText) -> [Range<Int>] {
    let bytes = text.bytes
    var places: [Range<Int>] = []
    var index = bytes.startIndex
    while let start = bytes[index...].firstIndex(of: UInt8(ascii: "R")) {
      index = start + 1
      guard bytes[start...].starts(with: "Ref::".utf8) else { continue }
      let name = bytes[(start + 5)...].prefix(while: isNameByte)
      guard !name.isEmpty else { continue }
      index = name.endIndex
      places.append(start - bytes.startIndex..<index - bytes.startIndex)
    }
    return places
  }

  /// A word of a command, in which the run replaces the placeholders.
  static func word(_ text: SourceText, at location: Location) -> Value {
    let places = all(in: text)
    if places.isEmpty { return Value(literal: text, at: location) }
    var parts: [Value.Part] = []
    var end = 0
    for place in places {
      if place.lowerBound > end { parts.append(.literal(text.slice(end..<place.lowerBound))) }
      parts.append(.dynamic(.template, text.location(place)))
      end = place.upperBound
    }
    if end < text.count { parts.append(.literal(text.slice(end..<text.count))) }
    return Value(parts, at: location)
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "_"), UInt8(ascii: "-"):
      true
    default: false
    }
  }
}
