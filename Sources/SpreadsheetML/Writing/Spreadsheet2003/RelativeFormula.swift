/// Formulas with addresses of the style `R1C1`, as XML Spreadsheet 2003 wants them.
package enum RelativeFormula {
  /// The formula with each address as seen from a cell: `B5` in `B7` is `R[-2]C`.
  package static func of(_ formula: String, at cell: CellReference) -> String {
    let bytes = Array(formula.utf8)
    var result: [UInt8] = []
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        let start = index
        index += 1
        while index < bytes.count, bytes[index] != byte { index += 1 }
        index = min(index + 1, bytes.count)
        result += bytes[start..<index]
      } else if isWordByte(byte) {
        let start = index
        while index < bytes.count, isWordByte(bytes[index]) { index += 1 }
        var word = Array(bytes[start..<index])
        // A word before `!` is a sheet, before `(` a function; a pair of rows or columns has a colon.
        let following = index < bytes.count ? bytes[index] : 0
        if following == UInt8(ascii: ":"), let pair = wholeLines(bytes, start: start, colon: index, at: cell)
        {
          word = Array(pair.text.utf8)
          index = pair.end
        } else if following != UInt8(ascii: "!"), following != UInt8(ascii: "("),
          let address = relative(String(decoding: word, as: UTF8.self), at: cell)
        {
          word = Array(address.utf8)
        }
        result += word
      } else {
        result.append(byte)
        index += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// An absolute range: `R5C2:R9C4`.
  static func absolute(_ range: CellRange) -> String {
    let first = "R\(range.first.row)C\(range.first.column)"
    return range.first == range.last ? first : "\(first):R\(range.last.row)C\(range.last.column)"
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte & ~0x20)
      || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "$")
      || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ".") || byte >= 0x80
  }

  private static func relative(_ word: String, at cell: CellReference) -> String? {
    guard let target = CellReference(word) else { return nil }
    let letters = word.prefix { !$0.isNumber }
    let isFixedColumn = word.hasPrefix("$")
    let isFixedRow = letters.dropFirst().contains("$")
    return part("R", target.row, from: cell.row, isFixed: isFixedRow)
      + part("C", target.column, from: cell.column, isFixed: isFixedColumn)
  }

  private static func part(_ letter: String, _ number: Int, from origin: Int, isFixed: Bool) -> String {
    if isFixed { return "\(letter)\(number)" }
    return number == origin ? letter : "\(letter)[\(number - origin)]"
  }

  /// `$3:$5` or `A:C`: whole rows or columns.
  private static func wholeLines(
    _ bytes: [UInt8], start: Int, colon: Int, at cell: CellReference
  ) -> (text: String, end: Int)? {
    var end = colon + 1
    while end < bytes.count, isWordByte(bytes[end]) { end += 1 }
    let first = String(decoding: bytes[start..<colon], as: UTF8.self)
    let second = String(decoding: bytes[(colon + 1)..<end], as: UTF8.self)
    guard let one = line(first, at: cell), let other = line(second, at: cell), one.isRow == other.isRow else {
      return nil
    }
    return (one.text == other.text ? one.text : one.text + ":" + other.text, end)
  }

  private static func line(_ word: String, at cell: CellReference) -> (text: String, isRow: Bool)? {
    let isFixed = word.hasPrefix("$")
    let plain = word.drop { $0 == "$" }
    if let row = Int(plain), (1...CellReference.maximumRow).contains(row) {
      return (part("R", row, from: cell.row, isFixed: isFixed), true)
    }
    // `C10` with a 1 behind it is an address too: a column has letters only.
    guard plain.count <= 3, !plain.isEmpty, plain.allSatisfy(\.isLetter),
      let target = CellReference(plain + "1")
    else { return nil }
    return (part("C", target.column, from: cell.column, isFixed: isFixed), false)
  }
}
