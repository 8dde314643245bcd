# syntax=docker/dockerfile:1
FROM nvidia/cuda:12.4.1-runtime-ubuntu22.04 AS base
RUN apt-get update && apt-get install -y --no-install-recommends python3-pip apptainer \
    && rm -rf /var/lib/apt/lists/*

FROM base
WORKDIR /app
COPY requirements.txt .
RUN pip3 install --no-cache-dir -r requirements.txt
COPY . .
# The key is there for this one step; whoever starts the container passes its own.
RUN --mount=type=secret,id=wandb,env=WANDB_API_KEY python3 fetch_artifacts.py

ENV PYTHONUNBUFFERED=1 \
    APPTAINERENV_WANDB_MODE=online \
    # the image that this one is
    APPTAINERENV_WANDB_DOCKER=team/pose-train@sha256:9f2a4d0c1b7e8f3a5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3
ENV APPTAINERENV_WANDB_PROJECT=pose

ENTRYPOINT ["apptainer", "exec", "--nv", "--cleanenv", "/images/pose.sif", "python"]
CMD ["train.py", "--epochs", "40"]
