import ContentDigest

/// The first half of the SHA-256 of some bytes: enough to distinguish texts, and small to keep.
struct ShortDigest: Hashable, Comparable {
  private let high: UInt64
  private let low: UInt64

  init(of bytes: [UInt8]) {
    let digest = ContentDigest.sha256Bytes(bytes)
    func word(_ range: Range<Int>) -> UInt64 { digest[range].reduce(0) { $0 << 8 | UInt64($1) } }
    high = word(0..<8)
    low = word(8..<16)
  }

  static func < (left: ShortDigest, right: ShortDigest) -> Bool {
    (left.high, left.low) < (right.high, right.low)
  }
}
