import ContentDigest

/// The digest of a password as sheets keep it: SHA-512, spun many times.
struct PasswordDigest {
  /// How often the digest is spun.
  let spinCount = 100_000
  private let hash: [UInt8]
  private let salt: [UInt8]

  init(password: String, salt: [UInt8]) {
    self.salt = salt
    var input = salt
    for unit in password.utf16 {
      input.append(UInt8(truncatingIfNeeded: unit))
      input.append(UInt8(truncatingIfNeeded: unit >> 8))
    }
    var hash = ContentDigest.sha512(input)
    for round in 0..<UInt32(spinCount) {
      hash.append(integer: round)
      hash = ContentDigest.sha512(hash)
    }
    self.hash = hash
  }

  var hashBase64: String { Self.base64(hash) }
  var saltBase64: String { Self.base64(salt) }

  private static func base64(_ bytes: [UInt8]) -> String {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var text: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      var bits = group.reduce(0) { $0 << 8 | Int($1) }
      bits <<= 8 * (3 - group.count)
      for place in 0..<4 {
        text.append(place <= group.count ? alphabet[bits >> (18 - 6 * place) & 63] : UInt8(ascii: "="))
      }
    }
    return String(decoding: text, as: UTF8.self)
  }
}
