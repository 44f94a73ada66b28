import P8Definitions
import P8Forms
import P8Model
import SpreadsheetML
import Testing

/// A form in Excel as a village sees it: what changed is typed into its cells.
struct SheetFilling {
  var editor: WorkbookEditor
  /// The form as it was before anything was typed.
  let read: FieldReport
  private let definitions: Definitions
  private let reader: WorkbookReader

  init(_ bytes: [UInt8], _ definitions: Definitions) throws {
    self.definitions = definitions
    editor = try WorkbookEditor(bytes: bytes)
    reader = try WorkbookReader(bytes: bytes)
    read = try FormReader(
      forms: definitions.forms, codeLists: definitions.codeLists, texts: definitions.texts,
      words: { LocalizedText(vi: "\($0)", en: "\($0)") }
    ).read(bytes, file: SourceFile(path: "form.xlsx", sha256: "", byteCount: 0))
  }

  /// What stands in the rows that the form brings along, with their keys.
  var values: [String: [[String?]]] {
    Dictionary(
      uniqueKeysWithValues: read.sections.map { section in
        (section.id, section.rows.map { row in row.cells.map { $0?.text } + [row.key?.text] })
      })
  }

  mutating func set(_ texts: [String: String], in id: String, row: Int) throws {
    let (section, definition) = try parts(id)
    for (column, text) in texts {
      let place = try #require(definition.index(ofColumn: column))
      let letters = try #require(section.columns[place]?.letters)
      let content: CellContent
      switch definition.columns[place].type {
      case .integer, .decimal: content = .number(try #require(Double(text)))
      case .date:
        let day = try #require(CalendarDate(iso: text))
        content = .date(SerialDate.Moment(year: day.year, month: day.month, day: day.day))
      case .list(let list):
        content = .text(try #require(definitions.codeLists[list]?.item(text)?.name.vi))
      case .text, .truth: content = .text(text)
      }
      editor.set(content, at: try #require(CellReference("\(letters)\(row)")), on: section.sheet)
    }
  }

  mutating func answer(_ id: String, _ answer: SectionAnswer) throws {
    let place = try #require(parts(id).section.answer?.place)
    let text = try #require(definitions.codeLists[SectionAnswer.list]?.item(answer.rawValue)?.name.vi)
    editor.set(.text(text), at: try #require(CellReference(place.address)), on: place.sheet)
  }

  /// The first numbered row of a section.
  func firstRow(of id: String) throws -> Int {
    let sheet = try #require(reader.sheet(named: parts(id).section.sheet))
    return try #require(reader.content(of: sheet).rows.first { $0.cells.first?.value == .number(1) }).index
  }

  /// The row of a fixed row, by the words in front of it.
  func row(of key: String, in id: String) throws -> Int {
    let (section, definition) = try parts(id)
    let label = try #require(definition.fixedRows.first { $0.key == key }).label.vi
    let sheet = try #require(reader.sheet(named: section.sheet))
    let row = try reader.content(of: sheet).rows.first { row in
      row.cells.contains { $0.value == .text(label) }
    }
    return try #require(row, "\(label)").index
  }

  private func parts(_ id: String) throws -> (section: ReportSection, definition: SectionDefinition) {
    (
      try #require(read.section(id)), try #require(definitions.forms["village-report"]?.section(id))
    )
  }
}
