import JobSpec
import Syntax

extension Rule {
  static let jsonInvalid = Rule(
    "WB212", "JsonInvalid", .error,
    summary: "A JSON setting is not the JSON that it takes.",
    rationale: """
      Header maps, filters and device lists are JSON texts: `{"name": "value"}`, not `name=value`, with strings for values. \
      Anything else stops `wandb.init()`.
      """,
    examples: [
      .shell("export WANDB_X_EXTRA_HTTP_HEADERS='⟦X-Team=vision⟧'\npython train.py\n"),
      .shell("export WANDB_X_STATS_GPU_DEVICE_IDS=⟦0,1⟧\npython train.py\n"),
      .shell("export WANDB_X_STATS_OPEN_METRICS_ENDPOINTS='⟦{\"node\": 9100}⟧'\npython train.py\n"),
      .shell(
        "export WANDB_X_EXTRA_HTTP_HEADERS='{\"X-Team\": \"vision\"}' WANDB_X_STATS_GPU_DEVICE_IDS='[0,1]'\npython train.py\n"
      ),
    ]
  ) { subject, report in
    report.addValues(.json, of: subject)
  }
}
