import P8Model
import SpreadsheetML

/// The first sheet of a marked copy: what is wrong in the file, with links to the cells.
struct FindingListSheet {
  let file: CheckRun.File
  let findings: [Finding]
  let repairs: [CellRepair]
  let language: Language

  private static let widths = [5.0, 10, 20, 7, 16, 42, 30, 13]

  /// The sheet for a workbook, of whose sheets some are taken out.
  func sheet(for reader: WorkbookReader, besides removed: Set<String> = []) -> Worksheet {
    let names = reader.sheets.map(\.name).filter { !removed.contains($0) }
    var sheet = Worksheet(name: Self.name(beside: names, in: language))
    sheet.tabColor = .red
    sheet.showsGridLines = false
    for (index, width) in Self.widths.enumerated() { sheet.columnWidths[index + 1] = .characters(width) }
    var row = head(in: &sheet)
    if !findings.isEmpty { row = list(in: &sheet, from: row + 1, reader: reader) }
    if !repairs.isEmpty { _ = repaired(in: &sheet, from: row + 1) }
    sheet.selectedCell = CellReference(row: 1, column: 1)
    sheet.page = PageSetup(
      orientation: .landscape, margins: PageSetup.Margins(left: 15, right: 15, top: 15, bottom: 15),
      scaling: .fitToWidth,
      headerFooter: HeaderFooter(
        footer: HeaderFooter.Line(center: "\(HeaderFooter.page)/\(HeaderFooter.pages)")))
    return sheet
  }

  /// A name that no sheet of the sender has.
  private static func name(beside names: [String], in language: Language) -> String {
    let taken = Set(names.map { $0.lowercased() })
    let name = CheckPhrases.listSheet[language]
    guard taken.contains(name.lowercased()) else { return name }
    var number = 2
    while taken.contains("\(name) (\(number))".lowercased()) { number += 1 }
    return "\(name) (\(number))"
  }

  private func head(in sheet: inout Worksheet) -> Int {
    let columns = 1...Self.widths.count
    let about = [file.unitName, file.unit?.code ?? "", file.period?.title(language) ?? ""]
      .filter { !$0.isEmpty }.joined(separator: " · ")
    var lines = [CheckPhrases.listHelp[language]]
    if !repairs.isEmpty { lines.append(CheckPhrases.repairHelp[language]) }
    sheet.span(
      rows: 1...1, columns: columns, .text(CheckPhrases.listTitle[language]), style: MarkStyle.title)
    var row = 2
    let counts = CheckRun.counts(findings, in: language)
    for text in [[about, counts].filter { !$0.isEmpty }.joined(separator: " – ")] + lines {
      sheet.span(rows: row...row, columns: columns, .text(text), style: MarkStyle.line)
      row += 1
    }
    return row
  }

  private func list(in sheet: inout Worksheet, from start: Int, reader: WorkbookReader) -> Int {
    var row = start
    let headers = [
      CheckPhrases.ordinal, CheckPhrases.severity, CheckPhrases.sheet, CheckPhrases.cell, CheckPhrases.found,
      CheckPhrases.message, CheckPhrases.suggestion, CheckPhrases.code,
    ]
    for (index, header) in headers.enumerated() {
      sheet.set(.text(header[language]), row: row, column: index + 1, style: MarkStyle.header)
    }
    row += 1
    for (index, finding) in findings.enumerated() {
      sheet.set(.number(Double(index + 1)), row: row, column: 1, style: MarkStyle.center)
      sheet.set(
        .text(finding.severity.name[language]), row: row, column: 2,
        style: MarkStyle.severity(finding.severity))
      sheet.set(.text(finding.at.sheet ?? ""), row: row, column: 3, style: MarkStyle.text)
      place(of: finding, row: row, in: &sheet, reader: reader)
      sheet.set(.text(finding.found ?? ""), row: row, column: 5, style: MarkStyle.text)
      sheet.set(.text(finding.message[language]), row: row, column: 6, style: MarkStyle.text)
      sheet.set(
        .text(CheckPhrases.suggestions(finding, in: language)), row: row, column: 7, style: MarkStyle.text)
      sheet.set(.text(finding.code), row: row, column: 8, style: MarkStyle.center)
      row += 1
    }
    return row
  }

  private func place(
    of finding: Finding, row: Int, in sheet: inout Worksheet, reader: WorkbookReader
  ) {
    let text = finding.at.cell ?? ""
    // Nothing leads to a sheet that people cannot see.
    guard let name = finding.at.sheet,
      reader.sheets.contains(where: { $0.name == name && $0.visibility == .visible })
    else {
      sheet.set(.text(text), row: row, column: 4, style: MarkStyle.center)
      return
    }
    let address = finding.at.cell ?? "A1"
    sheet.set(
      .hyperlink(
        Hyperlink(.place("\(SheetAddress.quoted(name))!\(address)")), text: text.isEmpty ? address : text),
      row: row, column: 4, style: MarkStyle.link.with { $0.alignment.horizontal = .center })
  }

  /// What was repaired without asking is listed too, with the text before it, so that the sender can object.
  private func repaired(in sheet: inout Worksheet, from start: Int) -> Int {
    var row = start
    sheet.span(
      rows: row...row, columns: 1...Self.widths.count, .text(CheckPhrases.repairedTitle[language]),
      style: MarkStyle.heading)
    sheet.rowHeights[row] = .points(24)
    row += 1
    let headers = [
      CheckPhrases.ordinal, CheckPhrases.code, CheckPhrases.sheet, CheckPhrases.cell, CheckPhrases.before,
      CheckPhrases.message, CheckPhrases.after,
    ]
    for (index, header) in headers.enumerated() {
      sheet.set(.text(header[language]), row: row, column: index + 1, style: MarkStyle.header)
    }
    row += 1
    for (index, repair) in repairs.enumerated() {
      sheet.set(.number(Double(index + 1)), row: row, column: 1, style: MarkStyle.center)
      sheet.set(.text(repair.code), row: row, column: 2, style: MarkStyle.center)
      sheet.set(.text(repair.sheet), row: row, column: 3, style: MarkStyle.text)
      sheet.set(
        .hyperlink(
          Hyperlink(.place("\(SheetAddress.quoted(repair.sheet))!\(repair.cell)")), text: repair.cell),
        row: row, column: 4, style: MarkStyle.link.with { $0.alignment.horizontal = .center })
      sheet.set(.text(repair.before), row: row, column: 5, style: MarkStyle.text)
      sheet.set(.text(repair.reason[language]), row: row, column: 6, style: MarkStyle.text)
      sheet.set(
        .text(repair.after), row: row, column: 7,
        style: MarkStyle.text.with { $0.fill = MarkStyle.repairedFill })
      row += 1
    }
    return row
  }
}
