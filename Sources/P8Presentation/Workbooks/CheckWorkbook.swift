import P8Definitions
package import P8Model
package import SpreadsheetML

/// A run over many files as a workbook: a summary, what to correct with links into the files, the communes, the
/// files.
package struct CheckWorkbook: Sendable {
  let run: CheckRun
  let units: UnitCatalogue
  let language: Language
  /// The address of a file as the workbook can reach it, by path; files that are not in it are not linked.
  let addresses: [String: String]
  /// What all paths begin with, written once.
  private let folder: String

  /// - Parameter addresses: For each file, by its path, where it lies as seen from the folder of the
  ///   workbook, `/` between folders; a file without one is not linked.
  package init(_ run: CheckRun, units: UnitCatalogue, in language: Language, addresses: [String: String]) {
    (self.run, self.units, self.language, self.addresses) = (run, units, language, addresses)
    folder = Self.sharedFolder(of: run.files.map(\.path))
  }

  /// The folder in which all files lie, with a slash at its end; empty where there is none.
  private static func sharedFolder(of paths: [String]) -> String {
    guard var shared = paths.first.map({ $0[...] }) else { return "" }
    for path in paths {
      while !path.hasPrefix(shared + "/") || shared.isEmpty {
        guard let slash = shared.lastIndex(of: "/") else { return "" }
        shared = shared[..<slash]
        if shared.isEmpty { return "" }
      }
    }
    return shared + "/"
  }

  /// What a file is called: its path in the folder of all.
  private func name(of file: CheckRun.File) -> String { String(file.path.dropFirst(folder.count)) }

  /// Links on a sheet that Excel takes without a complaint: 65,530.
  private static let maximumLinks = 65_000
  private static let maximumRows = 1_000_000

  /// Makes the workbook: the same for the same run.
  package func workbook() -> Workbook {
    var workbook = Workbook()
    workbook.defaultFont = MarkStyle.font
    workbook.properties.title = CheckPhrases.title[language]
    workbook.properties.language = language == .vi ? "vi-VN" : "en-GB"
    workbook.add(summary())
    for sheet in findings() { workbook.add(sheet) }
    workbook.add(communes())
    workbook.add(files())
    return workbook
  }

  // MARK: - Summary

  /// The sheet for whoever has a minute: what became of the files, and which codes occur most.
  private func summary() -> Worksheet {
    var sheet = page(CheckPhrases.summarySheet, widths: [16, 14, 12, 90], repeatedRow: nil)
    sheet.span(rows: 1...1, columns: 1...4, .text(CheckPhrases.title[language]), style: MarkStyle.title)
    sheet.span(rows: 2...2, columns: 1...4, .text(run.summary(in: language)), style: MarkStyle.line)
    if !folder.isEmpty {
      sheet.span(
        rows: 4...4, columns: 1...4, .text("\(CheckPhrases.folder[language]): \(folder)"),
        style: MarkStyle.line)
    }
    sheet.span(
      rows: 3...3, columns: 1...4,
      .text("p8 \(run.version) · \(CheckPhrases.definitions[language]) \(run.definitions.prefix(12))"),
      style: MarkStyle.line)
    var row = heading(CheckPhrases.byVerdict, row: 6, in: &sheet)
    row = headers([(CheckPhrases.verdict, 1...2), (CheckPhrases.count, 3...3)], row: row, in: &sheet)
    for verdict in [CheckRun.Verdict.accepted, .held, .rejected] {
      sheet.span(
        rows: row...row, columns: 1...2, .text(verdict.name[language]), style: MarkStyle.verdict(verdict))
      sheet.set(.number(Double(run.count(verdict))), row: row, column: 3, style: MarkStyle.number)
      row += 1
    }
    sheet.span(
      rows: row...row, columns: 1...2, .text(CheckPhrases.total[language]),
      style: MarkStyle.text.with { $0.font = MarkStyle.font.bold })
    sheet.set(
      .formula("SUM(C\(row - 3):C\(row - 1))", cached: .number(Double(run.files.count))), row: row, column: 3,
      style: MarkStyle.total)
    row = heading(CheckPhrases.byCode, row: row + 2, in: &sheet)
    return codes(in: sheet, from: row)
  }

  private func codes(in summary: Worksheet, from start: Int) -> Worksheet {
    var sheet = summary
    var row = headers(
      [
        (CheckPhrases.code, 1...1), (CheckPhrases.severity, 2...2), (CheckPhrases.count, 3...3),
        (CheckPhrases.example, 4...4),
      ], row: start, in: &sheet)
    var firsts: [String: Finding] = [:]
    for file in run.files {
      for finding in file.findings where firsts[finding.code] == nil { firsts[finding.code] = finding }
    }
    for (code, count) in run.countsByCode.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) {
      guard let first = firsts[code] else { continue }
      sheet.set(.text(code), row: row, column: 1, style: MarkStyle.center)
      sheet.set(
        .text(first.severity.name[language]), row: row, column: 2, style: MarkStyle.severity(first.severity))
      sheet.set(.number(Double(count)), row: row, column: 3, style: MarkStyle.number)
      sheet.set(.text(first.message[language]), row: row, column: 4, style: MarkStyle.text)
      row += 1
    }
    return sheet
  }

  // MARK: - Findings

  private static let findingWidths = [5.0, 9, 22, 15, 18, 6, 14, 42, 26, 13]

  private func findings() -> [Worksheet] {
    let all = run.files.flatMap { file in file.findings.map { (file, $0) } }
    var sheets: [Worksheet] = []
    var rest = all[...]
    repeat {
      sheets.append(findings(rest.prefix(Self.maximumRows), number: sheets.count + 1))
      rest = rest.dropFirst(Self.maximumRows)
    } while !rest.isEmpty
    return sheets
  }

  /// Links are counted: beyond what Excel takes, a row says that the rest is not linked.
  private func findings(_ all: ArraySlice<(CheckRun.File, Finding)>, number: Int) -> Worksheet {
    let name = CheckPhrases.findingsSheet
    let suffix = number == 1 ? "" : " (\(number))"
    var sheet = page(
      LocalizedText(vi: name.vi + suffix, en: name.en + suffix), widths: Self.findingWidths, repeatedRow: 1)
    let titles = [
      CheckPhrases.ordinal, CheckPhrases.severity, CheckPhrases.file, CheckPhrases.unit, CheckPhrases.sheet,
      CheckPhrases.cell, CheckPhrases.found, CheckPhrases.message, CheckPhrases.suggestion, CheckPhrases.code,
    ]
    var row = headers(titles.enumerated().map { ($1, $0 + 1...$0 + 1) }, row: 1, in: &sheet)
    var links = 0
    var isExplained = false
    for (file, finding) in all {
      let address = addresses[file.path].map(Self.escaped)
      let isLinked = address != nil && links < Self.maximumLinks
      if address != nil, !isLinked, !isExplained {
        sheet.span(
          rows: row...row, columns: 1...titles.count, .text(CheckPhrases.notLinked[language]),
          style: MarkStyle.line)
        row += 1
        isExplained = true
      }
      sheet.set(.number(Double(row - 1)), row: row, column: 1, style: MarkStyle.center)
      sheet.set(
        .text(finding.severity.name[language]), row: row, column: 2,
        style: MarkStyle.severity(finding.severity))
      set(
        self.name(of: file), linkedTo: isLinked ? address.map { .file($0, place: nil) } : nil, row: row,
        column: 3,
        in: &sheet)
      sheet.set(.text(file.unitName), row: row, column: 4, style: MarkStyle.text)
      sheet.set(.text(finding.at.sheet ?? ""), row: row, column: 5, style: MarkStyle.text)
      var target: Hyperlink.Target?
      if isLinked, let address, let name = finding.at.sheet, let cell = finding.at.cell {
        target = .file(address, place: "\(SheetAddress.quoted(name))!\(cell)")
      }
      set(finding.at.cell ?? "", linkedTo: target, row: row, column: 6, in: &sheet)
      if isLinked { links += target == nil ? 1 : 2 }
      sheet.set(.text(finding.found ?? ""), row: row, column: 7, style: MarkStyle.text)
      sheet.set(.text(finding.message[language]), row: row, column: 8, style: MarkStyle.text)
      sheet.set(
        .text(CheckPhrases.suggestions(finding, in: language)), row: row, column: 9, style: MarkStyle.text)
      sheet.set(.text(finding.code), row: row, column: 10, style: MarkStyle.center)
      row += 1
    }
    finish(&sheet, columns: titles.count, lastRow: row - 1)
    return sheet
  }

  // MARK: - Communes and files

  /// What is known of a commune.
  private struct Tally {
    var files = 0
    var verdicts: [CheckRun.Verdict: Int] = [:]
    var severities: [Finding.Severity: Int] = [:]

    mutating func add(_ file: CheckRun.File) {
      files += 1
      verdicts[file.verdict, default: 0] += 1
      for finding in file.findings { severities[finding.severity, default: 0] += 1 }
    }
  }

  private static let tallied: [LocalizedText] =
    [CheckPhrases.reports] + [CheckRun.Verdict.accepted, .held, .rejected].map { $0.name.capitalized }
    + Finding.Severity.allCases.map { $0.name.capitalized }

  private func tally(_ tally: Tally, row: Int, from column: Int, style: CellStyle, in sheet: inout Worksheet)
  {
    let counts =
      [tally.files] + [CheckRun.Verdict.accepted, .held, .rejected].map { tally.verdicts[$0] ?? 0 }
      + Finding.Severity.allCases.map { tally.severities[$0] ?? 0 }
    for (offset, count) in counts.enumerated() {
      sheet.set(.number(Double(count)), row: row, column: column + offset, style: style)
    }
  }

  /// A row for each commune, which is whom a district calls.
  private func communes() -> Worksheet {
    var sheet = page(
      CheckPhrases.communesSheet, widths: [6, 28, 12, 36] + Array(repeating: 13, count: Self.tallied.count),
      repeatedRow: 1)
    let titles =
      [CheckPhrases.ordinal, CheckPhrases.commune, CheckPhrases.unitCode, CheckPhrases.within] + Self.tallied
    var row = headers(titles.enumerated().map { ($1, $0 + 1...$0 + 1) }, row: 1, in: &sheet)
    var tallies: [UnitCode: Tally] = [:]
    var unknown = Tally()
    for file in run.files {
      guard let unit = file.unit, let commune = units.ancestor(of: unit, at: .commune) else {
        unknown.add(file)
        continue
      }
      tallies[commune, default: Tally()].add(file)
    }
    for (commune, tally) in tallies.sorted(by: { $0.key < $1.key }) {
      let above = units.lineage(of: commune).dropFirst().filter { $0.level != .nation }
        .compactMap { units[$0]?.name }.joined(separator: ", ")
      self.row(
        units[commune]?.name ?? commune.code, code: commune.code, above: above, tally, row: row, in: &sheet)
      row += 1
    }
    if unknown.files > 0 {
      self.row(CheckPhrases.unknownUnit[language], code: "", above: "", unknown, row: row, in: &sheet)
      row += 1
    }
    finish(&sheet, columns: titles.count, lastRow: row - 1)
    sheet.span(
      rows: row...row, columns: 1...4, .text(CheckPhrases.total[language]),
      style: MarkStyle.center.with { $0.font = MarkStyle.font.bold })
    var total = Tally()
    for file in run.files { total.add(file) }
    self.tally(total, row: row, from: 5, style: MarkStyle.total, in: &sheet)
    return sheet
  }

  private func row(
    _ name: String, code: String, above: String, _ tally: Tally, row: Int, in sheet: inout Worksheet
  ) {
    sheet.set(.number(Double(row - 1)), row: row, column: 1, style: MarkStyle.center)
    sheet.set(.text(name), row: row, column: 2, style: MarkStyle.text)
    sheet.set(.text(code), row: row, column: 3, style: MarkStyle.center)
    sheet.set(.text(above), row: row, column: 4, style: MarkStyle.text)
    self.tally(tally, row: row, from: 5, style: MarkStyle.number, in: &sheet)
  }

  private func files() -> Worksheet {
    let severities = Finding.Severity.allCases
    var sheet = page(
      CheckPhrases.filesSheet, widths: [6, 46, 24, 14, 26, 24] + severities.map { _ in 11 }, repeatedRow: 1)
    let titles =
      [
        CheckPhrases.ordinal, CheckPhrases.file, CheckPhrases.unit, CheckPhrases.unitCode,
        CheckPhrases.period, CheckPhrases.verdict,
      ] + severities.map { $0.name.capitalized }
    var row = headers(titles.enumerated().map { ($1, $0 + 1...$0 + 1) }, row: 1, in: &sheet)
    for file in run.files {
      sheet.set(.number(Double(row - 1)), row: row, column: 1, style: MarkStyle.center)
      let address = row <= Self.maximumLinks ? addresses[file.path].map(Self.escaped) : nil
      set(name(of: file), linkedTo: address.map { .file($0, place: nil) }, row: row, column: 2, in: &sheet)
      sheet.set(.text(file.unitName), row: row, column: 3, style: MarkStyle.text)
      sheet.set(.text(file.unit?.code ?? ""), row: row, column: 4, style: MarkStyle.center)
      sheet.set(.text(file.period?.title(language) ?? ""), row: row, column: 5, style: MarkStyle.text)
      sheet.set(
        .text(file.verdict.name[language]), row: row, column: 6, style: MarkStyle.verdict(file.verdict))
      for (offset, severity) in severities.enumerated() {
        let count = file.findings.count { $0.severity == severity }
        sheet.set(.number(Double(count)), row: row, column: 7 + offset, style: MarkStyle.number)
      }
      row += 1
    }
    finish(&sheet, columns: titles.count, lastRow: row - 1)
    return sheet
  }

  // MARK: - Parts

  private func page(_ name: LocalizedText, widths: [Double], repeatedRow: Int?) -> Worksheet {
    var sheet = Worksheet(name: name[language])
    sheet.showsGridLines = false
    for (index, width) in widths.enumerated() { sheet.columnWidths[index + 1] = .characters(width) }
    sheet.page = PageSetup(
      orientation: .landscape,
      margins: PageSetup.Margins(left: 12, right: 12, top: 15, bottom: 15, header: 8, footer: 8),
      scaling: .fitToWidth, repeatedRows: repeatedRow.map { $0...$0 },
      headerFooter: HeaderFooter(
        footer: HeaderFooter.Line(
          left: HeaderFooter.literal(CheckPhrases.title[language]),
          center: "\(HeaderFooter.page)/\(HeaderFooter.pages)", right: HeaderFooter.literal(name[language]))))
    return sheet
  }

  private func heading(_ text: LocalizedText, row: Int, in sheet: inout Worksheet) -> Int {
    sheet.span(rows: row...row, columns: 1...4, .text(text[language]), style: MarkStyle.heading)
    sheet.rowHeights[row] = .points(22)
    return row + 1
  }

  private func headers(
    _ titles: [(LocalizedText, ClosedRange<Int>)], row: Int, in sheet: inout Worksheet
  ) -> Int {
    for (title, columns) in titles {
      sheet.span(rows: row...row, columns: columns, .text(title[language]), style: MarkStyle.header)
    }
    return row + 1
  }

  private func finish(_ sheet: inout Worksheet, columns: Int, lastRow: Int) {
    sheet.frozenAt = CellReference(row: 2, column: 1)
    guard lastRow > 1, let first = CellReference(row: 1, column: 1),
      let last = CellReference(row: lastRow, column: columns)
    else { return }
    sheet.filter = CellRange(first, last)
  }

  private func set(
    _ text: String, linkedTo target: Hyperlink.Target?, row: Int, column: Int, in sheet: inout Worksheet
  ) {
    guard let target, !text.isEmpty else {
      sheet.set(.text(text), row: row, column: column, style: MarkStyle.text)
      return
    }
    sheet.set(.hyperlink(Hyperlink(target), text: text), row: row, column: column, style: MarkStyle.link)
  }

  /// A path as the address of a link: everything but letters, digits, `/`, `.`, `-` and `_` as `%20`.
  private static func escaped(_ path: String) -> String {
    var result = ""
    for byte in path.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "."), UInt8(ascii: "-"),
        UInt8(ascii: "_"):
        result.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        result += "%" + (digits.count == 1 ? "0" : "") + digits
      }
    }
    return result
  }
}

extension LocalizedText {
  fileprivate var capitalized: LocalizedText {
    LocalizedText(
      vi: vi.prefix(1).uppercased() + vi.dropFirst(), en: en.prefix(1).uppercased() + en.dropFirst())
  }
}
