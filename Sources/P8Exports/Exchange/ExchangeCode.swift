import ContentDigest
import P8Model

/// Codes that are the same in every format and every run.
package enum ExchangeCode {
  /// The longest code that DHIS2 keeps.
  package static let maximumLength = 50

  /// Words put together: capital letters, digits and `_`; what is too long ends in a digest of the whole.
  package static func joined(_ words: [String]) -> String {
    var code = ""
    for word in words {
      if !code.isEmpty { code += "_" }
      for scalar in word.unicodeScalars {
        let isPlain = scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar))
        code += isPlain ? String(scalar).uppercased() : "_"
      }
    }
    guard code.utf8.count > maximumLength else { return code }
    return code.prefix(maximumLength - 9) + "_" + ContentDigest.sha256(code).prefix(8).uppercased()
  }

  /// The code of a unit with its structure, without which it means nothing: `VN2024-22210`.
  static func unit(_ unit: UnitCode) -> String {
    unit.level == .nation ? "VN\(unit.structure.rawValue)" : "VN\(unit.structure.rawValue)-\(unit.code)"
  }
}
