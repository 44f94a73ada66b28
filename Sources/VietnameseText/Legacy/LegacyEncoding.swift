/// A way in which Vietnamese text was kept before Unicode, or was spoilt on its way.
///
/// All of them show as Latin letters, and correct Unicode text can often be "decoded" too. Decide by the font,
/// or by a whole column with ``LegacyColumn``; never cell by cell, and keep the raw text.
public enum LegacyEncoding: String, Hashable, Sendable, CaseIterable {
  /// TCVN3 (ABC), of fonts such as `.VnTime`: `X· Ea L©m`.
  case tcvn3
  /// VNI, of fonts such as `VNI-Times`: `Xaõ Ea Laâm`.
  case vni
  /// UTF-8 that was read as Windows-1252: `XÃ£ Ea LÃ¢m`.
  case utf8AsWindows1252
  /// Windows-1258 that was read as Windows-1252: `XaÞ Ea Lâm`.
  case windows1258AsWindows1252
  /// Keystrokes of the Telex method: `xax Ea Laam`.
  case telexKeys
  /// Keystrokes of the VNI method: `xa4 Ea La6m`.
  case vniKeys

  /// The encoding that a font's name stands for, and whether the font draws all letters as capitals.
  public static func ofFont(_ name: String) -> (encoding: LegacyEncoding, isCapitals: Bool)? {
    let small = name.lowercased()
    if small.hasPrefix(".vn") { return (.tcvn3, name.hasSuffix("H")) }
    if small.hasPrefix("vni-") || small.hasPrefix("vni ") { return (.vni, false) }
    return nil
  }

  /// The text in Unicode; nil when it cannot be a text of this encoding.
  public func decode(_ text: String) -> String? {
    switch self {
    case .tcvn3: TCVN3.decode(text)
    case .vni: VNI.decode(text)
    case .utf8AsWindows1252: Windows1252.decodeUTF8(text)
    case .windows1258AsWindows1252: Windows1258.decode(text)
    case .telexKeys: Keystrokes.decode(text, by: Keystrokes.telex)
    case .vniKeys: Keystrokes.decode(text, by: Keystrokes.vni)
    }
  }

  /// The text of bytes in the Vietnamese code page of Windows, in Unicode form NFC; nil where they cannot be.
  package static func textOfWindows1258(_ bytes: [UInt8]) -> String? { Windows1258.text(of: bytes) }

  /// The text of bytes as an old font shows them, by Windows-1252: what ``decode(_:)`` takes; nil where a byte has none.
  package static func rawText(_ bytes: [UInt8]) -> String? {
    var view = String.UnicodeScalarView()
    for byte in bytes {
      // Bytes without a letter are letters of TCVN3.
      guard byte != 0 else { return nil }
      view.append(Windows1252.scalar(of: byte) ?? Unicode.Scalar(byte))
    }
    return String(view)
  }
}
