/// What the bytes of plain XML may be.
enum PlainBytes {
  /// What a byte does within a name, a value or a text.
  struct Kind: OptionSet {
    let rawValue: UInt8
    /// A letter or an underscore: the beginning of a name.
    static let nameStart = Kind(rawValue: 1)
    /// A byte within a name.
    static let name = Kind(rawValue: 2)
    static let space = Kind(rawValue: 4)
    /// A byte that needs no look within a text.
    static let text = Kind(rawValue: 8)
    /// A byte that needs no look within the value of an attribute, between either kind of quotation marks.
    static let value = Kind(rawValue: 16)
  }

  /// The kinds by the byte, made once and never taken down.
  ///
  /// Names are of ASCII only: others are left to libxml2.
  nonisolated(unsafe) static let kinds: UnsafePointer<UInt8> = {
    let kinds = UnsafeMutablePointer<UInt8>.allocate(capacity: 256)
    for byte in UInt8.min...UInt8.max { unsafe (kinds + Int(byte)).initialize(to: kind(of: byte).rawValue) }
    return unsafe UnsafePointer(kinds)
  }()

  private static func kind(of byte: UInt8) -> Kind {
    var kind: Kind = []
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"):
      kind.formUnion([.nameStart, .name])
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."): kind.insert(.name)
    case 0x20, 0x09, 0x0A, 0x0D: kind.insert(.space)
    default: break
    }
    let isMarkup = [UInt8(ascii: "<"), UInt8(ascii: "&")].contains(byte)
    if byte < 0x80, byte >= 0x20 || byte == 0x09 || byte == 0x0A, !isMarkup, byte != UInt8(ascii: ">") {
      kind.insert(.text)
    }
    if byte < 0x80, byte >= 0x20, !isMarkup, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "'") {
      kind.insert(.value)
    }
    return kind
  }

  /// Whether a byte may stand in a name, but not at its beginning.
  static func isDigitOrMark(_ byte: UInt8) -> Bool {
    let kind = kind(of: byte)
    return kind.contains(.name) && !kind.contains(.nameStart)
  }

  /// The length of the character of several bytes that begins at a place; 0 where it goes on behind the end, nil where it
  /// is none that XML may hold.
  static func length(
    at start: Int, of bytes: UnsafeBufferPointer<UInt8>
  ) -> Int? {
    let first = unsafe bytes[start]
    let length = first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 0
    guard length > 0 else { return nil }
    var scalar = UInt32(first) & (0xFF >> UInt32(length + 1))
    var index = start + 1
    while index < start + length {
      guard index < bytes.count else { return 0 }
      let byte = unsafe bytes[index]
      guard byte & 0xC0 == 0x80 else { return nil }
      scalar = scalar << 6 | UInt32(byte & 0x3F)
      index += 1
    }
    let isShortest = length == 2 || (length == 3 ? scalar >= 0x800 : scalar >= 0x1_0000)
    return isShortest && isCharacter(scalar) ? length : nil
  }

  /// Whether XML 1.0 may hold a character.
  static func isCharacter(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x9, 0xA, 0xD, 0x20...0xD7FF, 0xE000...0xFFFD, 0x1_0000...0x10_FFFF: true
    default: false
    }
  }
}
