import JobSpec
import Syntax
import Testing

@testable import WandbLint

/// What `env` says of scripts, to people and to programs.
@Suite struct EnvironmentReportTests {
  static let key = "0123456789abcdef0123456789abcdef01234567"

  private func report(_ script: String, showsAll: Bool = false) -> EnvironmentReport {
    let spec = JobSpec.read(SourceFile(path: "train.sh", script), as: .shell)
    return EnvironmentReport(of: spec, showsAllVariables: showsAll)
  }

  private func text(_ script: String, showsAll: Bool = false) -> String {
    String(decoding: EnvironmentText.render([report(script, showsAll: showsAll)]), as: UTF8.self)
  }

  private func json(_ script: String, showsAll: Bool = false) -> String {
    let text = String(decoding: EnvironmentJSON.render([report(script, showsAll: showsAll)]), as: UTF8.self)
    return text.filter { !$0.isWhitespace }
  }

  /// A script with every way to see and not to see a variable.
  static let sample = """
    #!/bin/bash
    export WANDB_MODE=offline
    WANDB_PROJECT=vision
    export WANDB_API_KEY=\(key) WANDB_ENTITY=$TEAM
    (export WANDB_NAME=x)
    python prepare.py "two words" --key \(key)
    sudo docker run -e WANDB_MODE -e WANDB_DIR=/runs -e WANDB_DOCKER trainer python train.py
    sbatch --export=WANDB_MODE,WANDB_NOTES= --wrap 'python train.py'
    unset WANDB_MODE
    export WANDB_TAGS = a
    singularity run --cleanenv train.sif
    never() { export WANDB_RUN_GROUP=g; }

    """

  @Test func peopleReadIt() throws {
    try Golden.expect(EnvironmentText.render([report(Self.sample)]), "reporters/environment.txt")
  }

  @Test func programsReadIt() throws {
    try Golden.expect(EnvironmentJSON.render([report(Self.sample)]), "reporters/environment.json")
  }

  @Test func anEmptySecretIsShownAsEmpty() {
    #expect(json("export WANDB_API_KEY=\npython train.py\n").contains(#""value":"""#))
    #expect(text("export WANDB_API_KEY=\npython train.py\n").contains("(empty)"))
  }

  @Test func aSecretIsNotShown() {
    let script = "export WANDB_API_KEY=\(Self.key)\npython train.py\n"
    #expect(json(script).contains(#""value":null,"secret":true"#))
    #expect(!(json(script) + text(script)).contains("0123456789"))
  }

  @Test func whatMayBeSetIsShown() {
    #expect(
      json("docker exec box python train.py\nexport WANDB_MODE=offline\n").contains(
        #""WANDB_MODE":{"state":"unknown"}"#))
  }

  @Test(arguments: [
    "python train.py --api-key hunter2\n",
    "export WANDB_API_KEY=hunter2\npython train.py --key $WANDB_API_KEY\n",
    "export WANDB_API_KEY=hunter2hunter2\nexport WANDB_NOTES=$WANDB_API_KEY\npython train.py\n",
    "wandb login hunter2\n",
  ]) func aShortSecretIsNotShown(script: String) {
    #expect(!text(script).contains("hunter2"))
    #expect(!json(script).contains("hunter2"))
  }

  @Test(arguments: [
    "export \(key)=1\npython train.py\n",
    "env \(key)=1 python train.py\n",
    "export WANDB_API_KEY_\(key)=1\npython train.py\n",
    "docker run -e WANDB_API_KEY\(key)=x image python train.py\n",
    "docker run -e \(key)=x image python train.py\n",
    "export WANDB_X\(key) = 1\npython train.py\n",
  ]) func aKeyInANameIsNotShown(script: String) {
    #expect(!text(script, showsAll: true).contains(Self.key))
    #expect(!json(script, showsAll: true).contains(Self.key))
  }

  @Test func aWordThatIsNoSecretIsShown() {
    #expect(text("export WANDB_MODE=offline\npython train.py --mode $WANDB_MODE\n").contains("--mode offline\n"))
  }

  @Test func aCommandThatMovesTheCursorIsShownHarmless() {
    #expect(!text("python $'\\e[2Jtrain.py'\n").contains("\u{1B}"))
  }
}
