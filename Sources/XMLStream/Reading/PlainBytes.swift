/// What single bytes mean in XML.
enum PlainBytes {
  @inline(__always)
  static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D
  }

  @inline(__always)
  static func isNameStart(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- UInt8(ascii: "a") < 26 || byte == UInt8(ascii: "_")
  }

  @inline(__always)
  static func isNamePart(_ byte: UInt8) -> Bool {
    isNameStart(byte) || byte &- UInt8(ascii: "0") < 10 || byte == UInt8(ascii: "-")
      || byte == UInt8(ascii: ".")
  }

  /// ASCII that is neither a quote nor `&`, `<` or a control character.
  @inline(__always)
  static func isPlainInValue(_ byte: UInt8) -> Bool {
    byte < 0x40 ? specialInValue >> UInt64(byte) & 1 == 0 : byte < 0x80
  }

  /// ASCII that is neither `&`, `<`, `>` nor a control character.
  @inline(__always)
  static func isPlainInText(_ byte: UInt8) -> Bool {
    byte < 0x40 ? specialInText >> UInt64(byte) & 1 == 0 : byte < 0x80
  }

  private static var specialInValue: UInt64 { 0xFFFF_FFFF | 1 << 0x22 | 1 << 0x26 | 1 << 0x27 | 1 << 0x3C }
  private static var specialInText: UInt64 { 0xFFFF_FFFF | 1 << 0x26 | 1 << 0x3C | 1 << 0x3E }

  /// The value of a digit, hexadecimal ones too.
  static func digit(_ byte: UInt8) -> UInt32? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte - UInt8(ascii: "a") + 10)
    case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte - UInt8(ascii: "A") + 10)
    default: nil
    }
  }

  /// Whether XML 1.0 takes a character.
  static func isCharacter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x9, 0xA, 0xD, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
    default: false
    }
  }
}
