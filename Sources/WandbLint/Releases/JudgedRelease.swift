/// The release that a job spec is judged by, and why it is that one.
public struct JudgedRelease: Sendable {
  /// The release.
  public let release: Release
  /// Why, as it stands behind the release in a message.
  let reason: String
  /// Where the job says so.
  let source: Diagnostic.Related?

  /// Chooses the release: the one that was asked for, else the one that the job installs, else the newest. The rows of the
  /// nearest known one hold for a release that is older or newer than all that were measured.
  init(requested: Release?, pinned: PinnedRelease?) {
    let wanted = requested ?? pinned?.release ?? .newest
    release = wanted.nearestKnown
    let limit = wanted < release ? "the oldest known" : "the newest known"
    if requested != nil {
      reason = wanted == release ? "the release asked for" : "\(limit): \(wanted) was asked for"
      source = nil
    } else if let pinned {
      reason = wanted == release ? pinned.reason : "\(limit): this job installs \(wanted)"
      source = Diagnostic.Related(pinned.location, "installs wandb \(wanted)")
    } else {
      reason = "the newest release"
      source = nil
    }
  }

  /// The newest release, for want of anything else.
  public static let newest = JudgedRelease(requested: nil, pinned: nil)
}
