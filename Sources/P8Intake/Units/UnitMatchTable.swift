package import P8Definitions
package import P8Model
import VietnameseText

/// The rows of a table of places with the communes that they mean (`p8 units match`).
///
/// Input and output are tab-separated text with a header row. Columns `commune`, `district`, `province` and
/// `date` are read, all others are passed through; `status`, `code` and `candidates` are added at the end.
package struct UnitMatchTable: Sendable {
  /// Why a table could not be read.
  package enum Failure: Error, Hashable, Sendable {
    /// The file is not UTF-8 (or UTF-16 with a byte order mark).
    case notUnicode
    /// There is no header row.
    case empty
    /// There is no column `commune`.
    case noCommuneColumn

    /// What is wrong and what to do.
    package var text: FormText {
      switch self {
      case .notUnicode: FormText.placesNotUnicode
      case .empty: FormText.placesEmpty
      case .noCommuneColumn: FormText.placesWithoutCommune
      }
    }
  }

  /// The header row with the added columns.
  package let header: [String]
  /// The rows as they were, without the added columns.
  package let rows: [[String]]
  /// The answer for each row.
  package let matches: [UnitMatch]

  /// Matches the rows of a file; what a person confirmed for an address is sure.
  package init(
    _ bytes: [UInt8], matcher: UnitMatcher, confirmed: ((UnitAddress) -> UnitCode?)? = nil
  ) throws(Failure) {
    let lines = try Self.lines(of: bytes)
    guard let first = lines.first else { throw .empty }
    let names = first.map { SearchKey.undiacritic($0) }
    func column(_ spellings: [String]) -> Int? { names.firstIndex { spellings.contains($0) } }
    guard let commune = column(["commune", "xa", "xaphuong", "xa/phuong", "tenxa"]) else {
      throw .noCommuneColumn
    }
    let district = column(["district", "huyen", "quanhuyen", "quan/huyen", "tenhuyen"])
    let province = column(["province", "tinh", "tinhthanh", "tinh/thanhpho", "tentinh"])
    let date = column(["date", "ngay"])
    func cell(_ row: [String], _ column: Int?) -> String {
      guard let column, column < row.count else { return "" }
      return row[column]
    }
    rows = lines.dropFirst().map { row in
      row + Array(repeating: "", count: max(0, first.count - row.count))
    }
    header = first + ["status", "code", "candidates"]
    let structures = rows.map { Self.structure(on: cell($0, date)) }
    let addresses = zip(rows, structures).map { row, structure in
      UnitAddress(
        commune: cell(row, commune), district: cell(row, district), province: cell(row, province),
        structure: structure ?? .y2024)
    }
    var matches = [UnitMatch](repeating: UnitMatch(.none, reason: .unreadableDate), count: rows.count)
    // Names are those of the day: rows of days between which no list of units changed are matched together.
    let days = rows.map { Self.day(of: cell($0, date)) }
    let groups = Dictionary(grouping: rows.indices.filter { structures[$0] != nil }) { index in
      days[index].map { day in matcher.catalogue.historyDays.count { $0 <= day } }
    }
    for (_, indices) in groups {
      let matcher = indices.first.flatMap { days[$0] }.map { matcher.asOf($0) } ?? matcher
      for (index, match) in zip(indices, matcher.match(indices.map { addresses[$0] })) {
        matches[index] = match
      }
    }
    self.matches = matches.enumerated().map { index, match in
      confirmed?(addresses[index]).map { UnitMatch(.sure, $0, reason: .confirmed) } ?? match
    }
  }

  /// The table with the added columns, rows ended by LF.
  package var text: String {
    var text = header.joined(separator: "\t") + "\n"
    for (row, match) in zip(rows, matches) {
      text += row.joined(separator: "\t")
      text += "\t\(match.status.rawValue)\t\(match.code?.code ?? "")\t"
      text += match.candidates.map(\.code).joined(separator: "|") + "\n"
    }
    return text
  }

  /// The structure in force on a date as written: 2024 where there is none, nil where it is not known.
  static func structure(on text: String) -> UnitStructure? {
    switch DateText.read(text) {
    case .refused(.empty): return .y2024
    case .exact(let day, _), .proposal(let day, _, _): return structure(year: day.year, month: day.month)
    case .refused(.monthOnly(let year, let month)): return structure(year: year, month: month)
    case .refused(.quarterOnly(let year, let quarter)): return structure(year: year, month: quarter * 3)
    // The units of 2025 changed in the middle of the year.
    case .refused(.yearOnly(let year)): return year == 2025 ? nil : structure(year: year, month: 1)
    case .refused: return nil
    }
  }

  /// The day that a date as written surely is not after; nil where there is none or it is not known.
  private static func day(of text: String) -> CalendarDate? {
    switch DateText.read(text) {
    case .exact(let day, _), .proposal(let day, _, _):
      CalendarDate(year: day.year, month: day.month, day: day.day)
    case .refused(.monthOnly(let year, let month)): lastDay(year, month)
    case .refused(.quarterOnly(let year, let quarter)): lastDay(year, quarter * 3)
    case .refused(.yearOnly(let year)): lastDay(year, 12)
    case .refused: nil
    }
  }

  private static func lastDay(_ year: Int, _ month: Int) -> CalendarDate? {
    CalendarDate(year: year, month: month, day: CalendarDate.days(inMonth: month, of: year))
  }

  private static func structure(year: Int, month: Int) -> UnitStructure? {
    CalendarDate(year: year, month: month, day: 1).map { UnitStructure(on: $0) }
  }

  private static func lines(of bytes: [UInt8]) throws(Failure) -> [[String]] {
    guard var text = Self.text(of: bytes) else { throw .notUnicode }
    if text.unicodeScalars.first == "\u{FEFF}" { text.unicodeScalars.removeFirst() }
    var lines: [[String]] = []
    // By bytes: a carriage return and a line feed are one Character.
    for line in text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: true) {
      let line = line.last == UInt8(ascii: "\r") ? line.dropLast() : line
      guard !line.isEmpty else { continue }
      lines.append(
        line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false).map {
          String(decoding: $0, as: UTF8.self)
        })
    }
    return lines
  }

  /// UTF-8, or UTF-16 as spreadsheets write it, with a byte order mark.
  private static func text(of bytes: [UInt8]) -> String? {
    guard bytes.count >= 2, bytes.count.isMultiple(of: 2),
      [[0xFF, 0xFE], [0xFE, 0xFF]].contains(Array(bytes.prefix(2)))
    else { return String(validating: bytes, as: UTF8.self) }
    let isLittle = bytes[0] == 0xFF
    let units = stride(from: 0, to: bytes.count, by: 2).map { index in
      let (low, high) = isLittle ? (bytes[index], bytes[index + 1]) : (bytes[index + 1], bytes[index])
      return UInt16(high) << 8 | UInt16(low)
    }
    return String(validating: units, as: UTF16.self)
  }
}
