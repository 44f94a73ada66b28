/// The tables of VNI: a base letter and a letter for its marks, shown as Latin-1.
package enum VNI {
  package static func decode(_ text: String) -> String? {
    var view = String.UnicodeScalarView()
    let scalars = Array(text.unicodeScalars)
    var index = 0
    while index < scalars.count {
      let scalar = scalars[index]
      index += 1
      if index < scalars.count, let whole = pairs[Pair(scalar, small(scalars[index]))] {
        view.append(whole)
        index += 1
      } else if let single = singles[scalar] {
        view.append(single)
      } else {
        guard isNeutral(scalar) else { return nil }
        view.append(scalar)
      }
    }
    return String(view)
  }

  /// The way back, for the tests.
  package static func encode(_ text: String) -> String? {
    var view = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if let codes = codes[scalar] {
        view.append(contentsOf: codes)
      } else {
        guard scalar.isASCII else { return nil }
        view.append(scalar)
      }
    }
    return String(view)
  }

  private struct Pair: Hashable {
    let base: Unicode.Scalar
    let mark: Unicode.Scalar

    init(_ base: Unicode.Scalar, _ mark: Unicode.Scalar) { (self.base, self.mark) = (base, mark) }
  }

  private static func isNeutral(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII || scalar.value == 0xA0 || (0x2010...0x205E).contains(scalar.value)
  }

  private static func small(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    (0xC0...0xDE).contains(scalar.value) ? Unicode.Scalar(scalar.value + 0x20) ?? scalar : scalar
  }

  private static func capital(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0x61...0x7A, 0xE0...0xFE: Unicode.Scalar(scalar.value - 0x20) ?? scalar
    default: scalar
    }
  }

  /// Base as it is shown, marks in the order huyền, hỏi, ngã, sắc, nặng, and the letter without tone.
  private static let rows: [(base: Unicode.Scalar, marks: String, letters: String)] = [
    ("a", "øûõùï", "àảãáạ"), ("e", "øûõùï", "èẻẽéẹ"), ("o", "øûõùï", "òỏõóọ"), ("u", "øûõùï", "ùủũúụ"),
    ("y", "øûõù", "ỳỷỹý"), ("ô", "øûõùï", "ờởỡớợ"), ("ö", "øûõùï", "ừửữứự"), ("a", "âàåãáä", "âầẩẫấậ"),
    ("e", "âàåãáä", "êềểễếệ"), ("o", "âàåãáä", "ôồổỗốộ"), ("a", "êèúüéë", "ăằẳẵắặ"),
  ]

  private static let plainSingles: [(code: Unicode.Scalar, letter: Unicode.Scalar)] = [
    ("ñ", "đ"), ("ò", "ị"), ("ó", "ĩ"), ("æ", "ỉ"), ("í", "í"), ("ì", "ì"), ("î", "ỵ"), ("ô", "ơ"),
    ("ö", "ư"),
  ]

  private static let pairs: [Pair: Unicode.Scalar] = {
    var pairs: [Pair: Unicode.Scalar] = [:]
    for row in rows {
      for (mark, letter) in zip(row.marks.unicodeScalars, row.letters.unicodeScalars) {
        pairs[Pair(row.base, mark)] = letter
        if var parts = Letter(letter) {
          parts.isCapital = true
          pairs[Pair(capital(row.base), mark)] = parts.scalar
        }
      }
    }
    return pairs
  }()

  private static let singles: [Unicode.Scalar: Unicode.Scalar] = {
    var singles: [Unicode.Scalar: Unicode.Scalar] = [:]
    for (code, letter) in plainSingles {
      singles[code] = letter
      if var parts = Letter(letter) {
        parts.isCapital = true
        singles[capital(code)] = parts.scalar
      }
    }
    return singles
  }()

  private static let codes: [Unicode.Scalar: [Unicode.Scalar]] = {
    var codes: [Unicode.Scalar: [Unicode.Scalar]] = [:]
    for (pair, letter) in pairs {
      let isCapital = Letter(letter)?.isCapital ?? false
      codes[letter] = [pair.base, isCapital ? capital(pair.mark) : pair.mark]
    }
    for (code, letter) in singles { codes[letter] = [code] }
    return codes
  }()
}
