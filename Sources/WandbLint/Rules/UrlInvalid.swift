import JobSpec
import Syntax

extension Rule {
  static let urlInvalid = Rule(
    "WB207", "UrlInvalid", .error,
    summary: "A URL setting is no URL that the SDK takes.",
    rationale: """
      `WANDB_BASE_URL` and the proxies are http or https URLs, scheme included; a port such as in `localhost:8080` does not \
      make up for it. On W&B's own cloud the address is that of the API, `https://api.wandb.ai`, not of the web pages. \
      The SDK stops on anything else, an empty text included.
      """,
    references: ["https://docs.wandb.ai/models/track/environment-variables"],
    examples: [
      .shell("export WANDB_BASE_URL=⟦localhost:8080⟧\npython train.py\n"),
      .batch(
        """
        {"jobDefinitionName": "train", "type": "container", "containerProperties": {"image": "team/train:1",
          "command": ["python", "train.py"], "environment": [
          {"name": "WANDB_BASE_URL", "value": "⟦https://wandb.ai⟧"}]}}

        """),
      .shell("export WANDB_HTTPS_PROXY=⟦proxy.example.com:3128⟧\npython train.py\n"),
      .dockerfile("FROM python:3.11\nENV WANDB_BASE_URL=⟦\"\"⟧\nCMD [\"python\", \"train.py\"]\n"),
      .shell(
        "export WANDB_BASE_URL=https://wandb.example.com WANDB_HTTPS_PROXY=http://proxy.example.com:3128\npython train.py\n"
      ),
      .shell("export WANDB_BASE_URL=https://api.wandb.ai\npython train.py\n"),
    ]
  ) { subject, report in
    report.addValues(.url, of: subject)
  }
}
