/// A container image by name, as Docker reads it (distribution/reference ParseNormalizedNamed, go-digest 1.0.0).
public struct ImageReference: Hashable, Sendable {
  /// Why a text is no reference.
  public enum Fault: Error, Hashable, Sendable {
    /// It breaks the grammar `name[:tag][@digest]`.
    case format
    /// Its name holds capitals.
    case uppercase
    /// Its name is longer than 255 characters.
    case nameLength
    /// It is 64 hexadecimal digits and nothing else, which is an image's ID.
    case identifier
    /// Its digest has another number of digits than the algorithm makes.
    case digestLength
    /// Its digest is not written in lower-case hexadecimal digits, or its algorithm not in lower case.
    case digestFormat
    /// Its digest's algorithm is not known.
    case digestAlgorithm

    /// What is wrong, as the rest of a sentence about the text.
    public var message: String {
      switch self {
      case .format: "is not of the form NAME[:TAG][@DIGEST]"
      case .uppercase: "has capitals in its repository name"
      case .nameLength: "has a repository name of more than 255 characters"
      case .identifier: "is an image ID, not a name with a digest"
      case .digestLength: "has a digest of the wrong length"
      case .digestFormat: "has a digest that is not written in lower case"
      case .digestAlgorithm: "has a digest of an unknown algorithm"
      }
    }
  }

  /// The registry, `docker.io` where none is written.
  public var domain: String
  /// The repository, `library/` in front where Docker puts it there.
  public var path: String
  /// The tag.
  public var tag: String?
  /// The digest, algorithm included.
  public var digest: String?

  /// Makes a reference from its parts.
  public init(domain: String, path: String, tag: String? = nil, digest: String? = nil) {
    self.domain = domain
    self.path = path
    self.tag = tag
    self.digest = digest
  }

  /// Whether the reference names one image for ever.
  public var isPinned: Bool { digest != nil }

  /// Reads a reference.
  public static func parse(_ text: some Sequence<UInt8>) -> Result<ImageReference, Fault> {
    let bytes = Array(text)
    do throws(Fault) {
      return .success(try ImageReference(bytes[...]))
    } catch {
      return .failure(error)
    }
  }

  /// Reads a reference.
  public static func parse(_ text: String) -> Result<ImageReference, Fault> { parse(text.utf8) }
}

extension ImageReference {
  private static let nameLimit = 255
  private static let tagLimit = 128

  private init(_ bytes: ArraySlice<UInt8>) throws(Fault) {
    if bytes.count == 64, bytes.allSatisfy(\.isLowercaseHex) { throw .identifier }
    let at = bytes.firstIndex(of: UInt8(ascii: "@"))
    let (domain, remote) = Self.split(bytes[..<(at ?? bytes.endIndex)])
    let lastSlash = remote.lastIndex(of: UInt8(ascii: "/")) ?? remote.startIndex
    let colon = remote[lastSlash...].lastIndex(of: UInt8(ascii: ":"))
    let path = remote[..<(colon ?? remote.endIndex)]
    if path.contains(where: \.isUppercase) { throw .uppercase }
    guard Self.isDomain(domain), Self.isPath(path) else { throw .format }
    if let colon {
      let tag = remote[(colon + 1)...]
      guard Self.isTag(tag) else { throw .format }
      self.tag = String(decoding: tag, as: UTF8.self)
    }
    if let at {
      let digest = bytes[(at + 1)...]
      guard Self.isDigest(digest) else { throw .format }
      if let fault = Self.fault(of: digest) { throw fault }
      self.digest = String(decoding: digest, as: UTF8.self)
    }
    guard path.count <= Self.nameLimit else { throw .nameLength }
    self.domain = String(decoding: domain, as: UTF8.self)
    self.path = String(decoding: path, as: UTF8.self)
  }

  /// Splits the registry off; what stands before the first slash is one when it looks like a host.
  private static func split(_ name: ArraySlice<UInt8>) -> (domain: ArraySlice<UInt8>, remote: ArraySlice<UInt8>) {
    let hub = Array("docker.io".utf8)[...]
    let official = Array("library/".utf8)
    guard let slash = name.firstIndex(of: UInt8(ascii: "/")) else { return (hub, (official + name)[...]) }
    let first = name[..<slash]
    let rest = name[(slash + 1)...]
    let isHost =
      first.elementsEqual("localhost".utf8) || first.contains(where: { $0 == "." || $0 == ":" || $0.isUppercase })
    guard isHost else { return (hub, name) }
    let isHub = first.elementsEqual("docker.io".utf8) || first.elementsEqual("index.docker.io".utf8)
    guard isHub else { return (first, rest) }
    return (hub, rest.contains(UInt8(ascii: "/")) ? rest : (official + rest)[...])
  }

  private static func isDomain(_ domain: ArraySlice<UInt8>) -> Bool {
    var host = domain
    let bracket = domain.lastIndex(of: UInt8(ascii: "]")) ?? domain.startIndex
    if let colon = domain[bracket...].lastIndex(of: UInt8(ascii: ":")) {
      let port = domain[(colon + 1)...]
      guard !port.isEmpty, port.allSatisfy(\.isDigit) else { return false }
      host = domain[..<colon]
    }
    if host.first == UInt8(ascii: "[") {
      let address = host.dropFirst().dropLast()
      return host.last == UInt8(ascii: "]") && !address.isEmpty && address.allSatisfy { $0.isHex || $0 == ":" }
    }
    return host.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).allSatisfy { label in
      label.first != UInt8(ascii: "-") && label.last != UInt8(ascii: "-") && !label.isEmpty
        && label.allSatisfy { $0.isAlphanumeric || $0 == "-" }
    }
  }

  private static func isPath(_ path: ArraySlice<UInt8>) -> Bool {
    path.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).allSatisfy(isComponent)
  }

  /// Lower-case letters and digits, divided by one `.`, one or two `_`, or any number of `-`.
  private static func isComponent(_ component: ArraySlice<UInt8>) -> Bool {
    guard let first = component.first, let last = component.last, first.isLowerAlphanumeric, last.isLowerAlphanumeric
    else { return false }
    var separator: UInt8 = 0
    var count = 0
    for byte in component {
      if byte.isLowerAlphanumeric {
        count = 0
        continue
      }
      guard count == 0 || byte == separator else { return false }
      separator = byte
      count += 1
      switch byte {
      case "-": continue
      case ".": if count > 1 { return false }
      case "_": if count > 2 { return false }
      default: return false
      }
    }
    return true
  }

  private static func isTag(_ tag: ArraySlice<UInt8>) -> Bool {
    guard let first = tag.first, first.isAlphanumeric || first == "_", tag.count <= tagLimit else { return false }
    return tag.allSatisfy { $0.isAlphanumeric || $0.isOne(of: "_.-") }
  }

  /// The grammar of a digest: an algorithm's words, and at least 32 hexadecimal digits.
  private static func isDigest(_ digest: ArraySlice<UInt8>) -> Bool {
    guard let colon = digest.firstIndex(of: UInt8(ascii: ":")) else { return false }
    let words = digest[..<colon].split(omittingEmptySubsequences: false) { $0.isOne(of: "-_+.") }
    let areWords = words.allSatisfy { word in
      word.first.map { $0.isAlphanumeric && !$0.isDigit } == true && word.allSatisfy(\.isAlphanumeric)
    }
    let digits = digest[(colon + 1)...]
    return areWords && digits.count >= 32 && digits.allSatisfy(\.isHex)
  }

  private static func fault(of digest: ArraySlice<UInt8>) -> Fault? {
    guard let colon = digest.firstIndex(of: UInt8(ascii: ":")) else { return .format }
    let digits = digest[(colon + 1)...]
    let length: Int
    switch String(decoding: digest[..<colon], as: UTF8.self) {
    case "sha256": length = 64
    case "sha384": length = 96
    case "sha512": length = 128
    case let other: return other.utf8.contains(where: \.isUppercase) ? .digestFormat : .digestAlgorithm
    }
    if digits.count != length { return .digestLength }
    return digits.allSatisfy(\.isLowercaseHex) ? nil : .digestFormat
  }
}

extension UInt8 {
  fileprivate var isUppercase: Bool { 0x41 <= self && self <= 0x5A }
  fileprivate var isLowerAlphanumeric: Bool { isDigit || (0x61 <= self && self <= 0x7A) }
  fileprivate var isAlphanumeric: Bool { isLowerAlphanumeric || isUppercase }
  fileprivate var isLowercaseHex: Bool { isDigit || (0x61 <= self && self <= 0x66) }
  fileprivate var isHex: Bool { isLowercaseHex || (0x41 <= self && self <= 0x46) }
}
