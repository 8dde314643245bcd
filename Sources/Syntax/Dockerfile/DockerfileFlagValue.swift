/// Checks the values of flags that are no plain text, where no variable stands in them (measured on BuildKit's
/// Dockerfile2LLB; containerd/platforms, Parse).
enum DockerfileFlagValue {
  /// What is wrong with a value; nil where nothing is.
  static func problem(
    _ value: String, _ flag: String, _ keyword: DockerfileInstruction.Keyword
  ) -> String? {
    switch (keyword, flag) {
    case (.from, "platform"):
      value.isEmpty || isPlatform(value) ? nil : "This is no platform such as `linux/amd64`."
    case (.copy, "chmod"), (.add, "chmod"):
      value.isEmpty || isMode(value) ? nil : "This is no file mode such as `755` or `u+x`."
    case (.add, "checksum"): value.isEmpty || isDigest(value) ? nil : "This is no digest `sha256:...`."
    case (.healthcheck, "retries"): Int(value).map { $0 >= 0 } ?? false ? nil : "This is no number of retries."
    case (.healthcheck, _):
      isDuration(value) ? nil : "This is no duration such as `30s`, or less than a millisecond."
    default: nil
    }
  }

  private static let systems: Set = [
    "aix", "android", "darwin", "dragonfly", "freebsd", "hurd", "illumos", "ios", "js", "linux", "nacl", "netbsd",
    "openbsd", "plan9", "solaris", "windows", "zos", "macos",
  ]
  private static let architectures: Set = [
    "386", "amd64", "amd64p32", "arm", "armbe", "arm64", "arm64be", "ppc64", "ppc64le", "loong64", "mips", "mipsle",
    "mips64", "mips64le", "mips64p32", "mips64p32le", "ppc", "riscv", "riscv64", "s390", "s390x", "sparc", "sparc64",
    "wasm", "i386", "x86_64", "x86-64", "aarch64", "armhf", "armel",
  ]

  private static func isPlatform(_ value: String) -> Bool {
    let parts = value.lowercased().split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard (1...3).contains(parts.count), !parts.contains("") else { return false }
    let isWord = parts.allSatisfy { part in
      part.utf8.allSatisfy { byte in
        byte >= 0x30 && byte <= 0x39 || byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "z")
          || "_.-()".utf8.contains(byte)
      }
    }
    return isWord && (parts.count > 1 || systems.contains(parts[0]) || architectures.contains(parts[0]))
  }

  private static func isMode(_ value: String) -> Bool {
    if let first = value.utf8.first, first >= 0x30, first <= 0x39 {
      return UInt32(value, radix: 8).map { $0 <= 0o7777 } ?? false
    }
    return value.utf8.contains { "+-=".utf8.contains($0) }
  }

  private static func isDigest(_ value: String) -> Bool {
    let parts = value.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    let lengths = ["sha256": 64, "sha384": 96, "sha512": 128]
    // A commit of git is taken as well.
    guard parts.count == 2 else { return value.utf8.allSatisfy(isHexadecimal) && (7...64).contains(value.utf8.count) }
    return lengths[String(parts[0])] == parts[1].utf8.count && parts[1].utf8.allSatisfy(isHexadecimal)
  }

  private static func isHexadecimal(_ byte: UInt8) -> Bool {
    byte >= 0x30 && byte <= 0x39 || byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "f")
  }

  /// Go's time.ParseDuration, a millisecond at least; 0 stands for the default.
  private static func isDuration(_ value: String) -> Bool {
    var bytes = Array(value.utf8)[...]
    if bytes.first == UInt8(ascii: "+") { bytes = bytes.dropFirst() }
    if bytes.elementsEqual("0".utf8) { return true }
    var microseconds = 0.0
    var isRead = false
    while !bytes.isEmpty {
      let number = bytes.prefix { $0 >= 0x30 && $0 <= 0x39 || $0 == UInt8(ascii: ".") }
      let unit = bytes[number.endIndex...].prefix { $0 > 0x39 }
      let sizes = ["ns": 0.001, "us": 1, "µs": 1, "ms": 1e3, "s": 1e6, "m": 6e7, "h": 3.6e9]
      guard let count = Double(String(decoding: number, as: UTF8.self)),
        let size = sizes[String(decoding: unit, as: UTF8.self)]
      else { return false }
      microseconds += count * size
      bytes = bytes[unit.endIndex...]
      isRead = true
    }
    return isRead && (microseconds == 0 || microseconds >= 1000)
  }
}
