"""Compares what the SDK does with an environment with what wandb-lint finds in it."""

import json
import os
import re

# Findings about what the documentation asks for, about text that nobody means to be part of a value, about code saving, and
# about what the server or a later step makes of a value: the settings do not show them.
BEYOND_SETTINGS = {"DockerNotDigest", "PathNotAbsolute", "ValueQuoted", "BooleanMisread", "TagsInvalid"}
LATER = {"resume", "resume_from", "run_id", "root_dir", "init_timeout"}
TRUE, FALSE = {"1", "true", "t", "yes", "y", "on"}, {"0", "false", "f", "no", "n", "off"}


def differences(environment, verdict, found, fields, read):
    """The difference between the SDK's verdict and the findings, as no line or one. `fields` are the release's settings with
    their types, `read` the names that its other code reads."""
    text = " ".join(f"{name}={value!r}" for name, value in environment.items())
    said = difference(environment, verdict, found, fields, read)
    return [f"{text}: {said}, found {[finding for finding in found if finding[0] != 'WB505']}"] if said else []


def difference(environment, verdict, found, fields, read):
    """What differs, as a clause; None where nothing does."""
    errors = [(rule, title) for rule, title, severity, _ in found if severity == "error"]
    stops = any(rule[:3] in ("WB2", "WB3") for rule, _ in errors)
    is_reported = stops or any(rule[:3] == "WB5" or title == "ApiKeyMalformed" for rule, title in errors)
    if verdict["verdict"] == "reject":
        is_left = is_reported or any(is_template(value) for value in environment.values())
        # A job spec does not say which users the machine has.
        is_left = is_left or any(title == "PathInvalid" and is_in_a_home(environment.get(name)) for _, title, _, name in found)
        return None if is_left else f"the SDK rejects it ({verdict['stage']}, {verdict.get('error', '')})"
    if stops:
        return f"the SDK takes it ({verdict['verdict']})"
    if verdict.get("login") == "reject":
        return None if is_key_told(environment, found) else "an online login refuses it"
    if any(title == "ApiKeyMalformed" for _, title in errors):
        return "an online login takes it"
    if len(environment) > 1:
        return None
    (name, value), = environment.items()
    is_gone = any(title in ("VariableUnknown", "VariableRemoved", "VariableMisnamed") for _, title, *_ in found)
    if verdict["verdict"] == "accept" or name in read:
        if is_gone:
            return "the SDK reads it"
    elif not any(rule.startswith("WB3") for rule, *_ in found):
        return "nothing reads it"
    return silence(value, verdict, found, fields) if verdict["verdict"] == "accept" else None


def silence(value, verdict, found, fields):
    """A difference about a value that stops nothing: the SDK takes it for something else, or grumbles, or does neither."""
    warnings = {title for rule, title, severity, _ in found if rule[:3] in ("WB2", "WB3") and severity == "warning"}
    (field, held), = verdict["settings"].items()
    if warnings == {"VariableDeprecated"} and held == verdict["unset"][field]:
        return None
    if not is_as_written(value, held, field, fields.get(field, "")):
        return None if warnings or is_template(value) else f"the SDK makes {held!r} of it"
    if verdict["says"]:
        is_told = any(rule[:3] in ("WB2", "WB3") for rule, *_ in found)
        return None if is_told or field == "root_dir" or is_template(value) else "the SDK warns of it"
    is_beyond = not warnings - BEYOND_SETTINGS or field in LATER or not value.strip() or not held
    return None if is_beyond else "the SDK takes it as it is written"


def is_as_written(text, held, field, annotation):
    """Whether a setting holds what a text says."""
    kind = annotation.lower()
    is_text = "str" in kind or "literal" in kind
    if isinstance(held, bool) or "bool" in kind and not is_text:
        return text.lower() in (TRUE if held else FALSE)
    if isinstance(held, (int, float)) or ("int" in kind or "float" in kind) and not is_text and "sequence" not in kind:
        return number(text.replace("_", "")) == number(held) is not None
    if isinstance(held, list):
        return held in (text.split(","), parsed(text)) or numbers(held) == numbers(parsed(text)) is not None
    if isinstance(held, dict) or held is None:
        return text.strip(" \t\r\n") in ("", "null") if held is None else held == parsed(text)
    # The word lets the SDK choose; moments and addresses are taken apart and put together again, some folders joined.
    is_chosen = field == "console" and text == "auto"
    is_made_of_it = held.startswith(("RunMoment(", "http")) or held.rstrip("/").endswith("/" + text.rstrip("/")) or not text
    return held in (text, text.strip().rstrip("/"), os.path.expanduser(text)) or is_chosen or is_made_of_it


def number(value):
    """A value as a number, nan as a text; None where it is none."""
    try:
        found = float(value)
    except (TypeError, ValueError):
        return None
    except OverflowError:
        return float("inf")
    return "nan" if found != found else found


def numbers(values):
    """Values as numbers; None where they are no list of such."""
    found = [number(value) for value in values] if isinstance(values, list) else [None]
    return None if None in found else found


def parsed(text):
    try:
        return json.loads(text)
    except ValueError:
        return None


def is_key_told(environment, found):
    """Whether something is said of a key that a login refuses: without a login nothing is due, nor on a reference."""
    mode = environment.get("WANDB_MODE", "online")
    is_reference = "$" in environment["WANDB_API_KEY"] or is_template(environment["WANDB_API_KEY"])
    return mode not in ("online", "run", "shared") or is_reference or any(title == "ApiKeyMalformed" for _, title, *_ in found)


def is_in_a_home(path):
    """Whether a path starts with the home of a user by name."""
    return bool(re.match("~[^/]", path or ""))


def is_template(value):
    """Whether a value is one that another tool fills in first, on which the linter says nothing."""
    return bool(re.search(r"\{\{.+?\}\}", value, re.DOTALL))
