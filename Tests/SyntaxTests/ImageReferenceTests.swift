import Foundation
import Syntax
import Testing

private let sha256 = "@sha256:" + String(repeating: "0123456789abcdef", count: 4)

@Suite struct ImageReferenceTests {
  @Test(
    arguments: [
      ("python", "docker.io", "library/python", nil), ("python:3.11", "docker.io", "library/python", "3.11"),
      ("team/train", "docker.io", "team/train", nil), ("index.docker.io/x", "docker.io", "library/x", nil),
      ("localhost/x", "localhost", "x", nil), ("localhost:5000/x:V1.0_-", "localhost:5000", "x", "V1.0_-"),
      ("[2001:db8::1]:80/x/y", "[2001:db8::1]:80", "x/y", nil), ("Reg/x", "Reg", "x", nil),
      ("a_b/c-d.e__f/g---h", "docker.io", "a_b/c-d.e__f/g---h", nil),
      ("train.sif", "docker.io", "library/train.sif", nil),
      ("sha256:abc", "docker.io", "library/sha256", "abc"),
      ("a/b:_" + String(repeating: "x", count: 127), "docker.io", "a/b", "_" + String(repeating: "x", count: 127)),
    ] as [(String, String, String, String?)])
  func readsNames(text: String, domain: String, path: String, tag: String?) throws {
    let reference = try ImageReference.parse(text).get()
    #expect(reference == ImageReference(domain: domain, path: path, tag: tag, digest: nil))
    #expect(try ImageReference.parse(text + sha256).get().isPinned)
  }

  @Test(
    arguments: [
      ("", .format), (" python", .format), ("python ", .format), ("Python", .uppercase), ("ghcr.io/Org/x", .uppercase),
      ("ghcr.io//x", .format), ("x/", .format), ("/x", .format), ("-x", .format), ("x.", .format), ("a___b", .format),
      ("a..b", .format), ("a_.b", .format), ("x:", .format), ("x:.v", .format), ("x:y:z", .format), ("a:b/c", .format),
      ("docker://x/y", .format), ("x@", .format), ("x@sha256", .format), ("x@sha256:abc", .format),
      ("-a.b/x", .format), ("a-.b/x", .format), ("a..b/x", .format), ("[::g]/x.y", .format),
      ("x:" + String(repeating: "y", count: 129), .format),
      (String(repeating: "x", count: 248), .nameLength), (String(repeating: "f", count: 64), .identifier),
      ("x@md5:" + String(repeating: "0", count: 32), .digestAlgorithm),
      ("x@SHA256:" + String(repeating: "0", count: 64), .digestFormat),
      ("x@sha256:" + String(repeating: "A", count: 64), .digestFormat),
      ("x@sha256:" + String(repeating: "0", count: 63), .digestLength),
      ("x@sha512:" + String(repeating: "0", count: 64), .digestLength),
      ("x" + sha256 + sha256, .format), ("x" + sha256 + ":1", .format), ("x" + sha256 + " ", .format),
      ("gr\u{F6}\u{DF}e" + sha256, .format),
    ] as [(String, ImageReference.Fault)])
  func refuses(text: String, fault: ImageReference.Fault) {
    #expect(ImageReference.parse(text) == .failure(fault))
  }

  @Test func knowsAlgorithms() throws {
    #expect(try ImageReference.parse("x@sha384:" + String(repeating: "0", count: 96)).get().isPinned)
    #expect(try ImageReference.parse("x@sha512:" + String(repeating: "0", count: 128)).get().isPinned)
    #expect(try ImageReference.parse(String(repeating: "x", count: 247)).get().path.count == 255)
  }

  private struct Case: Decodable {
    struct Expectation: Decodable {
      let reference: String
      let pinned: Bool
      let reason: String
    }
    let id: String
    let expect: Expectation
  }

  /// What distribution/reference says of each.
  @Test func agreesWithTheMeasuredCases() throws {
    let path = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../Conformance/reference.jsonl")
    let lines = try String(contentsOf: path, encoding: .utf8).split(separator: "\n")
    for line in lines {
      let expect = try JSONDecoder().decode(Case.self, from: Data(line.utf8)).expect
      let result = ImageReference.parse(expect.reference)
      #expect((try? result.get().isPinned) ?? false == expect.pinned, "\(expect.reference)")
      if case .failure(let fault) = result {
        #expect(reasons[fault].map(expect.reason.contains) == true, "\(expect.reason)")
      }
    }
    #expect(lines.count >= 60)
  }

  private let reasons: [ImageReference.Fault: String] = [
    .format: "invalid reference format", .uppercase: "must be lowercase", .nameLength: "more than 255",
    .identifier: "cannot specify 64-byte", .digestLength: "digest length", .digestFormat: "digest format",
    .digestAlgorithm: "unsupported digest algorithm",
  ]
}
