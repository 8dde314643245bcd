/// What a URL setting is for.
public enum URLUse: Hashable, Sendable {
  /// `WANDB_BASE_URL`: the address of the W&B server's API.
  case base
  /// `WANDB_HTTP_PROXY` and `WANDB_HTTPS_PROXY`: any text before 0.19.0.
  case proxy
  /// Another address of a service.
  case service
}

/// Judges URLs.
enum URLGrammar {
  static func verdict(of text: String, at release: Release, use: URLUse) -> Verdict {
    if release.era < .pydantic { return use == .base ? legacyBase(text) : .accepted }
    if let problem = StrictURL(text).problem { return malformed(text, problem, use) }
    guard use == .base else { return .accepted }
    if release >= "0.31.0", let verdict = forge(text) { return verdict }
    return wandb(text, isSecure: text.hasPrefix("https")) ?? .accepted
  }

  private static func legacyBase(_ text: String) -> Verdict {
    var core = PythonText.strip(text)
    while core.hasSuffix("/") { core.removeLast() }
    let scheme = core.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).first ?? ""
    if let verdict = wandb(core, isSecure: PythonText.lowercased(String(scheme)) == "https") { return verdict }
    guard let problem = LegacyURL.problem(of: core) else { return .accepted }
    return malformed(core, problem, .base)
  }

  private static func malformed(_ text: String, _ problem: String, _ use: URLUse) -> Verdict {
    let meant = intended(text, use)
    return .rejected(
      problem, advice: meant.map { "Write '\($0.text)'." } ?? "Write a URL such as 'https://api.wandb.ai'.",
      replacement: meant?.text, isCertain: meant?.isCertain == true)
  }

  /// The URL inside quotes and blanks, or with the scheme that is missing.
  private static func intended(_ text: String, _ use: URLUse) -> (text: String, isCertain: Bool)? {
    var core = PythonText.strip(text)
    core = PythonText.unquoted(core) ?? core
    if core.isEmpty { return nil }
    if core != text, StrictURL(core).problem == nil { return (core, true) }
    guard !core.contains("://"), core.contains(".") || core.hasPrefix("localhost") else { return nil }
    let isLocal = core.hasPrefix("localhost") || core.utf8.first.map(PythonText.isDigit) == true
    let candidate = (isLocal || use == .proxy ? "http://" : "https://") + core
    return StrictURL(candidate).problem == nil ? (candidate, false) : nil
  }

  /// W&B's own cloud: an address that ends in `wandb.ai` must hold `api.` and be secure (wandb/sdk/wandb_settings.py).
  private static func wandb(_ text: String, isSecure: Bool) -> Verdict? {
    let line = text.utf8.prefix { $0 != UInt8(ascii: "\n") }
    guard let name = lastRange(of: "wandb.ai", in: Array(line)) else { return nil }
    guard !Array(text.utf8)[name.upperBound...].contains(UInt8(ascii: ".")) else { return nil }
    if lastRange(of: "api.", in: Array(text.utf8)) == nil {
      return .rejected(
        "is an address of W&B's web pages, not of its API", advice: "Write 'https://api.wandb.ai'.",
        replacement: "https://api.wandb.ai", isCertain: isCloud(text))
    }
    guard !isSecure else { return nil }
    return .rejected("is not secure", advice: "Write an address that starts with 'https'.", replacement: secure(text))
  }

  /// Whether the host is that of W&B's own cloud, not of a customer's.
  private static func isCloud(_ text: String) -> Bool {
    let bare = ["https://", "http://"].first(where: text.hasPrefix).map { text.dropFirst($0.count) } ?? text[...]
    let host = bare.prefix { $0 != "/" }
    return ["wandb.ai", "www.wandb.ai", "app.wandb.ai"].contains(host)
  }

  private static func secure(_ text: String) -> String? {
    text.hasPrefix("http://") ? "https://" + text.dropFirst("http://".count) : nil
  }

  /// CoreWeave Forge, from 0.31.0: only the path of the API proxy is taken.
  private static func forge(_ text: String) -> Verdict? {
    let slash = UInt8(ascii: "/")
    let rest = text.utf8.drop { $0 != slash }.dropFirst(2)
    let authority = rest.prefix { $0 != slash && $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
    guard PythonURL.isAuthority(String(Substring(authority))) else { return .rejected("has a malformed host") }
    let hostAndPort = PythonText.split(Substring(authority), at: UInt8(ascii: "@")).last ?? ""
    let parts = PythonText.split(hostAndPort, at: UInt8(ascii: ":"), maxSplits: 1)
    let host = PythonText.lowercased(String(parts.first ?? ""))
    guard host == "forge.coreweave.com" || host == "qa.forge.coreweave.com" else { return nil }
    var path = rest[authority.endIndex...].prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
    while path.last == slash { path.removeLast() }
    let isSecure = PythonText.lowercased(text).hasPrefix("https:")
    let hasPort = parts.count > 1 && !parts[1].isEmpty
    if isSecure, !hasPort, path.elementsEqual("/api/wandb".utf8) { return .accepted }
    return .rejected(
      "is not the address of a Forge server's API", advice: "Write 'https://api.\(host)'.",
      replacement: "https://api.\(host)", isCertain: isSecure && !hasPort)
  }

  private static func lastRange(of word: String, in text: [UInt8]) -> Range<Int>? {
    let word = Array(word.utf8)
    guard text.count >= word.count else { return nil }
    for start in stride(from: text.count - word.count, through: 0, by: -1)
    where text[start..<(start + word.count)].elementsEqual(word) {
      return start..<(start + word.count)
    }
    return nil
  }
}
