"""Runs `pre-commit try-repo` on a folder of good and bad files and checks what it says."""

import os
import pathlib
import subprocess
import sys
import tempfile

KEY = "fedcba9876543210fedcba9876543210fedcba98"
JOB = (
    '{"jobDefinitionName": "a", "type": "container", "containerProperties": {"image": "a", "command": ["a"],'
    ' "environment": [{"name": "WANDB_API_KEY", "value": "%s"}]}}\n'
)
SHELL = "#!/bin/bash\nexport WANDB_API_KEY=%s\npython train.py\n"

# One bad file for each kind of name that the hook's `files:` has to let through.
BAD = {
    "jobdef.json": JOB % KEY,
    "batch/job.yaml": "jobDefinitionName: a\ntype: container\ncontainerProperties:\n  image: a\n  environment:\n"
    f"    - name: WANDB_API_KEY\n      value: {KEY}\n",
    "Dockerfile": f"FROM a\nENV WANDB_API_KEY={KEY}\n",
    "images/gpu.dockerfile": f"FROM a\nENV WANDB_API_KEY={KEY}\n",
    "Dockerfile.dev": f"FROM a\nENV WANDB_API_KEY={KEY}\n",
    "train.sh": SHELL % KEY,
    "train.sbatch": SHELL % KEY,
    "run_training": SHELL % KEY,
    ".env": f"WANDB_API_KEY={KEY}\n",
    ".env.prod": f"WANDB_API_KEY={KEY}\n",
    "docker.env": f"WANDB_API_KEY={KEY}\n",
    "train.def": f"Bootstrap: docker\nFrom: a\n%environment\n  export WANDB_API_KEY={KEY}\n",
    "Singularity": f"Bootstrap: docker\nFrom: a\n%environment\n  export WANDB_API_KEY={KEY}\n",
}
GOOD = {
    "good.json": (JOB % "").replace('{"name": "WANDB_API_KEY", "value": ""}', '{"name": "WANDB_MODE", "value": "offline"}'),
    "good.sh": "#!/bin/sh\nexport WANDB_MODE=offline\npython train.py\n",
    "LICENSE": "wandb\n",
    "notes.md": f"WANDB_API_KEY={KEY}\n",
    "package.json": "{}\n",
    "old/train.sh": SHELL % KEY,
    ".wandb-lint.yaml": "exclude: [old/]\n",
}


def run(command, folder, **options):
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, **options)


def repository(folder, files):
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    run(["git", "init", "-q"], folder, check=True)
    run(["git", "add", "-A"], folder, check=True)


def try_repo(root, hook, folder, environment):
    command = [sys.executable, "-m", "pre_commit", "try-repo", root, hook, "--all-files", "--color", "never"]
    result = run(command, folder, env=environment)
    return result.returncode, result.stdout + result.stderr


def check(root, hook, environment):
    mistakes = []
    with tempfile.TemporaryDirectory() as good, tempfile.TemporaryDirectory() as both:
        repository(pathlib.Path(good), GOOD)
        status, output = try_repo(root, hook, good, environment)
        if status != 0 or "Passed" not in output:
            mistakes.append(f"good files alone: status {status}\n{output}")
        repository(pathlib.Path(both), GOOD | BAD)
        status, output = try_repo(root, hook, both, environment)
        if status != 1 or "Failed" not in output or "exit code: 1" not in output:
            mistakes.append(f"good and bad files: status {status}\n{output}")
        for name in BAD:
            if f"--> {name}:" not in output:
                mistakes.append(f"no finding in {name}")
        for name in GOOD:
            if f"--> {name}:" in output:
                mistakes.append(f"a finding in {name}")
        if KEY[:12] in output:
            mistakes.append("the key shows")
        if output.count("Found ") != 1:
            mistakes.append("the files were not checked by one process")
    print(f"{hook}: {len(mistakes)} mistakes")
    for mistake in mistakes:
        print("  " + mistake)
    return len(mistakes)


def main():
    root, binary, source = sys.argv[1:4]
    with tempfile.TemporaryDirectory() as folder:
        link = pathlib.Path(folder, "bin", "wandb-lint")
        link.parent.mkdir()
        link.symlink_to(binary)
        environment = dict(os.environ, PRE_COMMIT_HOME=os.path.join(folder, "cache"))
        installed = dict(environment, PATH=f"{link.parent}:{os.environ['PATH']}")
        mistakes = check(root, "wandb-lint-system", installed)
        if source == "--from-source":
            mistakes += check(root, "wandb-lint", environment)
    sys.exit(1 if mistakes else 0)


main()
