extension Variable {
  /// Where W&B's documentation and the SDK differ, or the SDK does what nobody would guess; nil where there is nothing to
  /// say (measured; see `Catalog`).
  public var caution: String? {
    switch name {
    case "WANDB_ANONYMOUS": "The documentation gives allow, never and must; since 0.23.1 no value has an effect."
    case "WANDB_CACHE_DIR", "WANDB_ARTIFACT_DIR", "WANDB_DATA_DIR": "The SDK does not expand '~' here."
    case "WANDB_CONFIG_PATHS":
      "The documentation asks for a list of files; since 0.19.0 every value stops wandb.init()."
    case "WANDB_CONSOLE":
      "The documentation gives 'on' as the default; no release takes that word. The default is auto."
    case "WANDB_DIR":
      "The documentation asks for an absolute path; the SDK takes a relative one from the working folder."
    case "WANDB_DISABLE_CODE": "False turns code saving off too, unless WANDB_SAVE_CODE is true."
    case "WANDB_DISABLE_GIT": "Any value but 'false' disables git: 0, no and off do."
    case "WANDB_DISABLED": "True made a run offline, not disabled. Hugging Face transformers before 5.0 read it too."
    case "WANDB_DOCKER": "The documentation asks for a digest; the SDK takes any text."
    case "WANDB_ERROR_REPORTING": "Any text that is not a word of truth turns error reporting off."
    case "WANDB_MODE": "dryrun and run are old words for offline and online, which parts of the SDK do not know."
    case "WANDB_RESUME":
      "The documentation gives never as the default; without the variable nothing is checked. Before 0.19.0 any text but "
        + "must and never resumed a run, false among them. It excludes WANDB_RESUME_FROM and WANDB_FORK_FROM."
    case "WANDB_RESUME_FROM": "It excludes WANDB_RESUME and WANDB_FORK_FROM, and names the run of WANDB_RUN_ID."
    case "WANDB_FORK_FROM":
      "It excludes WANDB_RESUME and WANDB_RESUME_FROM, and names another run than WANDB_RUN_ID."
    case "WANDB_REINIT": "Since 0.19.9 a boolean works, with a warning that it will not for ever."
    case "WANDB_RUN_ID":
      "The documentation allows 64 characters and turns others into dashes; no release does either. An offline run of more "
        + "than 227 bytes has too long a name for its folder."
    case "WANDB_SHOW_RUN": "The documentation says that it opens the run's page; no release since 0.12 reads it."
    case "WANDB_TAGS", "WANDB_RUN_TAGS": "Blanks behind commas become part of the tags, and JSON is not read as a list."
    default: nil
    }
  }

  /// What holds without the variable, where that is one value.
  public var defaultValue: String? {
    switch name {
    case "WANDB_BASE_URL": "https://api.forge.coreweave.com, before 0.31.0 https://api.wandb.ai"
    case "WANDB_CONSOLE": "auto"
    case "WANDB_MODE": "online"
    case "WANDB_DISABLE_CODE", "WANDB_DISABLE_GIT", "WANDB_SILENT", "WANDB_QUIET": "false"
    case "WANDB_ERROR_REPORTING": "true"
    default: nil
    }
  }
}
