/// The escapes of characters that XML cannot hold: `_x000D_` is a carriage return.
enum TextEscapes {
  /// The text of some bytes, its escapes undone.
  static func text(_ bytes: borrowing Span<UInt8>) -> String {
    guard mayHaveEscape(bytes) else {
      return unsafe bytes.withUnsafeBufferPointer { unsafe String(decoding: $0, as: UTF8.self) }
    }
    var units: [UInt8] = []
    units.reserveCapacity(bytes.count)
    var pending: UInt16?
    var index = 0
    while index < bytes.count {
      if let unit = escape(bytes, index) {
        append(unit, to: &units, pending: &pending)
        index += 7
      } else {
        pending = nil
        units.append(bytes[index])
        index += 1
      }
    }
    return String(decoding: units, as: UTF8.self)
  }

  /// A text, its escapes undone.
  static func text(_ text: String) -> String {
    text.utf8.contains(UInt8(ascii: "_")) ? Self.text(Array(text.utf8).span) : text
  }

  /// The number of UTF-16 units of a text in UTF-8.
  static func unitCount(_ bytes: borrowing Span<UInt8>) -> Int {
    var count = 0
    for index in bytes.indices {
      let byte = bytes[index]
      if byte & 0xC0 != 0x80 { count += 1 }
      if byte >= 0xF0 { count += 1 }
    }
    return count
  }

  private static func mayHaveEscape(_ bytes: borrowing Span<UInt8>) -> Bool {
    let last = bytes.count - 7
    var index = 0
    while index <= last {
      if bytes[index] == UInt8(ascii: "_"), bytes[index + 1] == UInt8(ascii: "x") { return true }
      index += 1
    }
    return false
  }

  private static func escape(_ bytes: borrowing Span<UInt8>, _ index: Int) -> UInt16? {
    guard index + 7 <= bytes.count, bytes[index] == UInt8(ascii: "_"), bytes[index + 1] == UInt8(ascii: "x"),
      bytes[index + 6] == UInt8(ascii: "_")
    else { return nil }
    var unit: UInt16 = 0
    for place in index + 2..<index + 6 {
      switch bytes[place] {
      case let digit where (48...57).contains(digit): unit = unit << 4 | UInt16(digit - 48)
      case let digit where (65...70).contains(digit): unit = unit << 4 | UInt16(digit - 55)
      case let digit where (97...102).contains(digit): unit = unit << 4 | UInt16(digit - 87)
      default: return nil
      }
    }
    return unit
  }

  // Two escapes may make one character beyond the first plane; a lone half is replaced.
  private static func append(_ unit: UInt16, to bytes: inout [UInt8], pending: inout UInt16?) {
    if UTF16.isLeadSurrogate(unit) {
      pending = unit
      bytes.append(contentsOf: "\u{FFFD}".utf8)
      return
    }
    if UTF16.isTrailSurrogate(unit) {
      guard let lead = pending else {
        bytes.append(contentsOf: "\u{FFFD}".utf8)
        return
      }
      bytes.removeLast(3)
      pending = nil
      bytes.append(contentsOf: String(decoding: [lead, unit], as: UTF16.self).utf8)
      return
    }
    pending = nil
    bytes.append(contentsOf: String(decoding: [unit], as: UTF16.self).utf8)
  }
}
