import Testing

@testable import WandbLint

/// Names that people write, and what they mean by them.
@Suite struct NameVerdictTests {
  @Test(arguments: [
    ("WANDB_ACCESS_KEY", "WANDB_API_KEY"), ("WANDB_LOGIN_TOKEN", "WANDB_API_KEY"), ("WANDB_TEAMNAME", "WANDB_ENTITY"),
    ("WANDB_GRUP", "WANDB_RUN_GROUP"), ("WANDB_IS_OFFLINE", "WANDB_MODE"), ("WANDB_LOG_PATH", "WANDB_DIR"),
    ("WANDB_WORK_DIR", "WANDB_DIR"), ("WANDB_CACHE_PATH", "WANDB_CACHE_DIR"), ("WANDB_DATADIR", "WANDB_DATA_DIR"),
    ("WANDB_EMAIL_ADDRESS", "WANDB_USER_EMAIL"), ("WANDB_STARTUP_TIMEOUT", "WANDB_INIT_TIMEOUT"),
    ("WANDB_IMAGE", "WANDB_DOCKER"), ("WANDB_LOGMODEL", "WANDB_LOG_MODEL"), ("wandb_group", "WANDB_RUN_GROUP"),
  ])
  func leadsToTheRightName(_ name: String, _ right: String) {
    guard case .misnamed(let confusion) = NameVerdict(name, at: .newest) else {
      Issue.record("\(name) is not known as a confusion")
      return
    }
    #expect(confusion.variable == right)
  }

  @Test func findsPrivateSettingsThatAreMisspelled() {
    #expect(NameVerdict("WANDB_X_SERVICE_WATI", at: .newest) == .unknown(nearest: "WANDB_X_SERVICE_WAIT"))
    #expect(NameVerdict("WANDB__SERVICE_WATI", at: .newest) == .unknown(nearest: "WANDB__SERVICE_WAIT"))
    #expect(NameVerdict("WANDB_X_SERVICE_WATI", at: "0.18.7") == .unknown(nearest: "WANDB__SERVICE_WAIT"))
  }

  /// Names that libraries, W&B Launch and weave read, and names of other things.
  @Test(arguments: [
    "WANDB_LOG_MODEL", "WANDB_WATCH", "WANDB_SETUP_API_KEY_HOOK", "WANDB_POPULATE_RUN_LOCATION_HOOK",
    "WANDB_PROCESS_RUN_INFO_HOOK", "WANDB_PUBLIC_BASE_URL", "WANDB_REPORT_API_ENABLE_V2", "WANDB_DISABLE_WEAVE",
    "WANDB_LAUNCH_QUEUE_NAME", "WANDB_LAUNCH_FILE_OVERRIDES_3", "WANDB_CONFIG_12", "WANDB_AGENT_VERSION", "WANDB_TEST",
    "WANDB_KUBEFLOW_URL", "WEAVE_DISABLED", "WF_TRACE_SERVER_URL", "USE_WANDB", "DISABLE_WANDB", "WB_PROJECT",
  ])
  func leavesAloneWhatSomethingReads(_ name: String) { #expect(NameVerdict(name, at: .newest) == .known, "\(name)") }
}
