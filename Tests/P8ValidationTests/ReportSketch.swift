import P8Definitions
import P8Model
import P8Validation

/// A report drawn with few words: rows as values by column, everything else as a sound file would have it.
struct ReportSketch {
  var form = "village-report"
  var formVersion: String?
  var unit = "22210-01"
  var structure = "2024"
  var period = "2023@calendar"
  var version = "initial"
  var path = "bao-cao.xlsx"
  /// The answers at the heads of sections, as codes; any other text cannot be read.
  var answers: [String: String] = [:]
  /// The rows by section; a section that is not named is there and empty.
  var rows: [(section: String, values: [String: String])] = []
  /// Sections that the file does not have.
  var missingSections: Set<String> = []
  /// Columns that the file does not have, as `section.column`.
  var missingColumns: Set<String> = []
  /// Defects of cells, as `section.column`, in the first row of the section.
  var defects: [String: ReportCell.Defect] = [:]

  /// The row of the sheet on which the first row of a table stands.
  static let firstRow = 6

  func report(_ definitions: Definitions) -> FieldReport {
    let definition = definitions.forms[form]
    func field(_ text: String, _ row: Int) -> ReportStamp.Field {
      ReportStamp.Field(text: text, place: CellPlace(sheet: "Thông tin", row: row, column: "B"))
    }
    return FieldReport(
      file: SourceFile(path: path, sha256: String(repeating: "ab", count: 32), byteCount: 1_000),
      stamp: ReportStamp(
        form: field(form, 1), formVersion: field(formVersion ?? definition?.version ?? "", 2),
        unit: field(unit, 3),
        unitName: field("Buôn Bai", 4), structure: field(structure, 5), period: field(period, 6),
        version: field(version, 7)),
      sections: (definition?.sections ?? []).filter { !missingSections.contains($0.id) }.map(section(_:)))
  }

  private func section(_ definition: SectionDefinition) -> ReportSection {
    let lines = rows.filter { $0.section == definition.id }.map(\.values)
    return ReportSection(
      id: definition.id, sheet: definition.sheet.vi,
      columns: definition.columns.enumerated().map { index, column in
        missingColumns.contains("\(definition.id).\(column.id)")
          ? nil
          : ReportSection.Column(
            letters: Self.letters(index), header: [column.group?.vi, column.label.vi].compactMap(\.self))
      },
      rows: lines.enumerated().map { index, values in
        ReportRow(
          number: Self.firstRow + index,
          cells: definition.columns.map { column in
            cell(
              values[column.id], column, defect: index == 0 ? defects["\(definition.id).\(column.id)"] : nil)
          })
      }, answer: definition.question.map { _ in answer(answers[definition.id]) })
  }

  private func answer(_ text: String?) -> ReportSection.Answer {
    ReportSection.Answer(
      cell: text.map { text in
        ReportCell(text: text, value: SectionAnswer(rawValue: text).map { .text($0.rawValue) })
      }, place: CellPlace(sheet: "Phần", row: 5, column: "E"))
  }

  private func cell(
    _ text: String?, _ column: ColumnDefinition, defect: ReportCell.Defect?
  ) -> ReportCell? {
    guard let text, !text.isEmpty else { return nil }
    if let defect { return ReportCell(text: text, value: nil, defect: defect) }
    let value: Value? =
      switch column.type {
      case .integer, .decimal: ExactDecimal(text).map { .number($0) }
      case .date: CalendarDate(iso: text).map { .date($0) }
      case .truth: .truth(text == "true")
      case .text, .list: .text(text)
      }
    return ReportCell(text: text, value: value)
  }

  static func letters(_ index: Int) -> String { String(UnicodeScalar(UInt8(65 + index))) }

  /// Reads `name=Tổ 1; members=10`.
  static func values(_ text: String) -> [String: String] {
    Dictionary(
      text.split(separator: ";").compactMap { piece in
        let sides = piece.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard sides.count == 2 else { return nil }
        return (String(sides[0].drop { $0 == " " }), String(sides[1]))
      }, uniquingKeysWith: { _, last in last })
  }
}
