import TestSupport
import Testing

@testable import Syntax

@Suite struct YAMLSchemaTests {
  func name(_ shape: DataTree.Shape) -> String {
    switch shape {
    case .null: "null"
    case .true, .false: "bool"
    case .number: "number"
    case .timestamp: "timestamp"
    default: "str"
    }
  }

  func resolve(_ text: String, _ schema: YAMLSchema, tag: String? = nil) -> String {
    name(schema.shape(of: Array(text.utf8)[...], isPlain: true, tag: tag))
  }

  @Test(arguments: [
    ("", "null", "null", "null"), ("~", "null", "null", "null"), ("yes", "str", "bool", "str"),
    ("True", "bool", "bool", "bool"), ("010", "number", "number", "number"), ("08", "number", "str", "number"),
    ("0o17", "number", "str", "number"), ("1_000", "str", "number", "number"), ("1:30", "str", "number", "str"),
    ("1e3", "number", "str", "number"), ("2020-01-01", "str", "timestamp", "timestamp"),
    ("0.31.1", "str", "str", "str"),
    ("-.inf", "number", "number", "number"), (".nan", "number", "number", "number"), ("+.nan", "str", "str", "str"),
    ("0b1", "str", "number", "number"), ("<<", "str", "str", "str"), ("offline", "str", "str", "str"),
  ])
  func resolvesPlainScalars(_ text: String, _ core: String, _ yaml11: String, _ ruamel: String) {
    #expect(resolve(text, .core) == core)
    #expect(resolve(text, .yaml11) == yaml11)
    #expect(resolve(text, .ruamel) == ruamel)
  }

  @Test func tagsDecide() {
    #expect(resolve("5", .core, tag: "tag:yaml.org,2002:str") == "str")
    #expect(resolve("x", .core, tag: "tag:yaml.org,2002:int") == "number")
    #expect(resolve("yes", .core, tag: "tag:yaml.org,2002:bool") == "bool")
    #expect(resolve("5", .core, tag: "!Ref") == "str")
    #expect(name(YAMLSchema.core.shape(of: Array("5".utf8)[...], isPlain: false, tag: nil)) == "str")
  }

  @Test(.enabled(if: PythonOracle.has("yaml, ruamel.yaml")))
  func agreesWithTheReaders() {
    let objects = PythonOracle.objects("yaml-plain-scalars.py", "7", "8000")
    #expect(objects.count == 8000)
    for object in objects {
      let text = object["text"] as? String ?? ""
      #expect(resolve(text, .core) == object["core"] as? String, "\(text)")
      #expect(resolve(text, .yaml11) == object["yaml11"] as? String, "\(text)")
      #expect(resolve(text, .ruamel) == object["ruamel"] as? String, "\(text)")
    }
  }
}
