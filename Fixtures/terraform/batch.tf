resource "aws_batch_job_definition" "train" {
  name = "pose-train"
  type = "container"
  container_properties = jsonencode({
    image   = var.image
    command = ["apptainer", "exec", "--nv", "--cleanenv", "/images/pose.sif", "python", "train.py"]
    environment = [
      { name = "APPTAINERENV_WANDB_API_KEY", value = "0123456789abcdef0123456789abcdef01234567" },
      { name = "APPTAINERENV_WANDB_MODE", value = "Offline" },
      { name = "WANDB_PROJECT", value = "pose" },
    ]
  })
}

resource "aws_ecs_task_definition" "train" {
  family                = "pose-train"
  container_definitions = <<-JSON
    [{"name": "train", "image": "${var.image}", "command": ["python", "train.py"],
      "environment": [{"name": "WANDB_DOCKER", "value": "team/pose-train:latest"}]}]
  JSON
}
