import Testing

@testable import Syntax

@Suite struct SpellingTests {
  @Test func measuresLettersToChange() {
    #expect(Spelling.distance(Array("offline".utf8), Array("ofline".utf8)) == 1)
    #expect(Spelling.distance(Array("onilne".utf8), Array("online".utf8)) == 1)
    #expect(Spelling.distance([], Array("abc".utf8)) == 3)
  }

  @Test func suggestsOnlyWhatIsNear() {
    #expect(Spelling.nearest(to: "ofline", among: ["online", "offline"]) == "offline")
    #expect(Spelling.nearest(to: "OFFLINE", among: ["online", "offline"]) == "offline")
    #expect(Spelling.nearest(to: "abc", among: ["xyz"]) == nil)
  }
}
