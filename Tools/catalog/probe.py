"""Says what the wandb release of this interpreter does with environments.

Runs inside a virtual environment that has one release of wandb. Reads JSON lines from standard input, each a list of
environments (objects of names and values), and answers each line with the list of verdicts:
{"verdict": "accept" | "reject" | "ignored", ...}.

* `reject` with `stage` `import`: `import wandb` raises; `settings`: the settings raise while they load; `to_proto`: they
  raise when a run starts.
* `accept` with `fields`: the settings that the names set.
* `ignored`: no setting knows the names. Code past the settings may still read them.
* `login` is `reject` where the settings take an API key and an online login would not.

The environments of a line are tried in one fork of an interpreter that has imported nothing but wandb: a fork for each would
take many times longer. Where one may have disturbed another, ask for it alone.
With `--fields` it prints the names and types of all settings instead.
"""

import importlib
import json
import os
import subprocess
import sys

# Read while `import wandb` runs, so a fork of an interpreter that has imported it would be too late.
AT_IMPORT = ("WANDB_HTTP_TIMEOUT", "WANDB_FILE_PUSHER_TIMEOUT", "WANDB_LAUNCH_START_TIMEOUT", "WANDB_SENTRY_DSN")

for name in [name for name in os.environ if "WANDB" in name.upper()]:
    del os.environ[name]
os.environ["WANDB_ERROR_REPORTING"] = "false"


def import_raises(environment):
    """Whether `import wandb` raises in a fresh process."""
    run = subprocess.run(
        [sys.executable, "-I", "-c", "import wandb"], env={**os.environ, **environment}, capture_output=True, check=False
    )
    return run.returncode != 0


def judge(settings_class, environment):
    """What the settings make of an environment; called in a process of its own."""
    settings = settings_class()
    load = getattr(settings, "update_from_env_vars", None) or settings._apply_env_vars
    before = dict(settings.__dict__)
    try:
        load(environment)
        read = getattr(settings, "read_system_settings", None)
        if read:
            read()
    except Exception as error:
        return {"verdict": "reject", "stage": "settings", "error": type(error).__name__}
    known = [name for name in environment if field(name, settings) in before]
    try:
        if hasattr(settings, "to_proto"):
            settings.to_proto()
    except Exception as error:
        return {"verdict": "reject", "stage": "to_proto", "error": type(error).__name__}
    return {"verdict": "accept" if known else "ignored", "fields": sorted(field(name, settings) for name in known)}


SPECIAL = {
    "WANDB_APP_URL": "app_url_override",
    "WANDB_DIR": "root_dir",
    "WANDB_NAME": "run_name",
    "WANDB_NOTES": "run_notes",
    "WANDB_TAGS": "run_tags",
    "WANDB_JOB_TYPE": "run_job_type",
    "WANDB_USER_EMAIL": "email",
    "WANDB_HTTP_TIMEOUT": "x_graphql_timeout_seconds",
    "WANDB_FILE_PUSHER_TIMEOUT": "x_file_transfer_timeout_seconds",
    "WANDB_SERVICE_TRANSPORT": "x_service_transport",
    "WANDB_DISABLE_SERVICE": "x_disable_service",
}


def field(name, settings):
    """The setting that a name leads to, whether it exists or not (Settings.update_from_env_vars)."""
    if not name.startswith("WANDB_"):
        return None
    is_model = hasattr(settings, "update_from_env_vars")
    if name in SPECIAL:
        key = SPECIAL[name]
        return key if is_model or not key.startswith("x_") else key[1:]
    key = name[len("WANDB_") :].lower()
    return "x" + key if is_model and key.startswith("_") else key


def in_fork(settings_class, environments):
    """Judges in a fork, one environment after the other, and hands the answers back through a pipe."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        with open(os.devnull, "w") as null:
            os.dup2(null.fileno(), 1)
            os.dup2(null.fileno(), 2)
        answers = []
        try:
            for environment in environments:
                answers.append(judge_alone(settings_class, environment))
        finally:
            with open(writer, "w") as pipe:
                json.dump(answers, pipe)
            os._exit(0)
    os.close(writer)
    with open(reader) as pipe:
        answers = json.load(pipe)
    os.waitpid(child, 0)
    return answers + [{"verdict": "reject", "stage": "crash"}] * (len(environments) - len(answers))


def judge_alone(settings_class, environment):
    """Judges one environment, and takes it out of the process again."""
    os.environ.update(environment)
    try:
        answer = judge(settings_class, environment)
        if answer["verdict"] != "reject" and not login_takes(environment.get("WANDB_API_KEY")):
            answer["login"] = "reject"
        return answer
    finally:
        for name in environment:
            del os.environ[name]


def login_takes(key):
    """Whether an online login takes an API key; releases before 0.23.1 leave that to the server."""
    if not key:
        return True
    for folder in ("wbauth", "auth"):
        try:
            validation = importlib.import_module(f"wandb.sdk.lib.{folder}.validation")
        except ImportError:
            continue
        return validation.check_api_key(key) is None
    return True


def types(settings_class):
    """The settings with their types, as text."""
    annotations = {}
    for base in reversed(settings_class.__mro__):
        annotations.update(getattr(base, "__annotations__", {}))
    names = [name for name in settings_class().__dict__ if not name.startswith("_Settings")]
    return {name: str(annotations[name]) for name in names if name in annotations}


def main():
    if "--fields" in sys.argv:
        from wandb.sdk.wandb_settings import Settings

        print(json.dumps(types(Settings)))
        return
    lines = [json.loads(line) for line in sys.stdin]
    from wandb.sdk.wandb_settings import Settings

    for environments in lines:
        answers = in_fork(Settings, environments)
        for index, environment in enumerate(environments):
            if any(name in environment for name in AT_IMPORT) and import_raises(environment):
                answers[index] = {"verdict": "reject", "stage": "import"}
        print(json.dumps(answers))
        sys.stdout.flush()


main()
