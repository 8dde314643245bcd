import JobSpec
import Testing

@Suite("Persistent map")
struct PersistentMapTests {
  /// A key whose hash is one of few, so that hashes collide.
  private struct Poor: Hashable {
    var number: Int
    func hash(into hasher: inout Hasher) { hasher.combine(number % 3) }
  }

  @Test("agrees with a dictionary on random work")
  func agreesWithDictionary() {
    var random = SystemRandomNumberGenerator()
    var map = PersistentMap<Int, Int>()
    var dictionary: [Int: Int] = [:]
    for step in 0..<5_000 {
      let key = Int.random(in: 0..<700, using: &random)
      let value = step % 3 == 0 ? nil : step
      map[key] = value
      dictionary[key] = value
      #expect(map[key] == dictionary[key])
    }
    #expect(map.count == dictionary.count)
    #expect(Dictionary(uniqueKeysWithValues: map.map { ($0.key, $0.value) }) == dictionary)
  }

  @Test("keeps keys of equal hashes apart")
  func collisions() {
    var map = PersistentMap<Poor, Int>()
    for number in 0..<30 { map[Poor(number: number)] = number }
    #expect(map.count == 30)
    for number in stride(from: 0, to: 30, by: 2) { map.removeValue(forKey: Poor(number: number)) }
    #expect(map.map(\.value).sorted() == Array(stride(from: 1, to: 30, by: 2)))
  }

  @Test("a changed copy leaves the original alone")
  func copies() {
    let original: PersistentMap = ["a": 1, "b": 2]
    var copy = original
    copy["a"] = 3
    copy["b"] = nil
    #expect(original["a"] == 1 && original["b"] == 2 && original.count == 2)
    #expect(copy["a"] == 3 && copy["b"] == nil && copy.count == 1)
    #expect(original.isIdentical(to: original) && !original.isIdentical(to: copy))
  }

  @Test("names exactly what differs, whatever the order of the changes")
  func differences() {
    var base = PersistentMap<Int, Int>()
    for key in 0..<1_000 { base[key] = key }
    var changed = base
    changed[1] = nil
    changed[2] = -2
    changed[2_000] = 5
    changed[3] = nil
    changed[3] = 3
    var seen: [Int: [Int?]] = [:]
    changed.forEachDifference(from: base) { key, mine, theirs in
      if mine != theirs { seen[key] = [mine, theirs] }
    }
    #expect(seen == [1: [nil, 1], 2: [-2, 2], 2_000: [5, nil]])
  }

  @Test("filters and maps")
  func transforms() {
    let map: PersistentMap = [1: "a", 2: "b", 3: "c"]
    #expect(map.filter { $0.key != 2 }.values.sorted() == ["a", "c"])
    #expect(map.mapValues { $0 + "!" }[3] == "c!")
  }
}
