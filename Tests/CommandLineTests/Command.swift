import Foundation
import Testing

/// One run of the real binary.
struct Command {
  var status: Int32
  var output: String
  var error: String

  /// The binary that the build has put beside the tests.
  static let binary: URL = {
    let folders = [
      Bundle.main.bundleURL, Bundle.main.executableURL?.deletingLastPathComponent(),
      Golden.package.appendingPathComponent(".build/debug"),
    ]
    let candidates = folders.compactMap { $0?.appendingPathComponent("wandb-lint") }
    return candidates.first { FileManager.default.isExecutableFile(atPath: $0.path) } ?? candidates[0]
  }()

  /// Runs the binary in a folder to its end, at most for a minute.
  init(
    _ arguments: [String], in folder: Folder, input: String? = nil, environment: [String: String] = [:],
    asNobody: Bool = false
  ) throws {
    let process = Process()
    process.executableURL = Self.binary
    process.arguments = arguments
    // The superuser may read everything, so a test of permissions needs somebody else.
    if asNobody && getuid() == 0 {
      let copy = folder.scratch("wandb-lint").url
      try FileManager.default.removeItem(at: copy)
      try FileManager.default.copyItem(at: Self.binary, to: copy)
      chmod(folder.url.path, 0o755)
      process.executableURL = URL(fileURLWithPath: "/usr/bin/setpriv")
      process.arguments = ["--reuid", "65534", "--regid", "65534", "--clear-groups", copy.path] + arguments
    }
    process.currentDirectoryURL = folder.url
    process.environment = ["PATH": "/usr/bin:/bin", "HOME": folder.url.path].merging(environment) { $1 }
    let output = folder.scratch("output")
    let error = folder.scratch("error")
    process.standardOutput = output.handle
    process.standardError = error.handle
    if let input {
      let file = folder.scratch("input")
      try Data(input.utf8).write(to: file.url)
      process.standardInput = try FileHandle(forReadingFrom: file.url)
    } else {
      process.standardInput = FileHandle.nullDevice
    }
    try process.run()
    let watchdog = DispatchWorkItem { process.terminate() }
    DispatchQueue.global().asyncAfter(deadline: .now() + 60, execute: watchdog)
    process.waitUntilExit()
    watchdog.cancel()
    #expect(process.terminationReason == .exit, "ended by a signal: \(process.terminationStatus)")
    self.status = process.terminationStatus
    self.output = String(decoding: try Data(contentsOf: output.url), as: UTF8.self)
    self.error = String(decoding: try Data(contentsOf: error.url), as: UTF8.self)
  }
}

/// A folder of files for one test; it goes when the test ends.
final class Folder {
  let url: URL
  private let scratchFolder: URL

  init(_ files: [String: String] = [:]) throws {
    // The path without links, as the command sees it.
    let base = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
    let name = "wandb-lint-" + UUID().uuidString
    url = base.appendingPathComponent(name)
    scratchFolder = base.appendingPathComponent(name + "-scratch")
    for folder in [url, scratchFolder] {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }
    for (path, text) in files { try write(path, text) }
  }

  deinit {
    // A test may have taken the permission away that removal needs.
    chmod(url.path, 0o700)
    try? FileManager.default.removeItem(at: url)
    try? FileManager.default.removeItem(at: scratchFolder)
  }

  func write(_ path: String, _ text: String) throws { try write(path, bytes: Array(text.utf8)) }

  func write(_ path: String, bytes: [UInt8]) throws {
    let file = url.appendingPathComponent(path)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
  }

  func read(_ path: String) throws -> String {
    String(decoding: try Data(contentsOf: url.appendingPathComponent(path)), as: UTF8.self)
  }

  func path(_ name: String) -> String { url.appendingPathComponent(name).path }

  fileprivate func scratch(_ name: String) -> (url: URL, handle: FileHandle?) {
    let file = scratchFolder.appendingPathComponent(name + UUID().uuidString)
    _ = FileManager.default.createFile(atPath: file.path, contents: nil)
    return (file, try? FileHandle(forWritingTo: file))
  }
}
