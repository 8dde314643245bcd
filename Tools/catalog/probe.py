"""Says what the wandb release of this interpreter does with environments.

Runs inside a virtual environment that has one release of wandb. Reads JSON lines from standard input, each a list of
environments (objects of names and values), and answers each line with the list of verdicts:
{"verdict": "accept" | "reject" | "ignored", ...}.

* `reject` with `stage` `import`: `import wandb` raises; `settings`: the settings raise while they load; `to_proto`: they
  raise when a run starts.
* `accept` with `settings`: the settings that the names set, and what they hold afterwards; with `unset`: what they hold
  without the variables; `says` is true where the SDK printed something about it.
* `ignored`: no setting knows the names. Code past the settings may still read them (reads.py).
* `login` is `reject` where the settings take an API key and an online login would not.

The environments of a line are tried in one fork of an interpreter that has imported nothing but wandb: a fork for each would
take many times longer. Where one may have disturbed another, ask for it alone.
With `--fields` it prints the names and types of all settings instead.
"""

import functools
import importlib
import json
import os
import subprocess
import sys
import tempfile

# Prints the names that are looked up while `import wandb` runs.
LISTENING_IMPORT = """
import os
names = set()
def listening(look_up):
    return lambda environment, name: (names.add(name), look_up(environment, name))[1]
kind = type(os.environ)
kind.__getitem__, kind.__contains__ = listening(kind.__getitem__), listening(kind.__contains__)
import wandb
print(*sorted(name for name in names if "WANDB_" in str(name)))
"""

# What each setting holds without any variable.
UNSET = {}

for name in [name for name in os.environ if "WANDB" in name.upper()]:
    del os.environ[name]
os.environ["WANDB_ERROR_REPORTING"] = "false"


def fresh(program, environment):
    return subprocess.run(
        [sys.executable, "-I", "-c", program], env={**os.environ, **environment}, capture_output=True, text=True, check=False
    )


@functools.cache
def import_raises(variables):
    """Whether `import wandb` raises in a fresh process with these names and values."""
    return fresh("import wandb", dict(variables)).returncode != 0


def judged_at_import():
    """The names with which `import wandb` can fail: those that it looks up and cannot bear a word for."""
    return [name for name in fresh(LISTENING_IMPORT, {}).stdout.split() if import_raises(((name, "x"),))]


class Listener:
    """Stands in for settings while their own code looks at names, and keeps which setting each name leads to."""

    def __init__(self, settings):
        self.__dict__.update(settings.__dict__)
        self.__dict__["_led_to"] = []

    def __setattr__(self, name, value):
        self._led_to.append(name)

    def update(self, values, source=None):
        self._led_to.extend(values)


def led_to(settings, names):
    """The settings that the names lead to, by the release's own code; its releases differ in their special names."""
    listener = Listener(settings)
    load = getattr(type(settings), "update_from_env_vars", None) or type(settings)._apply_env_vars
    load(listener, dict.fromkeys(names, "x"))
    return sorted(set(listener._led_to))


def judge(settings_class, environment):
    """What the settings make of an environment; called in a process of its own."""
    settings = settings_class()
    try:
        known = led_to(settings, environment)
        load(settings, environment)
    except Exception as error:
        return {"verdict": "reject", "stage": "settings", "error": type(error).__name__}
    try:
        if hasattr(settings, "to_proto"):
            settings.to_proto()
    except Exception as error:
        return {"verdict": "reject", "stage": "to_proto", "error": type(error).__name__}
    held = {name: plain(getattr(settings, name)) for name in known}
    unset = {name: UNSET.get(name) for name in known}
    return {"verdict": "accept" if known else "ignored", "settings": held, "unset": unset}


def load(settings, environment):
    """Has settings read an environment, and what they find out from it and from the machine."""
    load = getattr(settings, "update_from_env_vars", None) or settings._apply_env_vars
    load(environment)
    read = getattr(settings, "update_from_system_environment", None) or settings._infer_settings_from_environment
    read()
    read = getattr(settings, "read_system_settings", None)
    if read:
        read()


def hold_unset(settings_class):
    """Keeps what settings hold without any variable."""
    settings = settings_class()
    load(settings, {})
    for name in vars(settings):
        try:
            UNSET[name] = plain(getattr(settings, name))
        except Exception:
            UNSET[name] = None


def plain(value):
    """A value as JSON can hold it: simple values as they are, others by what they show."""
    if isinstance(value, float) and not -1e300 < value < 1e300:
        return str(value)
    if isinstance(value, (list, tuple)):
        return [plain(part) for part in value]
    return value if value is None or isinstance(value, (bool, int, float, str, dict)) else str(value)


def in_fork(settings_class, environments):
    """Judges in a fork, one environment after the other, and hands the answers back through a pipe."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        answers = []
        try:
            with open(os.devnull, "w") as null, tempfile.TemporaryFile() as said:
                os.dup2(null.fileno(), 1)
                os.dup2(said.fileno(), 2)
                hold_unset(settings_class)
                for environment in environments:
                    answers.append(judge_alone(settings_class, environment, said))
        finally:
            with open(writer, "w") as pipe:
                json.dump(answers, pipe)
            os._exit(0)
    os.close(writer)
    with open(reader) as pipe:
        answers = json.load(pipe)
    os.waitpid(child, 0)
    return answers + [{"verdict": "reject", "stage": "crash"}] * (len(environments) - len(answers))


def judge_alone(settings_class, environment, said):
    """Judges one environment, and takes it out of the process again."""
    os.environ.update(environment)
    forget_messages()
    before = said.seek(0, os.SEEK_END)
    try:
        answer = judge(settings_class, environment)
        if answer["verdict"] != "reject" and not login_takes(environment.get("WANDB_API_KEY")):
            answer["login"] = "reject"
        sys.stderr.flush()
        answer["says"] = said.seek(0, os.SEEK_END) > before
        return answer
    finally:
        for name in environment:
            del os.environ[name]


def forget_messages():
    """Lets the SDK say again what it says once."""
    term = sys.modules.get("wandb.errors.term")
    for name in ("PRINTED_MESSAGES", "_printed_messages"):
        getattr(term, name, set()).clear()


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
    at_import = judged_at_import() if lines else []
    from wandb.sdk.wandb_settings import Settings

    for environments in lines:
        answers = in_fork(Settings, environments)
        for index, environment in enumerate(environments):
            read_at_import = tuple((name, environment[name]) for name in at_import if name in environment)
            if read_at_import and import_raises(read_at_import):
                answers[index] = {"verdict": "reject", "stage": "import"}
        print(json.dumps(answers))
        sys.stdout.flush()


main()
