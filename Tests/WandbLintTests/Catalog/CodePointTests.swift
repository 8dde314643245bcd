import Testing

@testable import WandbLint

/// Python looks at code points; a combining mark behind a comma leaves it a comma.
@Suite struct CodePointTests {
  func effect(_ name: String, _ value: String, _ release: Release = .newest) -> Verdict.Effect? {
    Catalog.entry(named: name)?.judge(value, at: release).effect
  }

  @Test func delimitersMayHaveMarksBehindThem() {
    let tag = String(repeating: "a", count: 40)
    #expect(effect("WANDB_TAGS", "\(tag),\u{301}\(tag)") == .accepted)
    #expect(effect("WANDB_TAGS", ",\u{301}a") == .rejected(.loading))
    #expect(effect("WANDB_API_KEY", "local-\u{301}" + String(repeating: "0", count: 40)) == .rejected(.login))
    #expect(effect("WANDB_FORK_FROM", "abc?_step=\u{301}1") == .rejected(.loading))
    #expect(effect("WANDB_FORK_FROM", "abc?_step=1&\u{301}x=2") == .rejected(.loading))
    #expect(effect("WANDB_BASE_URL", "https://forge.coreweave.com/\u{301}") == .rejected(.loading))
    #expect(effect("WANDB_CONFIG_DIR", "~\u{301}x") == .rejected(.loading))
  }

  @Test func lookalikesAreNotTheSame() {
    #expect(Catalog.entry(named: "WANDB_API_\u{212A}EY") == nil)
    #expect(effect("WANDB_RUN_ID", "a\u{37E}b") == .accepted)
  }

  @Test func aStepBeyondEveryFloatStopsTheRun() {
    let digits = String(repeating: "9", count: 400)
    #expect(effect("WANDB_FORK_FROM", "abc?_step=\(digits)") == .rejected(.starting))
    #expect(effect("WANDB_RESUME_FROM", "abc?_step=\(digits)", "0.18.7") == .rejected(.starting))
    #expect(effect("WANDB_FORK_FROM", "abc?_step=\(digits).0") == .accepted)
    #expect(effect("WANDB_FORK_FROM", "abc?_step=\(digits.prefix(308))") == .accepted)
    #expect(effect("WANDB_FORK_FROM", "abc?_step=1e400") == .accepted)
  }

  @Test func aFolderInTheHomeOfAUserMayBeMissing() {
    #expect(effect("WANDB_DIR", "~alice/runs") == .rejected(.later))
    #expect(effect("WANDB_DIR", "~alice/runs", "0.23.0") == .accepted)
    #expect(effect("WANDB_DIR", "~/runs") == .accepted)
  }

  @Test func aSettingThatStopsOnEveryValueIsReported() {
    #expect(effect("WANDB_USE_DOT_WANDB", "true", "0.27.2") == .rejected(.starting))
  }
}
