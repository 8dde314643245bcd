/// One input as it was read: its bytes, and the path that reports show.
///
/// A reference type, because every location in the model points at its file.
public final class SourceFile: Sendable {
  /// The path to show, relative to the working folder where possible, with `/` separators.
  public let path: String
  /// The file's bytes, unchanged: a byte order mark and carriage returns included.
  public let bytes: [UInt8]

  /// Makes a file from what was read.
  public init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }

  /// Makes a file from a string; for tests and examples.
  public convenience init(path: String, _ text: String) {
    self.init(path: path, bytes: Array(text.utf8))
  }

  /// The whole file as text, a UTF-8 byte order mark left out.
  public var text: SourceText {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    return SourceText(file: self, SourceRange(start, bytes.count))
  }
}

extension SourceFile: Hashable {
  /// Two files are the same only when they are the same object.
  public static func == (a: SourceFile, b: SourceFile) -> Bool { a === b }

  /// Hashes the object's identity.
  public func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}

/// A place: a range of bytes in a file.
public struct Location: Hashable, Sendable {
  /// The file that the range lies in.
  public var file: SourceFile
  /// The bytes, as offsets into `file.bytes`.
  public var range: SourceRange

  /// Makes a place from its file and range.
  public init(_ file: SourceFile, _ range: SourceRange) {
    self.file = file
    self.range = range
  }

  /// The bytes at this place, as written in the file.
  public var bytes: ArraySlice<UInt8> {
    let end = min(range.end, file.bytes.count)
    return file.bytes[min(range.start, end)..<end]
  }

  /// The text at this place, as written in the file; invalid UTF-8 is repaired.
  public var written: String { String(decoding: bytes, as: UTF8.self) }
}
