import Testing

@testable import JobSpec

@Suite struct ImageFilesTests {
  /// The origins of a path in an image that starts from something with a folder of its own.
  func origins(_ path: String, _ steps: [(sources: [String], destination: String)], in folder: String? = nil)
    -> [String]
  {
    var files = ImageFiles(isScratch: false)
    if let folder { files.enter(folder) }
    for step in steps { files.copy(step.sources, to: step.destination) }
    return files.origins(of: path)
  }

  @Test func followsFilesAndFolders() {
    #expect(origins("/run.sh", [(["docker/run.sh"], "/run.sh")]) == ["docker/run.sh"])
    #expect(origins("/bin/run.sh", [(["docker/run.sh"], "/bin/")]) == ["docker/run.sh", "docker/run.sh/run.sh"])
    #expect(origins("/app/a/run.sh", [(["."], "/app")]) == ["a/run.sh"])
    #expect(origins("/app/a/run.sh", [(["src/"], "/app/")]) == ["src/a/run.sh"])
    #expect(origins("run.sh", [(["."], ".")]) == ["run.sh"])
    #expect(origins("./run.sh", [(["."], "/app")], in: "/app") == ["run.sh"])
    #expect(origins("run.sh", [(["x"], "y")], in: "/app").isEmpty)
    #expect(origins("/other/run.sh", [(["."], "/app")]).isEmpty)
  }

  @Test func knowsPatternsAndTheLastCopy() {
    #expect(origins("/app/run.sh", [(["s/*.sh"], "/app/")]) == ["s/run.sh"])
    #expect(origins("/app/run.py", [(["s/*.sh"], "/app/")]).isEmpty)
    #expect(origins("/app/a", [(["a"], "/app/a"), (["b", "https://h/a"], "/app/a")]) == ["b", "a"])
    #expect(origins("/a", [(["../a"], "/")], in: "/app/..") == ["a", "a/a"])
  }
}
