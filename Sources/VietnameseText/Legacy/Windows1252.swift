/// The code page that text of other encodings is most often read by.
enum Windows1252 {
  /// The text whose UTF-8 bytes were read by this code page; nil unless all of it is.
  static func decodeUTF8(_ text: String) -> String? {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return nil }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      guard let byte = byte(of: scalar) else { return nil }
      bytes.append(byte)
    }
    return String(validating: bytes, as: UTF8.self)
  }

  static func byte(of scalar: Unicode.Scalar) -> UInt8? {
    if scalar.value <= 0xFF { return UInt8(scalar.value) }
    return upper[scalar]
  }

  /// The character of a byte; nil where the code page has none.
  static func scalar(of byte: UInt8) -> Unicode.Scalar? {
    (0x80..<0xA0).contains(byte) ? upperScalars[byte] : Unicode.Scalar(byte)
  }

  private static let upperScalars = Dictionary(
    upper.map { ($1, $0) }, uniquingKeysWith: { first, _ in first })

  private static let upper: [Unicode.Scalar: UInt8] = [
    "€": 0x80, "‚": 0x82, "ƒ": 0x83, "„": 0x84, "…": 0x85, "†": 0x86, "‡": 0x87, "ˆ": 0x88, "‰": 0x89,
    "Š": 0x8A,
    "‹": 0x8B, "Œ": 0x8C, "Ž": 0x8E, "‘": 0x91, "’": 0x92, "“": 0x93, "”": 0x94, "•": 0x95, "–": 0x96,
    "—": 0x97,
    "˜": 0x98, "™": 0x99, "š": 0x9A, "›": 0x9B, "œ": 0x9C, "ž": 0x9E, "Ÿ": 0x9F,
  ]
}

/// Windows-1258 read by code page 1252: some letters are others, and tones stand after their letters.
enum Windows1258 {
  static func decode(_ text: String) -> String? {
    var view = String.UnicodeScalarView()
    var isChanged = false
    for scalar in text.unicodeScalars {
      guard Windows1252.byte(of: scalar) != nil else { return nil }
      if let letter = letters[scalar] {
        view.append(letter)
        isChanged = true
      } else {
        view.append(scalar)
      }
    }
    return isChanged ? NormalForm.composed(String(view)) : nil
  }

  /// The text of bytes; nil where one of them is not in the code page.
  static func text(of bytes: [UInt8]) -> String? {
    var view = String.UnicodeScalarView()
    for byte in bytes {
      // Where 1252 has S and Z with a hook, 1258 has nothing.
      guard ![0x8A, 0x8E, 0x9A, 0x9E].contains(byte), let scalar = Windows1252.scalar(of: byte) else {
        return nil
      }
      view.append(letters[scalar] ?? scalar)
    }
    return NormalForm.composed(String(view))
  }

  private static let letters: [Unicode.Scalar: Unicode.Scalar] = [
    "\u{C3}": "Ă", "\u{CC}": "\u{300}", "\u{D0}": "Đ", "\u{D2}": "\u{309}", "\u{D5}": "Ơ", "\u{DD}": "Ư",
    "\u{DE}": "\u{303}", "\u{E3}": "ă", "\u{EC}": "\u{301}", "\u{F0}": "đ", "\u{F2}": "\u{323}",
    "\u{F5}": "ơ",
    "\u{FD}": "ư", "\u{FE}": "₫",
  ]
}
