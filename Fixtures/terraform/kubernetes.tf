locals {
  common = merge(var.environment, {
    WANDB_API_KEY = "0123456789abcdef0123456789abcdef01234567"
  })
}

resource "aws_batch_job_definition" "pod" {
  name = "pose-train"
  type = "container"
  eks_properties {
    pod_properties {
      containers {
        image   = var.image
        command = ["apptainer", "exec", "--nv", "--cleanenv", "/images/pose.sif", "python", "train.py"]
        env {
          name  = "APPTAINERENV_WANDB_MODE"
          value = "Offline"
        }
        env {
          name  = "APPTAINERENV_WANDB_DOCKER"
          value = "team/pose-train:latest"
        }
        env {
          name  = "WANDB_PROJECT"
          value = "pose"
        }
      }
    }
  }
}
