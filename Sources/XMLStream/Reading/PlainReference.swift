/// A reference within a text or a value: one of the five entities, or the number of a character.
enum PlainReference {
  case character(Character, behind: Int)
  /// It goes on behind the bytes at hand.
  case unfinished
  case odd

  /// A character as the bytes that it is in UTF-8.
  struct Character {
    let scalar: UInt32
    private let bytes: [4 of UInt8]
    let count: Int

    init(_ scalar: UInt32) {
      self.scalar = scalar
      func tail(_ shift: UInt32) -> UInt8 { UInt8(0x80 | scalar >> shift & 0x3F) }
      switch scalar {
      case ..<0x80:
        bytes = [UInt8(scalar), 0, 0, 0]
        count = 1
      case ..<0x800:
        bytes = [UInt8(0xC0 | scalar >> 6), tail(0), 0, 0]
        count = 2
      case ..<0x1_0000:
        bytes = [UInt8(0xE0 | scalar >> 12), tail(6), tail(0), 0]
        count = 3
      default:
        bytes = [UInt8(0xF0 | scalar >> 18), tail(12), tail(6), tail(0)]
        count = 4
      }
    }

    func withSpan(_ body: (borrowing Span<UInt8>) -> Void) { body(bytes.span.extracting(0..<count)) }
  }

  /// The longest that is read here; zeros before a number can make it any length.
  private static let longest = 12

  /// Reads the reference that begins with the ampersand at a place.
  init(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) {
    var end = start + 1
    while end < bytes.count, end - start <= Self.longest, unsafe bytes[end] != UInt8(ascii: ";") { end += 1 }
    guard end - start <= Self.longest else {
      self = .odd
      return
    }
    guard end < bytes.count else {
      self = .unfinished
      return
    }
    let scalar: UInt32? =
      switch unsafe String(decoding: bytes[start + 1..<end], as: UTF8.self) {
      case "amp": 0x26
      case "lt": 0x3C
      case "gt": 0x3E
      case "quot": 0x22
      case "apos": 0x27
      case let text: Self.number(text)
      }
    if let scalar, PlainBytes.isCharacter(scalar) {
      self = .character(Character(scalar), behind: end + 1)
    } else {
      self = .odd
    }
  }

  /// The number that is written `#65` or `#x41`.
  private static func number(_ text: String) -> UInt32? {
    guard text.first == "#" else { return nil }
    let isHexadecimal = text.dropFirst().first == "x"
    let digits = text.dropFirst(isHexadecimal ? 2 : 1)
    // A sign would be taken by the conversion, and is none of XML.
    guard let first = digits.first, first.isHexDigit else { return nil }
    return UInt32(digits, radix: isHexadecimal ? 16 : 10)
  }
}
