import Testing

@testable import WandbLint

@Suite struct ApiKeyTextTests {
  @Test(arguments: [
    "0123456789abcdef0123456789abcdef01234567", "0123456789ABCDEF0123456789ABCDEF01234567",
    "local-0123456789abcdef0123456789abcdef01234567", "wandb_v1_AbCdEfGhIjKlMnOpQrStUvWxYz0123456789AbCdEfGhIjKl",
    "k3yAbCdEfGhIjKlMnOpQrStUvWxYz0123456789AbCdEfG",
  ])
  func keys(_ text: String) { #expect(ApiKeyText(text).isKey) }

  @Test(arguments: [
    "your_wandb_api_key_here", "YOUR_WANDB_API_KEY", "<your-wandb-api-key>", "WANDB_API_KEY", "ALICE_WANDB_API_KEY",
    "xxx", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "<key>", "key", "wandb_key", "[WANDB_API_KEY]", "<API_KEY>",
    "TO_BE_FILLED", "??", "*", "0", "None", "...", "0000000000000000000000000000000000000000",
  ])
  func placeholders(_ text: String) { #expect(ApiKeyText(text).isPlaceholder) }

  @Test(arguments: ["${{ secrets.WANDB_API_KEY }}", "$WANDB_API_KEY", "${KEY}", "{{ wandb_key }}", "<%= key %>"])
  func templates(_ text: String) { #expect(ApiKeyText(text).isTemplate) }

  @Test(arguments: ["", "0123456789abcdef", "sk-abcdefgh1234", "python train.py"])
  func neither(_ text: String) { #expect(!ApiKeyText(text).isKey && !ApiKeyText(text).isPlaceholder) }
}

@Suite struct SensitivityTests {
  @Test(arguments: ["WANDB_API_KEY", "WANDB_KEY", "WANBD_API_KEY", "HF_TOKEN", "DB_PASSWORD", "aws_secret_access_key"])
  func secrets(_ name: String) { #expect(Sensitivity(of: name) == .secret) }

  @Test(arguments: [
    "WANDB_MODE", "WANDB_API_KEY_FILE", "WANDB_IDENTITY_TOKEN_FILE", "MONKEY", "PATH", "PUBLIC_KEY", "",
  ])
  func others(_ name: String) { #expect(Sensitivity(of: name) == .plain) }

  @Test func headersMayHoldSecrets() {
    #expect(Sensitivity(of: "WANDB_X_EXTRA_HTTP_HEADERS") == .mayHoldSecret)
    #expect(Sensitivity(of: "WANDB__EXTRA_HTTP_HEADERS") == .mayHoldSecret)
  }
}
