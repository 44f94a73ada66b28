/// In what letters a web page is written.
enum PageEncoding {
  /// How many bytes are looked at for what a page says of itself.
  private static let headBytes = 8_192
  /// What pages without a word are taken for, when they are not UTF-8: that of Vietnamese Windows.
  private static let usual = "windows-1258"
  /// How the names of encodings begin in which a byte below 128 is the letter of ASCII.
  private static let known = ["windows-125", "iso-8859-", "tcvn", "viscii", "koi8-"]

  /// The page and the name of its encoding: UTF-16 comes as UTF-8, and what claims to be UTF-8 is.
  static func taken(_ bytes: [UInt8]) -> (bytes: [UInt8], name: String) {
    let isLittle = bytes.starts(with: [0xFF, 0xFE]) || bytes.count > 1 && bytes[0] != 0 && bytes[1] == 0
    let isBig = bytes.starts(with: [0xFE, 0xFF]) || bytes.count > 1 && bytes[0] == 0 && bytes[1] != 0
    if isLittle || isBig { return (utf8(ofUTF16: bytes, isLittle: isLittle), "UTF-8") }
    if let name = stated(in: bytes) {
      if known.contains(where: name.hasPrefix) {
        // As browsers do: many say Latin 1 and mean that of Windows.
        return (ended(bytes), name == "iso-8859-1" ? "windows-1252" : name)
      }
      // A page that says UTF-16 in letters of one byte is not in UTF-16.
      if name.hasPrefix("utf") || name == "unicode" { return (repaired(bytes), "UTF-8") }
      return isUTF8(bytes) ? (bytes, "UTF-8") : (ended(bytes), "windows-1252")
    }
    return isUTF8(bytes) ? (repaired(bytes), "UTF-8") : (ended(bytes), usual)
  }

  /// The same with a line end: a letter that a tone mark could follow is held back until something follows it.
  private static func ended(_ bytes: [UInt8]) -> [UInt8] { bytes + [0x0A] }

  /// The name behind `charset=`, in small letters.
  private static func stated(in bytes: [UInt8]) -> String? {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return "utf-8" }
    let head = String(decoding: bytes.prefix(headBytes), as: UTF8.self).lowercased()
    guard let mark = head.firstRange(of: "charset=") else { return nil }
    let name = head[mark.upperBound...].drop { $0 == "\"" || $0 == "'" || $0 == " " }
      .prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") }
    return name.isEmpty || name.utf8.count > 40 ? nil : String(name)
  }

  private static func isUTF8(_ bytes: [UInt8]) -> Bool { String(validating: bytes, as: UTF8.self) != nil }

  /// The same without the mark at its start; what is not UTF-8 is replaced.
  private static func repaired(_ bytes: [UInt8]) -> [UInt8] {
    let bytes = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
    return isUTF8(bytes) ? bytes : Array(String(decoding: bytes, as: UTF8.self).utf8)
  }

  private static func utf8(ofUTF16 bytes: [UInt8], isLittle: Bool) -> [UInt8] {
    var units: [UInt16] = []
    units.reserveCapacity(bytes.count / 2)
    for index in stride(from: 0, to: bytes.count - 1, by: 2) {
      let (one, two) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
      units.append(isLittle ? two << 8 | one : one << 8 | two)
    }
    if units.first == 0xFEFF { units.removeFirst() }
    return Array(String(decoding: units, as: UTF16.self).utf8)
  }
}
