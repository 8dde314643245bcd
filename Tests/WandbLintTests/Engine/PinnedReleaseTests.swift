import Syntax
import Testing

@testable import JobSpec
@testable import WandbLint

@Suite struct PinnedReleaseTests {
  @Test(arguments: [
    "wandb==0.16.6", "wandb[media]==0.16.6", "wandb=0.16.6", "  wandb == 0.16.6  # logging",
    "wandb==0.16.6; python_version > '3.8'", "WandB==0.16.6",
  ])
  func readsARequirement(_ text: String) { #expect(PinnedRelease.release(in: text) == Release(0, 16, 6)) }

  @Test(arguments: ["wandb", "wandb>=0.16.6", "wandb~=0.16", "wandb-core==0.16.6", "torch==2.1.0", "wandb==", ""])
  func passesOver(_ text: String) { #expect(PinnedRelease.release(in: text) == nil) }

  func pinned(_ lines: String..., files: [String: String] = [:]) -> Release? {
    let file = SourceFile(path: "a.sh", "x")
    let builder = SpecBuilder(file: file, kind: .shell, surroundings: Surroundings())
    for line in lines {
      let words = line.split(separator: " ").map { Value(literal: SourceFile(path: "w", String($0)).text) }
      builder.commands.append(
        CommandRun(
          words: words, location: file.text.location, role: .program, phase: .run, environment: Environment()))
    }
    return PinnedRelease(in: builder.finish()) { path in files[path].map { SourceFile(path: path, $0) } }?.release
  }

  @Test func findsTheReleaseThatIsInstalled() {
    #expect(pinned("pip install torch wandb==0.16.6") == Release(0, 16, 6))
    #expect(
      pinned("pip install -r requirements.txt", files: ["requirements.txt": "torch\nwandb==0.18.7\r\n"])
        == Release(0, 18, 7))
    #expect(pinned("pip install -r requirements.txt") == nil)
    #expect(pinned("pip install wandb==0.16.6", "pip install wandb==0.17.0") == nil)
    #expect(pinned("echo wandb==0.16.6") == nil)
  }
}
