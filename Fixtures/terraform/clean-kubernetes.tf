resource "kubernetes_job_v1" "train" {
  metadata {
    name = "pose-train"
  }
  spec {
    template {
      metadata {}
      spec {
        container {
          name    = "train"
          image   = "team/pose-train@sha256:9f2a4d0c1b7e8f3a5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3"
          command = ["python", "train.py", "--name", "$(WANDB_NAME)"]
          env {
            name  = "WANDB_NAME"
            value = "pose-${var.run}"
          }
          env {
            name = "WANDB_API_KEY"
            value_from {
              secret_key_ref {
                name = "wandb"
                key  = "api-key"
              }
            }
          }
        }
      }
    }
  }
}

resource "google_vertex_ai_custom_job" "train" {
  job_spec {
    worker_pool_specs {
      container_spec {
        image_uri = "team/pose-train@sha256:9f2a4d0c1b7e8f3a5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3"
        command   = ["python", "train.py"]
        env {
          name  = "WANDB_MODE"
          value = "online"
        }
      }
    }
  }
}
