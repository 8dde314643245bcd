/// Merge keys (yaml.org/type/merge.html): `<<: *defaults` brings in the members of another map, or of several.
extension DataTreeBuilder {
  /// Works out the members of a map that holds a merge key. Its own members win over those brought in, and of several
  /// maps the first wins.
  mutating func merge(into map: Int, text: SourceText) -> [SyntaxProblem] {
    var own: [(key: Int, value: Int)] = []
    var sources: [Int] = []
    var problems: [SyntaxProblem] = []
    records.forEachMember(of: map) { key, value in
      guard isMergeKey(key, text) else { return own.append((key, value)) }
      let source = target(value)
      if records[source].shape == .mapping {
        sources.append(source)
      } else if let items = mapItems(of: source) {
        sources += items
      } else {
        problems.append(
          SyntaxProblem(
            "Expected a map or a list of maps behind '<<'.",
            at: text.location(records[value].start..<records[value].end)))
      }
    }
    var names = Set(own.map { name($0.key, text) })
    var merged: [(key: Int, value: Int)] = []
    for source in sources {
      for member in members(of: source) where names.insert(name(member.key, text)).inserted { merged.append(member) }
    }
    merges[map] = merged + own
    return problems
  }

  private func target(_ index: Int) -> Int { records[index].shape == .alias ? records[index].link : index }

  /// The items of a list that holds nothing but maps.
  private func mapItems(of list: Int) -> [Int]? {
    guard records[list].shape == .sequence else { return nil }
    var items: [Int] = []
    var item = list + 1
    while item < records[list].link {
      items.append(target(item))
      item = records.index(behind: item)
    }
    return items.allSatisfy { records[$0].shape == .mapping } ? items : nil
  }

  private func members(of map: Int) -> [(key: Int, value: Int)] {
    if let members = merges[map] { return members }
    var members: [(key: Int, value: Int)] = []
    records.forEachMember(of: map) { members.append(($0, $1)) }
    return members
  }

  private func isMergeKey(_ key: Int, _ text: SourceText) -> Bool {
    records[key].shape == .string && records[key].style == .plain && name(key, text).elementsEqual("<<".utf8)
      && tags[key].map { $0 == YAMLSchema.merge } ?? true
  }

  /// The text of a key; the text of the file where it is no scalar, so that two maps as keys differ.
  private func name(_ key: Int, _ text: SourceText) -> ArraySlice<UInt8> {
    let record = records[target(key)]
    if record.shape != .sequence, record.shape != .mapping, record.link >= 0 { return decoded[record.link].bytes }
    let quote = record.style == .plain ? 0 : 1
    return text.slice(record.start + quote..<max(record.start + quote, record.end - quote)).bytes
  }
}
