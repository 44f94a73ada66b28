/// What became of a row in a transaction: nil where it was not there.
struct RowChange: Hashable, Sendable {
  /// What it was before the transaction.
  let before: RowDigest?
  /// What it is after it.
  var after: RowDigest?

  /// Whether there is nothing to tell.
  var isNothing: Bool { before == after }

  init(before: RowDigest?, after: RowDigest?) {
    (self.before, self.after) = (before, after)
  }

  /// Reads what ``text`` gives.
  init?(_ text: String) {
    let parts = text.split(separator: ">", maxSplits: 1, omittingEmptySubsequences: false)
    let digests = parts.map { $0.isEmpty ? nil : RowDigest(hexadecimal: $0) }
    guard zip(parts, digests).allSatisfy({ $0.isEmpty || $1 != nil }) else { return nil }
    before = digests.count == 2 ? digests[0] : nil
    after = digests.last ?? nil
  }

  /// As the log keeps it: the digest of a new row; `before>after` of one that was there.
  var text: String {
    guard let before else { return after?.hexadecimal ?? "" }
    return "\(before.hexadecimal)>\(after?.hexadecimal ?? "")"
  }
}
