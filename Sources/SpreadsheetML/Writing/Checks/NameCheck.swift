/// Checks names that must be unique in the workbook.
struct NameCheck {
  private var sheets: Set<String> = []
  private var names: Set<String> = []

  mutating func checkSheets(_ all: [String]) throws(WriteFault) {
    for name in all {
      let units = Array(name.utf16)
      let forbidden = Array(":\\/?*[]".utf16)
      guard (1...31).contains(units.count), units.first != 0x27, units.last != 0x27,
        !units.contains(where: { forbidden.contains($0) || $0 < 0x20 || $0 >= 0xFFFE }),
        name.lowercased() != "history"
      else { throw WriteFault(.sheetName(name)) }
      guard sheets.insert(name.lowercased()).inserted else { throw WriteFault(.duplicateSheetName(name)) }
    }
  }

  mutating func check(_ definedNames: [DefinedName]) throws(WriteFault) {
    for name in definedNames {
      let scope = name.sheet.map { $0.lowercased() }
      if let scope, !sheets.contains(scope) { throw WriteFault(.definedName(name.name)) }
      guard Self.isName(name.name), names.insert("\(scope ?? ""):\(name.name.lowercased())").inserted else {
        throw WriteFault(.definedName(name.name), sheet: name.sheet)
      }
      try CellCheck.check(formula: name.formula)
    }
  }

  /// Checks that the name of a table is one and is not taken.
  mutating func check(_ table: Table) throws(WriteFault) {
    guard Self.isName(table.name), names.insert(":" + table.name.lowercased()).inserted else {
      throw WriteFault(.definedName(table.name))
    }
  }

  /// Checks that the sheets of a chart exist and its cells stand in a line.
  func check(_ chart: Chart) throws(WriteFault) {
    guard !chart.series.isEmpty, chart.series.count <= 255 else {
      throw WriteFault(
        .chart(.seriesCount))
    }
    for source in chart.series.flatMap({ [$0.values] + ($0.categories.map { [$0] } ?? []) }) {
      guard sheets.contains(source.sheet.lowercased()) else {
        throw WriteFault(
          .chart(.noSuchSheet(source.sheet)))
      }
      guard
        source.range.first.row == source.range.last.row
          || source.range.first.column == source.range.last.column
      else {
        throw WriteFault(
          .chart(.notALine(source.range)))
      }
    }
    guard chart.width > 0, chart.height > 0, chart.width < 5_000, chart.height < 5_000 else {
      throw WriteFault(
        .chart(.size)
      )
    }
  }

  /// Whether a text can be the name of cells, a formula or a table.
  static func isName(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, text.utf16.count <= 255,
      first == "_" || first == "\\" || first.properties.isAlphabetic,
      text.unicodeScalars.allSatisfy({
        $0 == "_" || $0 == "." || $0 == "\\" || $0 == "?" || $0.properties.isAlphabetic
          || $0.properties.numericType != nil || $0.properties.isGraphemeExtend
      })
    else { return false }
    let upper = text.uppercased()
    return CellReference(upper) == nil && !["R", "C", "RC", "TRUE", "FALSE"].contains(upper)
      && !isRowColumnAddress(upper) && !upper.hasPrefix("_XLNM.")
  }

  /// Whether a text reads as an address of the other style: `R1C1`.
  private static func isRowColumnAddress(_ text: String) -> Bool {
    var rest = text[...]
    guard rest.first == "R" || rest.first == "C" else { return false }
    if rest.first == "R" {
      rest = rest.dropFirst().drop { $0.isASCII && $0.isNumber }
    }
    if rest.first == "C" {
      rest = rest.dropFirst().drop { $0.isASCII && $0.isNumber }
    }
    return rest.isEmpty
  }
}
