/// Formulas with addresses of the style `R1C1`, as XML Spreadsheet 2003 has them, in the style `A1`.
enum AddressFormula {
  /// The formula with each address as it stands in a sheet: `R[-2]C` in `B7` is `B5`.
  static func of(_ formula: String, at cell: CellReference) -> String {
    let bytes = Array(formula.utf8)
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        let start = index
        index += 1
        while index < bytes.count, bytes[index] != byte { index += 1 }
        index = min(index + 1, bytes.count)
        result += bytes[start..<index]
      } else if byte == UInt8(ascii: "[") {
        // The name of a file or of a column of a table.
        let end = bytes[index...].firstIndex(of: UInt8(ascii: "]")) ?? bytes.count - 1
        result += bytes[index...end]
        index = end + 1
      } else if let address = Address(bytes, at: index) {
        let other = address.isCell ? nil : Address(bytes, behindColonAt: address.end)
        if let other, address.row != nil, other.row != nil, !other.isCell {
          result += Array((address.text(at: cell) + ":" + other.text(at: cell)).utf8)
          index = other.end
        } else if let other, address.column != nil, other.column != nil, !other.isCell {
          result += Array((address.text(at: cell) + ":" + other.text(at: cell)).utf8)
          index = other.end
        } else {
          let text = address.text(at: cell)
          result += Array((address.isCell ? text : text + ":" + text).utf8)
          index = address.end
        }
      } else if isWord(byte) {
        while index < bytes.count, isWord(bytes[index]) {
          result.append(bytes[index])
          index += 1
        }
      } else {
        result.append(byte)
        index += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  fileprivate static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case 48...57, 65...90, 97...122, UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "\\"), 128...: true
    default: false
    }
  }

  /// `R5C[2]`, `R5` or `C[2]`.
  private struct Address {
    enum Place {
      case fixed(Int), moved(Int)
    }

    var row: Place?
    var column: Place?
    /// Where what follows begins.
    var end: Int

    var isCell: Bool { row != nil && column != nil }

    /// A name may begin like an address, and a sheet or a function may be called like one: none of them is one.
    init?(_ bytes: [UInt8], at start: Int) {
      end = start
      row = Self.place("R", bytes, &end)
      column = Self.place("C", bytes, &end)
      guard end > start else { return nil }
      let next = end < bytes.count ? bytes[end] : 0
      if isWord(next) || next == UInt8(ascii: "(") || next == UInt8(ascii: "!") || next == UInt8(ascii: "[") {
        return nil
      }
    }

    init?(_ bytes: [UInt8], behindColonAt colon: Int) {
      guard colon < bytes.count, bytes[colon] == UInt8(ascii: ":") else { return nil }
      self.init(bytes, at: colon + 1)
    }

    private static func place(_ letter: Unicode.Scalar, _ bytes: [UInt8], _ end: inout Int) -> Place? {
      guard end < bytes.count, bytes[end] & ~0x20 == UInt8(letter.value) else { return nil }
      var index = end + 1
      guard index < bytes.count, bytes[index] == UInt8(ascii: "[") else {
        let digits = bytes[index...].prefix(8).prefix { (48...57).contains($0) }
        end = index + digits.count
        return digits.isEmpty
          ? .moved(0) : .fixed(digits.reduce(0) { $0 * 10 + Int($1) - 48 })
      }
      index += 1
      let isNegative = index < bytes.count && bytes[index] == UInt8(ascii: "-")
      if isNegative { index += 1 }
      guard index < bytes.count else { return nil }
      let digits = bytes[index...].prefix(8).prefix { (48...57).contains($0) }
      index += digits.count
      guard !digits.isEmpty, index < bytes.count, bytes[index] == UInt8(ascii: "]") else { return nil }
      let number = digits.reduce(0) { $0 * 10 + Int($1) - 48 }
      end = index + 1
      return .moved(isNegative ? -number : number)
    }

    func text(at cell: CellReference) -> String {
      (column.map {
        Self.text($0, from: cell.column, CellReference.maximumColumn, CellReference.letters(ofColumn:))
      } ?? "")
        + (row.map { Self.text($0, from: cell.row, CellReference.maximumRow) { "\($0)" } } ?? "")
    }

    // Beyond one edge of the sheet a formula comes in at the other.
    private static func text(
      _ place: Place, from origin: Int, _ maximum: Int, _ name: (Int) -> String
    ) -> String {
      switch place {
      case .fixed(let number): "$" + name(min(max(1, number), maximum))
      case .moved(let step):
        name(((origin + step - 1) % maximum + maximum) % maximum + 1)
      }
    }
  }
}
