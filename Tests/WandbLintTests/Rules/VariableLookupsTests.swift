import Testing

@testable import WandbLint

@Suite struct VariableLookupsTests {
  @Test(arguments: [
    "os.environ[\"WANDB_KEY\"]", "os.environ.get('WANDB_KEY')", "os.getenv(\"WANDB_KEY\", \"\")",
    "wandb login $WANDB_KEY",
    "key=${WANDB_KEY:-none}", "process.env.WANDB_KEY", "ENV['WANDB_KEY']", "${{ env.WANDB_KEY }}", "printenv WANDB_KEY",
    "export WANDB_API_KEY=$WANDB_KEY", "[ -z \"$WANDB_KEY\" ]", "os.environ[\\\"WANDB_KEY\\\"]", "[[ -v WANDB_KEY ]]",
  ])
  func finds(_ text: String) { #expect(VariableLookups.names(in: Array(text.utf8)) == ["WANDB_KEY"], "\(text)") }

  @Test(arguments: [
    "export WANDB_KEY=1", "docker run -e WANDB_KEY=$WANDB_KEY", "-e WANDB_KEY=\"${WANDB_KEY}\"", "WANDB_KEY: \"x\"",
    "WANDB_KEY: ${WANDB_KEY}", "os.environ[\"WANDB_KEYS\"]", "# set WANDB_KEY", "{'WANDB_KEY': key}",
    "os.environ['WANDB_KEY'] = key", "",
  ])
  func passesOver(_ text: String) {
    #expect(!VariableLookups.names(in: Array(text.utf8)).contains("WANDB_KEY"), "\(text)")
  }
}
