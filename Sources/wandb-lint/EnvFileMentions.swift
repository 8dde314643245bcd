#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The env files of a walk that concern W&B. A script that starts a job with one need not name a variable itself.
struct EnvFileMentions: Sendable {
  /// The folder of each file and its name, as bytes.
  private let files: [(folder: String, name: [UInt8])]

  /// Looks into the files that are named like env files.
  init(in inputs: [Input], _ reader: InputReader) {
    files = inputs.compactMap { input in
      guard case .walked = input.source, Self.isEnvFile(input.path),
        case .file? = try? reader.read(input, wanted: ByteSearch.concernsWandb)
      else { return nil }
      return (Path.folder(input.absolutePath), Array(Path.name(input.absolutePath).utf8))
    }
  }

  /// Whether a file's bytes name one of these files, which lies in the same folder, above it or below it.
  func isMentioned(in bytes: UnsafeRawBufferPointer, of input: Input) -> Bool {
    guard !files.isEmpty else { return false }
    let folder = Path.folder(input.absolutePath)
    return files.contains { file in
      (Self.holds(folder, file.folder) || Self.holds(file.folder, folder)) && Self.names(bytes, file.name)
    }
  }

  private static func isEnvFile(_ path: String) -> Bool {
    let name = Path.name(path)
    return name.hasPrefix(".env") || name.hasSuffix(".env") || name == "env.list"
  }

  /// Whether a folder is another one or lies around it.
  private static func holds(_ folder: String, _ other: String) -> Bool {
    other == folder || other.hasPrefix(folder.hasSuffix("/") ? folder : folder + "/")
  }

  /// Whether a name stands in the bytes as a word: `process.env` and `.environ` are other things.
  private static func names(_ bytes: UnsafeRawBufferPointer, _ name: [UInt8]) -> Bool {
    guard let start = bytes.baseAddress, let first = name.first else { return false }
    var offset = 0
    while offset + name.count <= bytes.count,
      let found = memchr(start + offset, Int32(first), bytes.count - offset)
    {
      offset = start.distance(to: found)
      let end = offset + name.count
      if end <= bytes.count, bytes[offset..<end].elementsEqual(name), offset == 0 || !isWordByte(bytes[offset - 1]),
        end == bytes.count || !isWordByte(bytes[end])
      {
        return true
      }
      offset += 1
    }
    return false
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "_"):
      true
    default: false
    }
  }
}
