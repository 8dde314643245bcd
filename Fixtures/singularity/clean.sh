#!/usr/bin/env bash
# Runs one training of the pose model in its container. The API key comes from the file of the user's own.
set -euo pipefail

IMAGE=${IMAGE:-pose.sif}
DATA=${DATA:-/data/pose}

SINGULARITYENV_WANDB_API_KEY=$(cat "$HOME/.config/wandb-key")
export SINGULARITYENV_WANDB_API_KEY
export SINGULARITYENV_WANDB_MODE=online
export SINGULARITYENV_WANDB_DOCKER=team/pose-train@sha256:9f2a4d0c1b7e8f3a5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3
export SINGULARITYENV_WANDB_PROJECT=pose

singularity exec --nv --cleanenv --bind "$DATA:/data" "$IMAGE" python train.py --data /data
