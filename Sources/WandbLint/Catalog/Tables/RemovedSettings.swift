extension Catalog {
  /// Settings that existed and are gone, by name; later releases pass over the variables without a word.
  static let removedSettings: [Variable] = [
    Variable("WANDB_COLAB_URL", .noEffect, "0.15.11", "The address of the Colab notebook.", until: "0.18.7"),
    .dead("WANDB_CRASH_NOSYNC_TIME", "How long a crashed run was kept from syncing."),
    Variable("WANDB_DEPLOYMENT", .noEffect, "0.12.11", "The kind of W&B server.", until: "0.18.7"),
    .dead("WANDB_DESCRIPTION", "The run's description."),
    Variable("WANDB_DISABLED", .toggle(.disabled), "0.12.0", "Whether runs are kept on disk.", until: "0.18.7"),
    Variable("WANDB_DISABLE_HINTS", .boolean, "0.13.0", "Whether hints are left out.", until: "0.18.7"),
    Variable(
      "WANDB_DISABLE_SERVICE", .toggle(.disableService), "0.13.11", "Whether the W&B service is not used.",
      until: "0.19.11", by: .alias
    ).before(.toggle(.anyText), "0.13.9", until: "0.13.10", by: .code),
    Variable("WANDB_ENABLE_JOB_CREATION", .boolean, "0.13.0", "Whether a job is made from the run.", until: "0.13.7"),
    Variable("WANDB_FILES_DIR", .text, "0.12.10", "The folder for a run's files.", until: "0.18.7"),
    .dead("WANDB_INITED", "Whether wandb.init() was called."),
    computed("WANDB_IS_LOCAL", "0.12.11", "Whether the server is one's own."),
    .dead("WANDB_JUPYTER", "Whether a notebook runs."),
    Variable("WANDB_LOG_DIR", .text, "0.12.10", "The folder for debug logs.", until: "0.18.7"),
    Variable("WANDB_LOG_INTERNAL", .text, "0.12.10", "The service's debug log.", until: "0.18.7"),
    Variable("WANDB_LOG_SYMLINK_INTERNAL", .text, "0.12.10", "The link to that log.", until: "0.18.7"),
    Variable("WANDB_LOG_SYMLINK_USER", .text, "0.12.10", "The link to the script's debug log.", until: "0.18.7"),
    Variable("WANDB_LOG_USER", .text, "0.12.10", "The script's debug log.", until: "0.18.7"),
    Variable("WANDB_MAGIC", .text, "0.15.6", "Automatic instrumentation.", until: "0.18.7", by: .code)
      .before(.text, "0.12.10", until: "0.15.5", by: .setting),
    Variable("WANDB_PROBLEM", .choice(.problem), "0.12.10", "How problems were reported.", until: "0.16.6"),
    Variable("WANDB_PROJECT_URL", .noEffect, "0.12.11", "The project's page.", until: "0.18.7"),
    Variable("WANDB_REQUIRE_CORE", .boolean, "0.16.2", "Whether the new core is used.", until: "0.16.6", by: .alias),
    Variable("WANDB_REQUIRE_NEXUS", .boolean, "0.15.5", "Whether the new core is used.", until: "0.16.1", by: .alias),
    Variable(
      "WANDB_REQUIRE_SERVICE", .text, "0.12.10", "Whether the W&B service is used.", until: "0.13.10", by: .alias),
    Variable("WANDB_RESUME_FNAME", .text, "0.12.10", "The file for resuming automatically.", until: "0.18.7"),
    .dead("WANDB_RUN_DIR", "The run's folder."),
    Variable("WANDB_RUN_MODE", .noEffect, "0.12.11", "The kind of run folder.", until: "0.18.7"),
    .dead("WANDB_RUN_STORAGE_ID", "The run's id in the database."),
    Variable("WANDB_RUN_URL", .noEffect, "0.12.11", "The run's page.", until: "0.18.7"),
    Variable("WANDB_SENTRY_DSN", .text, "0.12.0", "Where error reports go.", until: "0.29.0", by: .code),
    Variable("WANDB_SETTINGS_WORKSPACE", .text, "0.12.10", "The file with a folder's settings.", until: "0.18.7"),
    Variable("WANDB_START_METHOD", .noEffect, "0.20.0", "How W&B's own process starts.", until: "0.28.2")
      .before(.choice(.startMethod), "0.12.0", until: "0.19.11"),
    Variable(
      "WANDB_SUMMARY_ERRORS", .integer(.unparsed, .none), "0.12.10", "The most errors to print.", until: "0.18.7"),
    Variable("WANDB_SWEEP_URL", .noEffect, "0.12.11", "The sweep's page.", until: "0.18.7"),
    Variable("WANDB_SYNC_DIR", .noEffect, "0.12.10", "The run's folder.", until: "0.18.7"),
    Variable("WANDB_SYNC_FILE", .noEffect, "0.12.10", "The run's file.", until: "0.18.7"),
    Variable("WANDB_SYNC_SYMLINK_LATEST", .text, "0.12.10", "The link to the latest run.", until: "0.18.7"),
    Variable("WANDB_SYSTEM_SAMPLE", .integer(.unparsed, .none), "0.12.10", "Samples to average.", until: "0.17.8"),
    Variable(
      "WANDB_SYSTEM_SAMPLE_SECONDS", .integer(.unparsed, .none), "0.12.10", "The time between samples.", until: "0.17.8"
    ),
    Variable("WANDB_TIMESPEC", .noEffect, "0.12.11", "The time in the run folder's name.", until: "0.18.7"),
    Variable("WANDB_TMP_DIR", .text, "0.12.10", "The folder for temporary files.", until: "0.18.7"),
    Variable("WANDB_TRACELOG", .text, "0.12.11", "Tracing of messages.", until: "0.18.6", by: .alias),
    Variable("WANDB_WANDB_DIR", .noEffect, "0.12.11", "The wandb folder.", until: "0.18.7"),
  ]

  /// Private settings that are gone, by name.
  static let removedPrivateSettings: [Variable] = [
    Variable("WANDB__ARGS", .never, "0.15.6", "The script's arguments.", until: "0.18.7")
      .before(.noEffect, "0.12.10", until: "0.15.5"),
    Variable(
      "WANDB__ASYNC_UPLOAD_CONCURRENCY_LIMIT", .integer(.raises, .least(1)), "0.14.1", "Uploads at the same time.",
      until: "0.16.6"),
    computed("WANDB__AWS_LAMBDA", "0.15.4", "Whether this is AWS Lambda."),
    Variable("WANDB__CODE_PATH_LOCAL", .noEffect, "0.16.4", "The path of the code.", until: "0.18.7"),
    computed("WANDB__COLAB", "0.12.11", "Whether this is Colab."),
    Variable("WANDB__CONFIG_DICT", .keptText, "0.12.10", "The run's config.", until: "0.15.5"),
    Variable("WANDB__CONSOLE", .noEffect, "0.12.11", "How output is captured.", until: "0.15.5"),
    Variable("WANDB__CUDA", .text, "0.12.10", "The version of CUDA.", until: "0.18.7"),
    Variable("WANDB__DEBUG_LOG", .text, "0.12.8", "The debug log.", until: "0.12.10"),
    Variable(
      "WANDB__DISABLE_SERVICE", .toggle(.disableService), "0.13.11", "Whether the service is not used.",
      until: "0.19.11"),
    Variable("WANDB__DISABLE_SETPROCTITLE", .boolean, "0.15.5", "Whether processes keep their names.", until: "0.20.1"),
    Variable("WANDB__DISABLE_UPDATE_CHECK", .boolean, "0.16.6", "Whether updates are not looked for.", until: "0.19.5"),
    Variable(
      "WANDB__EXCEPT_EXIT", .boolean(.unparsed), "0.12.0", "Whether an exception ends the run.", until: "0.16.6"),
    Variable("WANDB__FILE_UPLOADER_RETRY_MAX", .integer, "0.15.10", "The most retries.", until: "0.15.12"),
    Variable("WANDB__FILE_UPLOADER_RETRY_WAIT_MAX_SECONDS", .integer, "0.15.10", "The longest wait.", until: "0.15.12"),
    Variable(
      "WANDB__FILE_UPLOADER_RETRY_WAIT_MIN_SECONDS", .integer, "0.15.10", "The shortest wait.", until: "0.15.12"),
    Variable("WANDB__FILE_UPLOADER_TIMEOUT_SECONDS", .integer, "0.15.10", "The longest time.", until: "0.15.12"),
    Variable("WANDB__INTERNAL_QUEUE_TIMEOUT", .float, "0.15.6", "The wait on queues.", until: "0.18.7")
      .before(.keptText, "0.12.10", until: "0.15.5"),
    computed("WANDB__IPYTHON", "0.15.1", "Whether this is IPython."),
    computed("WANDB__JUPYTER", "0.12.11", "Whether this is Jupyter."),
    computed("WANDB__KAGGLE", "0.12.11", "Whether this is Kaggle."),
    computed("WANDB__NOOP", "0.12.11", "Whether the mode is disabled."),
    computed("WANDB__NOTEBOOK", "0.15.1", "Whether this is a notebook."),
    computed("WANDB__OFFLINE", "0.12.11", "Whether the mode is offline."),
    Variable("WANDB__OS", .noEffect, "0.12.10", "The operating system.", until: "0.18.7"),
    Variable("WANDB__PLATFORM", .text, "0.12.11", "The platform.", until: "0.18.7"),
    Variable("WANDB__PRIMARY_NODE", .boolean, "0.19.0", "The old name of WANDB__PRIMARY.", until: "0.19.5"),
    Variable("WANDB__PYTHON", .noEffect, "0.12.10", "The version of Python.", until: "0.18.7"),
    Variable("WANDB__REQUIRE_CORE", .boolean, "0.16.2", "Whether the new core is used.", until: "0.17.9"),
    Variable("WANDB__REQUIRE_LEGACY_SERVICE", .boolean, "0.17.8", "Whether the old service is used.", until: "0.20.1"),
    Variable("WANDB__REQUIRE_NEXUS", .boolean, "0.15.5", "Whether the new core is used.", until: "0.16.1"),
    Variable("WANDB__REQUIRE_SERVICE", .text, "0.12.5", "Whether the service is used.", until: "0.13.10"),
    Variable(
      "WANDB__SERVER_SIDE_EXPAND_GLOB_METRICS", .boolean, "0.19.10", "Whether the server expands globs.",
      until: "0.30.0"),
    computed("WANDB__SHARED", "0.16.3", "Whether the mode is shared."),
    Variable("WANDB__SHOW_OPERATION_STATS", .boolean, "0.18.4", "Whether progress is shown.", until: "0.19.6"),
    Variable("WANDB__START_DATETIME", .text, "0.15.6", "When the run started.", until: "0.18.7")
      .before(.keptText, "0.12.0", until: "0.15.5"),
    Variable("WANDB__STATS_JOIN_ASSETS", .boolean, "0.13.5", "Whether metrics are joined.", until: "0.18.7"),
    Variable(
      "WANDB__STATS_SAMPLES_TO_AVERAGE", .integer(.warns, Bounds(least: 1, most: 30)), "0.13.11", "Samples to average.",
      until: "0.18.7"
    ).before(.keptText, "0.12.21", until: "0.13.10"),
    Variable(
      "WANDB__STATS_SAMPLE_RATE_SECONDS", .float(.warns, .least(0.1)), "0.13.11", "The time between samples.",
      until: "0.18.7"
    ).before(.float, "0.13.5", until: "0.13.10").before(.keptText, "0.12.21", until: "0.13.4"),
    Variable("WANDB__TMP_CODE_DIR", .text, "0.12.10", "The folder for the code.", until: "0.18.7"),
    Variable("WANDB__TRACELOG", .text, "0.12.11", "Tracing of messages.", until: "0.18.6"),
    Variable("WANDB__UNSAVED_KEYS", .never, "0.15.6", "Settings that are not saved.", until: "0.18.7")
      .before(.keptText, "0.15.0", until: "0.15.5").before(.text, "0.12.0", until: "0.14.2"),
    computed("WANDB__WINDOWS", "0.12.11", "Whether this is Windows."),
  ]

  /// A setting that the SDK worked out itself, whatever the variable said: from 0.15.6 through 0.18.7 any value raises.
  private static func computed(_ name: String, _ since: Release, _ meaning: String) -> Variable {
    let variable = Variable(name, .boolean(.unparsed), max(since, "0.15.6"), meaning, until: "0.18.7")
    return since < "0.15.6" ? variable.before(.noEffect, since, until: "0.15.5") : variable
  }
}
