/// A plausible name that nothing reads, and what people mean by it (names found in public job specs, and measured to be
/// ignored by every release).
struct Confusion: Equatable, Sendable {
  /// The variable that does it.
  var variable: String
  /// The value that does it, where one is needed.
  var value: String?

  /// What is meant by `WANDB_` and these words; nil where nobody knows.
  init?(_ tail: String) {
    guard let (variable, value) = Self.meaning(of: tail) else { return nil }
    self.variable = "WANDB_" + variable
    self.value = value
  }

  private static func meaning(of tail: String) -> (String, String?)? {
    switch tail {
    case "KEY", "KEYS", "TOKEN", "APIKEY", "API_TOKEN", "API", "SECRET", "API_KEYS", "AUTH_KEY", "AUTH_TOKEN", "AUTH",
      "LOGIN", "LOGIN_KEY", "API_SECRET", "SECRET_KEY", "PASSWORD", "CREDENTIALS", "API_KEY_SECRET", "PERSONAL_KEY",
      "ACCESS_KEY", "LOGIN_TOKEN", "USER_TOKEN", "API_ACCESS_KEY":
      ("API_KEY", nil)
    case "URL", "API_URL", "SERVER", "SERVER_URL", "BASEURL", "HOST_URL", "API_BASE_URL", "BASE", "ENDPOINT",
      "API_HOST",
      "API_ENDPOINT", "ADDRESS", "URI", "BASE_URI":
      ("BASE_URL", nil)
    case "PROJECT_NAME", "PROJECT_ID", "PROJ", "PROJECTNAME", "PROJECTS", "PROJ_NAME": ("PROJECT", nil)
    case "TEAM", "ORG", "TEAM_NAME", "TEAMNAME", "ENTITY_NAME", "ENTITY_ID", "ENTITIES", "ACCOUNT", "WORKSPACE",
      "OWNER":
      ("ENTITY", nil)
    case "USER", "USER_NAME", "LOGIN_NAME": ("USERNAME", nil)
    case "USERMAIL", "MAIL", "USER_MAIL", "EMAIL_ADDRESS": ("USER_EMAIL", nil)
    case "GROUP", "GROUPS", "GRUP", "GROUPNAME", "GROUP_NAME", "RUNGROUP", "RUN_GROUP_NAME", "EXPERIMENT_GROUP":
      ("RUN_GROUP", nil)
    case "ID", "RUNID", "RESUME_ID", "RESUME_RUN_ID", "RUN_PATH": ("RUN_ID", nil)
    case "RUN", "RUNNAME", "EXPERIMENT", "EXPERIMENT_NAME", "EXP", "EXP_NAME", "DISPLAY_NAME", "NAME_RUN",
      "TITLE":
      ("NAME", nil)
    case "JOBTYPE", "JOB", "TYPE", "RUN_TYPE": ("JOB_TYPE", nil)
    case "JOBNAME": ("JOB_NAME", nil)
    case "OUTPUT_DIR", "SAVE_DIR", "PATH", "OUTPUT", "OUT_DIR", "FOLDER", "LOGDIR", "LOGS_DIR", "BASE_DIR", "DIRECTORY",
      "LOG_PATH", "WORK_DIR", "WORKDIR", "OUTPUT_PATH", "SAVE_PATH", "RUNS_DIR", "RESULTS_DIR":
      ("DIR", nil)
    case "CACHE", "CACHE_PATH", "CACHE_FOLDER", "ARTIFACT_CACHE_DIR", "ARTIFACTS_CACHE_DIR": ("CACHE_DIR", nil)
    case "DATADIR", "DATA_PATH", "STAGING_DIR": ("DATA_DIR", nil)
    case "ARTIFACTS_DIR", "ARTIFACT_PATH": ("ARTIFACT_DIR", nil)
    case "TAG", "LABELS", "RUN_TAG", "TAGS_LIST", "TAG_LIST": ("TAGS", nil)
    case "NOTE", "COMMENT", "RUN_NOTE", "DESCRIPTION": ("NOTES", nil)
    case "SWEEP", "SWEEPID": ("SWEEP_ID", nil)
    case "HOSTNAME", "HOST_NAME": ("HOST", nil)
    case "RUN_RESUME", "RESUME_MODE", "RESUME_RUN": ("RESUME", nil)
    case "IGNORE", "IGNORE_GLOB", "IGNORE_FILES": ("IGNORE_GLOBS", nil)
    case "NOTEBOOK": ("NOTEBOOK_NAME", nil)
    case "IMAGE", "DOCKER_TAG", "DOCKER_DIGEST", "CONTAINER", "CONTAINER_IMAGE": ("DOCKER", nil)
    case "PROXY": ("HTTPS_PROXY", nil)
    case "TIMEOUT", "START_TIMEOUT", "STARTUP_TIMEOUT", "TIMEOUT_SECONDS": ("INIT_TIMEOUT", nil)
    case "HTTP_TIMEOUT_SECONDS", "REQUEST_TIMEOUT": ("HTTP_TIMEOUT", nil)
    case "MODEL", "SAVE_MODEL", "LOGMODEL": ("LOG_MODEL", nil)
    case "CODE", "LOG_CODE", "UPLOAD_CODE": ("SAVE_CODE", "true")
    case "CONSOLE_MODE", "CONSOLE_OUTPUT": ("CONSOLE", nil)
    case "DEBUG_MODE": ("DEBUG", "true")
    case "STATS_SAMPLE_RATE_SECONDS": ("X_STATS_SAMPLING_INTERVAL", nil)
    case "OFFLINE", "IS_OFFLINE", "FORCE_OFFLINE", "DRYRUN", "DRY_RUN", "OFFLINE_MODE", "MODE_OFFLINE", "LOCAL",
      "NO_SYNC":
      ("MODE", "offline")
    case "ONLINE", "ENABLED", "ENABLE", "ON", "SYNC", "UPLOAD", "USE": ("MODE", "online")
    case "DISABLE", "OFF", "NO_WANDB", "DISABLE_WANDB", "DISABLE_LOGGING", "NO_LOGGING", "SKIP": ("MODE", "disabled")
    case "SHARED": ("MODE", "shared")
    case "NO_GIT", "SKIP_GIT": ("DISABLE_GIT", "true")
    case "NO_CODE", "SKIP_CODE": ("DISABLE_CODE", "true")
    case "VERBOSE", "VERBOSITY", "LOG", "LOGGING", "LOG_LEVEL", "MUTE", "NO_OUTPUT": ("SILENT", nil)
    case "DISABLE_SYMLINKS", "NO_SYMLINK", "SYMLINKS": ("SYMLINK", "false")
    case "TELEMETRY", "DISABLE_TELEMETRY", "NO_TELEMETRY": ("ERROR_REPORTING", "false")
    case "SSL_VERIFY", "VERIFY_SSL", "INSECURE", "DISABLE_SSL", "NO_SSL_VERIFY": ("INSECURE_DISABLE_SSL", "true")
    default: nil
    }
  }
}
