#!/usr/bin/env python3
"""Compares the catalog with real releases of wandb.

Installs the given releases from PyPI, each into a virtual environment of its own, tries values on their settings
(probe.py), has wandb-lint judge the same values in job specs, and prints where the two differ. Without releases it takes
the newest one that the catalog covers and two older ones; `latest` stands for the newest one on PyPI.

    check.py --binary .build/release/wandb-lint
    check.py --binary .build/release/wandb-lint --every latest      # after a new release: all values on all settings

Exit status: 0 when nothing differs, 1 otherwise. The same seed tries the same values.
"""

import argparse
import collections
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

import cases

HERE = pathlib.Path(__file__).resolve().parent
CATALOG = HERE.parent.parent / "Sources" / "WandbLint" / "Catalog"
OLDER = ["0.22.3", "0.18.7"]
# Reads files of the machine, so a job spec cannot tell; or is overwritten with what the SDK finds out itself.
LEFT_OUT = {"sweep_param_path", "config_paths", "settings_system"}
NAMES_LEFT_OUT = {"WANDB_SWEEP_PARAM_PATH"}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("releases", nargs="*")
    parser.add_argument("--binary", required=True, type=pathlib.Path)
    parser.add_argument("--cache", type=pathlib.Path, default=pathlib.Path.home() / ".cache" / "wandb-lint-catalog")
    parser.add_argument("--every", action="store_true", help="try every fixed value on every setting")
    parser.add_argument("--count", type=int, default=12, help="variations for each setting")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    wanted = options.releases or [newest_covered(), *OLDER]
    differences = 0
    for release in wanted:
        python, release = install(release, options.cache)
        found = compare(python, release, options)
        differences += len(found)
        print(f"wandb {release}: {len(found)} differences")
        for line in found[:200]:
            print("  " + line)
    return 1 if differences else 0


def newest_covered():
    numbers = re.search(r"newest = Release\((\d+), (\d+), (\d+)\)", (CATALOG / "Release.swift").read_text())
    return ".".join(numbers.groups())


def install(release, cache):
    """Makes a virtual environment with a release; returns its interpreter and the release's number."""
    folder = cache / release
    python = folder / "bin" / "python"
    if not python.exists() or release == "latest":
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        package = "wandb" if release == "latest" else f"wandb=={release}"
        # Releases before 0.18 import pkg_resources.
        subprocess.run([python, "-m", "pip", "install", "-q", "-U", package, "setuptools<70"], check=True)
    version = subprocess.run(
        [python, "-I", "-c", "import wandb; print(wandb.__version__)"], check=True, capture_output=True, text=True
    )
    return python, version.stdout.strip()


def compare(python, release, options):
    fields = json.loads(run(python, "--fields"))
    tried = []
    for field, annotation in sorted(fields.items()):
        if field.lstrip("_") in LEFT_OUT:
            continue
        values, letters = cases.sort(field, annotation)
        values = (cases.EVERY if options.every else values) + cases.variations(
            values, letters, options.count, f"{options.seed} {field}"
        )
        tried += [(variable(field), value) for value in dict.fromkeys(values) if "\0" not in value]
    tried += [(name, "true") for name in setting_names() if name not in NAMES_LEFT_OUT]
    answers = run(python, stdin="".join(json.dumps({name: value}) + "\n" for name, value in tried))
    verdicts = [json.loads(line) for line in answers.splitlines()]
    findings = lint(options.binary.resolve(), release, tried)
    return [line for case, verdict, found in zip(tried, verdicts, findings) for line in judge(case, verdict, found)]


def variable(field):
    """The usual name of the variable that sets a setting."""
    special = {"run_name": "NAME", "run_notes": "NOTES", "run_tags": "TAGS", "run_job_type": "JOB_TYPE", "root_dir": "DIR"}
    if field.startswith("x_"):
        field = field[1:]
    return "WANDB_" + special.get(field, field.upper())


def setting_names():
    """The names in the catalog's tables of settings that no other code of the SDK reads."""
    names = []
    for table in ("PublicSettings", "PrivateSettings", "RemovedSettings"):
        text = (CATALOG / "Tables" / f"{table}.swift").read_text()
        for row in re.split(r"\n    (?=Variable\(|\.dead\(|seconds\(|computed\()", text)[1:]:
            if "by: .code" not in row:
                names += re.findall(r'"(WANDB_[A-Z0-9_]+)"', row)[:1]
    return names


def run(python, *arguments, stdin=""):
    done = subprocess.run(
        [python, "-I", HERE / "probe.py", *arguments], input=stdin, capture_output=True, text=True, check=False
    )
    if done.returncode:
        sys.exit(done.stderr)
    return done.stdout


def lint(binary, release, tried):
    """What wandb-lint finds in a job spec for each case: a list of (id, name, severity)."""
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for index, (name, value) in enumerate(tried):
            path = pathlib.Path(folder, str(index), "jobdef.json" if value else "Dockerfile")
            path.parent.mkdir()
            path.write_text(job(name, value) if value else f'FROM python:3.11\nENV {name}=""\nCMD ["python", "train.py"]\n')
            paths.append(os.path.join(*path.parts[-2:]))
        arguments = ["--no-config", "--format", "json", "--exit-zero", "--wandb-version", release, "."]
        done = subprocess.run([binary, *arguments], cwd=folder, capture_output=True, text=True, check=True)
    found = collections.defaultdict(list)
    for finding in json.loads(done.stdout)["diagnostics"]:
        found[os.path.normpath(finding["path"])].append((finding["rule"], finding["name"], finding["severity"]))
    return [found[path] for path in paths]


def job(name, value):
    container = {
        "image": "team/train:1",
        "command": ["python", "train.py"],
        "environment": [{"name": name, "value": value}],
    }
    return json.dumps({"jobDefinitionName": "train", "type": "container", "containerProperties": container})


def judge(case, verdict, found):
    """The difference between the SDK's verdict and the findings, as no line or one."""
    name, value = case
    errors = [(rule, title) for rule, title, severity in found if severity == "error"]
    stops = any(rule[:3] in ("WB2", "WB3") for rule, _ in errors)
    if verdict["verdict"] == "reject":
        if not stops and not any(title == "ApiKeyMalformed" for _, title in errors):
            yield f"{name}={value!r}: the SDK rejects it ({verdict['stage']}, {verdict.get('error', '')}), no error found"
    elif stops:
        yield f"{name}={value!r}: the SDK takes it ({verdict['verdict']}), found {found}"
    elif verdict["verdict"] == "accept" and any(title in ("VariableUnknown", "VariableRemoved") for _, title, _ in found):
        yield f"{name}: the SDK reads it, found {found}"
    elif verdict["verdict"] == "ignored" and not any(rule.startswith("WB3") for rule, _, _ in found):
        yield f"{name}: no setting knows it, nothing found"


if __name__ == "__main__":
    sys.exit(main())
