import ContentDigest

/// The identifiers of DHIS2: 11 letters and digits, the first a letter.
///
/// They are digests of kind and code, so that the same thing has the same identifier in every export, and a
/// second import changes instead of adding.
package enum DHIS2Identifier {
  /// The category combination that every instance has, for what is not broken down.
  package static let defaultCategoryCombo = "bjDvmb4bfuf"

  private static let letters = Array("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ".utf8)
  private static let signs = letters + Array("0123456789".utf8)

  /// Whether a text has the form of an identifier.
  static func isProper(_ text: String) -> Bool {
    text.utf8.count == 11 && text.utf8.allSatisfy(signs.contains)
      && (text.utf8.first.map(letters.contains) ?? false)
  }

  /// Eleven letters and digits for a code that is unique within its kind.
  /// - Parameter kind: The kind, as DHIS2 names the list: `dataElements`.
  package static func of(_ code: String, kind: String) -> String {
    let digest = ContentDigest.sha512(Array("project8/\(kind)/\(code)".utf8))
    var identifier: [UInt8] = []
    // Two bytes a sign: the remainder of 65,536 by 62 is too small to matter.
    for place in 0..<11 {
      let number = Int(digest[place * 2]) << 8 | Int(digest[place * 2 + 1])
      let alphabet = place == 0 ? letters : signs
      identifier.append(alphabet[number % alphabet.count])
    }
    return String(decoding: identifier, as: UTF8.self)
  }
}
