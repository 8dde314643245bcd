import Testing

/// An env file alone may be read by anything; beside the file that reads it, its dialect is known.
@Suite struct EnvFileReadersTests {
  let files = [
    "train.env": "WANDB_NAME='first'\n",
    "compose.yaml":
      "services: {train: {image: a, command: python a.py, env_file: train.env, environment: [WANDB_MODE]}}\n",
  ]

  private func output(_ arguments: [String]) throws -> String {
    try Command(["--format", "concise"] + arguments, in: Folder(files)).output
  }

  @Test func aloneItsDialectIsNotKnown() throws {
    #expect(try output(["train.env"]).contains("WB417"))
  }

  @Test func besideItsReaderItIsKnown() throws {
    #expect(try !output(["train.env", "compose.yaml"]).contains("WB417"))
    #expect(try !output(["."]).contains("WB417"))
  }

  @Test func anotherReaderDoesNotSettleIt() throws {
    let other = "services: {train: {image: a, command: python a.py, env_file: other.env, environment: [WANDB_MODE]}}\n"
    let folder = try Folder(["train.env": "WANDB_NAME='first'\n", "other.env": "A=1\n", "compose.yaml": other])
    #expect(try Command(["--format", "concise", "."], in: folder).output.contains("WB417"))
  }
}
