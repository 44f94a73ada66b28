/// Looks for tags that a parser would take very long for: it compares each attribute with all before it.
///
/// Each place where a tag could begin is looked at, whatever stands around it, so that nothing can hide one.
enum TagScan {
  /// How many attributes a tag may have.
  static let attributes = 128
  /// How many bytes a tag may have.
  static let tagBytes = 65_536

  /// Whether no tag has too many attributes or is too long.
  static func isSound(_ bytes: [UInt8]) -> Bool {
    var index = 0
    while let start = bytes[index...].firstIndex(of: UInt8(ascii: "<")) {
      index = start + 1
      guard index < bytes.count else { return true }
      if (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(bytes[index] | 0x20) {
        guard isSoundTag(bytes[index...].prefix(tagBytes)) else { return false }
      }
    }
    return true
  }

  /// Words that stand where attributes may; a quotation mark counts behind an equals sign only.
  private static func isSoundTag(_ bytes: ArraySlice<UInt8>) -> Bool {
    var words = 0
    var index = bytes.startIndex
    var isBehindEquals = false
    while index < bytes.endIndex {
      let byte = bytes[index]
      switch byte {
      case UInt8(ascii: ">"): return true
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        index += 1
        if isBehindEquals {
          guard let end = bytes[index...].firstIndex(of: byte) else { return bytes.count < tagBytes }
          index = end + 1
        }
        isBehindEquals = false
        words += 1
      case UInt8(ascii: "="):
        isBehindEquals = true
        index += 1
      case ...0x20: index += 1
      default:
        // A word, up to what may end it.
        isBehindEquals = false
        words += 1
        index += 1
        while index < bytes.endIndex, bytes[index] > 0x20, bytes[index] != UInt8(ascii: ">"),
          bytes[index] != UInt8(ascii: "="), bytes[index] != UInt8(ascii: "\""),
          bytes[index] != UInt8(ascii: "'")
        {
          index += 1
        }
      }
      if words > attributes * 2 + 2 { return false }
    }
    return bytes.count < tagBytes
  }
}
