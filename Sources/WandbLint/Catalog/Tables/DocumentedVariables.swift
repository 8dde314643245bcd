extension Catalog {
  /// The variables of W&B's documentation page, by name. Where the page and the SDK differ, the SDK decides.
  static let documented: [Variable] = [
    Variable("WANDB_ANONYMOUS", .noEffect, "0.23.1", "Whether runs without an account were allowed.")
      .before(.choice(.anonymous), "0.12.10", until: "0.23.0"),
    Variable("WANDB_API_KEY", .apiKey, "0.12.10", "The key that says who you are."),
    Variable(
      "WANDB_ARTIFACT_DIR", .path(.plainFolder), "0.15.1", "The folder for downloaded artifacts.", by: .code),
    Variable("WANDB_BASE_URL", .url(.base), "0.12.0", "The address of the W&B server's API."),
    Variable("WANDB_CACHE_DIR", .path(.plainFolder), "0.12.0", "The folder for cached artifacts.", by: .code),
    Variable("WANDB_CONFIG_DIR", .path(.configFolder), "0.12.0", "The folder for W&B's own settings.", by: .code),
    Variable("WANDB_CONFIG_PATHS", .never, "0.19.0", "YAML files to load into the run's config.")
      .before(.path(.configFiles), "0.12.10", until: "0.18.7"),
    Variable("WANDB_CONSOLE", .choice(.console), "0.12.0", "How the console's output is captured."),
    Variable("WANDB_DIR", .path(.folder), "0.12.0", "The folder that gets the wandb folder.", by: .alias),
    Variable("WANDB_DISABLE_CODE", .toggle(.disableCode), "0.12.5", "Whether saving of source code is off."),
    Variable("WANDB_DISABLE_GIT", .toggle(.disableGit), "0.12.5", "Whether git is left alone."),
    Variable("WANDB_DOCKER", .text, "0.12.10", "The image that the run uses, best as a digest."),
    Variable("WANDB_ENTITY", .text, "0.12.0", "The user or team that owns the run."),
    Variable(
      "WANDB_ERROR_REPORTING", .toggle(.reporting), "0.12.0", "Whether W&B is told of its own errors.", by: .code),
    Variable("WANDB_HOST", .text, "0.12.0", "The machine's name to show."),
    Variable("WANDB_IGNORE_GLOBS", .globs, "0.12.10", "Patterns of files that are not uploaded."),
    Variable("WANDB_JOB_NAME", .text, "0.15.6", "The name of jobs that the run makes."),
    Variable("WANDB_JOB_TYPE", .text, "0.12.0", "The kind of run, such as train or eval.", by: .alias),
    Variable("WANDB_MODE", .choice(.mode), "0.12.0", "Whether runs are sent, kept on disk, or not made at all."),
    Variable("WANDB_NAME", .text, "0.12.0", "The run's name to show.", by: .alias),
    Variable("WANDB_NOTEBOOK_NAME", .text, "0.12.0", "The file name of the notebook that runs."),
    Variable("WANDB_NOTES", .text, "0.12.0", "Notes on the run.", by: .alias),
    Variable("WANDB_PROJECT", .project, "0.12.0", "The project of the run."),
    Variable("WANDB_RESUME", .choice(.resume), "0.12.0", "Whether a run with the same id is continued."),
    Variable("WANDB_RUN_GROUP", .text, "0.12.0", "The group that gathers runs of one experiment."),
    Variable("WANDB_RUN_ID", .runId, "0.12.0", "The run's id, unique in its project."),
    .dead("WANDB_SHOW_RUN", "Whether a browser was opened with the run's page."),
    Variable("WANDB_SILENT", .boolean(.raises), "0.12.0", "Whether W&B prints nothing."),
    Variable("WANDB_SWEEP_ID", .sweepId, "0.12.0", "The sweep that the run belongs to."),
    Variable("WANDB_TAGS", .tags, "0.12.0", "Tags of the run, with commas between them.", by: .alias),
    Variable("WANDB_USERNAME", .text, "0.12.0", "The user whom a run of a service account is for."),
    Variable("WANDB_USER_EMAIL", .text, "0.15.10", "The mail address of that user.", by: .alias)
      .before(.text, "0.12.0", until: "0.15.9", by: .code),
  ]
}

extension Variable {
  /// A name that the SDK still defines and that nothing has read since 0.12.
  static func dead(_ name: String, _ meaning: String) -> Variable {
    Variable(name: name, meaning: meaning, readings: [])
  }
}
