/// A formula that reads cells of its own row, printed once for a table of many rows.
struct RowFormula: Sendable {
  /// What is printed in place of the row's number: no text of a layout can hold it.
  static let rowMark: Character = "\u{0}"

  /// The text between the row's numbers.
  private let pieces: [String]

  /// - Parameter printed: The formula with ``rowMark`` for each number of a row.
  init(printed: String) {
    pieces = printed.split(separator: Self.rowMark, omittingEmptySubsequences: false).map(String.init)
  }

  /// The formula in a row of the sheet, without the leading equals sign.
  func text(row: Int) -> String { pieces.joined(separator: String(row)) }
}
