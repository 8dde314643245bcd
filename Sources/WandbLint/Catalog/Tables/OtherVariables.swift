extension Catalog {
  /// Variables that other code of the SDK reads, past its settings, by name.
  static let codeVariables: [Variable] = [
    code("WANDB_ACCESS_TOKEN", .text, "0.12.0", "A token for the old public API.", until: "0.28.1"),
    code("WANDB_AGENT_DISABLE_FLAPPING", .toggle(.exactlyTrue), "0.12.0", "Whether a sweep goes on through failures."),
    code(
      "WANDB_AGENT_KILL_DELAY", .lenientInteger(isSetting: false), "0.12.0", "The wait before an agent kills a run."),
    code(
      "WANDB_AGENT_MAX_INITIAL_FAILURES", .lenientInteger(isSetting: false), "0.12.0",
      "The failures after which an agent stops."),
    code(
      "WANDB_AGENT_REPORT_INTERVAL", .lenientInteger(isSetting: false), "0.12.0", "The time between an agent's reports."
    ),
    code("WANDB_ARGS", .text, "0.12.0", "The script's arguments.", until: "0.18.7"),
    code(
      "WANDB_ARTIFACT_FETCH_FILE_URL_BATCH_SIZE", .lenientInteger(isSetting: false), "0.15.11",
      "Files to ask for at a time."),
    code("WANDB_AUTOLOG_TABLE_NAME", .text, "0.15.5", "The table of automatic logging."),
    code("WANDB_CORE_DEBUG", .toggle(.wordOfTruth), "0.16.6", "Whether the core logs everything."),
    code("WANDB_CORE_ERROR_REPORTING", .text, "0.17.0", "Whether the core reports its errors.", until: "0.18.0"),
    code("WANDB_DATA_DIR", .path(.plainFolder), "0.13.8", "The folder for staged artifacts."),
    code("WANDB_DEBUG", .toggle(.wordOfTruth), "0.12.0", "Whether debugging is on."),
    code("WANDB_DEBUG_FILESTREAM_LOG", .text, "0.16.0", "A log of requests.", until: "0.29.0"),
    code("WANDB_DISABLE_ORJSON", .text, "0.26.0", "Whether Python's own JSON is used.", until: "0.26.1"),
    code("WANDB_DISABLE_WEAVE", .toggle(.wordOfTruth), "0.21.3", "Whether Weave is left alone."),
    code("WANDB_ENABLE_DCGM_PROFILING", .toggle(.wordOfTruth), "0.19.11", "Whether DCGM profiles are recorded."),
    code("WANDB_EXECUTABLE", .text, "0.13.8", "The Python that runs W&B's own processes.", until: "0.18.7"),
    code("WANDB_IMPORTER_ENABLE_RICH_LOGGING", .text, "0.16.0", "Whether importers print in colour.", until: "0.27.1"),
    code("WANDB_KUBEFLOW_URL", .text, "0.12.0", "The address of Kubeflow."),
    code("WANDB_REQUIRE_REPORT_EDITING_V0", .text, "0.12.21", "Whether reports can be edited.", until: "0.28.1"),
    code("WANDB_SERVICE", .service, "0.12.5", "The address of a running W&B service."),
    code("WANDB_SERVICE_PROFILE", .text, "0.15.12", "Whether the service is profiled.", until: "0.20.1"),
    code("WANDB_TEST", .text, "0.12.0", "Whether tests of the SDK run."),
    code("_WANDB_CORE_PATH", .text, "0.16.2", "The path of the core's program.", until: "0.24.0"),
    code("_WANDB_NEXUS_PATH", .text, "0.15.7", "The path of the core's program.", until: "0.16.1"),
    code("_WANDB_ORJSON", .text, "0.15.7", "Whether orjson writes JSON.", until: "0.25.1"),
    code("_WANDB_STARTUP_DEBUG", .text, "0.13.9", "Whether the start is logged.", until: "0.20.1"),
    code("_WANDB_TRACE", .text, "0.16.6", "Where the core writes a trace.", until: "0.17.9"),
    code("_WANDB_USE_V1_ARTIFACTS", .toggle(.anyText), "0.12.0", "Whether old artifacts are used."),
  ]

  /// Variables of W&B Launch and its agents, by name.
  static let launchVariables: [Variable] = [
    launch("WANDB_AGENT_VERSION", "The version of the launch agent.", "0.15.12"),
    Variable("WANDB_ARTIFACTS", .json(.lenientObject), "0.12.0", "Artifacts of the launched run.", by: .launch),
    launch("WANDB_COMMAND", "The command of the launched run."),
    Variable("WANDB_CONFIG", .json(.lenientObject), "0.12.0", "The launched run's config.", by: .launch),
    launch("WANDB_DISABLE_CACHE", "Whether a build leaves its cache alone."),
    launch("WANDB_ENSURE_JUPYTER", "Whether a container of 'wandb docker' has Jupyter."),
    launch("WANDB_ENTRYPOINT_COMMAND", "The command of the launched run.", "0.12.18", until: "0.15.6"),
    launch("WANDB_LAUNCH_CODE_PVC_MOUNT_PATH", "Where the code's volume is mounted.", "0.17.0"),
    launch("WANDB_LAUNCH_CODE_PVC_NAME", "The volume with the code.", "0.17.0"),
    launch("WANDB_LAUNCH_FILE_OVERRIDES", "Files of the launched run.", "0.17.0"),
    launch("WANDB_LAUNCH_KANIKO_AUTH_SECRET", "The secret with which an image is pushed.", "0.16.0"),
    launch("WANDB_LAUNCH_KANIKO_PVC_MOUNT_PATH", "Where the build's volume is mounted.", "0.16.0"),
    launch("WANDB_LAUNCH_KANIKO_PVC_NAME", "The volume of an image's build.", "0.16.0"),
    launch("WANDB_LAUNCH_MAX_JOBS", "The most jobs at a time."),
    launch("WANDB_LAUNCH_QUEUE_ENTITY", "The owner of the queue.", "0.16.0"),
    launch("WANDB_LAUNCH_QUEUE_NAME", "The queue.", "0.16.0"),
    launch("WANDB_LAUNCH_SERVICE_ACCOUNT_NAME", "The account of an image's build.", "0.15.5"),
    Variable("WANDB_LAUNCH_START_TIMEOUT", .text, "0.31.0", "The longest wait for a job.", by: .launch)
      .before(.imported(.float, settings: .nothing), "0.15.12", until: "0.30.0"),
    launch("WANDB_LAUNCH_TRACE_ID", "The id of the launch.", "0.16.0"),
    launch("WANDB_ONLY_INCLUDE", "Files that an image's build takes."),
    launch("WANDB_RELEASE_NAME", "The name of the agent's release.", "0.16.0"),
  ]

  /// Variables that only other packages read, by name (their wheels of November 2026).
  static let libraryVariables: [Variable] = [
    library("WANDB_GROUP_NAME", "Ray", "The group of runs."),
    library("WANDB_HELM_CHART", "the W&B server", "The chart that installed it."),
    library("WANDB_INTERNAL_SERVICE_TOKEN_SECRET_NAME", "the W&B server", "The secret of its services."),
    library("WANDB_LOG_MODEL", "Hugging Face transformers", "Whether checkpoints are logged."),
    library("WANDB_MANAGER_SERVICE_ACCOUNT", "the W&B server's operator", "The account that it works under."),
    library("WANDB_POPULATE_RUN_LOCATION_HOOK", "Ray", "A function that names project and group."),
    library("WANDB_PROCESS_RUN_INFO_HOOK", "Ray", "A function that sees each run."),
    library("WANDB_PROJECT_NAME", "Ray", "The project."),
    library("WANDB_PUBLIC_BASE_URL", "weave", "The address of the server's web pages."),
    library("WANDB_REPORT_API_DISABLE_MESSAGE", "wandb-workspaces", "Whether a notice is left out."),
    library("WANDB_REPORT_API_ENABLE_V2", "wandb-workspaces", "Whether the new API is used."),
    library("WANDB_SETUP_API_KEY_HOOK", "Ray", "A function that finds the key."),
    library("WANDB_TEAM", "torchtitan", "The entity."),
    library("WANDB_WATCH", "Hugging Face transformers", "Whether gradients are logged."),
  ]

  private static func code(
    _ name: String, _ grammar: Grammar, _ since: Release, _ meaning: String, until: Release? = nil
  ) -> Variable { Variable(name, grammar, since, meaning, until: until, by: .code) }

  private static func launch(
    _ name: String, _ meaning: String, _ since: Release = "0.12.0", until: Release? = nil
  ) -> Variable { Variable(name, .text, since, meaning, until: until, by: .launch) }

  private static func library(_ name: String, _ reader: String, _ meaning: String) -> Variable {
    Variable(name, .text, "0.12.0", meaning, by: .library(reader))
  }
}
