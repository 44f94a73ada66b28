import P8Definitions
import P8Forms
import P8Model
import P8Presentation
import SpreadsheetML
import VietnameseText

/// A list of villages or communes as people send it: a sheet of a workbook or a text file, its columns in any order.
struct ListTable {
  let file: String
  /// The sheet; nil for a text file.
  let sheet: String?
  let columns: [ListText: Int]
  let header: ListRow
  /// The rows below the header that hold anything.
  let rows: [ListRow]
  /// Headers that mean nothing here.
  let unread: [String]

  /// Reads the lists of a file: each visible sheet that has the columns.
  ///
  /// - Parameters:
  ///   - needed: The columns without which it is no such list: one of each group.
  ///   - isKnown: Whether a text is surely Unicode as it stands: it shows old encodings.
  /// - Throws: ``Failure`` where the file cannot be read or has no such list.
  static func read(
    _ path: String, needed: [[ListText]], texts: TextCatalogue, isKnown: (String) -> Bool
  ) throws(Failure) -> [ListTable] {
    let bytes: [UInt8]
    switch FileContent.read(path) {
    case .bytes(let all): bytes = all
    case .unreadable(let reason), .tooLarge(let reason):
      throw Failure(.input, ListFileWords.unreadable(path, reason), remedy: ListFileWords.checkPath)
    }
    let headers = ListHeaders(texts)
    func isWhole(_ columns: Set<ListText>) -> Bool {
      needed.allSatisfy { group in group.contains { columns.contains($0) } }
    }
    func table(_ rows: [ListRow], sheet: String?) -> ListTable? {
      headers.find(in: rows, isWhole: isWhole).map {
        ListTable(file: path, sheet: sheet, rows: rows, found: $0, isKnown: isKnown)
      }
    }
    var seen: [ListRow] = []
    var tables: [ListTable] = []
    if WorkbookReader.isWorkbook(bytes) {
      for (sheet, rows) in try sheets(of: bytes, path: path) {
        if seen.isEmpty { seen = rows }
        if let table = table(rows, sheet: sheet) { tables.append(table) }
      }
    } else {
      let readings = DelimitedRecords.readings(of: bytes).map { reading in
        reading.records.map { ListRow(number: $0.number, texts: $0.cells) }
          .filter { $0.cells.contains { !$0.text.isEmpty } }
      }
      seen = readings.max { ($0.first?.cells.count ?? 0) < ($1.first?.cells.count ?? 0) } ?? []
      if let best = readings.compactMap({ table($0, sheet: nil) })
        .max(by: { $0.columns.count < $1.columns.count })
      {
        tables = [best]
      }
    }
    if !tables.isEmpty { return tables }
    throw Failure(
      .input,
      seen.isEmpty
        ? ListFileWords.empty(path)
        : ListFileWords.withoutColumns(
          path, needed: needed.map { $0.map { name(of: $0, texts) } },
          found: seen[0].cells.map(\.text).filter { !$0.isEmpty }),
      remedy: ListFileWords.nameColumns)
  }

  private init(
    file: String, sheet: String?, rows: [ListRow], found: ListHeaders.Found, isKnown: (String) -> Bool
  ) {
    (self.file, self.sheet, columns) = (file, sheet, found.columns)
    header = rows[found.row]
    let named = Set(found.columns.values)
    unread = header.cells.enumerated().filter { !named.contains($0.offset) && !$0.element.text.isEmpty }
      .map(\.element.text)
    var rows = Array(rows[(found.row + 1)...])
    let texts: [ListText] = [.village, .commune, .district, .province]
    let places = texts.compactMap { found.columns[$0] }
    let names = rows.flatMap { row in places.map { row.text($0) } }
    let encoding =
      found.encoding
      ?? (names.contains(where: Self.isSurelyUnicode) ? nil : LegacyColumn(names, isKnown: isKnown).encoding)
    if let encoding {
      for row in rows.indices {
        for place in places where place < rows[row].cells.count {
          let text = rows[row].cells[place].text
          rows[row].cells[place].text = encoding.decode(text) ?? text
        }
      }
    }
    // A row of a total, a signature or a remark below names no place.
    self.rows = rows.filter { row in found.columns.values.contains { !row.text($0).isEmpty } }
  }

  /// Letters beyond Latin-1 stand in no text of an old font.
  private static func isSurelyUnicode(_ text: String) -> Bool {
    text.unicodeScalars.contains {
      (0x1EA0...0x1EF9).contains($0.value)
        || [0x102, 0x103, 0x110, 0x111, 0x1A0, 0x1A1, 0x1AF, 0x1B0].contains($0.value)
    }
  }

  func text(_ column: ListText, _ row: ListRow) -> String { row.text(columns[column]) }

  /// Where a row stands, for people.
  func place(of row: ListRow) -> LocalizedText {
    ListFileWords.place(file: String(file.split(separator: "/").last ?? ""), sheet: sheet, row: row.number)
  }

  private static func name(of column: ListText, _ texts: TextCatalogue) -> LocalizedText {
    func first(_ language: Language) -> String {
      String(texts[column][language].split(separator: ";").first ?? "")
    }
    return LocalizedText(vi: first(.vi), en: first(.en))
  }

  private static func sheets(
    of bytes: [UInt8], path: String
  ) throws(Failure) -> [(name: String, rows: [ListRow])] {
    do throws(WorkbookFault) {
      let reader = try WorkbookReader(bytes: bytes, named: path)
      var sheets: [(String, [ListRow])] = []
      for sheet in reader.sheets where sheet.visibility == .visible {
        var rows: [ListRow] = []
        for row in try reader.content(of: sheet, validations: false).rows {
          if let row = try ListRow(row, of: reader) { rows.append(row) }
        }
        if !rows.isEmpty { sheets.append((sheet.name, rows)) }
      }
      return sheets
    } catch {
      throw Failure(.input, error.message)
    }
  }
}
