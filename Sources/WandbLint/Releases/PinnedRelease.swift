import JobSpec
import Syntax

/// The release of wandb that a job itself installs, where it says which.
struct PinnedRelease: Sendable {
  /// The release.
  var release: Release
  /// The place where the file at hand says so: the requirement, or the name of the file that holds it.
  var location: Location
  /// Why it is this release, as a relative clause: `which this job installs`.
  var reason: String

  /// Reads the commands that install packages, the later one before the earlier; `read` finds the files that they name.
  /// Nil where none says which release it is.
  init?(in spec: JobSpec, read: (String) -> SourceFile?) {
    guard spec.assignments.contains(where: { Catalog.mayConcern($0.target) }) else { return nil }
    var found: PinnedRelease?
    for command in spec.commands where command.isExecuted && command.role == .program {
      guard let install = InstallCommand(command.words) else { continue }
      for source in install.sources {
        guard let answer = Self.answer(to: source, read: read) else { continue }
        switch answer {
        case _ where install.removes: found = nil
        case .pinned(let pin): found = pin
        case .anyRelease: if install.upgrades { found = nil }
        }
      }
    }
    guard let found else { return nil }
    self = found
  }

  private enum Answer {
    case pinned(PinnedRelease)
    case anyRelease
  }

  private static func answer(to source: InstallCommand.Source, read: (String) -> SourceFile?) -> Answer? {
    switch source {
    case .requirement(let text, let location):
      guard let requirement = Requirement(text) else { return nil }
      guard let release = requirement.release else { return .anyRelease }
      let reason = requirement.isExact ? "which this job installs" : "the newest that '\(requirement.text)' allows"
      return .pinned(PinnedRelease(release: release, location: location, reason: reason))
    case .file(let path, let location):
      return PackageFile(nearest: path, read: read).flatMap { answer(in: $0, at: location, read: read) }
    case .project(let paths, let location):
      for path in paths {
        guard let file = PackageFile(nearest: path, read: read) else { continue }
        if let answer = answer(in: file, at: location, read: read) { return answer }
      }
      return nil
    }
  }

  /// What a file asks for; where it asks for several releases, as with markers, nothing is known.
  private static func answer(
    in file: PackageFile, at location: Location, read: (String) -> SourceFile?
  ) -> Answer? {
    let found = file.requirements(read: read)
    guard let first = found.first else { return nil }
    let releases = Set(found.compactMap(\.requirement.release))
    guard let release = releases.first, releases.count == 1,
      let holder = found.first(where: { $0.requirement.release == release })
    else { return releases.isEmpty && !first.isLock ? .anyRelease : nil }
    let name = "'\(holder.fileName)'"
    let reason =
      holder.isLock
      ? "which \(name) locks"
      : holder.requirement.isExact
        ? "which \(name) asks for" : "the newest that '\(holder.requirement.text)' in \(name) allows"
    return .pinned(PinnedRelease(release: release, location: location, reason: reason))
  }

  private init(release: Release, location: Location, reason: String) {
    self.release = release
    self.location = location
    self.reason = reason
  }
}

extension PackageFile {
  /// Finds the file that an install command names. The file at hand does not say from which folder its commands run: its own
  /// is looked at first, then those above it; a path inside a container stands for a file of the same name.
  fileprivate init?(nearest path: String, read: (String) -> SourceFile?) {
    let relative = path.hasPrefix("/") ? path.lastComponent : path.hasPrefix("./") ? String(path.dropFirst(2)) : path
    let names = relative.lastComponent == relative ? [relative] : [relative, relative.lastComponent]
    for name in names where !name.isEmpty {
      for climb in 0..<5 {
        let candidate = String(repeating: "../", count: climb) + name
        guard let file = read(candidate) else { continue }
        self.init(file: file, path: candidate)
        return
      }
    }
    return nil
  }
}
