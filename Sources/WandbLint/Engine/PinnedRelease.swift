import JobSpec
import Syntax

/// The release of wandb that a job itself installs.
struct PinnedRelease {
  /// The release.
  var release: Release
  /// The place where the file at hand says so: the requirement, or the name of the file that holds it.
  var location: Location

  /// Reads the commands that install packages: `pip install wandb==X.Y.Z`, `uv add`, `conda install wandb=X.Y.Z`, and
  /// `pip install -r FILE` where `read` finds the file. Nil where none pins a release, or two pin different ones.
  init?(in spec: JobSpec, read: (String) -> SourceFile?) {
    var found: PinnedRelease?
    for command in spec.commands where command.isExecuted && command.role == .program {
      guard command.words.contains(where: { ["install", "add", "create"].contains($0.known) }) else { continue }
      for pin in Self.pins(in: command.words, read: read) {
        if let found, found.release != pin.release { return nil }
        found = pin
      }
    }
    guard let found else { return nil }
    self = found
  }

  private init(release: Release, location: Location) {
    self.release = release
    self.location = location
  }

  private static func pins(in words: [Value], read: (String) -> SourceFile?) -> [PinnedRelease] {
    var pins: [PinnedRelease] = []
    var isFileExpected = false
    for word in words {
      let text = word.known ?? ""
      if let release = release(in: text) {
        pins.append(PinnedRelease(release: release, location: word.location))
      } else if isFileExpected, let file = read(text) {
        pins += file.text.lines.compactMap { line in
          release(in: line.string).map { PinnedRelease(release: $0, location: word.location) }
        }
      }
      isFileExpected = text == "-r" || text == "--requirement" || text == "--file"
    }
    return pins
  }

  /// Reads a requirement such as `wandb==0.16.6`, `wandb[media]==0.16.6 ; python_version > "3.8"` or `wandb=0.16.6`.
  static func release(in requirement: String) -> Release? {
    var rest = requirement.drop { $0 == " " || $0 == "\t" }
    guard rest.lowercased().hasPrefix("wandb") else { return nil }
    rest = rest.dropFirst(5)
    if rest.first == "[", let end = rest.firstIndex(of: "]") { rest = rest[rest.index(after: end)...] }
    rest = rest.drop { $0 == " " }
    guard rest.first == "=" else { return nil }
    return Release(parsing: rest.drop { $0 == "=" || $0 == " " }.prefix { !" \t;#,\r".contains($0) })
  }
}

extension SourceText {
  /// The text's lines, without their ends.
  fileprivate var lines: [SourceText] {
    var lines: [SourceText] = []
    var start = 0
    for offset in 0..<count where self[offset] == 0x0A {
      lines.append(slice(start..<offset))
      start = offset + 1
    }
    lines.append(slice(start..<count))
    return lines
  }
}
