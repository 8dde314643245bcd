import JobSpec
import Syntax
import Testing

@Suite("Value")
struct ValueTests {
  @Test("text of several literal parts maps each to its own bytes")
  func textOfParts() {
    let file = SourceFile(path: "a", "'one'\"two\"")
    let parts: [Value.Part] = [
      .literal(SourceText(file: file, SourceRange(1, 4))), .literal(SourceText(file: file, SourceRange(6, 9))),
    ]
    let value = Value(parts, at: Location(file, SourceRange(0, 10)))
    #expect(value.text?.string == "onetwo")
    #expect(value.text?.range(3..<6) == SourceRange(6, 9))
  }

  @Test("text behind a reference stands for the whole value")
  func textOfReference() {
    let file = SourceFile(path: "a", "$X")
    let location = Location(file, SourceRange(0, 2))
    let value = Value([.reference("X", location)], at: location, known: "offline")
    #expect(value.text?.string == "offline")
    #expect(value.text?.range == SourceRange(0, 2))
    #expect(Value([.reference("X", location)], at: location).text == nil)
  }
}
