/// Which plain scalars a reader takes for something else than text.
public enum YAMLSchema: Sendable {
  /// YAML 1.2's core schema (yaml.org/spec/1.2.2 section 10.3.2).
  case core
  /// YAML 1.1 as PyYAML has it: `yes`, `010`, `1_000`, `1:30` and dates.
  case yaml11
  /// YAML 1.2 as ruamel.yaml has it, which AWS CLI 2 reads `--cli-input-yaml` with: `1_000` and dates, not `yes`.
  case ruamel

  static let merge = "tag:yaml.org,2002:merge"

  /// What a scalar is.
  func shape(of value: ArraySlice<UInt8>, isPlain: Bool, tag: String?) -> DataTree.Shape {
    switch tag {
    case nil: isPlain ? resolve(value) : .string
    case "tag:yaml.org,2002:null": .null
    case "tag:yaml.org,2002:bool": Self.bool(value, isOld: true) ?? .string
    case "tag:yaml.org,2002:int", "tag:yaml.org,2002:float": .number
    case "tag:yaml.org,2002:timestamp": .timestamp
    default: .string
    }
  }

  private func resolve(_ value: ArraySlice<UInt8>) -> DataTree.Shape {
    // All that is not text is short, or starts like a number.
    guard let first = value.first else { return .null }
    switch first {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
      let number = YAMLNumber(value)
      let isNumber =
        switch self {
        case .core: number.isCore
        case .yaml11: number.isYAML11
        case .ruamel: number.isRuamel
        }
      return isNumber ? .number : self != .core && number.isTimestamp ? .timestamp : .string
    case UInt8(ascii: "~"): return value.count == 1 ? .null : .string
    default:
      guard value.count <= 5 else { return .string }
      if ["null", "Null", "NULL"].contains(where: { value.elementsEqual($0.utf8) }) { return .null }
      return Self.bool(value, isOld: self == .yaml11) ?? .string
    }
  }

  private static func bool(_ value: ArraySlice<UInt8>, isOld: Bool) -> DataTree.Shape? {
    switch String(decoding: value, as: UTF8.self) {
    case "true", "True", "TRUE": .true
    case "false", "False", "FALSE": .false
    case "yes", "Yes", "YES", "on", "On", "ON": isOld ? .true : nil
    case "no", "No", "NO", "off", "Off", "OFF": isOld ? .false : nil
    default: nil
    }
  }
}
