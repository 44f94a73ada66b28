/// The table of TCVN3 (ABC): one byte for a letter, shown as Latin-1.
package enum TCVN3 {
  package static func decode(_ text: String) -> String? {
    var view = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if let letter = letters[scalar] {
        view.append(letter)
      } else {
        guard isNeutral(scalar) else { return nil }
        view.append(scalar)
      }
    }
    return String(view)
  }

  /// The way back, for the tests; accented capitals do not exist.
  package static func encode(_ text: String) -> String? {
    var view = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if let code = codes[scalar] {
        view.append(code)
      } else {
        guard scalar.isASCII else { return nil }
        view.append(scalar)
      }
    }
    return String(view)
  }

  private static func isNeutral(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII || scalar.value == 0xA0 || (0x2010...0x205E).contains(scalar.value)
  }

  private static let table: [(letter: Unicode.Scalar, code: Unicode.Scalar)] = {
    let letters = "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵĂÂĐÊÔƠƯ"
    let codes =
      "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\u{AD}õøö÷ùúýûüþ¡¢§£¤¥¦"
    return zip(letters.unicodeScalars, codes.unicodeScalars).map { (letter: $0, code: $1) }
  }()

  private static let letters = Dictionary(table.map { ($0.code, $0.letter) }) { first, _ in first }
  private static let codes = Dictionary(table.map { ($0.letter, $0.code) }) { first, _ in first }
}
