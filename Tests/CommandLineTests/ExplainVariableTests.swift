import Testing

@testable import WandbLint

@Suite struct ExplainVariableTests {
  func text(_ name: String) throws -> String {
    let bytes = try #require(VariableExplanation(name)).render()
    // Lines are wrapped; what counts is the text.
    return String(decoding: bytes, as: UTF8.self).split { $0 == " " || $0 == "\n" }.joined(separator: " ")
  }

  @Test func saysWhatEachReleaseTakes() throws {
    let console = try text("WANDB_CONSOLE")
    #expect(console.contains("0.13.0 to 0.31.0 (newest): auto, off, wrap, redirect, wrap_raw, wrap_emu."), "\(console)")
    #expect(console.contains("With another value wandb.init() stops."))
    #expect(console.contains("The documentation gives 'on' as the default; no release takes that word."))
    #expect(try text("WANDB_SHOW_RUN").contains("0.12.10 to 0.31.0 (newest): nothing reads it."))
    #expect(try text("WANDB_ANONYMOUS").contains("0.23.1 to 0.31.0 (newest): any text, without effect."))
    #expect(try text("WANDB_RUN_ID").contains("none of : ; , # ? / '"))
    #expect(try text("WANDB_START_METHOD").contains("0.29.0 to 0.31.0 (newest): nothing reads it."))
    #expect(try text("WANDB_LOG_MODEL").contains("read by Hugging Face transformers alone"))
    #expect(try text("WANDB_API_KEY").contains("the login fails; with blanks around it wandb.init() stops."))
    #expect(try text("WANDB_CONFIG_PATHS").contains("0.13.11 to 0.15.5: any text, read letter by letter"))
    #expect(try text("WANDB_TAGS").contains("The server refuses other tags."))
    #expect(VariableExplanation("WANDB_KEY") == nil)
  }

  @Test(arguments: Catalog.all.map(\.name)) func everyVariableIsExplained(_ name: String) throws {
    #expect(try text(name).contains("0.31.0 (newest): "), "\(name)")
  }

  @Test func theCommandExplainsVariables() throws {
    let folder = try Folder([:])
    let command = try Command(["explain", "WANDB_MODE", "WB201"], in: folder)
    #expect(command.status == 0 && command.output.hasPrefix("WANDB_MODE\n"), "\(command.output)")
    #expect(command.output.contains("WB201 ModeInvalid"))
    let unknown = try Command(["explain", "WANDB_KEY"], in: folder)
    #expect(unknown.status == 2)
    #expect(unknown.error.contains("Nothing around W&B reads a variable of that name."), "\(unknown.error)")
    #expect(try Command(["explain", "--markdown", "WANDB_MODE"], in: folder).output.hasPrefix("# WANDB_MODE\n"))
  }
}
