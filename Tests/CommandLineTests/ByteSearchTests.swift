import Testing

@testable import wandb_lint

@Suite struct ByteSearchTests {
  func concerns(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    return bytes.withUnsafeBytes { ByteSearch.concernsWandb($0) }
  }

  @Test(arguments: [
    "WANDB_MODE", "wandb", "Wandb", "WANBD_API_KEY", "WAND_PROJECT", "WADNB_X", "WNDB", "wwandb", "WaNdB",
  ])
  func findsWandb(_ name: String) {
    for padding in [0, 1, 31, 32, 33, 4096] {
      let around = String(repeating: "w", count: padding)
      #expect(concerns(around + name))
      #expect(concerns(name + around))
      #expect(concerns(around + name + around))
    }
  }

  @Test(arguments: [
    "", "w", "wa", "wan", "wand", "WAN", "wander", "window", "wanda", "sandbox", "WANTED", "was", "answer",
  ])
  func passesOverTheRest(_ text: String) {
    #expect(!concerns(text))
    #expect(!concerns(String(repeating: text + " ", count: 100)))
  }
}
