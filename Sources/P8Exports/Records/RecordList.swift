package import P8Definitions
package import P8Model
package import SpreadsheetML

/// Stored models and events as flat lists, a row for each, for spreadsheets and statistics programs.
package struct RecordList {
  /// A model or event of a report.
  package struct Row: Sendable {
    package let unit: UnitCode
    package let unitName: String
    /// The units above, by name.
    package let place: String
    package let period: Period
    package let version: ReportStamp.Version
    package let state: ReportState
    /// The further units that an event covers.
    package let covered: [UnitCode]
    /// The values by field.
    package let fields: [String: Value]
    /// The SHA-256 of the file it came in; nil where that is not told.
    package let source: String?

    package init(
      unit: UnitCode, unitName: String, place: String, period: Period, version: ReportStamp.Version,
      state: ReportState, covered: [UnitCode], fields: [String: Value], source: String?
    ) {
      (self.unit, self.unitName, self.place, self.period) = (unit, unitName, place, period)
      (self.version, self.state, self.covered) = (version, state, covered)
      (self.fields, self.source) = (fields, source)
    }
  }

  /// Records of one kind.
  package struct Kind: Sendable {
    package let record: RecordDefinition
    /// The fields that are shown.
    package let fields: [FieldDefinition]
    package let rows: [Row]

    package init(record: RecordDefinition, fields: [FieldDefinition], rows: [Row]) {
      (self.record, self.fields, self.rows) = (record, fields, rows)
    }
  }

  private let kinds: [Kind]
  private let audience: LocalizedText
  private let isWithSource: Bool
  private let language: Language

  /// - Parameters:
  ///   - audience: What the file says of for whom it is.
  ///   - isWithSource: Whether the files that the records came in are told.
  package init(_ kinds: [Kind], audience: LocalizedText, isWithSource: Bool, language: Language) {
    (self.kinds, self.audience) = (kinds, audience)
    (self.isWithSource, self.language) = (isWithSource, language)
  }

  /// The columns before those of the fields; the same in both languages, since scripts read them.
  package static let columns = [
    "record", "unit", "structure", "level", "unit_name", "place", "period", "from", "to", "version", "state",
    "covered_unit_codes",
  ]

  private func heads(of kind: Kind) -> [String] {
    Self.columns + kind.fields.map(\.id) + (isWithSource ? ["sha256"] : [])
  }

  private func texts(_ row: Row, of kind: Kind) -> [String] {
    [
      kind.record.id, row.unit.code, row.unit.structure.rawValue, row.unit.level.rawValue, row.unitName,
      row.place, row.period.name, row.period.from.description, row.period.to.description,
      row.version.rawValue, row.state.rawValue, row.covered.map(\.code).joined(separator: " "),
    ]
  }

  /// The records of the first kind as comma-separated values.
  package func csv() -> [UInt8] {
    var text = DelimitedText(hasMark: true)
    guard let kind = kinds.first else { return text.bytes }
    text.add(heads(of: kind))
    for row in kind.rows {
      text.add(
        (texts(row, of: kind) + kind.fields.map { row.fields[$0.id]?.description ?? "" }
          + (isWithSource ? [row.source ?? ""] : [])).map(DelimitedText.inert))
    }
    return text.bytes
  }

  /// All kinds as a workbook, a sheet for each, which says for whom it is.
  package func workbook() -> Workbook {
    var workbook = Workbook()
    workbook.defaultFont = CellStyle.Font(name: "Times New Roman", size: 11)
    workbook.properties.subject = audience[language]
    for kind in kinds {
      var sheet = Worksheet(name: String(kind.record.id.prefix(31)))
      sheet.set(.text("\(kind.record.name[language]). \(audience[language])"), row: 1, column: 1)
      for (column, head) in heads(of: kind).enumerated() {
        sheet.set(.text(head), row: 2, column: column + 1, style: Self.head)
      }
      for (number, row) in kind.rows.enumerated() {
        write(row, of: kind, row: number + 3, in: &sheet)
      }
      for column in 1...heads(of: kind).count { sheet.columnWidths[column] = .characters(16) }
      sheet.frozenAt = CellReference(row: 3, column: 1)
      workbook.add(sheet)
    }
    return workbook
  }

  private static let head = CellStyle.normal.with { style in
    var font = CellStyle.Font(name: "Times New Roman", size: 11)
    font.isBold = true
    style.font = font
  }

  private func write(_ row: Row, of kind: Kind, row number: Int, in sheet: inout Worksheet) {
    let texts = texts(row, of: kind)
    for (column, text) in texts.enumerated() where !text.isEmpty {
      sheet.set(.text(text), row: number, column: column + 1)
    }
    for (place, field) in kind.fields.enumerated() {
      let column = texts.count + place + 1
      switch row.fields[field.id] {
      case .number(let value): sheet.set(.number(value.double), row: number, column: column)
      case .date(let date): sheet.set(.text(date.description), row: number, column: column)
      case .truth(let truth): sheet.set(.boolean(truth), row: number, column: column)
      case .text(let text): sheet.set(.text(text), row: number, column: column)
      case nil: break
      }
    }
    if isWithSource, let source = row.source {
      sheet.set(.text(source), row: number, column: texts.count + kind.fields.count + 1)
    }
  }
}
