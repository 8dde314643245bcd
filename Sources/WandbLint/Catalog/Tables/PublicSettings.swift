extension Catalog {
  /// The other public settings of the newest release, by name (wandb/sdk/wandb_settings.py and the tags of wandb/wandb).
  static let publicSettings: [Variable] = [
    Variable("WANDB_ALLOW_MEDIA_SYMLINK", .boolean, "0.26.0", "Whether media files may be linked, not copied."),
    Variable("WANDB_ALLOW_OFFLINE_ARTIFACTS", .boolean, "0.18.7", "Whether offline runs may log artifacts."),
    Variable("WANDB_ALLOW_VAL_CHANGE", .boolean(.unparsed), "0.12.10", "Whether config values may change."),
    Variable("WANDB_APP_URL", .text, "0.24.0", "The address of the server's web pages.", by: .alias)
      .before(.text, "0.12.0", until: "0.23.1", by: .code),
    Variable("WANDB_APP_URL_OVERRIDE", .text, "0.24.0", "The same as WANDB_APP_URL."),
    Variable("WANDB_AZURE_ACCOUNT_URL_TO_ACCESS_KEY", .never, "0.15.6", "Access keys of Azure storage accounts.")
      .before(.keptText, "0.15.5", until: "0.15.5"),
    Variable("WANDB_CAPTURE_LOGGERS", .never, "0.27.0", "Loggers whose records go to the run."),
    Variable("WANDB_CODE_DIR", .text, "0.12.0", "The folder with the source code to save."),
    Variable("WANDB_CONSOLE_CHUNK_MAX_BYTES", .integer(.warns, .least(0)), "0.22.3", "The most bytes of a log part."),
    Variable(
      "WANDB_CONSOLE_CHUNK_MAX_SECONDS", .integer(.warns, .least(0)), "0.22.3", "The longest time of a log part."),
    Variable("WANDB_CONSOLE_MULTIPART", .boolean, "0.17.1", "Whether the console log is sent in parts."),
    Variable("WANDB_CREDENTIALS_FILE", .path(.file), "0.17.4", "The file that keeps access tokens."),
    Variable("WANDB_DISABLE_GIT_FORK_POINT", .boolean, "0.26.0", "Whether git's fork point is not looked for."),
    Variable("WANDB_DISABLE_JOB_CREATION", .boolean, "0.13.10", "Whether no job is made from the run."),
    Variable("WANDB_EMAIL", .text, "0.12.0", "The same as WANDB_USER_EMAIL."),
    Variable("WANDB_FILE_PUSHER_TIMEOUT", .float, "0.30.0", "The longest time of a file transfer.", by: .alias)
      .before(.imported(.integerOrEmpty, settings: .float), "0.16.3", until: "0.29.0")
      .before(.imported(.integerOrEmpty, settings: .integer), "0.15.10", until: "0.16.2"),
    Variable("WANDB_FINISH_TIMEOUT", .float, "0.27.0", "The longest time that finishing a run may take."),
    Variable("WANDB_FINISH_TIMEOUT_RAISES", .boolean, "0.27.0", "Whether that timeout is an error."),
    Variable("WANDB_FORCE", .boolean, "0.12.2", "Whether a run needs a login."),
    Variable("WANDB_FORK_FROM", .moment(resumes: false), "0.16.5", "The moment of another run to start from."),
    Variable("WANDB_GIT_COMMIT", .text, "0.13.0", "The commit to record."),
    Variable("WANDB_GIT_REMOTE", .text, "0.12.5", "The git remote to record."),
    Variable("WANDB_GIT_REMOTE_URL", .text, "0.13.0", "The address of the git remote to record."),
    Variable("WANDB_GIT_ROOT", .text, "0.13.0", "The root of the git repository."),
    Variable("WANDB_HEARTBEAT_SECONDS", .integer(.unparsed, .none), "0.12.10", "The time between signs of life."),
    Variable("WANDB_HTTPS_PROXY", .url(.proxy), "0.17.3", "The proxy for https requests to W&B."),
    Variable("WANDB_HTTP_PROXY", .url(.proxy), "0.17.3", "The proxy for http requests to W&B."),
    Variable("WANDB_HTTP_TIMEOUT", .float, "0.31.0", "The longest time of a request.", by: .alias)
      .before(.imported(.integer, settings: .float), "0.16.3", until: "0.30.0")
      .before(.imported(.integer, settings: .integer), "0.15.10", until: "0.16.2")
      .before(.imported(.integer, settings: .nothing), "0.12.0", until: "0.15.9", by: .code),
    Variable("WANDB_IDENTITY_TOKEN_FILE", .path(.file), "0.17.4", "A file with a token to log in with."),
    Variable(
      "WANDB_INIT_TIMEOUT", .float(.warns, Bounds(finiteStage: .later)), "0.13.0",
      "The longest wait for a run to start."
    ).before(.integer, "0.12.16", until: "0.12.21"),
    Variable("WANDB_INSECURE_DISABLE_SSL", .boolean, "0.19.1", "Whether certificates are not checked.")
      .before(.toggle(.wordOfTruth), "0.12.0", until: "0.19.0", by: .code),
    Variable("WANDB_JOB_SOURCE", .choice(.jobSource), "0.15.4", "What a job is made from."),
    Variable("WANDB_LABEL_DISABLE", .boolean, "0.12.0", "Whether labels in the source are not looked for."),
    Variable("WANDB_LAUNCH", .boolean, "0.12.1", "Whether W&B Launch started the process."),
    Variable("WANDB_LAUNCH_CONFIG_PATH", .path(.file), "0.12.1", "The file with the launched run's config."),
    Variable("WANDB_LOGIN_TIMEOUT", .float(.raises, .none), "0.12.10", "The longest wait for a login."),
    Variable(
      "WANDB_MAX_END_OF_RUN_HISTORY_METRICS", .integer(.warns, Bounds(isWide: true)), "0.21.2",
      "The most history metrics to print at the end."),
    Variable(
      "WANDB_MAX_END_OF_RUN_SUMMARY_METRICS", .integer(.warns, Bounds(isWide: true)), "0.21.2",
      "The most summary metrics to print at the end."),
    Variable("WANDB_ORGANIZATION", .text, "0.19.7", "The organization of the entity."),
    Variable("WANDB_PROGRAM", .text, "0.12.0", "The path of the training script."),
    Variable("WANDB_PROGRAM_ABSPATH", .noEffect, "0.19.0", "The absolute path of the training script.")
      .before(.text, "0.15.11", until: "0.18.7"),
    Variable("WANDB_PROGRAM_RELPATH", .text, "0.12.0", "The path of the script in its repository."),
    Variable("WANDB_QUIET", .boolean, "0.12.3", "Whether W&B prints little."),
    Variable("WANDB_REINIT", .choice(.reinit), "0.12.10", "What a second wandb.init() in a process does."),
    Variable("WANDB_RELOGIN", .boolean, "0.12.10", "Whether a login asks for the key again."),
    Variable("WANDB_RESUMED", .boolean, "0.12.11", "Whether the run was resumed; the server says so."),
    Variable("WANDB_RESUME_FROM", .moment(resumes: true), "0.17.1", "The moment of the run to go on from."),
    Variable("WANDB_ROOT_DIR", .path(.folder), "0.12.0", "The same as WANDB_DIR."),
    Variable("WANDB_RUN_JOB_TYPE", .text, "0.12.0", "The same as WANDB_JOB_TYPE."),
    Variable("WANDB_RUN_NAME", .text, "0.12.0", "The same as WANDB_NAME."),
    Variable("WANDB_RUN_NOTES", .text, "0.12.0", "The same as WANDB_NOTES."),
    Variable("WANDB_RUN_TAGS", .tags, "0.12.0", "The same as WANDB_TAGS."),
    Variable("WANDB_SAGEMAKER_DISABLE", .boolean, "0.12.0", "Whether SageMaker is not looked for."),
    Variable("WANDB_SAVE_CODE", .boolean, "0.12.0", "Whether the source code is saved."),
    Variable("WANDB_SERVICE_TRANSPORT", .text, "0.12.10", "How processes reach the W&B service.", by: .alias),
    Variable("WANDB_SETTINGS_SYSTEM", .text, "0.12.10", "The file with the user's settings."),
    Variable("WANDB_SHOW_COLORS", .boolean, "0.12.10", "Whether W&B prints in colour."),
    Variable("WANDB_SHOW_EMOJI", .boolean, "0.12.10", "Whether W&B prints emoji."),
    Variable("WANDB_SHOW_ERRORS", .boolean(.raises), "0.12.0", "Whether W&B prints errors."),
    Variable("WANDB_SHOW_INFO", .boolean(.raises), "0.12.0", "Whether W&B prints information."),
    Variable("WANDB_SHOW_WARNINGS", .boolean(.raises), "0.12.0", "Whether W&B prints warnings."),
    Variable("WANDB_STOP_FN", .never, "0.26.1", "A function to call when the run is stopped."),
    Variable("WANDB_STOP_ON_FATAL_ERROR", .boolean, "0.27.0", "Whether a fatal error of W&B stops the script."),
    Variable("WANDB_STRICT", .boolean(.raises), "0.12.0", "Whether login problems are errors."),
    Variable("WANDB_SUMMARY_TIMEOUT", .integer, "0.13.4", "The longest wait for the summary."),
    Variable("WANDB_SUMMARY_WARNINGS", .integer, "0.12.10", "The most warnings to print at the end."),
    Variable("WANDB_SWEEP_PARAM_PATH", .path(.sweepParameters), "0.12.10", "The file with a sweep's parameters."),
    Variable("WANDB_SYMLINK", .boolean, "0.19.0", "Whether latest-run and the like are linked.")
      .before(.toggle(.symlink), "0.12.10", until: "0.18.7"),
    Variable("WANDB_SYNC_TENSORBOARD", .boolean, "0.19.0", "Whether TensorBoard's files are followed."),
    Variable(
      "WANDB_TABLE_RAISE_ON_MAX_ROW_LIMIT_EXCEEDED", .boolean, "0.12.16", "Whether too long a table is an error."),
    Variable("WANDB_USE_DOT_WANDB", .boolean, "0.28.2", "Whether the folder is called .wandb.")
      .before(.faultyBoolean, "0.23.1", until: "0.28.1"),
  ]
}
