extension Rule {
  /// Every rule, by id.
  public static let all: [Rule] = [
    .suppressionWithoutReason,
    .suppressionUnused,
    .ruleUnknown,
    .syntaxInvalid,
    .kindUnknown,
  ]
}
