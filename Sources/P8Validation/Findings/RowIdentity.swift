import P8Definitions
import P8Model

/// What distinguishes a row from another of its section, wherever it stands on the sheet.
struct RowIdentity: Sendable {
  /// The columns that make the identity; empty where the section has no such columns.
  private let columns: [Int]
  private let hasFixedRows: Bool

  init(_ section: SectionDefinition, record: RecordDefinition?, key: [String] = []) {
    hasFixedRows = !section.fixedRows.isEmpty
    if !key.isEmpty {
      columns = key.compactMap { section.index(ofColumn: $0) }
    } else if let record {
      columns = record.identity.compactMap { field in section.columns.firstIndex { $0.field == field } }
    } else {
      columns = section.index(ofColumn: SectionDefinition.keyColumn).map { [$0] } ?? []
    }
  }

  /// The key of a row; a row without any of its identity is known by all that it holds.
  func key(of row: ReportRow) -> String {
    if hasFixedRows, let column = columns.first, column < row.cells.count,
      let key = row.cells[column]?.value?.text
    {
      return key
    }
    let parts = columns.map { column in column < row.cells.count ? Self.part(row.cells[column]) : "" }
    if parts.contains(where: { !$0.isEmpty }) { return parts.joined(separator: "|") }
    return "~" + row.cells.map(Self.part(_:)).joined(separator: "|")
  }

  /// A bar inside a text would make two different rows look the same.
  private static func part(_ cell: ReportCell?) -> String {
    guard let cell else { return "" }
    let key =
      switch cell.value {
      case .text(let text): MatchKey.of(text)
      case let value?: value.description
      case nil: MatchKey.of(cell.text)
      }
    return key.utf8.contains(UInt8(ascii: "|")) ? key.replacing("|", with: "¦") : key
  }
}
