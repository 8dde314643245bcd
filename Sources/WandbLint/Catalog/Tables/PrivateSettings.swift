extension Catalog {
  /// The private settings of the newest release, by name. `WANDB__LABEL` works in every release that has the setting,
  /// `WANDB_X_LABEL` from 0.19.0.
  static let privateSettings: [Variable] = [
    Variable("WANDB__CLI_ONLY_MODE", .boolean(.unparsed), "0.12.10", "Whether only the command line runs."),
    Variable("WANDB__DISABLE_MACHINE_INFO", .boolean, "0.15.10", "Whether nothing of the machine is recorded."),
    Variable("WANDB__DISABLE_META", .boolean, "0.12.16", "Whether no metadata of the system is recorded.")
      .before(.boolean(.unparsed), "0.12.10", until: "0.12.15"),
    Variable("WANDB__DISABLE_STATS", .boolean, "0.12.16", "Whether no metrics of the system are recorded.")
      .before(.boolean(.unparsed), "0.12.10", until: "0.12.15"),
    Variable("WANDB__DISABLE_VIEWER", .boolean, "0.12.16", "Whether the early look at the user is left out.")
      .before(.boolean(.unparsed), "0.12.10", until: "0.12.15"),
    Variable("WANDB__EXECUTABLE", .text, "0.13.8", "The Python that runs W&B's own processes.")
      .before(.noEffect, "0.12.10", until: "0.13.7"),
    Variable("WANDB__EXTRA_HTTP_HEADERS", .json(.map), "0.21.0", "More headers for requests to W&B.")
      .before(.never, "0.19.0", until: "0.20.1").before(.json(.map), "0.14.1", until: "0.18.7"),
    Variable("WANDB__FILES_DIR", .text, "0.19.0", "The folder for a run's files."),
    Variable("WANDB__FILE_STREAM_MAX_BYTES", .integer, "0.17.4", "The most bytes of a request."),
    Variable("WANDB__FILE_STREAM_MAX_LINE_BYTES", .integer(.warns, .least(1)), "0.19.0", "The most bytes of a line.")
      .before(.lenientInteger(isSetting: true), "0.18.7", until: "0.18.7"),
    Variable("WANDB__FILE_STREAM_NO_GZIP", .boolean, "0.28.2", "Whether requests are not compressed."),
    Variable("WANDB__FILE_STREAM_RETRY_MAX", .integer, "0.15.10", "The most retries of a request."),
    seconds("WANDB__FILE_STREAM_RETRY_WAIT_MAX_SECONDS", "0.15.10", "The longest wait before a retry."),
    seconds("WANDB__FILE_STREAM_RETRY_WAIT_MIN_SECONDS", "0.15.10", "The shortest wait before a retry."),
    seconds("WANDB__FILE_STREAM_TIMEOUT_SECONDS", "0.15.8", "The longest time of a request."),
    Variable("WANDB__FILE_STREAM_TRANSMIT_INTERVAL", .float, "0.18.2", "The time between two requests."),
    Variable("WANDB__FILE_TRANSFER_RETRY_MAX", .integer, "0.16.0", "The most retries of a file transfer."),
    seconds("WANDB__FILE_TRANSFER_RETRY_WAIT_MAX_SECONDS", "0.16.0", "The longest wait before a retry."),
    seconds("WANDB__FILE_TRANSFER_RETRY_WAIT_MIN_SECONDS", "0.16.0", "The shortest wait before a retry."),
    seconds("WANDB__FILE_TRANSFER_TIMEOUT_SECONDS", "0.16.0", "The longest time of a file transfer."),
    Variable("WANDB__FLOW_CONTROL_CUSTOM", .boolean(.unparsed), "0.15.6", "Whether flow control has its own size.")
      .before(.noEffect, "0.13.8", until: "0.15.5"),
    Variable("WANDB__FLOW_CONTROL_DISABLED", .boolean(.unparsed), "0.15.6", "Whether flow control is off.")
      .before(.noEffect, "0.13.8", until: "0.15.5"),
    Variable("WANDB__GRAPHQL_RETRY_MAX", .integer, "0.15.10", "The most retries of a query."),
    seconds("WANDB__GRAPHQL_RETRY_WAIT_MAX_SECONDS", "0.15.10", "The longest wait before a retry."),
    seconds("WANDB__GRAPHQL_RETRY_WAIT_MIN_SECONDS", "0.15.10", "The shortest wait before a retry."),
    seconds("WANDB__GRAPHQL_TIMEOUT_SECONDS", "0.15.10", "The longest time of a query."),
    Variable("WANDB__HISTORY_VALUE_ENCODING", .encodings, "0.31.0", "How history values are written."),
    Variable("WANDB__INTERNAL_CHECK_PROCESS", .float, "0.15.6", "The time between looks at W&B's process.")
      .before(.keptText, "0.12.10", until: "0.15.5"),
    Variable("WANDB__JUPYTER_NAME", .text, "0.12.10", "The notebook's name."),
    Variable("WANDB__JUPYTER_PATH", .text, "0.12.10", "The notebook's path."),
    Variable("WANDB__JUPYTER_ROOT", .text, "0.12.10", "The notebook server's folder."),
    Variable("WANDB__LABEL", .text, "0.19.0", "A label for this process in a shared run."),
    Variable(
      "WANDB__LIVE_POLICY_RATE_LIMIT", .integer(.unparsed, .none), "0.12.18", "The shortest time between uploads."),
    Variable("WANDB__LIVE_POLICY_WAIT_TIME", .integer(.unparsed, .none), "0.12.18", "The wait before an upload."),
    Variable("WANDB__LOG_LEVEL", .integer(.unparsed, .none), "0.13.6", "How much the debug logs say."),
    Variable("WANDB__NETWORK_BUFFER", .integer, "0.13.8", "The size of the network buffer."),
    Variable("WANDB__PRIMARY", .boolean, "0.19.6", "Whether this is the main process of a shared run."),
    Variable("WANDB__PROXIES", .never, "0.19.0", "Proxies by scheme.")
      .before(.json(.map), "0.15.11", until: "0.18.7"),
    Variable("WANDB__RUNQUEUE_ITEM_ID", .text, "0.12.10", "The item of a launch queue."),
    Variable("WANDB__SAVE_REQUIREMENTS", .boolean, "0.12.16", "Whether installed packages are recorded.")
      .before(.boolean(.unparsed), "0.12.10", until: "0.12.15"),
    Variable("WANDB__SERVER_SIDE_DERIVED_SUMMARY", .boolean, "0.19.8", "Whether the server makes the summary."),
    Variable("WANDB__SERVICE_TRANSPORT", .text, "0.12.8", "The same as WANDB_SERVICE_TRANSPORT."),
    Variable("WANDB__SERVICE_WAIT", .float(.warns, .least(0)), "0.19.1", "The longest wait for the W&B service.")
      .before(.droppedNumber(.least(0)), "0.19.0", until: "0.19.0")
      .before(.float(.warns, Bounds(least: 0, isOpen: true)), "0.13.11", until: "0.18.7")
      .before(.integer, "0.13.8", until: "0.13.10"),
    Variable("WANDB__SKIP_TRANSACTION_LOG", .boolean, "0.20.0", "Whether nothing is written to the run's file."),
    Variable("WANDB__START_TIME", .float(.unparsed, Bounds(isDate: true)), "0.12.0", "When the run started."),
    Variable("WANDB__STATS_BUFFER_SIZE", .integer, "0.15.12", "The number of samples to keep."),
    Variable("WANDB__STATS_COREWEAVE_METADATA_BASE_URL", .url(.service), "0.20.0", "CoreWeave's metadata server."),
    Variable("WANDB__STATS_COREWEAVE_METADATA_ENDPOINT", .text, "0.20.0", "The path on that server."),
    Variable("WANDB__STATS_CPU_COUNT", .integer, "0.21.0", "The number of cores to record."),
    Variable("WANDB__STATS_CPU_LOGICAL_COUNT", .integer, "0.21.0", "The number of logical cores to record."),
    Variable("WANDB__STATS_DCGM_EXPORTER", .text, "0.19.6", "The address of a DCGM exporter."),
    Variable("WANDB__STATS_DISK_PATHS", .never, "0.19.0", "The disks to measure.")
      .before(.json(.strings), "0.15.10", until: "0.18.7"),
    Variable("WANDB__STATS_GPU_COUNT", .integer, "0.21.0", "The number of GPUs to record."),
    Variable("WANDB__STATS_GPU_DEVICE_IDS", .json(.integers), "0.19.1", "The GPUs to measure."),
    Variable("WANDB__STATS_GPU_TYPE", .text, "0.21.0", "The type of GPU to record."),
    Variable("WANDB__STATS_NEURON_MONITOR_CONFIG_PATH", .path(.file), "0.13.8", "The neuron monitor's file."),
    Variable("WANDB__STATS_NO_CGROUP", .boolean, "0.27.0", "Whether limits of cgroups are passed over."),
    Variable("WANDB__STATS_OPEN_METRICS_ENDPOINTS", .json(.map), "0.13.11", "OpenMetrics endpoints by name."),
    Variable("WANDB__STATS_OPEN_METRICS_FILTERS", .json(.filters), "0.13.11", "Which of their metrics to keep."),
    Variable("WANDB__STATS_OPEN_METRICS_HTTP_HEADERS", .json(.map), "0.19.0", "Headers for those endpoints."),
    Variable("WANDB__STATS_PID", .integer, "0.19.0", "The process to measure.")
      .before(.noEffect, "0.12.21", until: "0.18.7"),
    Variable("WANDB__STATS_SAMPLING_INTERVAL", .float(.warns, .least(0.1)), "0.17.9", "The time between samples."),
    Variable("WANDB__STATS_SELF_USAGE", .boolean, "0.31.0", "Whether W&B measures itself."),
    Variable("WANDB__STATS_TRACK_PROCESS_TREE", .boolean, "0.21.0", "Whether child processes are measured too."),
    Variable("WANDB__SYNC", .boolean(.unparsed), "0.13.8", "Whether a run is being synchronized."),
    Variable("WANDB__SYNC_DIR_SUFFIX", .text, "0.22.1", "The end of the run folder's name."),
    Variable("WANDB__TRANSACTION_LOG_FLUSH_INTERVAL", .float, "0.31.0", "The time between writes to the run's file."),
    Variable("WANDB__UPDATE_FINISH_STATE", .boolean, "0.19.0", "Whether this process may end the run."),
  ]

  /// A time that was a whole number of seconds up to 0.16.2.
  private static func seconds(_ name: String, _ since: Release, _ meaning: String) -> Variable {
    Variable(name, .float, "0.16.3", meaning).before(.integer, since, until: "0.16.2")
  }
}
