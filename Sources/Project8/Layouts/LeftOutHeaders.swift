import P8Model
import SpreadsheetML

/// The headers of a table of somebody's own that were taken for no column of the form.
struct LeftOutHeaders {
  /// More columns than a table that people rule has.
  private static let most = 60

  private let reader: WorkbookReader

  /// Nil where the bytes are no workbook: the tables of a document are told without what was left out.
  init?(of bytes: [UInt8], named name: String) {
    // Why it is none was told when it was read.
    guard let reader = try? WorkbookReader(bytes: bytes, named: name) else { return nil }
    self.reader = reader
  }

  /// The texts in the rows of the headers that stand over columns which were not read, from left to right.
  func beside(_ section: ReportSection) -> [ReportStamp.Field] {
    let found = section.columns.compactMap(\.self)
    let taken = Set(found.map(\.letters))
    let rows = Set(found.compactMap(\.headerRow)).sorted()
    // A sheet that was read a moment ago and cannot be read now has nothing to show.
    guard !rows.isEmpty, let sheet = reader.sheet(named: section.sheet),
      let content = try? reader.content(of: sheet)
    else { return [] }
    var headers: [Int: ReportStamp.Field] = [:]
    for row in rows {
      for cell in content.row(row)?.cells ?? [] where headers.count < Self.most {
        let column = CellReference.letters(ofColumn: cell.reference.column)
        guard !taken.contains(column), case .text(let text) = cell.value,
          text.contains(where: { !$0.isWhitespace })
        else { continue }
        headers[cell.reference.column] = ReportStamp.Field(
          text: text.split(whereSeparator: \.isWhitespace).joined(separator: " "),
          place: CellPlace(sheet: section.sheet, row: row, column: column))
      }
    }
    return headers.sorted { $0.key < $1.key }.map(\.value)
  }
}
