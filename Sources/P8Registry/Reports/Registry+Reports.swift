import FoundationEssentials
import GRDB
package import P8Model

extension Registry {
  /// Reads reports one after another, by unit and period; only one is held in memory at a time.
  package func forEachReport(
    matching query: ReportQuery = ReportQuery(), _ body: (StoredReport) -> Void
  ) throws(RegistryFault) {
    try read { try eachReport(matching: query, in: $0, body) }
  }

  /// Reads reports, by unit and period.
  package func reports(matching query: ReportQuery = ReportQuery()) throws(RegistryFault) -> [StoredReport] {
    var reports: [StoredReport] = []
    try forEachReport(matching: query) { reports.append($0) }
    return reports
  }

  /// A report by its number; nil where there is none.
  ///
  /// - Parameter number: The number under which it is stored.
  /// - Returns: The report.
  /// - Throws: Why it could not be read.
  package func report(_ number: Int64) throws(RegistryFault) -> StoredReport? {
    try read { try report(number, in: $0) }
  }

  func report(_ number: Int64, in database: Database) throws -> StoredReport? {
    var found: StoredReport?
    try eachReport(matching: ReportQuery(includesSuperseded: true), number: number, in: database) {
      found = $0
    }
    return found
  }

  /// What was found wrong with a report.
  ///
  /// - Parameter number: The number under which it is stored.
  /// - Returns: The findings; empty where there is no such report.
  /// - Throws: Why they could not be read.
  package func findings(of number: Int64) throws(RegistryFault) -> [Finding] {
    try read { database in
      let text = try String.fetchOne(
        database, sql: "SELECT findings FROM report WHERE id = ?", arguments: [number])
      return try JSONDecoder().decode([Finding].self, from: Data((text ?? "[]").utf8))
    }
  }

  /// The bytes of a file that a report came in.
  ///
  /// - Parameter sha256: The SHA-256 of the file.
  /// - Returns: The bytes; nil where the file is unknown or was not kept.
  /// - Throws: Why it could not be read.
  package func originalFile(sha256: String) throws(RegistryFault) -> [UInt8]? {
    try read { database in
      try Data.fetchOne(database, sql: "SELECT content FROM file WHERE sha256 = ?", arguments: [sha256])
        .map { Array($0) }
    }
  }

  func eachReport(
    matching query: ReportQuery, number: Int64? = nil, in database: Database,
    _ body: (StoredReport) throws -> Void
  ) throws {
    let selection = FieldsReader.Selection(try ColumnPlaces.all(in: database), query)
    let last = try query.asOf.map { try lastReport(until: $0, in: database) }
    let heads = try database.cachedStatement(
      sql: """
        SELECT report.id, structure, unit, unit_name, period, version, form, revision, path, sha256, byte_count,
          state, errors, warnings, notes, findings, superseded_by, \(Self.standing(asOf: query.asOf))
        FROM report JOIN file ON file.id = report.file
        WHERE (?1 IS NULL OR period_from >= ?1) AND (?2 IS NULL OR period_to <= ?2)
          AND (?3 OR superseded_by IS NULL OR superseded_by > ?5) AND (?5 IS NULL OR report.id <= ?5)
          \(number == nil ? "" : "AND report.id = ?4") \(query.includesProposed ? "" : "AND proposed = 0") \(query.units == nil ? "" : "AND structure = ?6 AND unit = ?7")
        ORDER BY structure, unit, period_from, period_to, period, form, report.id
        """)
    let rows = try database.cachedStatement(
      sql:
        "SELECT section, unit, identity, row, covered, fields FROM record WHERE report = ? ORDER BY ordinal")
    let arguments: StatementArguments = [
      query.from?.description, query.to?.description, query.includesSuperseded, number, last,
    ]
    var periods: [String: Period] = [:]
    guard let units = query.units else {
      try eachReport(of: Row.fetchCursor(heads, arguments: arguments), rows, query, selection, &periods, body)
      return
    }
    for unit in units {
      let unit: StatementArguments = [unit.structure.rawValue, unit.code]
      try eachReport(
        of: Row.fetchCursor(heads, arguments: arguments + unit), rows, query, selection, &periods, body)
    }
  }

  /// The state by the last step of a report, in SQL; null where there is none, and after a step back.
  private static func standing(asOf day: CalendarDate?) -> String {
    guard let day else { return "standing" }
    return """
      (SELECT nullif(nullif(step.state, 'accepted'), 'held') FROM review_step AS step
        WHERE step.report = report.id AND substr(step.at, 1, 10) <= '\(day)' ORDER BY step.number DESC LIMIT 1)
      """
  }

  /// Reads reports one after the other, so that memory stays small; fields that are not wanted are passed over.
  private func eachReport(
    of heads: RowCursor, _ rows: Statement, _ query: ReportQuery,
    _ selection: FieldsReader.Selection, _ periods: inout [String: Period],
    _ body: (StoredReport) throws -> Void
  ) throws {
    while let head = try heads.next() {
      let unit = try unit(head[2], structure: head[1])
      guard query.isWanted?(unit) ?? true else { continue }
      if let form = query.form, (head[6] as String) != form { continue }
      let written: String = head[4]
      guard let period = periods[written] ?? Period(written, calendar: .calendar) else {
        throw damaged("report \(head[0] as Int64)")
      }
      periods[written] = period
      if let isWanted = query.isWantedVersion, let version = ReportStamp.Version(rawValue: head[5]),
        !isWanted(period, version)
      {
        continue
      }
      var records: [ReportedRecord] = []
      let cursor = try Row.fetchCursor(rows, arguments: [head[0] as Int64])
      while let row = try cursor.next() {
        let section: String = row[0]
        // Of a village nobody asks what else it reported; a commune's rows name the villages that they are about.
        if unit.level == .village, !(selection.sections?.contains(section) ?? true) { continue }
        var fields: [String: ReportedRecord.Field] = [:]
        if selection.sections?.contains(section) ?? true {
          let bytes = try row.withUnsafeData(atIndex: 5) { Array($0 ?? Data()) }
          guard let read = FieldsReader.fields(of: bytes, row: row[3], selection: selection) else {
            throw damaged("record of report \(head[0] as Int64): \(row[5] as String)")
          }
          fields = read
        }
        records.append(
          ReportedRecord(
            section: section, unit: try (row[1] as String?).map { try self.unit(described: $0) } ?? unit,
            identity: row[2], fields: fields,
            coveredUnits: try (row[4] as String?).map {
              try $0.split(separator: " ").map { try self.unit(described: String($0)) }
            } ?? []))
      }
      try body(try report(head, unit: unit, period: period, records: records))
    }
  }

  /// The number of the last report that was stored up to the end of a day; zero where there was none.
  private func lastReport(until day: CalendarDate, in database: Database) throws -> Int64 {
    try Int64.fetchOne(
      database,
      sql: """
        SELECT max(CAST(substr(subject, 8) AS INTEGER)) FROM audit
        WHERE action LIKE 'report.%' AND subject LIKE 'report %' AND substr(at, 1, 10) <= ?
        """, arguments: [day.description]) ?? 0
  }

  private func report(
    _ head: Row, unit: UnitCode, period: Period, records: [ReportedRecord]
  ) throws -> StoredReport {
    guard let version = ReportStamp.Version(rawValue: head[5]),
      let judged = ReportState(rawValue: head[11])
    else { throw damaged("report \(head[0] as Int64)") }
    var counts: [Finding.Severity: Int] = [:]
    let step = (head[17] as String?).flatMap { ReportState(rawValue: $0) }
    counts[.error] = head[12]
    counts[.warning] = head[13]
    counts[.note] = head[14]
    return StoredReport(
      number: head[0],
      report: RegisteredReport(
        unit: unit, unitName: head[3], period: period, version: version, form: head[6],
        file: SourceFile(path: head[8], sha256: head[9], byteCount: head[10]),
        state: ReportState.after(step, of: judged), findingCounts: counts, records: records),
      judged: judged, revision: head[7], supersededBy: head[16], findingsJSON: head[15])
  }

  func unit(_ code: String, structure: String) throws -> UnitCode {
    guard let structure = UnitStructure(rawValue: structure), let unit = UnitCode(code, structure: structure)
    else { throw damaged("unit \(code)@\(structure)") }
    return unit
  }

  func unit(described text: String) throws -> UnitCode {
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2 else { throw damaged("unit \(text)") }
    return try unit(String(parts[0]), structure: String(parts[1]))
  }

  func damaged(_ detail: String) -> RegistryFault {
    RegistryFault(.damaged, path: path, detail: detail)
  }
}
