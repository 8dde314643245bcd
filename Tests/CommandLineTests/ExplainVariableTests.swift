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

  @Test func saysWhatComesOfEveryValueWhereNoneIsRight() throws {
    let change = try text("WANDB_ALLOW_VAL_CHANGE")
    #expect(change.contains("0.15.6 to 0.18.7: nothing: the setting has no parser. With any value wandb.init() stops."))
    #expect(
      change.contains("0.12.10 to 0.15.5: nothing: the setting has no parser. A value stays text, with a warning."))
    #expect(try text("WANDB_USE_DOT_WANDB").contains("no other text is one. With any value wandb.init() stops."))
    #expect(try text("WANDB__SERVICE_WAIT").contains("0.19.0: a number that is not less than 0, which is dropped."))
    let storage = try text("WANDB_AZURE_ACCOUNT_URL_TO_ACCESS_KEY")
    #expect(storage.hasSuffix("0.15.5: any text, which stays text, with a warning."), "\(storage)")
  }

  @Test func saysBothNamesOfAPrivateSetting() throws {
    let old = try text("WANDB__EXTRA_HTTP_HEADERS")
    #expect(old.contains("WANDB_X_EXTRA_HTTP_HEADERS is the same setting, from 0.19.0 on."))
    #expect(old.contains("0.14.1 to 0.15.4: a JSON object."), "\(old)")
    #expect(old.contains("0.21.0 to 0.31.0 (newest): a JSON object whose values are strings."))
    #expect(try text("WANDB_X_LABEL").hasSuffix("WANDB__LABEL is the same setting."))
    #expect(try text("WANDB_X_DISABLE_META").hasSuffix("is the same setting, and was its only name before."))
    #expect(try !text("WANDB__COLAB").contains("WANDB_X_"))
  }

  @Test func saysHowASwitchIsReallyRead() throws {
    #expect(try text("WANDB_ERROR_REPORTING").contains("on mean yes, in any case; any other text means no."))
    #expect(try text("WANDB_SYMLINK").contains("off, in any case; the links are made all the same."))
    #expect(try text("WANDB_BASE_URL").contains("0.31.0 (newest): a URL with http or https; on wandb.ai the address"))
    #expect(try text("WANDB_RESUME").contains("It excludes WANDB_RESUME_FROM and WANDB_FORK_FROM."))
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
