/// The escapes of characters that XML cannot hold: `_x000D_` is a carriage return.
enum TextEscapes {
  /// The text of some bytes, its escapes undone.
  static func text(_ bytes: [UInt8]) -> String {
    text(bytes, 0, bytes.count)
  }

  /// The text of a stretch of bytes, its escapes undone.
  static func text(_ bytes: [UInt8], _ start: Int, _ end: Int) -> String {
    guard mayHaveEscape(bytes, start, end) else { return plain(bytes, start, end) }
    var units: [UInt8] = []
    units.reserveCapacity(end - start)
    var pending: UInt16?
    var index = start
    while index < end {
      if let unit = escape(bytes, index, end) {
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

  /// The number of UTF-16 units of a text in UTF-8.
  static func unitCount(_ bytes: [UInt8]) -> Int {
    var count = 0
    for byte in bytes {
      if byte & 0xC0 != 0x80 { count += 1 }
      if byte >= 0xF0 { count += 1 }
    }
    return count
  }

  private static func plain(_ bytes: [UInt8], _ start: Int, _ end: Int) -> String {
    unsafe bytes.withUnsafeBufferPointer { buffer in
      unsafe String(decoding: UnsafeBufferPointer(rebasing: buffer[start..<end]), as: UTF8.self)
    }
  }

  private static func mayHaveEscape(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Bool {
    guard end - start >= 7 else { return false }
    var index = start
    let last = end - 7
    let span = bytes.span
    while index <= last {
      if span[index] == UInt8(ascii: "_"), span[index + 1] == UInt8(ascii: "x") { return true }
      index += 1
    }
    return false
  }

  private static func escape(_ bytes: [UInt8], _ index: Int, _ end: Int) -> UInt16? {
    guard index + 7 <= end, bytes[index] == UInt8(ascii: "_"), bytes[index + 1] == UInt8(ascii: "x"),
      bytes[index + 6] == UInt8(ascii: "_")
    else { return nil }
    var unit: UInt16 = 0
    for digit in bytes[index + 2..<index + 6] {
      switch digit {
      case 48...57: unit = unit << 4 | UInt16(digit - 48)
      case 65...70: unit = unit << 4 | UInt16(digit - 55)
      case 97...102: unit = unit << 4 | UInt16(digit - 87)
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
