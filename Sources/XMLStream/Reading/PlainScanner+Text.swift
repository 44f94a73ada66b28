/// Text between tags.
extension PlainScanner {
  /// Reads to the next tag.
  mutating func readText() -> Bool {
    let isWanted = handler.wantsText
    var start = unsafe at
    var brackets = unsafe at
    while true {
      skipPlainText()
      guard unsafe at < end else { return false }
      switch unsafe at.pointee {
      case UInt8(ascii: "<"):
        if isWanted { unsafe report(start) }
        return true
      case UInt8(ascii: "&"):
        if isWanted { unsafe report(start) }
        guard let scalar = readReference() else { return false }
        if isWanted { report(scalar) }
        unsafe start = unsafe at
        unsafe brackets = unsafe at
      case UInt8(ascii: ">"):
        // `]]>` may not stand in a text.
        if unsafe at - brackets >= 2, unsafe at[-1] == UInt8(ascii: "]"), unsafe at[-2] == UInt8(ascii: "]") {
          return false
        }
        unsafe at += 1
      case UInt8(ascii: "\t"), UInt8(ascii: "\n"): unsafe at += 1
      case 0x80...: guard skipLetter() else { return false }
      // Carriage returns change on the way, and other control characters are none of XML.
      default: return false
      }
    }
  }

  /// Skips ASCII that means nothing but itself, eight bytes at a time.
  private mutating func skipPlainText() {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let tops: UInt64 = 0x8080_8080_8080_8080
    while unsafe end - at >= 8 {
      let word = unsafe UInt64(
        littleEndian: UnsafeRawPointer(at).loadUnaligned(as: UInt64.self))
      // `<` and `>` differ in one bit. The lowest top bit that is set is that of the first such byte.
      let angle = (word | (2 &* ones)) ^ (0x3E &* ones)
      let ampersand = word ^ (0x26 &* ones)
      let special =
        ((angle &- ones) & ~angle) | ((ampersand &- ones) & ~ampersand) | ((word &- (0x20 &* ones)) & ~word)
        | word
      let found = special & tops
      guard found == 0 else {
        unsafe at += found.trailingZeroBitCount / 8
        return
      }
      unsafe at += 8
    }
    while unsafe at < end, unsafe PlainBytes.isPlainInText(at.pointee) { unsafe at += 1 }
  }

  private mutating func report(_ start: UnsafePointer<UInt8>) {
    let count = unsafe at - start
    guard count > 0 else { return }
    unsafe handler.characters(UnsafeBufferPointer(start: start, count: count).span)
    textBytes &+= count
  }

  private mutating func report(_ scalar: Unicode.Scalar) {
    let bytes = Array(UTF8.encode(scalar) ?? .init())
    handler.characters(bytes.span)
    textBytes &+= bytes.count
  }

  /// Skips a letter of several bytes; false where they are no UTF-8 or nothing that XML takes.
  mutating func skipLetter() -> Bool {
    let left = unsafe end - at
    let first = unsafe at.pointee
    func follows(_ index: Int) -> Bool { unsafe at[index] & 0xC0 == 0x80 }
    switch first {
    case 0xC2...0xDF:
      guard left > 1, follows(1) else { return false }
      unsafe at += 2
    case 0xE0...0xEF:
      guard left > 2, follows(1), follows(2) else { return false }
      let second = unsafe at[1]
      if first == 0xE0, second < 0xA0 { return false }
      if first == 0xED, second > 0x9F { return false }
      if first == 0xEF, second == 0xBF, unsafe at[2] > 0xBD { return false }
      unsafe at += 3
    case 0xF0...0xF4:
      guard left > 3, follows(1), follows(2), follows(3) else { return false }
      let second = unsafe at[1]
      if first == 0xF0, second < 0x90 { return false }
      if first == 0xF4, second > 0x8F { return false }
      unsafe at += 4
    default: return false
    }
    return true
  }

  /// Reads `&lt;`, `&#10;` and the like; nil for anything else.
  mutating func readReference() -> Unicode.Scalar? {
    let left = unsafe end - at
    func isNext(_ name: StaticString) -> Bool {
      guard left >= name.utf8CodeUnitCount else { return false }
      for index in 1..<name.utf8CodeUnitCount where unsafe at[index] != name.utf8Start[index] { return false }
      return true
    }
    guard left > 3 else { return nil }
    switch unsafe at[1] {
    case UInt8(ascii: "q") where isNext("&quot;"):
      unsafe at += 6
      return "\""
    case UInt8(ascii: "l") where isNext("&lt;"):
      unsafe at += 4
      return "<"
    case UInt8(ascii: "g") where isNext("&gt;"):
      unsafe at += 4
      return ">"
    case UInt8(ascii: "a") where isNext("&amp;"):
      unsafe at += 5
      return "&"
    case UInt8(ascii: "a") where isNext("&apos;"):
      unsafe at += 6
      return "'"
    case UInt8(ascii: "#"):
      unsafe at += 2
      return readNumber()
    default: return nil
    }
  }

  /// Reads the number of a character, after `&#`.
  private mutating func readNumber() -> Unicode.Scalar? {
    var radix: UInt32 = 10
    if unsafe at < end, unsafe at.pointee == UInt8(ascii: "x") {
      radix = 16
      unsafe at += 1
    }
    var number: UInt32 = 0
    var digits = 0
    while unsafe at < end {
      let byte = unsafe at.pointee
      unsafe at += 1
      if byte == UInt8(ascii: ";") {
        guard digits > 0, let scalar = Unicode.Scalar(number), PlainBytes.isCharacter(scalar) else {
          return nil
        }
        return scalar
      }
      guard digits < 7, let digit = PlainBytes.digit(byte), digit < radix else { return nil }
      number = number * radix + digit
      digits += 1
    }
    return nil
  }
}
