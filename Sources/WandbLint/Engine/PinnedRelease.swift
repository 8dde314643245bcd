import JobSpec
import Syntax

extension Release {
  /// The release of wandb that the job itself installs, with its place: the last `pip install wandb==X.Y.Z` (or `uv`,
  /// `conda`, with `=`) that runs. Nil where none is pinned, or two commands pin different ones.
  static func pinned(in spec: JobSpec) -> (release: Release, location: Location)? {
    var found: (release: Release, location: Location)?
    for command in spec.commands where command.isExecuted && command.role == .program {
      guard command.words.contains(where: { ["install", "add"].contains($0.known) }) else { continue }
      for word in command.words {
        guard let text = word.known, let release = pin(text) else { continue }
        if let found, found.release != release { return nil }
        found = (release, word.location)
      }
    }
    return found
  }

  /// Reads a requirement such as `wandb==0.16.6`, `wandb[media]==0.16.6` or `wandb=0.16.6`.
  static func pin(_ requirement: String) -> Release? {
    guard requirement.hasPrefix("wandb") else { return nil }
    var rest = requirement.dropFirst(5)
    if rest.first == "[", let end = rest.firstIndex(of: "]") { rest = rest[rest.index(after: end)...] }
    guard rest.first == "=" else { return nil }
    let numbers = rest.drop { $0 == "=" || $0 == " " }.split(separator: ".", omittingEmptySubsequences: false)
    guard numbers.count == 3, let major = Int(numbers[0]), let minor = Int(numbers[1]), let patch = Int(numbers[2])
    else { return nil }
    return Release(major, minor, patch)
  }
}
