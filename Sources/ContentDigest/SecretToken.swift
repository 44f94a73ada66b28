import Crypto

/// A secret that is shown once and kept as its digest only: of an invitation, of a session.
package struct SecretToken: Sendable {
  /// 64 hexadecimal digits.
  package let text: String

  /// Makes a new one of 256 random bits of the system.
  package init() {
    text = ContentDigest.hexadecimal(SymmetricKey(size: .bits256).withUnsafeBytes(Array.init))
  }

  /// Takes what came from outside; nil for what cannot be one.
  package init?(_ text: String) {
    guard text.utf8.count == 64,
      text.utf8.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0) })
    else { return nil }
    self.text = text
  }

  /// What is kept of it.
  ///
  /// The secret is random, so a plain digest cannot be guessed back.
  package var digest: String { ContentDigest.sha256(text) }

  /// Another secret that follows from it and from which it cannot be told.
  package func derived(_ purpose: String) -> String { ContentDigest.sha256("p8-\(purpose):\(text)") }
}
