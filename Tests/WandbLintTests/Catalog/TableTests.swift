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

  @Test func settingsThatTheSDKWorksOutHaveNoEffect() {
    func effect(_ name: String, _ release: Release, _ value: String) -> Verdict.Effect? {
      Catalog.entry(named: name)?.judge(value, at: release).effect
    }
    #expect(effect("WANDB_RUN_URL", "0.18.7", "https://x") == .deprecated)
    #expect(effect("WANDB_PROGRAM_ABSPATH", "0.31.0", "/train.py") == .deprecated)
    #expect(effect("WANDB_PROGRAM_ABSPATH", "0.18.7", "/train.py") == .accepted)
    #expect(effect("WANDB__OFFLINE", "0.15.5", "true") == .deprecated)
    #expect(effect("WANDB__OFFLINE", "0.15.6", "true") == .rejected(.loading))
    #expect(effect("WANDB__INTERNAL_CHECK_PROCESS", "0.15.5", "5") == .misread)
    #expect(effect("WANDB_ALLOW_VAL_CHANGE", "0.15.5", "true") == .misread)
    #expect(effect("WANDB_SYMLINK", "0.18.7", "false") == .misread)
    #expect(effect("WANDB_SYMLINK", "0.19.0", "false") == .accepted)
    #expect(effect("WANDB__SERVICE_WAIT", "0.13.10", "-1") == .accepted)
    #expect(effect("WANDB__SERVICE_WAIT", "0.13.10", "1.5") == .misread)
    #expect(effect("WANDB__STATS_SAMPLE_RATE_SECONDS", "0.13.10", "0.5") == .accepted)
    #expect(effect("WANDB__STATS_SAMPLE_RATE_SECONDS", "0.13.4", "0.5") == .misread)
    #expect(effect("WANDB__SERVICE_WAIT", "0.19.0", "30") == .misread)
    #expect(effect("WANDB__SERVICE_WAIT", "0.19.0", "-1") == .rejected(.loading))
    #expect(effect("WANDB__SERVICE_WAIT", "0.19.1", "30") == .accepted)
    #expect(effect("WANDB__DISABLE_META", "0.12.15", "true") == .misread)
    #expect(effect("WANDB__DISABLE_META", "0.12.16", "true") == .accepted)
    #expect(effect("WANDB_ENTRYPOINT_COMMAND", "0.12.17", "x") == .ignored)
    #expect(effect("WANDB_ENTRYPOINT_COMMAND", "0.12.18", "x") == .accepted)
    #expect(effect("WANDB__SERVICE_WAIT", "0.13.11", "-1") == .rejected(.loading))
    #expect(effect("WANDB_DISABLE_SERVICE", "0.18.7", "true") == .deprecated)
    #expect(effect("WANDB_DISABLE_SERVICE", "0.16.6", "true") == .accepted)
    #expect(effect("WANDB_DIR", "0.31.0", "/" + String(repeating: "x", count: 256)) == .rejected(.later))
  }

  @Test(arguments: [
    ("MODEL", "LOG_MODEL"), ("CODE", "SAVE_CODE"), ("EXP", "NAME"), ("NAME_RUN", "NAME"), ("DISABLE_LOGGING", "MODE"),
    ("LOGS_DIR", "DIR"), ("HTTP_TIMEOUT_SECONDS", "HTTP_TIMEOUT"), ("GROUP", "RUN_GROUP"), ("LOGIN", "API_KEY"),
  ])
  func plausibleNamesLeadToTheRightOne(tail: String, variable: String) throws {
    let confusion = try #require(Confusion(tail))
    #expect(NameVerdict("WANDB_" + tail, at: .newest) == .misnamed(confusion))
    #expect(confusion.variable == "WANDB_" + variable)
    #expect(Catalog.entry(named: confusion.variable)?.reader(at: .newest) != nil)
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

  @Test func earlyReleasesMakeAMapOfJSON() {
    func effect(_ value: String, _ release: Release) -> Verdict.Effect? {
      Catalog.entry(named: "WANDB__STATS_OPEN_METRICS_FILTERS")?.judge(value, at: release).effect
    }
    for value in [#"{"a":"b"}"#, #"{"a":1}"#, "{}"] { #expect(effect(value, "0.13.11") == .accepted, "\(value)") }
    for value in ["[]", #"["a"]"#, #"["ab"]"#, #"[["a","b"]]"#, #""""#] {
      #expect(effect(value, "0.13.11") == .misread, "\(value)")
    }
    for value in ["null", "[1]", "true"] { #expect(effect(value, "0.13.11") == .rejected(.loading), "\(value)") }
  }
}
