"""Measures CPU time, wall time and memory of whole processes; prints medians and ratios.

CPU time is user plus system time of the process as the kernel counts it (wait4), so other work on the machine disturbs it
little. The first run of each command warms the caches and is not counted.
"""

import json
import os
import pathlib
import statistics
import sys
import tempfile
import time

DOCKERFILE = "FROM python:3.12\nENV WANDB_MODE=online\nENV WANDB_PROJECT=vision\nWORKDIR /app\nCOPY . .\nCMD [\"python\", \"t.py\"]\n"
SHELL = "#!/bin/bash\nset -eu\nexport WANDB_MODE=online\nexport WANDB_PROJECT=vision\ncd /app\npython train.py \"$@\"\n"
JOB = {
    "jobDefinitionName": "a",
    "type": "container",
    "containerProperties": {
        "image": "a", "command": ["python", "t.py"], "environment": [{"name": "WANDB_MODE", "value": "online"}],
    },
}

TRAINING_HEAD = """\
#!/bin/bash
set -euo pipefail
export WANDB_PROJECT=vision
export WANDB_MODE=${WANDB_MODE:-online}
ROOT="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
GPUS=${GPUS:-8}
log() {
  echo "[$(date +%T)] $*"
}
"""
TRAINING_STAGE = """\
# Stage {n}: train and evaluate fold {n}.
stage_{n}() {{
  local fold="$1"
  local out="$ROOT/out/$fold"
  mkdir -p "$out"
  export WANDB_NAME="fold-$fold-{n}"
  if [ -n "${{RESUME:-}}" ]; then
    export WANDB_RESUME=allow
    EXTRA_{n}="--resume $RESUME"
  else
    EXTRA_{n}=""
  fi
  cat > "$out/config_{n}.yaml" <<EOF
fold: $fold
lr: 0.00{n}
batch_size: 64
EOF
  log "starting $fold"
  torchrun --nproc_per_node="$GPUS" train.py \\
    --config "$out/config_{n}.yaml" --fold "$fold" $EXTRA_{n}
  if ! python evaluate.py --checkpoint "$out/last.pt" > "$out/eval.log" 2>&1; then
    echo "evaluation of $fold failed" >&2
    return 1
  fi
}}
for seed in 1 2 3; do
  SEED=$seed stage_{n} "fold{n}" || log "stage {n} failed"
done
case "${{MODE:-}}" in
  debug) export WANDB_MODE=offline ;;
  *) DATA_{n}=/data/full ;;
esac

docker run --rm --gpus all -e WANDB_API_KEY -e WANDB_PROJECT -e FOLD={n} \\
  -v "$ROOT:/app" team/train:{n} python report.py --fold {n}
"""


def spawn(command, folder, null):
    os.chdir(folder)
    actions = [(os.POSIX_SPAWN_DUP2, null, 1), (os.POSIX_SPAWN_DUP2, null, 2)]
    start = time.perf_counter()
    process = os.posix_spawnp(command[0], command, os.environ, file_actions=actions)
    _, status, usage = os.wait4(process, 0)
    wall = time.perf_counter() - start
    return (usage.ru_utime + usage.ru_stime) * 1000, wall * 1000, usage.ru_maxrss / 1024, os.waitstatus_to_exitcode(status)


def measure(title, command, folder, runs=31):
    with open(os.devnull, "wb") as sink:
        spawn(command, folder, sink.fileno())
        samples = [spawn(command, folder, sink.fileno()) for _ in range(runs)]
    cpu, wall = (statistics.median(sample[index] for sample in samples) for index in (0, 1))
    memory = max(sample[2] for sample in samples)
    print(f"  {title:<44} {cpu:9.2f} ms CPU {wall:9.2f} ms wall {memory:7.1f} MB   exit {samples[0][3]}")
    return cpu, wall


def ratio(title, own, other):
    print(f"  {title:<44} {own[0] / other[0]:9.2f} x CPU {own[1] / other[1]:8.2f} x wall")


def tree(folder):
    """A repository of a few thousand files, a twentieth of which names W&B."""
    text = "".join(f"line {number} of a file that is about something else\n" for number in range(120))
    for number in range(4000):
        suffix = ("py", "sh", "json", "yaml", "txt", "md", "cfg", "c")[number % 8]
        path = folder / f"d{number % 40}" / f"e{number % 7}" / f"f{number}.{suffix}"
        path.parent.mkdir(parents=True, exist_ok=True)
        if suffix == "json":
            path.write_text(json.dumps({"items": [text] * 2}) if number % 20 else json.dumps(JOB))
        elif suffix == "sh" and number % 3 == 0:
            path.write_text(SHELL + "# " + text.replace("\n", "\n# "))
        else:
            path.write_text(text * (1 + number % 3))


def training(lines):
    """A training script of so many lines: functions, branches, loops, here-documents, launchers."""
    size = TRAINING_STAGE.count("\n")
    stages = (TRAINING_STAGE.format(n=number) for number in range(1, lines // size + 1))
    return TRAINING_HEAD + "".join(stages)


def large(folder, megabytes):
    """One file of each kind with as many settings as fill it."""
    size = megabytes << 20
    item = '{"name": "SOME_VARIABLE_%d", "value": "some value of usual length"},\n'
    items = "".join(item % number for number in range(size // 66))
    head = '{"jobDefinitionName": "a", "type": "container", "containerProperties": {"image": "a", "environment": [\n'
    (folder / "large.json").write_text(head + items + '{"name": "WANDB_MODE", "value": "online"}]}}\n')
    line = "SOME_VARIABLE_%d=some-value-of-usual-length-%d\n"
    lines = "".join(line % (number, number) for number in range(size // 52))
    (folder / "large.env").write_text(lines + "WANDB_MODE=online\n")
    (folder / "large.sh").write_text("".join("export " + text + "\n" for text in lines.splitlines()))
    (folder / "Dockerfile").write_text("FROM a\n" + "".join("ENV " + text + "\n" for text in lines.splitlines()))
    return ["large.json", "large.env", "large.sh", "Dockerfile"]


def main():
    binary, tools = sys.argv[1:3]
    os.environ["PATH"] = tools + ":" + os.environ["PATH"]
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        (folder / "Dockerfile").write_text(DOCKERFILE)
        (folder / "train.sh").write_text(SHELL)
        (folder / "job.json").write_text(json.dumps(JOB))
        print(f"executable: {os.path.getsize(binary) / 1e6:.1f} MB")
        print("one small file")
        nothing = measure("/bin/true (the cost of any process)", ["/bin/true"], folder)
        own = measure("wandb-lint Dockerfile", [binary, "Dockerfile"], folder)
        other = measure("hadolint Dockerfile", ["hadolint", "Dockerfile"], folder)
        ratio("wandb-lint : hadolint", own, other)
        own = measure("wandb-lint train.sh", [binary, "train.sh"], folder)
        other = measure("shellcheck train.sh", ["shellcheck", "train.sh"], folder)
        ratio("wandb-lint : shellcheck", own, other)
        measure("wandb-lint job.json", [binary, "job.json"], folder)
        measure("wandb-lint --format sarif job.json", [binary, "--format", "sarif", "job.json"], folder)
        measure("wandb-lint --help", [binary, "--help"], folder)
        print("one long script")
        for lines in (10_000, 20_000):
            (folder / "long.sh").write_text(training(lines))
            measure(f"wandb-lint long.sh, {lines} lines", [binary, "long.sh"], folder, 5)
        print("a tree of 4000 files")
        (folder / "tree").mkdir()
        tree(folder / "tree")
        other = measure("grep -rlF WANDB", ["grep", "-rlF", "WANDB", "tree"], folder, 15)
        own = measure("wandb-lint", [binary, "tree"], folder, 15)
        ratio("wandb-lint : grep", own, other)
        print("one large file")
        for megabytes in (8, 16):
            place = folder / f"large{megabytes}"
            place.mkdir()
            for file in large(place, megabytes):
                cpu, _ = measure(f"wandb-lint {file}, {megabytes} MB", [binary, file], place, 3)
                print(f"  {'':<44} {os.path.getsize(place / file) / 1e6 / ((cpu - nothing[0]) / 1000):9.0f} MB/s")


main()
