import XMLStream

/// A `Worksheet` of XML Spreadsheet 2003.
struct Spreadsheet2003Sheet {
  let sheet: Worksheet
  let isSelected: Bool
  let workbook: Workbook
  let styleName: (CellStyle) -> String?
  let styleOf: (StoredCell, Worksheet) -> CellStyle

  func write(to writer: inout XMLWriter) {
    writer.element(
      "Worksheet", ["ss:Name": sheet.name, "ss:Protected": sheet.protection == nil ? nil : "1"]
    ) { writer in
      writeNames(to: &writer)
      writeTable(to: &writer)
      writeOptions(to: &writer)
      for validation in sheet.dataValidations { Self.write(validation, to: &writer) }
      if let filter = sheet.filter {
        writer.element(
          "AutoFilter", ["x:Range": RelativeFormula.absolute(filter), "xmlns": Spreadsheet2003.excel])
      }
      for format in sheet.conditionalFormats where format.rule.isInSpreadsheet2003 {
        Self.write(format, to: &writer)
      }
    }
  }

  private func writeNames(to writer: inout XMLWriter) {
    guard let origin = CellReference(row: 1, column: 1) else { return }
    let place = "=" + formulaName(ofSheet: sheet.name) + "!"
    var names = workbook.definedNames.filter { $0.sheet == sheet.name }.map {
      ($0.name, "=" + RelativeFormula.of($0.formula, at: origin), $0.isHidden)
    }
    if let filter = sheet.filter {
      names.append(("_FilterDatabase", place + RelativeFormula.absolute(filter), true))
    }
    if let area = sheet.page.printArea.first {
      names.append(("Print_Area", place + RelativeFormula.absolute(area), false))
    }
    var titles: [String] = []
    if let columns = sheet.page.repeatedColumns {
      titles.append(String(place.dropFirst()) + "C\(columns.lowerBound):C\(columns.upperBound)")
    }
    if let rows = sheet.page.repeatedRows {
      titles.append(String(place.dropFirst()) + "R\(rows.lowerBound):R\(rows.upperBound)")
    }
    if !titles.isEmpty { names.append(("Print_Titles", "=" + titles.joined(separator: ","), false)) }
    guard !names.isEmpty else { return }
    writer.element("Names") { writer in
      for (name, formula, isHidden) in names {
        writer.element(
          "NamedRange", ["ss:Name": name, "ss:RefersTo": formula, "ss:Hidden": isHidden ? "1" : nil])
      }
    }
  }

  /// The counts of rows and columns must hold everything that follows, comments and merges included.
  private func writeTable(to writer: inout XMLWriter) {
    let used = sheet.usedRange
    let rows = sheet.rowsToWrite
    let heights = RowHeights(sheet: sheet, defaultFont: workbook.defaultFont)
    let widths = heights.columnWidths
    let digit = TextWidth(font: workbook.defaultFont).digitPixels
    let columns = Set(widths.keys).union(sheet.hiddenColumns).union(sheet.columnStyles.keys).sorted()
    let merges = Dictionary(
      sheet.mergedRanges.map { ($0.first, $0) }, uniquingKeysWith: { first, _ in first })
    let lastRow = max(
      used?.last.row ?? 1, rows.last?.number ?? 1, sheet.mergedRanges.map(\.last.row).max() ?? 1)
    let lastColumn = max(
      used?.last.column ?? 1, columns.last ?? 1, sheet.mergedRanges.map(\.last.column).max() ?? 1)
    let comments = Dictionary(sheet.comments.map { ($0.cell, $0) }, uniquingKeysWith: { first, _ in first })
    writer.element(
      "Table",
      [
        "ss:ExpandedColumnCount": "\(max(lastColumn, sheet.comments.map(\.cell.column).max() ?? 1))",
        "ss:ExpandedRowCount": "\(max(lastRow, sheet.comments.map(\.cell.row).max() ?? 1))",
        "x:FullColumns": "1", "x:FullRows": "1",
        "ss:DefaultRowHeight": shortText(LineHeight.ofRow(font: workbook.defaultFont)),
      ]
    ) { writer in
      for column in columns {
        writer.element(
          "Column",
          [
            "ss:Index": "\(column)", "ss:StyleID": sheet.columnStyles[column].flatMap(styleName),
            "ss:Hidden": sheet.hiddenColumns.contains(column) ? "1" : nil, "ss:AutoFitWidth": "0",
            "ss:Width": widths[column].map { shortText(($0 * digit).rounded() * 0.75) },
          ])
      }
      writeRows(rows, heights: heights, merges: merges, comments: comments, to: &writer)
    }
  }

  private func writeRows(
    _ rows: [StoredRow], heights: RowHeights, merges: [CellReference: CellRange],
    comments: [CellReference: CellComment], to writer: inout XMLWriter
  ) {
    // Comments on cells that hold nothing need a cell of their own.
    var all = Dictionary(uniqueKeysWithValues: rows.map { ($0.number, $0) })
    for comment in sheet.comments where sheet.content(at: comment.cell) == .blank {
      var row = all[comment.cell.row] ?? StoredRow(number: comment.cell.row, cells: [])
      guard !row.cells.contains(where: { $0.column == comment.cell.column }) else { continue }
      row.cells.append(StoredCell(column: comment.cell.column, content: .blank, style: 0))
      row.cells.sort { $0.column < $1.column }
      all[comment.cell.row] = row
    }
    var covered: Set<CellReference> = []
    for row in all.values.sorted(by: { $0.number < $1.number }) {
      let height = heights.height(of: row)
      writer.element(
        "Row",
        [
          "ss:Index": "\(row.number)", "ss:Hidden": sheet.hiddenRows.contains(row.number) ? "1" : nil,
          "ss:AutoFitHeight": height == nil ? nil : "0", "ss:Height": height.map(shortText),
        ]
      ) { writer in
        for cell in row.cells {
          guard let place = CellReference(row: row.number, column: cell.column), !covered.contains(place)
          else { continue }
          if let merge = merges[place] {
            for row in merge.first.row...merge.last.row {
              for column in merge.first.column...merge.last.column {
                if let inner = CellReference(row: row, column: column) { covered.insert(inner) }
              }
            }
          }
          write(cell, at: place, merge: merges[place], comment: comments[place], to: &writer)
        }
      }
    }
  }

  /// A merge, a link and an array formula are attributes of their first cell here.
  private func write(
    _ cell: StoredCell, at place: CellReference, merge: CellRange?, comment: CellComment?,
    to writer: inout XMLWriter
  ) {
    var formula: String?
    var range: String?
    var link: Hyperlink?
    switch cell.content {
    case .formula(let text, _): formula = "=" + RelativeFormula.of(text, at: place)
    case .arrayFormula(let text, let over, _):
      formula = "=" + RelativeFormula.of(text, at: place)
      range = "RC:R[\(over.last.row - place.row)]C[\(over.last.column - place.column)]"
    case .hyperlink(let hyperlink, _): link = hyperlink
    default: break
    }
    let address = (link?.target).map { ($0.outside ?? "") + ($0.place.map { "#" + $0 } ?? "") }
    let across = merge.map { $0.last.column - $0.first.column } ?? 0
    let down = merge.map { $0.last.row - $0.first.row } ?? 0
    writer.element(
      "Cell",
      [
        "ss:Index": "\(place.column)", "ss:MergeAcross": across > 0 ? "\(across)" : nil,
        "ss:MergeDown": down > 0 ? "\(down)" : nil, "ss:StyleID": styleName(styleOf(cell, sheet)),
        "ss:ArrayRange": range, "ss:Formula": formula, "ss:HRef": address,
        "x:HRefScreenTip": link?.tooltip,
      ]
    ) { writer in
      writeData(cell.content, to: &writer)
      if let comment {
        writer.element("Comment", ["ss:Author": comment.author]) {
          $0.element("ss:Data", text: Self.clean(comment.text.plainText))
        }
      }
    }
  }

  private func writeData(_ content: CellContent, to writer: inout XMLWriter) {
    switch content {
    case .blank: break
    case .text(let text), .hyperlink(_, let text): Self.writeData("String", text, to: &writer)
    case .richText(let text): Self.writeData("String", text.plainText, to: &writer)
    case .number(let number): Self.writeData("Number", Self.number(number), to: &writer)
    case .boolean(let truth): Self.writeData("Boolean", truth ? "1" : "0", to: &writer)
    case .date(let moment): Self.writeData("DateTime", moment.timestamp + ".000", to: &writer)
    case .time(let seconds):
      Self.writeData("Number", Self.number(Double(seconds) / 86_400), to: &writer)
    case .error(let error): Self.writeData("Error", error.rawValue, to: &writer)
    case .formula(_, let cached), .arrayFormula(_, _, let cached):
      switch cached {
      case .blank: break
      case .number(let number), .date(_, let number), .time(_, let number):
        Self.writeData("Number", Self.number(number), to: &writer)
      case .text(let text): Self.writeData("String", text, to: &writer)
      case .boolean(let truth): Self.writeData("Boolean", truth ? "1" : "0", to: &writer)
      case .error(let error): Self.writeData("Error", error.rawValue, to: &writer)
      }
    }
  }

  private static func writeData(_ type: String, _ text: String, to writer: inout XMLWriter) {
    writer.element("Data", ["ss:Type": type]) { writer in
      // A line end within a cell is a character reference, or readers make a space of it.
      for (index, line) in clean(text).split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
        if index > 0 { writer.raw("&#10;") }
        writer.text(String(line))
      }
    }
  }

  /// The format has no escape for characters that XML cannot hold: they become a replacement character.
  private static func clean(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let isHeld =
        (scalar.value >= 0x20 || scalar.value == 9 || scalar.value == 10) && scalar.value & 0xFFFE != 0xFFFE
      result.append(isHeld ? scalar : "\u{FFFD}")
    }
    return String(result)
  }

  private static func number(_ number: Double) -> String { shortText(number) }

  /// The order is that in which Excel writes the options.
  private func writeOptions(to writer: inout XMLWriter) {
    let page = sheet.page
    writer.element("WorksheetOptions", ["xmlns": Spreadsheet2003.excel]) { writer in
      writer.element("PageSetup") { writer in
        writer.element(
          "Layout",
          [
            "x:Orientation": page.orientation == .landscape ? "Landscape" : nil,
            "x:CenterHorizontal": page.isCenteredHorizontally ? "1" : nil,
            "x:CenterVertical": page.isCenteredVertically ? "1" : nil,
            "x:StartPageNumber": page.firstPageNumber.map { "\($0)" },
          ])
        writeLine("Header", page.headerFooter.header, margin: page.margins.header, to: &writer)
        writeLine("Footer", page.headerFooter.footer, margin: page.margins.footer, to: &writer)
        writer.element(
          "PageMargins",
          [
            "x:Bottom": Self.inches(page.margins.bottom), "x:Left": Self.inches(page.margins.left),
            "x:Right": Self.inches(page.margins.right), "x:Top": Self.inches(page.margins.top),
          ])
      }
      var fit: (wide: Int, tall: Int)?
      var scale: Int?
      switch page.scaling {
      case .percent(let percent): scale = percent == 100 ? nil : percent
      case .fit(let wide, let tall): fit = (wide, tall)
      }
      if fit != nil { writer.element("FitToPage") }
      if case .rgb(let rgb) = sheet.tabColor {
        writer.element("TabColorIndex", text: Self.paletteIndex(nearest: rgb))
      }
      writer.element("Print") { writer in
        if let fit {
          writer.element("FitWidth", text: "\(fit.wide)")
          writer.element("FitHeight", text: "\(fit.tall)")
        }
        writer.element("ValidPrinterInfo")
        writer.element("PaperSizeIndex", text: "\(page.paper.rawValue)")
        if let scale { writer.element("Scale", text: "\(scale)") }
        if page.printsGridLines { writer.element("Gridlines") }
        if page.printsHeadings { writer.element("RowColHeadings") }
      }
      if sheet.visibility != .visible {
        writer.element(
          "Visible", text: sheet.visibility == .hidden ? "SheetHidden" : "SheetVeryHidden")
      }
      if sheet.zoom != 100 { writer.element("Zoom", text: "\(sheet.zoom)") }
      if isSelected { writer.element("Selected") }
      if !sheet.showsGridLines { writer.element("DoNotDisplayGridlines") }
      writeFrozen(to: &writer)
      writeProtection(to: &writer)
    }
  }

  private func writeFrozen(to writer: inout XMLWriter) {
    guard let frozen = sheet.frozenAt, frozen.row > 1 || frozen.column > 1 else { return }
    writer.element("FreezePanes")
    writer.element("FrozenNoSplit")
    if frozen.row > 1 {
      writer.element("SplitHorizontal", text: "\(frozen.row - 1)")
      writer.element("TopRowBottomPane", text: "\(frozen.row - 1)")
    }
    if frozen.column > 1 {
      writer.element("SplitVertical", text: "\(frozen.column - 1)")
      writer.element("LeftColumnRightPane", text: "\(frozen.column - 1)")
    }
    writer.element("ActivePane", text: frozen.row > 1 ? (frozen.column > 1 ? "0" : "2") : "1")
  }

  private func writeProtection(to writer: inout XMLWriter) {
    let allowing = sheet.protection?.allowing
    writer.element("ProtectObjects", text: allowing?.contains(.editObjects) == false ? "True" : "False")
    writer.element("ProtectScenarios", text: allowing == nil ? "False" : "True")
    guard let allowing else { return }
    if !allowing.contains(.selectLockedCells) {
      writer.element(
        "EnableSelection",
        text: allowing.contains(.selectUnlockedCells) ? "UnlockedCells" : "NoSelection")
    }
    let names: [(SheetProtection.Allowance, String)] = [
      (.formatCells, "AllowFormatCells"), (.formatColumns, "AllowSizeCols"),
      (.formatRows, "AllowSizeRows"), (.insertColumns, "AllowInsertCols"),
      (.insertRows, "AllowInsertRows"), (.insertHyperlinks, "AllowInsertHyperlinks"),
      (.deleteColumns, "AllowDeleteCols"), (.deleteRows, "AllowDeleteRows"), (.sort, "AllowSort"),
      (.filter, "AllowFilter"),
    ]
    for (allowance, name) in names where allowing.contains(allowance) { writer.element(name) }
  }

  private func writeLine(
    _ name: String, _ line: HeaderFooter.Line, margin: Double, to writer: inout XMLWriter
  ) {
    writer.element(
      name, ["x:Margin": Self.inches(margin), "x:Data": line.isEmpty ? nil : Self.clean(line.code)])
  }

  private static func inches(_ millimetres: Double) -> String {
    shortText((millimetres / 25.4 * 10_000).rounded() / 10_000)
  }

  /// The number of the nearest of the colours that tabs may have.
  private static func paletteIndex(nearest color: UInt32) -> String {
    let palette: [(index: Int, rgb: UInt32)] = [
      (8, 0x000000), (9, 0xFFFFFF), (10, 0xFF0000), (11, 0x00FF00), (12, 0x0000FF), (13, 0xFFFF00),
      (14, 0xFF00FF), (15, 0x00FFFF), (16, 0x800000), (17, 0x008000), (18, 0x000080), (19, 0x808000),
      (20, 0x800080), (21, 0x008080), (22, 0xC0C0C0), (23, 0x808080), (51, 0xFFCC00), (52, 0xFF9900),
      (53, 0xFF6600), (46, 0xCC99FF), (42, 0xCCFFCC), (44, 0x99CCFF),
    ]
    func distance(_ other: UInt32) -> Int {
      [16, 8, 0].reduce(0) { sum, shift in
        let difference = Int(color >> UInt32(shift) & 255) - Int(other >> UInt32(shift) & 255)
        return sum + difference * difference
      }
    }
    return "\(palette.min { distance($0.rgb) < distance($1.rgb) }?.index ?? 8)"
  }

  /// The older format names ranges and comparisons in words of its own.
  private static func write(_ validation: DataValidation, to writer: inout XMLWriter) {
    guard validation.rule != .any || validation.prompt != nil, let origin = validation.ranges.first?.first
    else { return }
    let (word, limit) = validation.rule.described
    let type = word.map { $0.prefix(1).uppercased() + $0.dropFirst() }
    let formulas = validation.rule.formulas.map { RelativeFormula.of($0, at: origin) }
    writer.element("DataValidation", ["xmlns": Spreadsheet2003.excel]) { writer in
      writer.element("Range", text: validation.ranges.map(RelativeFormula.absolute).joined(separator: ","))
      if let type { writer.element("Type", text: type) }
      if let limit, limit.operatorName != "between" {
        writer.element("Qualifier", text: limit.qualifier)
      }
      if validation.allowsBlank == false { writer.element("UseBlank", text: "False") }
      if case .list = validation.rule { writer.element("CellRangeList") }
      if limit == nil {
        if let formula = formulas.first { writer.element("Value", text: formula) }
      } else if formulas.count == 2 {
        writer.element("Min", text: formulas[0])
        writer.element("Max", text: formulas[1])
      } else if let formula = formulas.first {
        writer.element("Value", text: formula)
      }
      if let title = validation.promptTitle { writer.element("InputTitle", text: clean(title)) }
      if let prompt = validation.prompt { writer.element("InputMessage", text: clean(prompt)) }
      if validation.errorStyle != .stop {
        writer.element("ErrorStyle", text: validation.errorStyle == .warning ? "Warn" : "Info")
      }
      if let error = validation.error { writer.element("ErrorMessage", text: clean(error)) }
      if let title = validation.errorTitle { writer.element("ErrorTitle", text: clean(title)) }
    }
  }

  private static func write(_ format: ConditionalFormat, to writer: inout XMLWriter) {
    guard let origin = format.ranges.first?.first else { return }
    writer.element("ConditionalFormatting", ["xmlns": Spreadsheet2003.excel]) { writer in
      writer.element("Range", text: format.ranges.map(RelativeFormula.absolute).joined(separator: ","))
      writer.element("Condition") { writer in
        switch format.rule {
        case .value(let limit, _):
          writer.element("Qualifier", text: limit.qualifier)
          for (index, formula) in limit.formulas.enumerated() {
            writer.element("Value\(index + 1)", text: RelativeFormula.of(formula, at: origin))
          }
        case .formula(let formula, _):
          writer.element("Value1", text: RelativeFormula.of(formula, at: origin))
        default: break
        }
        if let style = format.rule.style { writer.element("Format", ["Style": css(style)]) }
      }
    }
  }

  private static func css(_ style: DifferentialStyle) -> String {
    var parts: [String] = []
    if let color = style.fontColor?.hexadecimal { parts.append("color:#\(color)") }
    if style.isBold == true { parts.append("font-weight:700") }
    if style.isItalic == true { parts.append("font-style:italic") }
    if let color = style.borderColor?.hexadecimal { parts.append("border:.5pt solid #\(color)") }
    if let fill = style.fill?.hexadecimal { parts.append("background:#\(fill)") }
    return parts.joined(separator: ";")
  }
}

extension DataValidation.Limit {
  fileprivate var qualifier: String {
    switch self {
    case .between: "Between"
    case .notBetween: "NotBetween"
    case .equal: "Equal"
    case .notEqual: "NotEqual"
    case .greaterThan: "Greater"
    case .lessThan: "Less"
    case .atLeast: "GreaterOrEqual"
    case .atMost: "LessOrEqual"
    }
  }
}
