import Foundation

/// A case of Tests/Cases/*.md: files in fences, and the findings that are due in them.
///
/// A case starts at a heading. Each fence names its file behind the language (```` ```sh train.sh ````); the first file
/// is the one that is linted. Below it stand the findings, one a line, as `- 3 WB401 WANDB_PROJECT`: the line (behind
/// `name:` in another file than the first), the rule, and the variable where there is one; or the word `Nothing.`
struct CaseFile: CustomStringConvertible, Sendable {
  var name = ""
  var files: [(path: String, text: String)] = []
  var expected: [String] = []
  var isDecided = false

  var description: String { name }

  static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Cases").standardized

  static let all: [CaseFile] = {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix(".md") }.sorted().flatMap { name in
      let text = (try? String(contentsOf: folder.appending(path: name), encoding: .utf8)) ?? ""
      return read(text, in: name)
    }
  }()

  static func read(_ text: String, in document: String) -> [CaseFile] {
    var cases: [CaseFile] = []
    var isInFence = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("```") {
        let words = line.split(separator: " ")
        if !isInFence { cases[cases.count - 1].files.append((words.count > 1 ? String(words[1]) : "", "")) }
        isInFence.toggle()
      } else if isInFence {
        cases[cases.count - 1].files[cases[cases.count - 1].files.count - 1].text += line + "\n"
      } else if line.hasPrefix("#") {
        cases.append(CaseFile(name: "\(document): \(line.drop { $0 == "#" || $0 == " " })"))
      } else if line.hasPrefix("- ") {
        cases[cases.count - 1].expected.append(String(line.dropFirst(2)))
        cases[cases.count - 1].isDecided = true
      } else if line == "Nothing." {
        cases[cases.count - 1].isDecided = true
      }
    }
    return cases.filter { !$0.files.isEmpty }
  }
}
