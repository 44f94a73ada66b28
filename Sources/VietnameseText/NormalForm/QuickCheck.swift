/// Finds in one pass over the bytes that a text needs no work, which is so for almost all texts.
enum QuickCheck {
  /// Whether the text is clean as it stands; false means that it has to be looked at closely.
  static func isClean(_ text: String) -> Bool {
    let bytes = text.utf8.span
    var index = 0
    var previous: UInt8 = 0x20
    while index < bytes.count {
      let byte = bytes[index]
      if byte == 0x20 {
        guard previous != 0x20 else { return false }
        previous = byte
        index += 1
        continue
      }
      if byte < 0x80 {
        guard byte > 0x20, byte != 0x7F else { return false }
        previous = byte
        index += 1
        continue
      }
      let length = lengthOfPlainScalar(bytes, at: index)
      guard length > 0 else { return false }
      previous = byte
      index += length
    }
    return previous != 0x20 || bytes.isEmpty
  }

  /// Whether the text is in form NFC for certain.
  static func isComposed(_ text: String) -> Bool {
    let bytes = text.utf8.span
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      switch byte {
      case 0..<0x80: index += 1
      case 0xC2...0xCB: index += 2  // below U+0300 everything is composed
      default:
        let length = lengthOfPlainScalar(bytes, at: index)
        guard length > 0 else { return false }
        index += length
      }
    }
    return true
  }

  /// The number of bytes of a scalar that is composed, visible and never repaired; 0 for any other.
  private static func lengthOfPlainScalar(_ bytes: borrowing Span<UInt8>, at index: Int) -> Int {
    guard index + 1 < bytes.count else { return 0 }
    let second = bytes[index + 1]
    switch bytes[index] {
    case 0xC2: return second <= 0xA0 || second == 0xAD ? 0 : 2  // controls, NBSP, soft hyphen
    case 0xC3: return second == 0x90 || second == 0xB0 ? 0 : 2  // Ð, ð
    case 0xC6: return second == 0x89 ? 0 : 2  // Ɖ
    case 0xC9: return second == 0x96 ? 0 : 2  // ɖ
    case 0xC4, 0xC5, 0xC7, 0xC8, 0xCA, 0xCB: return 2
    case 0xE1: return second >= 0xB8 && second <= 0xBB ? 3 : 0  // U+1E00 to U+1EFF
    case 0xE2:
      guard index + 2 < bytes.count else { return 0 }
      let third = bytes[index + 2]
      switch second {
      case 0x80: return third >= 0x90 && third <= 0xA7 || third >= 0xB0 ? 3 : 0  // dashes, quotes, ellipsis
      case 0x82: return 3  // signs of currencies
      default: return 0
      }
    default: return 0
    }
  }
}
