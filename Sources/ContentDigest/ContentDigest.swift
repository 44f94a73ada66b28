import Crypto

/// Digests of content.
///
/// The only target that sees the cryptography library.
package enum ContentDigest {
  /// The SHA-256 of some bytes, in small hexadecimal digits.
  package static func sha256(_ bytes: some Sequence<UInt8>) -> String {
    hexadecimal(SHA256.hash(data: Array(bytes)))
  }

  /// The SHA-256 of the UTF-8 form of a text, in small hexadecimal digits.
  package static func sha256(_ text: String) -> String { sha256(text.utf8) }

  /// The SHA-256 of the UTF-8 form of a text, as it is.
  package static func sha256Bytes(_ text: String) -> [UInt8] { sha256Bytes(Array(text.utf8)) }

  /// The SHA-256 of some bytes, as it is.
  package static func sha256Bytes(_ bytes: [UInt8]) -> [UInt8] { Array(SHA256.hash(data: bytes)) }

  package static func sha512(_ bytes: [UInt8]) -> [UInt8] { Array(SHA512.hash(data: bytes)) }

  static func hexadecimal(_ digest: some Sequence<UInt8>) -> String {
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    for byte in digest {
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    return String(decoding: text, as: UTF8.self)
  }
}
