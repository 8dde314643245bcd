import Testing

@testable import WandbLint

@Suite struct CatalogTableTests {
  @Test func tablesAreSortedAndSound() {
    for table in Catalog.tables {
      for (a, b) in zip(table, table.dropFirst()) { #expect(Catalog.isBefore(a.name, b.name), "\(a.name), \(b.name)") }
      for variable in table {
        #expect(variable.meaning.hasSuffix("."), "\(variable.name)")
        for reading in variable.readings {
          #expect(reading.since > Release(0, 11, 9) && reading.since <= .newest, "\(variable.name)")
          if let until = reading.until { #expect(reading.since <= until && until < .newest, "\(variable.name)") }
        }
        for (a, b) in zip(variable.readings, variable.readings.dropFirst()) {
          #expect(a.until.map { $0 < b.since } == true, "\(variable.name): readings overlap")
        }
      }
    }
    let names = Catalog.all.map(\.name)
    #expect(Set(names).count == names.count)
    #expect(names.count > 300)
  }

  @Test(arguments: Catalog.all.map(\.name)) func everyNameIsFound(name: String) {
    #expect(Catalog.variable(named: name)?.name == name)
  }

  @Test func namesFollowTheSDK() {
    func effect(_ name: String, _ release: Release, _ value: String = "true") -> Verdict.Effect? {
      Catalog.entry(named: name)?.judge(value, at: release).effect
    }
    #expect(effect("WANDB_mode", "0.31.0", "offline") == .accepted)
    #expect(effect("WANDB_Mode", "0.12.15", "foo") == .rejected(.loading))
    #expect(effect("WANDB_X_DISABLE_STATS", "0.19.0") == .accepted)
    #expect(effect("WANDB_X_DISABLE_STATS", "0.18.7") == .ignored)
    #expect(effect("WANDB__DISABLE_STATS", "0.18.7") == .accepted)
    #expect(effect("WANDB__disable_stats", "0.18.7") == .accepted)
    for name in [
      "wandb_mode", "_WANDB_MODE", "WANDB_MODE ", "WANDB__MODE", "WANDB_X_MODE", "WANDB_Name", "WANDB_cache_dir",
      "WANDB___DISABLE_STATS", "WANDB_X_X_LABEL", "WANDB_", "WANDB", "",
    ] { #expect(Catalog.entry(named: name) == nil, "\(name)") }
    #expect(Catalog.variable(named: "WANDB_CONFIG_3")?.reader(at: .newest) == .launch)
    #expect(Catalog.variable(named: "WANDB_CONFIG_x") == nil)
  }

  @Test func releasesAreRead() {
    #expect(Release(parsing: "0.18.7") == Release(0, 18, 7))
    #expect(Release(parsing: "v0.31") == Release(0, 31, 0))
    #expect(Release(parsing: "0.19.0rc1") == Release(0, 19, 0))
    #expect(Release(parsing: "0.18.7.post1") == Release(0, 18, 7))
    #expect(Release(parsing: "0.18.7.dev1") == Release(0, 18, 7))
    for text in ["", "0", "0.", "0.18.", "0.18.x", "latest", "0.18.7.1", "1234567.0", "0.18.7 ", "-1.2"] {
      #expect(Release(parsing: text) == nil, "\(text)")
    }
    #expect("0.9.10" < Release(0, 10, 0))
  }
}
