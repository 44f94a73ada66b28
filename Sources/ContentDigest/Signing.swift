import Crypto
import Foundation

/// A private key of Ed25519 (RFC 8032): what is signed with it can be checked with its ``publicKey``.
///
/// Whoever signs puts what kind of thing it is in front of the message, so that a signature under one kind is
/// none under another.
package struct SigningKey: Sendable {
  private let key: Curve25519.Signing.PrivateKey

  /// Makes a new key from the system's random numbers.
  package init() { key = Curve25519.Signing.PrivateKey() }

  /// Takes the 32 bytes of a key; nil where they are not 32.
  package init?(bytes: [UInt8]) {
    guard let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: bytes) else { return nil }
    self.key = key
  }

  /// The 32 bytes of the key: a secret.
  package var bytes: [UInt8] { Array(key.rawRepresentation) }

  /// The key that others check signatures with.
  package var publicKey: PublicKey { PublicKey(key.publicKey) }

  /// The signature of a message, 64 bytes; the same for the same key and message.
  package func signature(of message: [UInt8]) throws -> [UInt8] { Array(try key.signature(for: message)) }
}

/// A public key of Ed25519.
package struct PublicKey: Hashable, Sendable {
  package let bytes: [UInt8]

  fileprivate init(_ key: Curve25519.Signing.PublicKey) { bytes = Array(key.rawRepresentation) }

  /// Takes the 32 bytes of a key; nil where they are not 32.
  package init?(bytes: [UInt8]) {
    guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: bytes) else { return nil }
    self.init(key)
  }

  /// Reads a key in Base64; nil where it is none.
  package init?(base64 text: String) {
    guard let bytes = Base64.bytes(of: text) else { return nil }
    self.init(bytes: bytes)
  }

  package var base64: String { Base64.text(of: bytes) }

  /// What people compare over the telephone: the first 16 hexadecimal digits of the key's SHA-256, in fours.
  package var fingerprint: String {
    let digits = Array(ContentDigest.sha256(bytes).prefix(16))
    return stride(from: 0, to: 16, by: 4).map { String(digits[$0..<($0 + 4)]) }.joined(separator: "-")
  }

  package func verifies(_ signature: [UInt8], of message: [UInt8]) -> Bool {
    guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: bytes) else { return false }
    return key.isValidSignature(signature, for: message)
  }
}
