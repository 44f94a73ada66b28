import GRDB
import Synchronization

/// Where a field of a section stands on its sheet, without the row: shared by all rows of all reports.
struct ColumnPlace: Hashable, Sendable {
  let section: String
  let field: String
  let sheet: String
  let letters: String
  /// The row of the field less the row of its record; nearly always zero.
  let rowOffset: Int
}

/// The numbers under which places are stored, remembered while the registry is open.
final class ColumnPlaces: Sendable {
  // A number once given never changes, so what is remembered stays right whoever else writes.
  private let known = Mutex<[ColumnPlace: Int64]>([:])

  /// The number of a place, which gets one if it has none.
  func number(of place: ColumnPlace, in database: Database) throws -> Int64 {
    if let number = known.withLock({ $0[place] }) { return number }
    let arguments: StatementArguments = [
      place.section, place.field, place.sheet, place.letters, place.rowOffset,
    ]
    let select = try database.cachedStatement(
      sql: """
        SELECT id FROM column_place
        WHERE section = ? AND field = ? AND sheet = ? AND letters = ? AND row_offset = ?
        """)
    let number: Int64
    if let found = try Int64.fetchOne(select, arguments: arguments) {
      number = found
    } else {
      let insert = try database.cachedStatement(
        sql: "INSERT INTO column_place (section, field, sheet, letters, row_offset) VALUES (?, ?, ?, ?, ?)")
      try insert.execute(arguments: arguments)
      number = database.lastInsertedRowID
    }
    known.withLock { $0[place] = number }
    return number
  }

  /// Forgets what was learned in a transaction that failed.
  func forget() {
    known.withLock { $0.removeAll() }
  }

  /// All places by number.
  static func all(in database: Database) throws -> [Int64: ColumnPlace] {
    var places: [Int64: ColumnPlace] = [:]
    let rows = try Row.fetchCursor(
      database, sql: "SELECT id, section, field, sheet, letters, row_offset FROM column_place ORDER BY id")
    while let row = try rows.next() {
      places[row[0]] = ColumnPlace(
        section: row[1], field: row[2], sheet: row[3], letters: row[4], rowOffset: row[5])
    }
    return places
  }
}
