/// Keys under which different spellings of one name are found.
///
/// A key is for comparing and never shown to people. Making a key of a key gives the same key.
public enum SearchKey {
  /// The clean text in small letters: `XÃ  Ea Lâm` and its decomposed form give `xã ea lâm`.
  public static func exact(_ text: String) -> String { key(text, .exact) }

  /// The same for `Hòa Mỹ`, `Hoà Mĩ` and `hoàmỹ`: where the tone is written, i for y, spaces, hyphens and
  /// apostrophes do not matter.
  public static func placementFree(_ text: String) -> String { key(text, .placementFree) }

  /// The same as ``placementFree(_:)`` without tones and hats: `Đắk Lắk` gives `daklak`.
  public static func undiacritic(_ text: String) -> String { key(text, .undiacritic) }

  /// Whether a text has no letter with a hat, a stroke or a tone: such a text may have lost them.
  package static func hasNoDiacritics(_ text: String) -> Bool {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return true }
    return NormalForm.composed(text).unicodeScalars.allSatisfy { scalar in
      scalar.isASCII || Letter(scalar) == nil && !(0x300...0x36F).contains(scalar.value)
    }
  }

  private static func key(_ text: String, _ kind: KeyWriter.Kind) -> String {
    var writer = KeyWriter(kind: kind)
    writer.write(NormalForm.clean(text).text)
    return String(decoding: writer.bytes, as: UTF8.self)
  }
}
