#!/usr/bin/env bash
# Runs one training of the pose model in its container.
set -euo pipefail

IMAGE=${IMAGE:-pose.sif}
DATA=${DATA:-/data/pose}

export SINGULARITYENV_WANDB_API_KEY=0123456789abcdef0123456789abcdef01234567
export SINGULARITYENV_WANDB_MODE=Offline
export SINGULARITYENV_WANDB_DOCKER=team/pose-train:latest
export WANDB_PROJECT=pose

singularity exec --nv --cleanenv --bind "$DATA:/data" "$IMAGE" python train.py --data /data
