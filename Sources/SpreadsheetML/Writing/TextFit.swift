/// How many lines a text takes, for rows whose cells are merged: no program fits those by itself.
package enum TextFit {
  /// Columns are counted in digits of the font of tables.
  private static let columns = CellStyle.Font(name: "Times New Roman", size: 11)

  /// The number of lines of a text in a cell, at least 1; its own line breaks count.
  ///
  /// The width is that of the cell in characters, less one for the space at its edges.
  package static func lines(_ text: String, width: Double, size: Double = 12, isBold: Bool = false) -> Int {
    CellStyle.Font(name: columns.name, size: size, isBold: isBold)
      .lineCount(of: text, characters: max(1, width), of: columns)
  }

  package static func height(lines: Int, size: Double = 12) -> Double {
    min(409, (Double(max(1, lines)) * size * 1.25 + 4).rounded())
  }
}
