/// The address of a cell within a sheet: `D17`.
public struct CellReference: Hashable, Sendable {
  // Narrow, since sheets in memory hold one for each cell.
  private let narrowRow: UInt32
  private let narrowColumn: UInt32

  /// The row, from 1 to 1,048,576.
  public var row: Int { Int(narrowRow) }
  /// The column, from 1 to 16,384, which is XFD.
  public var column: Int { Int(narrowColumn) }

  package static let maximumRow = 1_048_576
  /// The last column of a sheet: XFD.
  package static let maximumColumn = 16_384

  /// An address by its numbers; nil outside the sheet.
  public init?(row: Int, column: Int) {
    guard (1...Self.maximumRow).contains(row), (1...Self.maximumColumn).contains(column) else { return nil }
    self.init(uncheckedRow: row, column: column)
  }

  // For what is known to lie within the sheet.
  init(uncheckedRow row: Int, column: Int) {
    narrowRow = UInt32(truncatingIfNeeded: row)
    narrowColumn = UInt32(truncatingIfNeeded: column)
  }

  /// Reads `D17`, with or without `$`; nil for anything else.
  public init?(_ text: some StringProtocol) {
    var column = 0
    var row = 0
    var letters = 0
    var digits = 0
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "$"): continue
      case UInt8(ascii: "A")...UInt8(ascii: "Z") where digits == 0 && letters < 3:
        column = column * 26 + Int(byte - 64)
        letters += 1
      case UInt8(ascii: "a")...UInt8(ascii: "z") where digits == 0 && letters < 3:
        column = column * 26 + Int(byte - 96)
        letters += 1
      case UInt8(ascii: "0")...UInt8(ascii: "9") where letters > 0 && digits < 7:
        row = row * 10 + Int(byte - 48)
        digits += 1
      default: return nil
      }
    }
    self.init(row: row, column: column)
  }

  /// The column in letters: `D`.
  package var columnLetters: String { Self.letters(ofColumn: column) }

  /// A column in letters: 4 is `D`, 27 is `AA`.
  package static func letters(ofColumn column: Int) -> String {
    var rest = column
    var letters: [UInt8] = []
    while rest > 0 {
      letters.append(UInt8(65 + (rest - 1) % 26))
      rest = (rest - 1) / 26
    }
    return String(decoding: letters.reversed(), as: UTF8.self)
  }
}

extension CellReference: CustomStringConvertible {
  /// The address: `D17`.
  public var description: String { "\(columnLetters)\(row)" }

  /// The absolute address: `$D$17`.
  package var absolute: String { "$\(columnLetters)$\(row)" }
}

extension CellReference: Comparable {
  /// Orders row by row.
  public static func < (left: CellReference, right: CellReference) -> Bool {
    (left.row, left.column) < (right.row, right.column)
  }
}
