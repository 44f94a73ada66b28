import ContentDigest
import XMLStream

/// `xl/worksheets/sheet1.xml`: everything about a sheet around its `sheetData`.
struct WorksheetPart {
  /// A link, with its relationship where it leads out of the workbook.
  struct Link {
    var cell: CellReference
    var hyperlink: Hyperlink
    var relationship: String?
  }

  /// A conditional format with the number of its look.
  struct Condition {
    var format: ConditionalFormat
    var differential: Int?
  }

  var sheet: Worksheet
  /// Whether the sheet is in front.
  var isSelected: Bool
  var dimension: CellRange?
  /// The widths of columns in characters, fitted ones included.
  var widths: [Int: Double]
  var columnStyles: [Int: Int]
  /// The height of a row that nothing is known of, in points.
  var defaultRowHeight: Double
  var links: [Link] = []
  var conditions: [Condition] = []
  /// The relationships of the tables, the drawing and the shapes of comments.
  var tableRelationships: [String] = []
  var drawingRelationship: String?
  var shapesRelationship: String?
  var dialect = Dialect.transitional

  /// What stands before and after the rows.
  func xml(hasRows: Bool) throws(XMLWriter.Fault) -> (head: [UInt8], tail: [UInt8]) {
    var writer = XMLWriter()
    writer.element("worksheet", ["xmlns": dialect.main, "xmlns:r": dialect.relationships]) { writer in
      writeProperties(to: &writer)
      writer.element("dimension", ["ref": (dimension ?? Self.firstCell)?.description])
      writeViews(to: &writer)
      writer.element(
        "sheetFormatPr",
        [
          "defaultRowHeight": shortText(defaultRowHeight),
          "customHeight": defaultRowHeight == 15 ? nil : "1",
        ])
      writeColumns(to: &writer)
      writer.element("sheetData")
      writeProtection(to: &writer)
      if let filter = sheet.filter { writer.element("autoFilter", ["ref": filter.description]) }
      writeMerges(to: &writer)
      writeConditionalFormats(to: &writer)
      writeDataValidations(to: &writer)
      writeHyperlinks(to: &writer)
      writePage(to: &writer)
      if let drawingRelationship { writer.element("drawing", ["r:id": drawingRelationship]) }
      if let shapesRelationship { writer.element("legacyDrawing", ["r:id": shapesRelationship]) }
      if !tableRelationships.isEmpty {
        writer.element("tableParts", ["count": "\(tableRelationships.count)"]) { writer in
          for relationship in tableRelationships { writer.element("tablePart", ["r:id": relationship]) }
        }
      }
    }
    let bytes = try writer.finish()
    return Self.split(bytes, hasRows: hasRows)
  }

  private static let firstCell = CellReference(row: 1, column: 1).map { CellRange($0) }

  /// Cuts the document at its empty `sheetData`; markup in texts is escaped, so there is only one.
  private static func split(_ bytes: [UInt8], hasRows: Bool) -> (head: [UInt8], tail: [UInt8]) {
    let marker = Array("<sheetData/>".utf8)
    var start = 0
    while start + marker.count <= bytes.count, !bytes[start...].starts(with: marker) { start += 1 }
    let head = Array(bytes[..<start])
    let tail = Array(bytes[(start + marker.count)...])
    guard hasRows else { return (head + marker, tail) }
    return (head + Array("<sheetData>".utf8), Array("</sheetData>".utf8) + tail)
  }

  private func writeProperties(to writer: inout XMLWriter) {
    var fits = false
    if case .fit = sheet.page.scaling { fits = true }
    guard sheet.tabColor != nil || fits || sheet.filter != nil else { return }
    writer.element("sheetPr", ["filterMode": nil]) { writer in
      if let color = sheet.tabColor { writer.element("tabColor", color.attributes) }
      if fits { writer.element("pageSetUpPr", ["fitToPage": "1"]) }
    }
  }

  private func writeViews(to writer: inout XMLWriter) {
    writer.element("sheetViews") { writer in
      writer.element(
        "sheetView",
        [
          "showGridLines": sheet.showsGridLines ? nil : "0", "tabSelected": isSelected ? "1" : nil,
          "zoomScale": sheet.zoom == 100 ? nil : "\(sheet.zoom)",
          "zoomScaleNormal": sheet.zoom == 100 ? nil : "\(sheet.zoom)", "workbookViewId": "0",
        ]
      ) { writer in
        writePane(to: &writer)
      }
    }
  }

  private func writePane(to writer: inout XMLWriter) {
    let selected = sheet.selectedCell?.description
    guard let frozen = sheet.frozenAt, frozen.row > 1 || frozen.column > 1 else {
      if let selected { writer.element("selection", ["activeCell": selected, "sqref": selected]) }
      return
    }
    let pane = frozen.row > 1 ? (frozen.column > 1 ? "bottomRight" : "bottomLeft") : "topRight"
    writer.element(
      "pane",
      [
        "xSplit": frozen.column > 1 ? "\(frozen.column - 1)" : nil,
        "ySplit": frozen.row > 1 ? "\(frozen.row - 1)" : nil, "topLeftCell": frozen.description,
        "activePane": pane, "state": "frozen",
      ])
    if frozen.column > 1, frozen.row > 1 {
      writer.element("selection", ["pane": "topRight"])
      writer.element("selection", ["pane": "bottomLeft"])
    }
    writer.element(
      "selection",
      ["pane": pane, "activeCell": selected ?? frozen.description, "sqref": selected ?? frozen.description])
  }

  private func writeColumns(to writer: inout XMLWriter) {
    let numbers = Set(widths.keys).union(columnStyles.keys).union(sheet.hiddenColumns).sorted()
    guard !numbers.isEmpty else { return }
    writer.element("cols") { writer in
      for number in numbers {
        let isHidden = sheet.hiddenColumns.contains(number)
        let width = widths[number] ?? (isHidden ? 0 : 9.140625)
        writer.element(
          "col",
          [
            "min": "\(number)", "max": "\(number)", "width": shortText(width),
            "style": columnStyles[number].map { "\($0)" }, "hidden": isHidden ? "1" : nil,
            "customWidth": widths[number] != nil || isHidden ? "1" : nil,
          ])
      }
    }
  }

  private func writeProtection(to writer: inout XMLWriter) {
    guard let protection = sheet.protection else { return }
    let allowing = protection.allowing
    // Objects stay as they are unless allowed; the other attributes say what is locked.
    func locked(_ allowance: SheetProtection.Allowance) -> String? {
      allowing.contains(allowance) ? "0" : nil
    }
    let digest = protection.password.map { password in
      let salt =
        protection.salt
        ?? Array(ContentDigest.sha512(Array((password + "\u{0}" + sheet.name).utf8)).prefix(16))
      return PasswordDigest(password: password, salt: salt)
    }
    writer.element(
      "sheetProtection",
      [
        "algorithmName": digest == nil ? nil : "SHA-512", "hashValue": digest?.hashBase64,
        "saltValue": digest?.saltBase64, "spinCount": digest.map { "\($0.spinCount)" }, "sheet": "1",
        "objects": allowing.contains(.editObjects) ? nil : "1", "scenarios": "1",
        "formatCells": locked(.formatCells), "formatColumns": locked(.formatColumns),
        "formatRows": locked(.formatRows), "insertColumns": locked(.insertColumns),
        "insertRows": locked(.insertRows), "insertHyperlinks": locked(.insertHyperlinks),
        "deleteColumns": locked(.deleteColumns), "deleteRows": locked(.deleteRows),
        "selectLockedCells": allowing.contains(.selectLockedCells) ? nil : "1", "sort": locked(.sort),
        "autoFilter": locked(.filter),
        "selectUnlockedCells": allowing.contains(.selectUnlockedCells) ? nil : "1",
      ])
  }

  private func writeMerges(to writer: inout XMLWriter) {
    guard !sheet.mergedRanges.isEmpty else { return }
    writer.element("mergeCells", ["count": "\(sheet.mergedRanges.count)"]) { writer in
      for range in sheet.mergedRanges { writer.element("mergeCell", ["ref": range.description]) }
    }
  }

  private func writeDataValidations(to writer: inout XMLWriter) {
    guard !sheet.dataValidations.isEmpty else { return }
    writer.element("dataValidations", ["count": "\(sheet.dataValidations.count)"]) { writer in
      for validation in sheet.dataValidations { Self.write(validation, to: &writer) }
    }
  }

  private static func write(_ validation: DataValidation, to writer: inout XMLWriter) {
    let (type, limit) = validation.rule.described
    writer.element(
      "dataValidation",
      [
        "type": type, "errorStyle": validation.errorStyle == .stop ? nil : validation.errorStyle.rawValue,
        "operator": limit.flatMap { $0.operatorName == "between" ? nil : $0.operatorName },
        "allowBlank": validation.allowsBlank ? "1" : nil,
        "showInputMessage": validation.prompt != nil || validation.promptTitle != nil ? "1" : nil,
        "showErrorMessage": validation.rule == .any ? nil : "1",
        "errorTitle": validation.errorTitle.map(escapedAttribute),
        "error": validation.error.map(escapedAttribute),
        "promptTitle": validation.promptTitle.map(escapedAttribute),
        "prompt": validation.prompt.map(escapedAttribute),
        "sqref": validation.ranges.map(\.description).joined(separator: " "),
      ]
    ) { writer in
      for (index, formula) in validation.rule.formulas.enumerated() {
        writer.element("formula\(index + 1)", text: FormulaText.stored(formula))
      }
    }
  }

  private func writeHyperlinks(to writer: inout XMLWriter) {
    guard !links.isEmpty else { return }
    writer.element("hyperlinks") { writer in
      for link in links {
        writer.element(
          "hyperlink",
          [
            "ref": link.cell.description, "r:id": link.relationship, "location": link.hyperlink.target.place,
            "tooltip": link.hyperlink.tooltip.map(escapedAttribute),
          ])
      }
    }
  }

  /// What has its usual value is left out, and the order is that of the schema.
  private func writePage(to writer: inout XMLWriter) {
    let page = sheet.page
    if page.isCenteredHorizontally || page.isCenteredVertically || page.printsGridLines
      || page.printsHeadings
    {
      writer.element(
        "printOptions",
        [
          "horizontalCentered": page.isCenteredHorizontally ? "1" : nil,
          "verticalCentered": page.isCenteredVertically ? "1" : nil,
          "headings": page.printsHeadings ? "1" : nil, "gridLines": page.printsGridLines ? "1" : nil,
        ])
    }
    let margins = page.margins
    writer.element(
      "pageMargins",
      [
        "left": Self.inches(margins.left), "right": Self.inches(margins.right),
        "top": Self.inches(margins.top), "bottom": Self.inches(margins.bottom),
        "header": Self.inches(margins.header), "footer": Self.inches(margins.footer),
      ])
    var scale: String?
    var wide: String?
    var tall: String?
    switch page.scaling {
    case .percent(let percent): scale = percent == 100 ? nil : "\(percent)"
    case .fit(let pagesWide, let pagesTall):
      wide = pagesWide == 1 ? nil : "\(pagesWide)"
      tall = pagesTall == 1 ? nil : "\(pagesTall)"
    }
    writer.element(
      "pageSetup",
      [
        "paperSize": "\(page.paper.rawValue)", "scale": scale,
        "firstPageNumber": page.firstPageNumber.map { "\($0)" }, "fitToWidth": wide, "fitToHeight": tall,
        "orientation": page.orientation.rawValue,
        "useFirstPageNumber": page.firstPageNumber == nil ? nil : "1",
      ])
    writeHeaderFooter(page.headerFooter, to: &writer)
    Self.writeBreaks("rowBreaks", page.rowBreaks, last: CellReference.maximumColumn - 1, to: &writer)
    Self.writeBreaks("colBreaks", page.columnBreaks, last: CellReference.maximumRow - 1, to: &writer)
  }

  private func writeHeaderFooter(_ lines: HeaderFooter, to writer: inout XMLWriter) {
    guard !lines.header.isEmpty || !lines.footer.isEmpty || lines.hasDifferentFirstPage else { return }
    writer.element("headerFooter", ["differentFirst": lines.hasDifferentFirstPage ? "1" : nil]) { writer in
      if !lines.header.isEmpty { writer.element("oddHeader", text: escapedText(lines.header.code)) }
      if !lines.footer.isEmpty { writer.element("oddFooter", text: escapedText(lines.footer.code)) }
      guard lines.hasDifferentFirstPage else { return }
      if !lines.firstHeader.isEmpty {
        writer.element("firstHeader", text: escapedText(lines.firstHeader.code))
      }
      if !lines.firstFooter.isEmpty {
        writer.element("firstFooter", text: escapedText(lines.firstFooter.code))
      }
    }
  }

  private static func writeBreaks(
    _ name: String, _ places: [Int], last: Int, to writer: inout XMLWriter
  ) {
    guard !places.isEmpty else { return }
    let sorted = Set(places).sorted()
    writer.element(name, ["count": "\(sorted.count)", "manualBreakCount": "\(sorted.count)"]) { writer in
      for place in sorted {
        writer.element("brk", ["id": "\(place)", "max": "\(last)", "man": "1"])
      }
    }
  }

  /// Millimetres as the inches of the format, to a ten-thousandth.
  private static func inches(_ millimetres: Double) -> String {
    shortText((millimetres / 25.4 * 10_000).rounded() / 10_000)
  }
}

/// Text with the characters that XML cannot hold as `_xHHHH_`; markup is left to the writer.
package func escapedText(_ text: String) -> String {
  var suspicious = false
  for byte in text.utf8 where byte < 0x20 || byte == 0x5F || byte == 0xEF {
    suspicious = true
    break
  }
  guard suspicious else { return text }
  var result = ""
  let scalars = Array(text.unicodeScalars)
  for (index, scalar) in scalars.enumerated() {
    switch scalar.value {
    case 9, 10: result.unicodeScalars.append(scalar)
    case 0..<0x20, 0xFFFE, 0xFFFF:
      let digits = String(scalar.value, radix: 16, uppercase: true)
      result += "_x" + String(repeating: "0", count: 4 - digits.utf8.count) + digits + "_"
    case 0x5F:
      let isEscape =
        index + 6 < scalars.count && scalars[index + 1] == "x" && scalars[index + 6] == "_"
        && scalars[index + 2...index + 5].allSatisfy { $0.properties.isASCIIHexDigit }
      result += isEscape ? "_x005F_" : "_"
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result
}

/// Text for an attribute, where line ends must be written as `_x000a_` to be kept.
func escapedAttribute(_ text: String) -> String {
  escapedText(text).split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "_x000a_")
}
