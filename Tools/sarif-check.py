"""Checks SARIF reports of the real binary: schema, GitHub's required members, the specification's own conditions.

The schema comes from the source distribution of cfn-lint on PyPI, which carries a copy for its tests.
"""

import json
import pathlib
import re
import subprocess
import sys
import tarfile
import tempfile

import jsonschema

SCHEMA_PACKAGE = "cfn-lint==1.58.0"
SCHEMA_SUFFIX = "/schema-2.1.0.json"
KEY = "fedcba9876543210fedcba9876543210fedcba98"


def schema(root):
    """Loads the schema, downloaded once."""
    cache = root / ".venv" / "sarif" / "schema-2.1.0.json"
    if not cache.exists():
        with tempfile.TemporaryDirectory() as folder:
            command = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps"]
            subprocess.run(command + ["--no-binary", ":all:", SCHEMA_PACKAGE, "-d", folder], check=True)
            archive = next(pathlib.Path(folder).glob("*.tar.gz"))
            with tarfile.open(archive) as tar:
                member = next(m for m in tar.getmembers() if m.name.endswith(SCHEMA_SUFFIX))
                cache.write_bytes(tar.extractfile(member).read())
    return json.loads(cache.read_text())


def github_errors(log):
    """What GitHub code scanning requires; an empty string counts as missing."""

    def need(condition, text):
        if not condition:
            yield text

    yield from need(log.get("$schema", "").endswith("2.1.0.json"), "$schema")
    yield from need(log.get("version") == "2.1.0", "version")
    for run in log["runs"]:
        driver = run["tool"]["driver"]
        yield from need(driver.get("name") and driver.get("informationUri"), "driver")
        yield from need(driver.get("semanticVersion"), "semanticVersion")
        yield from need(driver.get("rules"), "rules")
        yield from need(run.get("columnKind") == "utf16CodeUnits", "columnKind")
        yield from need("results" in run, "results")
        yield from need("executionSuccessful" in run["invocations"][0], "executionSuccessful")
        for rule in driver["rules"]:
            name = rule.get("id", "?")
            yield from need(re.fullmatch(r"WB\d{3}", name), f"{name}: id")
            yield from need(re.fullmatch(r"([A-Z][a-z0-9]+)+", rule.get("name", "")), f"{name}: name")
            for member in ("shortDescription", "fullDescription"):
                yield from need(0 < len(rule[member]["text"]) <= 1024, f"{name}: {member}")
            yield from need(rule["help"]["text"] and rule["help"]["markdown"], f"{name}: help")
            yield from need(rule["helpUri"].startswith("https://"), f"{name}: helpUri")
            yield from need(rule["properties"]["precision"] in ("very-high", "high", "medium", "low"), f"{name}: precision")
            yield from need(len(rule["properties"]["tags"]) <= 10, f"{name}: tags")
            severity = rule["properties"].get("security-severity", "0.1")
            yield from need(isinstance(severity, str) and 0 < float(severity) <= 10, f"{name}: security-severity")
        seen = set()
        for result in run["results"]:
            rule = driver["rules"][result["ruleIndex"]]
            yield from need(rule["id"] == result["ruleId"], "ruleIndex")
            text = result["message"]["text"]
            yield from need(text.endswith("."), f"message: {text}")
            place = result["locations"][0]["physicalLocation"]
            yield from place_errors(place)
            for related in result.get("relatedLocations", []):
                yield from place_errors(related["physicalLocation"])
            prints = result["partialFingerprints"]
            yield from need(re.fullmatch(r"[0-9a-f]{1,16}:\d+", prints["primaryLocationLineHash"]), "line hash")
            yield from need(prints["wandbLint/v1"] not in seen, "fingerprint is not unique")
            seen.add(prints["wandbLint/v1"])
            for fix in result.get("fixes", []):
                yield from need(fix["description"]["text"], "fix without description")


def place_errors(place):
    location = place["artifactLocation"]
    uri = location["uri"]
    if uri.startswith("/") or ".." in uri.split("/") or "\\" in uri or re.search(r"[\s<>\"{}|^`]", uri):
        yield f"uri: {uri}"
    if not uri.startswith("file://") and location.get("uriBaseId") != "%SRCROOT%":
        yield "uriBaseId"
    region = place["region"]
    start = (region["startLine"], region["startColumn"])
    end = (region["endLine"], region["endColumn"])
    if min(start + end) < 1 or end < start:
        yield f"region {region}"
    context = place.get("contextRegion")
    if context and not (context["startLine"] <= start[0] and context["endLine"] >= end[0]):
        yield f"contextRegion {context}"


def samples(folder):
    """Files of every kind with many findings, awkward names and text beyond ASCII."""
    environment = [
        {"name": "WANDB_API_KEY", "value": KEY}, {"name": "WANDB_MODE", "value": "ofline"},
        {"name": "WANDB_DOCKER", "value": "team/train:latest"}, {"name": "é😀", "value": "WANDB"},
        {"name": "WANDB_MODUS", "value": "x"}, {"name": "WANDB_MODE", "value": ""},
    ]
    container = {"image": "train", "command": ["python", "train.py"], "environment": environment}
    definition = {"jobDefinitionName": "a", "type": "container", "containerProperties": container}
    files = {
        "job def/é [1].json": json.dumps(definition, ensure_ascii=False),
        "job def/one-line.json": json.dumps(definition, ensure_ascii=False, indent=1).replace("\n", "\r\n"),
        "broken.json": json.dumps(definition)[:-9],
        "Dockerfile": f"FROM a\nENV NOTE=😀 WANDB_API_KEY={KEY} WANDB_MODE=ofline\nRUN wandb login {KEY}\n",
        "train.sh": f"export WANDB_API_KEY={KEY}\nWANDB_MODE=ofline\nsingularity exec --cleanenv a.sif python t.py\n",
        "bom.sh": f"\ufeffexport WANDB_MODE='a\nb' WANDB_API_KEY={KEY}",
        "train.env": f"WANDB_MODE='ofline'\nWANDB_API_KEY={KEY}\n",
        "train.def": f"Bootstrap: docker\nFrom: a\n%environment\n  export WANDB_API_KEY={KEY} WANDB_MODE=ofline\n",
    }
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(text.encode())


def main():
    binary, root = sys.argv[1], pathlib.Path(sys.argv[2])
    validator = jsonschema.Draft7Validator(schema(root))
    failures = 0
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        samples(folder)
        runs = [([], folder), (["--report-suppressed"], folder), (["missing.sh"], folder), (["--select", "WB903"], folder)]
        runs.append((["Fixtures"], root))
        for arguments, place in runs:
            command = [binary, "--format", "sarif", "--no-config", *arguments]
            output = subprocess.run(command, cwd=place, capture_output=True).stdout
            log = json.loads(output)
            errors = [f"schema: {error.json_path}: {error.message[:200]}" for error in validator.iter_errors(log)]
            errors += github_errors(log)
            if KEY.encode()[:12] in output:
                errors.append("the key shows")
            if name.encode() in output:
                errors.append("an absolute path shows")
            count = len(log["runs"][0]["results"])
            print(f"{' '.join(arguments) or '(samples)'}: {count} results, {len(errors)} mistakes")
            for error in errors[:20]:
                print("  " + error)
            failures += len(errors)
    sys.exit(1 if failures else 0)


main()
