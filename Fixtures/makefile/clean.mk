IMAGE := team/pose-train@sha256:9f2a4d0c1b7e8f3a5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3
export WANDB_MODE := offline
export WANDB_DOCKER := $(IMAGE)

train:
	@test -n "$$WANDB_API_KEY" || echo "no key"
	WANDB_PROJECT=pose python train.py
