extension Release {
  /// The release that an address of the wandb package leads to: a wheel, a source archive, or a tag of the repository
  /// (`https://.../wandb-0.16.6-py3-none-any.whl`, `git+https://github.com/wandb/wandb.git@v0.16.6`). Nil for anything else.
  init?(address: String) {
    guard address.contains("/") || address.hasSuffix(".whl") else { return nil }
    let file = address.prefix { $0 != "#" }
    if let version = Self.archived(String(file).lastComponent) ?? Self.tagged(file) {
      self.init(parsing: version)
    } else {
      return nil
    }
  }

  /// The version in `wandb-0.16.6-py3-none-any.whl` and `wandb-0.16.6.tar.gz`.
  private static func archived(_ name: String) -> Substring? {
    let prefix = "wandb-"
    guard name.hasPrefix(prefix) else { return nil }
    let rest = name.dropFirst(prefix.count)
    if name.hasSuffix(".whl") { return rest.prefix { $0 != "-" } }
    for ending in [".tar.gz", ".zip"] where name.hasSuffix(ending) { return rest.dropLast(ending.count) }
    return nil
  }

  /// The version of a tag behind the address of the repository.
  private static func tagged(_ address: Substring) -> Substring? {
    guard let at = address.lastIndex(of: "@") else { return nil }
    let repository = address[..<at]
    guard ["github.com/wandb/wandb", "github.com/wandb/wandb.git"].contains(where: repository.hasSuffix) else {
      return nil
    }
    let tag = address[address.index(after: at)...]
    return tag.hasPrefix("v") ? tag.dropFirst() : nil
  }
}
