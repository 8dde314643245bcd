import JobSpec
import Syntax
import Testing

@testable import WandbLint

@Suite struct EnvironmentJSONTests {
  private func json(_ script: String) -> String {
    let spec = JobSpec.read(SourceFile(path: "train.sh", script), as: .shell)
    var writer = EnvironmentJSON()
    return String(decoding: writer.write([EnvironmentReport(of: spec, showsAllVariables: false)]), as: UTF8.self)
  }

  @Test func anEmptySecretIsShownAsEmpty() {
    let text = json("export WANDB_API_KEY=\npython train.py\n")
    #expect(text.filter { !$0.isWhitespace }.contains(#""value":"""#))
  }

  @Test func aSecretIsNotShown() {
    let text = json("export WANDB_API_KEY=0123456789abcdef0123456789abcdef01234567\npython train.py\n")
    #expect(!text.contains("0123456789"))
    #expect(text.filter { !$0.isWhitespace }.contains(#""value":null,"secret":true"#))
  }

  @Test func whatMayBeSetIsShown() {
    let text = json("docker exec box python train.py\nexport WANDB_MODE=offline\n")
    #expect(text.filter { !$0.isWhitespace }.contains(#""WANDB_MODE":{"state":"unknown"}"#))
  }
}
