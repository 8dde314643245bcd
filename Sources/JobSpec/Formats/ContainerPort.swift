/// The port of a container as EXPOSE and Compose write it: `[[IP:]PUBLISHED:]TARGET[/PROTOCOL]`, ranges too.
enum ContainerPort {
  private static let protocols: Set = ["", "tcp", "udp", "sctp"]

  /// Whether the part that names the container's own port can be read (docker/go-connections, nat.ParsePortSpec).
  static func isValid(_ text: some Collection<UInt8>) -> Bool {
    let fields = Array(text).split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    let target = fields.last ?? []
    let parts = target.split(separator: UInt8(ascii: "/"), maxSplits: 1, omittingEmptySubsequences: false)
    let ends = (parts.first ?? []).split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false).map {
      UInt16(String(decoding: $0, as: UTF8.self))
    }
    guard (1...2).contains(ends.count), let first = ends[0], let last = ends[ends.count - 1], first <= last else {
      return false
    }
    return parts.count == 1 || protocols.contains(String(decoding: parts[1], as: UTF8.self).lowercased())
  }
}
