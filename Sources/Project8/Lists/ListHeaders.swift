import P8Definitions
import P8Model
import VietnameseText

/// The headers of lists in all spellings, and the row of a sheet in which they stand.
struct ListHeaders {
  struct Found {
    /// The place of the row among those given.
    let row: Int
    let columns: [ListText: Int]
    /// The old encoding in which the headers were typed; nil for Unicode.
    let encoding: LegacyEncoding?
  }

  private let columns: [String: ListText]

  /// How many of the first rows are looked through: titles stand above.
  private static let headRows = 20

  init(_ texts: TextCatalogue) {
    var columns: [String: ListText] = [:]
    for column in ListText.allCases {
      columns[Self.key(column.rawValue)] = column
      for language in Language.allCases {
        for name in texts[column][language].split(separator: ";") {
          let key = Self.key(String(name))
          if !key.isEmpty, columns[key] == nil { columns[key] = column }
        }
      }
    }
    self.columns = columns
  }

  /// The first row whose cells name the columns wanted, whatever stands above it.
  func find(in rows: [ListRow], isWhole: (Set<ListText>) -> Bool) -> Found? {
    for (index, row) in rows.prefix(Self.headRows).enumerated() {
      for encoding in [nil] + LegacyEncoding.allCases.map(Optional.some) {
        var columns: [ListText: Int] = [:]
        for (place, cell) in row.cells.enumerated() {
          let text = encoding.map { $0.decode(cell.text) ?? cell.text } ?? cell.text
          if let column = column(of: text), columns[column] == nil { columns[column] = place }
        }
        if isWhole(Set(columns.keys)) { return Found(row: index, columns: columns, encoding: encoding) }
      }
    }
    return nil
  }

  /// The column of a header; of `Thôn/bản/buôn` each part must name the same.
  func column(of header: String) -> ListText? {
    let whole = Self.key(header)
    if whole.isEmpty { return nil }
    if let column = columns[whole] { return column }
    // What stands in brackets explains.
    if let open = header.firstIndex(of: "("), open != header.startIndex,
      let column = column(of: String(header[..<open]))
    {
      return column
    }
    let parts = header.split { "/,;".contains($0) || $0.isNewline }.map { columns[Self.key(String($0))] }
    guard parts.count > 1, let first = parts[0], parts.allSatisfy({ $0 == first }) else { return nil }
    return first
  }

  private static func key(_ text: String) -> String {
    SearchKey.undiacritic(text).filter { $0.isLetter || $0.isNumber }
  }
}
