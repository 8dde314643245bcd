import Syntax

/// The files of an image that come from the build context, so that a script which CMD or RUN starts can be read there.
struct ImageFiles {
  fileprivate struct Copy {
    /// A path in the build context; its last part may be a pattern.
    var source: String
    /// Where it goes in the image, without a slash at the end.
    var destination: String
  }

  /// How many copies a path is looked up in: the time for it must not grow with the file.
  private static let limit = 200

  private var copies: [Copy] = []
  /// The folder that instructions run in.
  private var folder: String
  /// Stands for the folder that a base image sets.
  private static let unknownFolder = "/?"

  init(isScratch: Bool) { folder = isScratch ? "" : Self.unknownFolder }

  /// WORKDIR: a relative one lies in the one before it. A path longer than Linux allows leads nowhere.
  mutating func enter(_ path: String) {
    let path = absolute(path)
    folder = path.utf8.count <= 4096 ? path : Self.unknownFolder
  }

  /// COPY and ADD from the build context.
  mutating func copy(_ sources: [String], to destination: String) {
    let destination = absolute(destination)
    for source in sources where !source.contains("://") {
      copies.append(Copy(source: Self.normalized(source), destination: destination))
    }
    if copies.count > 2 * Self.limit { copies.removeFirst(copies.count - Self.limit) }
  }

  /// The paths in the build context that a path in the image may come from; the last copy counts first.
  func origins(of path: String) -> [String] {
    let path = absolute(path)
    return copies.suffix(Self.limit).reversed().flatMap { $0.origins(of: path) }
  }

  private func absolute(_ path: String) -> String {
    let parts = Self.normalized(path)
    if path.hasPrefix("/") { return parts.isEmpty ? "" : "/" + parts }
    return parts.isEmpty ? folder : folder + "/" + parts
  }

  /// A path without slashes at its ends, empty parts, `.` and `..`; nothing lies above the root.
  private static func normalized(_ path: String) -> String {
    var parts: [Substring] = []
    for part in path.split(separator: "/") where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(part) }
    }
    return parts.joined(separator: "/")
  }
}

extension ImageFiles.Copy {
  fileprivate func origins(of path: String) -> [String] {
    if path == destination { return source.isEmpty || isPattern ? [] : [source] }
    guard path.hasPrefix(destination + "/") else { return [] }
    let rest = String(path.dropFirst(destination.count + 1))
    var parts = source.split(separator: "/").map(String.init)
    guard let last = parts.popLast() else { return [rest] }
    if isPattern {
      guard DockerfilePattern(last)?.removingPrefix(of: rest, longest: true) == "" else { return [] }
      return [(parts + [rest]).joined(separator: "/")]
    }
    return rest == last ? [source, source + "/" + rest] : [source + "/" + rest]
  }

  private var isPattern: Bool { source.contains("*") || source.contains("?") }
}
