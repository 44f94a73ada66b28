import VietnameseText

/// Keys under which different spellings of one name are found.
enum MatchKey {
  /// The key of a name: where the tone is written, i for y, capitals and spaces do not matter.
  static func of(_ text: String) -> String { SearchKey.placementFree(text) }

  /// The key by which two rows are held to be the same.
  ///
  /// A number is not a word: what stands between two digits distinguishes `1-12` from `11-2`.
  static func ofRow(_ text: String) -> String {
    var hasDigit = false
    for byte in text.utf8 {
      guard byte < 0x80 else { return of(text) }
      if isDigit(byte) { hasDigit = true }
    }
    guard hasDigit else { return of(text) }
    var key: [UInt8] = []
    key.reserveCapacity(text.utf8.count)
    var gap: UInt8?
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: " "), UInt8(ascii: "-"), UInt8(ascii: "'"): gap = gap ?? byte
      default:
        if let gap, let last = key.last, isDigit(last), isDigit(byte) { key.append(gap) }
        gap = nil
        key.append((UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte)
      }
    }
    return String(decoding: key, as: UTF8.self)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }
}
