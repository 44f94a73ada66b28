import ContentDigest

/// What makes two findings of two runs the same.
enum Fingerprint {
  /// The first half of the digest of some parts; a unit separator between them keeps `a, bc` from `ab, c`.
  static func of(_ parts: [String]) -> String {
    String(ContentDigest.sha256(parts.joined(separator: "\u{1F}")).prefix(32))
  }
}
