#!/usr/bin/env python3
"""Compares the catalog with real releases of wandb.

Installs the given releases from PyPI, each into a virtual environment of its own, tries values and combinations of values on
their settings (probe.py), has wandb-lint judge the same environments in job specs (linting.py), and prints where the two
differ. Without releases it takes the newest one that the catalog covers and two older ones; `latest` stands for the newest
one on PyPI, `covered` for one release of each generation of the settings' code.

    check.py --binary .build/release/wandb-lint
    check.py --binary .build/release/wandb-lint --every latest      # after a new release: all values on all settings

Exit status: 0 when nothing differs, 1 when something does, 2 when a release cannot be installed. The seed is printed; the
same one tries the same values.
"""

import argparse
import json
import pathlib
import re
import subprocess
import sys
import time

import cases
import judgement
import linting
import reads
import values as fixed

HERE = pathlib.Path(__file__).resolve().parent
CATALOG = HERE.parent.parent / "Sources" / "WandbLint" / "Catalog"
OLDER = ["0.22.3", "0.18.7"]
GENERATIONS = [
    "0.12.15", "0.12.21", "0.13.10", "0.13.11", "0.15.5", "0.15.12", "0.16.6", "0.18.7", "0.19.0", "0.19.1", "0.19.11",
    "0.20.1", "0.21.4", "0.22.3", "0.23.1", "0.24.2", "0.26.1", "0.28.2", "0.30.0",
]
# Reads files or limits of the machine, so a job spec cannot tell; or is overwritten with what the SDK finds out itself.
LEFT_OUT = {"sweep_param_path", "config_paths", "settings_system", "stats_pid", "async_upload_concurrency_limit"}
# Two more are for the containers that W&B starts, one is looked up by a name from a table, and one by a getter that nothing calls.
NAMES_LEFT_OUT = {
    "WANDB_SWEEP_PARAM_PATH", "WANDB__STATS_PID", "WANDB_COMMAND", "WANDB_ENSURE_JUPYTER", "WANDB_REQUIRE_REPORT_EDITING_V0",
    "WANDB_ARGS",
}
# Read while `import wandb` runs in some releases, which takes a second for each value.
SLOW = {"WANDB_HTTP_TIMEOUT": ["30", "1.5", "30s", "", " 5"], "WANDB_FILE_PUSHER_TIMEOUT": ["30", "1.5", "30s"]}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("releases", nargs="*")
    parser.add_argument("--binary", required=True, type=pathlib.Path)
    parser.add_argument("--cache", type=pathlib.Path, default=pathlib.Path.home() / ".cache" / "wandb-lint-catalog")
    parser.add_argument("--every", action="store_true", help="try every fixed value on every setting")
    parser.add_argument("--count", type=int, default=12, help="variations for each setting")
    parser.add_argument("--seed", default="1")
    options = parser.parse_args()
    wanted = options.releases or [newest_covered(), *OLDER]
    if "covered" in wanted:
        wanted = [*GENERATIONS, newest_covered()]
    print(f"seed {options.seed}", flush=True)
    differences = missing = 0
    for release in wanted:
        try:
            python, release = install(release, options.cache)
        except subprocess.CalledProcessError:
            package = "wandb" if release == "latest" else f"wandb {release}"
            print(f"error: {package} could not be installed from PyPI, so nothing was compared with it", file=sys.stderr)
            missing += 1
            continue
        start = time.monotonic()
        count, found = compare(python, release, options)
        differences += len(found)
        print(f"wandb {release}: {count} environments, {len(found)} differences ({time.monotonic() - start:.0f} s)", flush=True)
        for line in found[:200]:
            print("  " + line)
    return 2 if missing else 1 if differences else 0


def newest_covered():
    numbers = re.search(r"newest = Release\((\d+), (\d+), (\d+)\)", (CATALOG / "Release.swift").read_text())
    return ".".join(numbers.groups())


def install(release, cache):
    """Makes a virtual environment with a release; returns its interpreter and the release's number."""
    folder = cache / release
    python = folder / "bin" / "python"
    version = [python, "-I", "-c", "import wandb; print(wandb.__version__)"]
    if release == "latest" or subprocess_fails(version):
        # Releases before 0.18 import pkg_resources; those of 0.12 do not say that they need an old protobuf.
        packages = ["wandb" if release == "latest" else f"wandb=={release}", "setuptools<70"]
        packages += ["protobuf<4"] if release.startswith("0.12.") else []
        subprocess.run([sys.executable, "-m", "venv", "--clear", folder], check=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *packages], check=True)
    return python, subprocess.run(version, check=True, capture_output=True, text=True).stdout.strip()


def subprocess_fails(command):
    try:
        return subprocess.run(command, capture_output=True, check=False).returncode != 0
    except FileNotFoundError:
        return True


def compare(python, release, options):
    """How many environments were tried, and a line for each on which SDK and linter differ."""
    fields = json.loads(run(python, "--fields"))
    read = reads.names(next(python.parent.parent.glob("lib/python3*/site-packages/wandb")))
    environments = tried(fields, read, options)
    verdicts = probe(python, environments)
    findings = linting.lint(options.binary.resolve(), release, environments)
    doubtful = [
        (environment, found)
        for environment, verdict, found in zip(environments, verdicts, findings)
        if judgement.differences(environment, verdict, found, fields, read)
    ]
    # One environment may have disturbed the next in the same process; alone, the SDK has the last word.
    verdicts = probe(python, [environment for environment, _ in doubtful], at_a_time=1)
    return len(environments), [
        line
        for (environment, found), verdict in zip(doubtful, verdicts)
        for line in judgement.differences(environment, verdict, found, fields, read)
    ]


def tried(fields, read, options):
    """The environments to try on a release with these settings, whose other code reads these names."""
    made = []
    for field, annotation in sorted(fields.items()):
        if field.removeprefix("x_").lstrip("_") in LEFT_OUT:
            continue
        name = variable(field)
        values, letters = cases.sort(field, annotation)
        more = cases.variations(values, letters, options.count, f"{options.seed} {field}")
        values = values + more + (fixed.EVERY if options.every else [])
        made += [{name: value} for value in dict.fromkeys(values) if is_possible(field, value)]
    made += [{name: value} for name, values in SLOW.items() for value in values]
    made += [{name: "true"} for name in sorted(read | setting_names()) if name not in NAMES_LEFT_OUT and name not in SLOW]
    return made + cases.combinations(options.count * 40, options.seed)


def is_possible(field, value):
    """Whether an environment can hold a value, and the machine has no say in it: a folder's name has at most 255 bytes."""
    return "\0" not in value and (field != "root_dir" or len(value.encode()) < 256)


def variable(field):
    """The usual name of the variable that sets a setting."""
    special = {"run_name": "NAME", "run_notes": "NOTES", "run_tags": "TAGS", "run_job_type": "JOB_TYPE", "root_dir": "DIR"}
    if field.startswith("x_"):
        field = field[1:]
    return "WANDB_" + special.get(field, field.upper())


def setting_names():
    """The names in the catalog's tables, but for those that other packages alone read."""
    tables = [path.read_text() for path in (CATALOG / "Tables").glob("*.swift")]
    return {name for text in tables for name in re.findall(r'(?<!library\()"(_?WANDB_[A-Z0-9_]+)"', text)}


def probe(python, environments, at_a_time=200):
    """What the SDK does with each environment; those of one line of the probe's input share a process."""
    lines = [environments[start : start + at_a_time] for start in range(0, len(environments), at_a_time)]
    answers = run(python, stdin="".join(json.dumps(line) + "\n" for line in lines))
    return [verdict for line in answers.splitlines() for verdict in json.loads(line)]


def run(python, *arguments, stdin=""):
    done = subprocess.run(
        [python, "-I", HERE / "probe.py", *arguments], input=stdin, capture_output=True, text=True, check=False
    )
    if done.returncode:
        sys.exit(done.stderr)
    return done.stdout


if __name__ == "__main__":
    sys.exit(main())
