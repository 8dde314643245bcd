/// Why an input could not be read.
struct InputError: Error, Equatable {
  /// What stands in the way.
  enum Reason: Equatable {
    case missing
    case danglingLink
    case linkLoop
    case noPermission
    case isFolder
    case isNotFile
    case tooLarge(Int)
    case isBinary(line: Int, column: Int)
    case isUTF16
    case unknownKind
    case system(Int32)
  }

  /// The path as the user knows it.
  var path: String
  /// What stands in the way.
  var reason: Reason

  init(_ path: String, _ reason: Reason) {
    self.path = path
    self.reason = reason
  }

  /// One line that says what is wrong and, where there is one, the way out.
  var message: String {
    switch reason {
    case .missing: "\(path): no such file or folder"
    case .danglingLink: "\(path): the link leads to nothing"
    case .linkLoop: "\(path): the link leads back to itself"
    case .noPermission: "\(path): permission denied"
    case .isFolder: "\(path): is a folder"
    case .isNotFile: "\(path): is not a regular file; pass its text on standard input with '-'"
    case .tooLarge(let size):
      "\(path): has \(size >> 20) MB; files of more than \(System.largestFile >> 20) MB are not read"
    case .isBinary(let line, let column): "\(path):\(line):\(column): holds a NUL byte; this is no text file"
    case .isUTF16: "\(path): is UTF-16; save it as UTF-8"
    case .unknownKind: "\(path): no kind of job spec that is known; name its kind with --kind GLOB=KIND"
    case .system(let code): "\(path): \(System.reason(code))"
    }
  }
}

/// Why a report could not be written.
struct OutputError: Error {
  /// The path as the user knows it.
  var path: String
  /// The system's error number.
  var code: Int32

  /// One line that says what is wrong.
  var message: String { "\(path): cannot write: \(System.reason(code))" }
}
