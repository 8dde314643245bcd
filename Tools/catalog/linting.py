"""What wandb-lint finds in environments: writes them as job specs and runs the command."""

import collections
import json
import os
import pathlib
import subprocess
import tempfile


def lint(binary, release, environments):
    """The findings in each environment: a list of lists of (id, name, severity, variable)."""
    with tempfile.TemporaryDirectory() as folder:
        places = {}
        for number, group in enumerate(grouped(environments)):
            write(pathlib.Path(folder, str(number)), number, [environments[index] for index in group])
            for line, index in enumerate(group):
                places[f"{number}", line] = index
        arguments = ["--no-config", "--format", "json", "--exit-zero", "--wandb-version", release, "."]
        done = subprocess.run([binary, *arguments], cwd=folder, capture_output=True, text=True, check=True)
    found = [[] for _ in environments]
    for finding in json.loads(done.stdout)["diagnostics"]:
        number = os.path.normpath(finding["path"]).split(os.sep)[0]
        is_docker = finding["path"].endswith("Dockerfile")
        line = 0 if is_docker else finding["range"]["start"]["line"] - 2
        found[places[number, line]].append(
            (finding["rule"], finding["name"], finding["severity"], finding.get("variable"))
        )
    return found


def grouped(environments):
    """Indexes of environments that may stand in one file: those of one variable. What else is in a file can change what is
    found in it, so that combinations and empty values get files of their own (AWS Batch drops empty values)."""
    by_name = collections.defaultdict(list)
    alone = []
    for index, environment in enumerate(environments):
        if len(environment) == 1 and all(environment.values()):
            by_name[next(iter(environment))].append(index)
        else:
            alone.append([index])
    return [*by_name.values(), *alone]


def write(folder, number, environments):
    """Writes environments as job definitions, one a line, or as a Dockerfile."""
    folder.mkdir()
    if all(environments[0].values()):
        jobs = ",\n".join(job(f"train{index}", environment) for index, environment in enumerate(environments))
        (folder / "jobdef.json").write_text('{"jobDefinitions": [\n' + jobs + "\n]}\n")
        return
    lines = [f"ENV {name}={quoted(value)}\n" for name, value in environments[0].items()]
    (folder / "Dockerfile").write_text("FROM python:3.11\n" + "".join(lines) + 'CMD ["python", "train.py"]\n')


def job(name, environment):
    container = {
        "image": "team/train:1",
        "command": ["python", "train.py"],
        "environment": [{"name": name, "value": value} for name, value in environment.items()],
    }
    return json.dumps({"jobDefinitionName": name, "type": "container", "containerProperties": container})


def quoted(value):
    """A value in a Dockerfile's double quotes."""
    for character in '\\"$':
        value = value.replace(character, "\\" + character)
    return f'"{value}"'
