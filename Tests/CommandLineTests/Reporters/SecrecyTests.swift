import JobSpec
import Syntax
import TestSupport
import Testing

@testable import WandbLint

/// Whatever carries a key and however it is reported, its bytes never show.
@Suite struct SecrecyTests {
  /// A file that holds a key where `@@` stands.
  struct Carrier: CustomTestStringConvertible, Sendable {
    var kind: Kind
    var path: String
    var text: String
    var testDescription: String { text }
  }

  static let carriers: [Carrier] =
    shell.map { Carrier(kind: .shell, path: "train.sh", text: $0) }
    + dockerfile.map { Carrier(kind: .dockerfile, path: "Dockerfile", text: $0) }
    + batch.map { Carrier(kind: .batch, path: "jobdef.json", text: $0) }
    + definition.map { Carrier(kind: .definition, path: "train.def", text: $0) }
    + [Kind.envFile, .envDocker, .envCompose, .envShell, .envApptainer].flatMap { kind in
      envFile.map { Carrier(kind: kind, path: "train.env", text: $0) }
    }
    + [
      Carrier(
        kind: .envSingularityHost, path: "host.env", text: "export SINGULARITYENV_WANDB_API_KEY=@@ WANDB_MODE=x\n"),
      Carrier(
        kind: .ecs, path: "task.json",
        text: #"{"family": "a", "containerDefinitions": [{"environment": [{"name": "WANDB_API_KEY", "value": "@@"}]}]}"#
      ),
    ]

  static let shell = [
    "export WANDB_API_KEY=@@ WANDB_MODE=ofline\n", "WANDB_API_KEY=@@ python train.py\n", "export WANDB_API_KEY='@@'\n",
    "export WANDB_API_KEY=\"@@\" ; export WANDB_MODE=ofline\n", "wandb login @@\n", "wandb login --relogin @@\n",
    "docker run -e WANDB_API_KEY=@@ -e WANDB_MODE=ofline image\n", "docker build --build-arg WANDB_API_KEY=@@ .\n",
    "singularity exec --env WANDB_API_KEY=@@,WANDB_MODE=ofline a.sif python train.py\n",
    "export SINGULARITYENV_WANDB_API_KEY=@@\n", "sbatch --export=ALL,WANDB_API_KEY=@@ job.sh\n",
    "ssh host \"WANDB_API_KEY=@@ python train.py\"\n", "export WANDB_API_KEY=${WANDB_API_KEY:-@@}\n",
    "export WANDB_KEY=@@\n", "export WANBD_API_KEY=@@\n", "K=@@\nexport WANDB_API_KEY=$K WANDB_MODE=ofline\n",
    "cat > ~/.netrc <<EOF\nmachine api.wandb.ai login user password @@\nEOF\nexport WANDB_MODE=ofline\n",
    "set -x\nexport WANDB_API_KEY=@@\necho @@\n", "export WANDB_API_KEY = @@\n", "export WANDB_API_KEY='@@\n",
    "python train.py --wandb-key @@\n", "export WANDB_BASE_URL=https://user:@@@host/ WANDB_MODE=ofline\n",
    "export WANDB_API_KEY=@@ # WANDB_MODE=ofline\nexport WANDB_MODE=ofline @@\n",
    "env WANDB_API_KEY=@@ python train.py\n", "export WANDB__HTTP_HEADERS='{\"Authorization\": \"@@\"}'\n",
    "export WANDB_API_KEY@@=x\n", "docker run -e WANDB_API_KEY@@=x image python train.py\n",
    "export WANDB_API_KEY=@@\npython train.py $WANDB_API_KEY --name x@@\n",
    "export WANDB_API_KEY=@@ WANDB_NOTES=$WANDB_API_KEY\npython train.py\n", "@@=1 python train.py\n",
  ]

  static let dockerfile = [
    "FROM a\nENV WANDB_API_KEY=@@ WANDB_MODE=ofline\n", "FROM a\nENV WANDB_API_KEY @@\n",
    "FROM a\nARG WANDB_API_KEY=@@\n",
    "FROM a\nRUN wandb login @@\n", "FROM a\nRUN export WANDB_API_KEY=@@ && python train.py\n",
    "FROM a\nLABEL WANDB_API_KEY=@@\nENV WANDB_MODE=ofline\n", "FROM a\nENV A=b \\\n  WANDB_API_KEY=\"@@\" \\\n  C=d\n",
    "FROM a\nRUN <<EOF\nwandb login @@\nEOF\n", "FROM a\nCMD [\"sh\", \"-c\", \"WANDB_API_KEY=@@ python train.py\"]\n",
    "FROM a\nENV WANDB_API_KEY='@@\n",
  ]

  static let batch = [
    #"{"jobDefinitionName": "a", "type": "container", "containerProperties": {"image": "i", "command": ["a"], "environment": [{"name": "WANDB_API_KEY", "value": "@@"}, {"name": "WANDB_MODE", "value": "ofline"}]}}"#,
    #"{"jobDefinitionName": "a", "type": "container", "containerProperties": {"image": "i", "command": ["sh", "-c", "WANDB_API_KEY=@@ python t.py"]}}"#,
    #"{"jobDefinitionName": "a", "type": "container", "containerProperties": {"image": "i", "command": ["wandb", "login", "@@"]}}"#,
    #"{"jobDefinitionName": "a", "containerProperties": {"environment": {"WANDB_API_KEY": "@@"}}}"#,
    #"{"jobDefinitionName": "a", "containerProperties": {"environment": [{"name": "WANDB_API_KEY", "value": "@@"}, {"name": "X""#,
    #"{"jobDefinitionName": "a", "parameters": {"k": "@@"}, "containerProperties": {"image": "i", "command": ["wandb", "login", "Ref::k"]}}"#,
  ]

  static let definition = [
    "Bootstrap: docker\nFrom: a\n%environment\n  export WANDB_API_KEY=@@ WANDB_MODE=ofline\n",
    "Bootstrap: docker\nFrom: a\n%post\n  wandb login @@\n  echo 'export WANDB_API_KEY=@@' >> $APPTAINER_ENVIRONMENT\n",
    "Bootstrap: docker\nFrom: a\n%arguments\n  WANDB_API_KEY=@@\n%environment\n  WANDB_MODE=ofline\n",
    "Bootstrap: docker\nFrom: a\n%runscript\n  WANDB_API_KEY=@@ exec python train.py\n",
  ]

  static let envFile = [
    "WANDB_API_KEY=@@\nWANDB_MODE=ofline\n", "WANDB_API_KEY=\"@@\"\n", "export WANDB_API_KEY='@@'\n",
    "WANDB_API_KEY = @@ # WANDB_MODE\n", "WANDB_API_KEY: @@\n",
  ]

  static func keys(_ random: inout SeededRandom) -> [String] {
    let hex = String((0..<40).map { _ in "0123456789abcdef".randomElement(using: &random) ?? "0" })
    let letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
    let long = String((0..<77).map { _ in letters.randomElement(using: &random) ?? "A" })
    return [hex, "local-" + hex, "wandb_v1_" + long]
  }

  @Test(arguments: carriers)
  func hidesTheKeyFromEnvironments(_ carrier: Carrier) {
    var random = SeededRandom(seed: 8)
    for key in Self.keys(&random) {
      let file = SourceFile(path: carrier.path, carrier.text.replacing("@@", with: key))
      let report = EnvironmentReport(of: JobSpec.read(file, as: carrier.kind), showsAllVariables: true)
      for bytes in [EnvironmentText.render([report]), EnvironmentJSON.render([report])]
        + report.mistakes.map({ Array($0.utf8) })
      {
        #expect(!String(decoding: bytes, as: UTF8.self).contains(key.suffix(20).prefix(12)))
      }
    }
  }

  @Test(arguments: carriers)
  func hidesTheKey(_ carrier: Carrier) {
    var random = SeededRandom(seed: 7)
    for key in Self.keys(&random) {
      let text = carrier.text.replacing("@@", with: key)
      let file = SourceFile(path: carrier.path, text)
      let result = Linter().lint(file: file, kind: carrier.kind)
      let report = RunReport([(result, .note)], rules: [])
      // The middle of the key: no report may show a part of it that is worth anything.
      let core = key.suffix(20).prefix(12)
      for format in ReportFormat.allCases {
        for style in [TextStyle(), TextStyle(usesColor: true, width: 60, showsSuppressed: true)] {
          let shown = String(decoding: format.render(report, style: style), as: UTF8.self)
          #expect(!shown.contains(core), "\(format)")
        }
      }
    }
  }
}
