"""Starts a training run in a container."""
import os
import subprocess

import wandb

os.environ["WANDB_MODE"] = "Offline"
os.environ.setdefault("WANDB_DOCKER", "team/pose-train:latest")
wandb.login(key="0123456789abcdef0123456789abcdef01234567")
run = wandb.init(project="pose")
os.environ["WANDB_RUN_GROUP"] = "night"
subprocess.run(["python", "eval.py"], env={**os.environ, "WANDB_CONSOLE": "on"}, check=True)
