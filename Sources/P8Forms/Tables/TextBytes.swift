import VietnameseText

/// The bytes of a text file in UTF-8, whatever encoding it came in.
package enum TextBytes {
  private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// The text without its byte order mark; nil where it is not UTF-8, UTF-16 or Windows-1258.
  package static func utf8(_ bytes: [UInt8]) -> [UInt8]? {
    if bytes.starts(with: byteOrderMark) { return utf8(Array(bytes.dropFirst(byteOrderMark.count))) }
    if let isBigEndian = isBigEndianUTF16(bytes) { return utf16(bytes, isBigEndian: isBigEndian) }
    guard !bytes.contains(0) else { return nil }
    if isUTF8(bytes) { return bytes }
    return LegacyEncoding.textOfWindows1258(bytes).map { Array($0.utf8) }
  }

  static func isUTF8(_ bytes: [UInt8]) -> Bool { (try? UTF8Span(validating: bytes.span)) != nil }

  /// The order of the bytes of UTF-16: by its mark, else by the zeros that all its Latin letters have.
  private static func isBigEndianUTF16(_ bytes: [UInt8]) -> Bool? {
    if bytes.starts(with: [0xFF, 0xFE]) { return false }
    if bytes.starts(with: [0xFE, 0xFF]) { return true }
    guard bytes.count.isMultiple(of: 2) else { return nil }
    let head = bytes.prefix(512)
    let zeros = (
      even: head.indices.count { $0.isMultiple(of: 2) && head[$0] == 0 },
      odd: head.indices.count { !$0.isMultiple(of: 2) && head[$0] == 0 }
    )
    if zeros.even == 0, zeros.odd * 8 > head.count { return false }
    if zeros.odd == 0, zeros.even * 8 > head.count { return true }
    return nil
  }

  private static func utf16(_ bytes: [UInt8], isBigEndian: Bool) -> [UInt8]? {
    guard bytes.count.isMultiple(of: 2) else { return nil }
    var units: [UInt16] = []
    units.reserveCapacity(bytes.count / 2)
    for index in stride(from: 0, to: bytes.count, by: 2) {
      let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
      units.append(isBigEndian ? first << 8 | second : second << 8 | first)
    }
    if units.first == 0xFEFF { units.removeFirst() }
    return String(validating: units, as: UTF16.self).map { Array($0.utf8) }
  }
}
