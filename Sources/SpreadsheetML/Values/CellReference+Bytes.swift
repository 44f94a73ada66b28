extension CellReference {
  static let first = CellReference(uncheckedRow: 1, column: 1)
  static let last = CellReference(uncheckedRow: maximumRow, column: maximumColumn)

  /// Reads `D17` from bytes; nil for anything else, `$` included.
  init?(bytes: borrowing Span<UInt8>) {
    var column = 0
    var row = 0
    var index = 0
    let count = bytes.count
    while index < count, index < 4 {
      let letter = (bytes[index] & 0xDF) &- 64
      guard letter >= 1, letter <= 26 else { break }
      column = column * 26 + Int(letter)
      index += 1
    }
    guard index > 0, index < count, count - index <= 7, bytes[index] != UInt8(ascii: "0") else { return nil }
    while index < count {
      let digit = bytes[index] &- 48
      guard digit < 10 else { return nil }
      row = row * 10 + Int(digit)
      index += 1
    }
    guard column <= Self.maximumColumn, row <= Self.maximumRow else { return nil }
    self.init(uncheckedRow: row, column: column)
  }

  /// The upper left corner of the rectangle around two cells.
  static func upperLeft(_ one: CellReference, _ other: CellReference) -> CellReference {
    CellReference(uncheckedRow: Swift.min(one.row, other.row), column: Swift.min(one.column, other.column))
  }

  /// The lower right corner of the rectangle around two cells.
  static func lowerRight(_ one: CellReference, _ other: CellReference) -> CellReference {
    CellReference(uncheckedRow: Swift.max(one.row, other.row), column: Swift.max(one.column, other.column))
  }
}
