resource "aws_batch_job_definition" "train" {
  name = "pose-train"
  type = "container"
  container_properties = jsonencode({
    image            = "${var.repository}@${var.digest}"
    command          = ["python", "train.py"]
    executionRoleArn = aws_iam_role.pose.arn
    environment = [
      { name = "WANDB_MODE", value = var.wandb_mode },
      { name = "WANDB_PROJECT", value = "pose" }, # the team's project
    ]
    secrets = [{ name = "WANDB_API_KEY", valueFrom = aws_secretsmanager_secret.wandb.arn }]
  })
}
