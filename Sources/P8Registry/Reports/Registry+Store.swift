import FoundationEssentials
import GRDB
package import P8Model

extension Registry {
  /// Stores a report with all its values, in one transaction.
  ///
  /// The same bytes for the same unit, period, form and version change nothing, unless they are judged otherwise
  /// than before. Other bytes become a newer revision, and a supplement supersedes an initial report; what they
  /// replace is kept.
  ///
  /// - Parameters:
  ///   - report: The report.
  ///   - findings: What was found wrong with it.
  ///   - original: The bytes of its file, to be kept; nil where they are not to be kept.
  ///   - lineage: The units that its unit lies in, for locks of periods; commune and country are known without.
  /// - Returns: What was done.
  /// - Throws: Why it could not be stored; then nothing of it was.
  @discardableResult
  package func store(
    _ report: RegisteredReport, findings: [Finding] = [], original: [UInt8]? = nil,
    inside lineage: [UnitCode] = []
  ) throws(RegistryFault) -> StoreOutcome {
    let submission = Submission(
      report: report, told: try RegistryFault.wrapping(path) { try Self.json(findings) },
      judgement: ReportDigest.judgement(of: report, findings: findings), original: original,
      receivedAt: clock())
    return try write { try store(submission, inside: lineage, in: $0) }
  }

  private static func json(_ findings: [Finding]) throws -> String {
    guard !findings.isEmpty else { return "[]" }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(findings), as: UTF8.self)
  }

  /// All that is stored of a report.
  struct Submission {
    let report: RegisteredReport
    /// The findings, as JSON.
    let told: String
    let judgement: String
    let original: [UInt8]?
    /// When it first came into a registry.
    let receivedAt: String
  }

  private func store(
    _ submission: Submission, inside lineage: [UnitCode], in database: Database
  ) throws -> StoreOutcome {
    let report = submission.report
    let same = try Self.lastReport(of: report, sameFile: true, in: database)
    if let same, same.judgement == submission.judgement || same.supersededBy != nil {
      // Superseded bytes that come again stay superseded, however they are judged now.
      return StoreOutcome(
        action: .unchanged, report: same.id, other: same.supersededBy, isCurrent: same.supersededBy == nil)
    }
    try requireUnlocked(report, inside: lineage, in: database)
    let number = try nextReportNumber(in: database)
    let current = try Self.currentReport(of: report, in: database)
    let yields = current?.version == .supplement && report.version == .initial
    if let current, !yields { try supersede(current.id, by: number, in: database) }
    let outcome = StoreOutcome(
      action: yields ? .superseded : same != nil ? .rejudged : current == nil ? .stored : .replaced,
      report: number, other: current?.id, isCurrent: !yields)
    try add(
      submission, number: number, supersededBy: yields ? current?.id : nil, action: "\(outcome.action)",
      replaces: yields ? nil : current?.id, in: database)
    return outcome
  }

  func nextReportNumber(in database: Database) throws -> Int64 {
    (try Int64.fetchOne(database, sql: "SELECT max(id) FROM report") ?? 0) + 1
  }

  func supersede(_ number: Int64, by newer: Int64, in database: Database) throws {
    try database.cachedStatement(sql: "UPDATE report SET superseded_by = ? WHERE id = ?")
      .execute(arguments: [newer, number])
  }

  /// Writes a report with its file, its records and its entry in the audit log.
  func add(
    _ submission: Submission, number: Int64, supersededBy: Int64?, action: String, replaces: Int64?,
    in database: Database
  ) throws {
    let report = submission.report
    let revision = (try Self.lastReport(of: report, sameFile: false, in: database)?.revision ?? 0) + 1
    try insert(
      submission, number: number, revision: revision,
      file: try Self.file(of: report, original: submission.original, in: database),
      supersededBy: supersededBy, in: database)
    try insert(report.records, of: report, number: number, in: database)
    try log(
      action: "report.\(action)", subject: "report \(number)",
      detail: [
        ("unit", report.unit.description), ("period", report.period.description), ("form", report.form),
        ("version", report.version.rawValue), ("revision", "\(revision)"), ("state", report.state.rawValue),
        ("file", report.file.sha256), ("path", report.file.path),
        ("digest", ReportDigest.digest(of: report, findings: submission.told)),
        ("replaces", replaces.map { "\($0)" } ?? ""),
      ], in: database)
  }

  // MARK: - What is there

  private struct Known {
    let id: Int64
    let revision: Int
    let version: ReportStamp.Version?
    let judgement: String
    let supersededBy: Int64?

    init(_ row: Row) {
      id = row[0]
      revision = row[1]
      version = ReportStamp.Version(rawValue: row[2])
      judgement = row[3]
      supersededBy = row[4]
    }
  }

  private static func lastReport(
    of report: RegisteredReport, sameFile: Bool, in database: Database
  ) throws -> Known? {
    let statement = try database.cachedStatement(
      sql: """
        SELECT report.id, revision, version, judgement, superseded_by FROM report
        \(sameFile ? "JOIN file ON file.id = report.file AND file.sha256 = ?6" : "")
        WHERE structure = ?1 AND unit = ?2 AND period = ?3 AND form = ?4 AND version = ?5
        ORDER BY revision DESC LIMIT 1
        """)
    var arguments: StatementArguments = [
      report.unit.structure.rawValue, report.unit.code, report.period.description, report.form,
      report.version.rawValue,
    ]
    if sameFile { arguments += [report.file.sha256] }
    return try Row.fetchOne(statement, arguments: arguments).map(Known.init)
  }

  private static func currentReport(of report: RegisteredReport, in database: Database) throws -> Known? {
    let statement = try database.cachedStatement(
      sql: """
        SELECT id, revision, version, judgement, superseded_by FROM report
        WHERE structure = ? AND unit = ? AND period = ? AND form = ? AND superseded_by IS NULL
        """)
    return try Row.fetchOne(
      statement,
      arguments: [
        report.unit.structure.rawValue, report.unit.code, report.period.description, report.form,
      ]
    ).map(Known.init)
  }

  // MARK: - Writing

  private static func file(
    of report: RegisteredReport, original: [UInt8]?, in database: Database
  ) throws -> Int64 {
    let content = original.map { Data($0) }
    let select = try database.cachedStatement(sql: "SELECT id, content IS NULL FROM file WHERE sha256 = ?")
    if let row = try Row.fetchOne(select, arguments: [report.file.sha256]) {
      let id: Int64 = row[0]
      if row[1], let content {
        try database.execute(sql: "UPDATE file SET content = ? WHERE id = ?", arguments: [content, id])
      }
      return id
    }
    try database.cachedStatement(sql: "INSERT INTO file (sha256, byte_count, content) VALUES (?, ?, ?)")
      .execute(arguments: [report.file.sha256, report.file.byteCount, content])
    return database.lastInsertedRowID
  }

  private func insert(
    _ submission: Submission, number: Int64, revision: Int, file: Int64, supersededBy: Int64?,
    in database: Database
  ) throws {
    let report = submission.report
    let statement = try database.cachedStatement(
      sql: """
        INSERT INTO report (id, structure, unit, unit_name, period, period_from, period_to, version, form,
          revision, file, path, state, errors, warnings, notes, findings, judgement,
          superseded_by, received_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """)
    let subject: StatementArguments = [
      number, report.unit.structure.rawValue, report.unit.code, report.unitName, report.period.description,
      report.period.from.description, report.period.to.description, report.version.rawValue, report.form,
    ]
    let content: StatementArguments = [
      revision, file, report.file.path, report.state.rawValue, report.findingCounts[.error],
      report.findingCounts[.warning], report.findingCounts[.note], submission.told, submission.judgement,
      supersededBy, submission.receivedAt,
    ]
    try statement.execute(arguments: subject + content)
  }

  private func insert(
    _ records: [ReportedRecord], of report: RegisteredReport, number: Int64, in database: Database
  ) throws {
    let statement = try database.cachedStatement(
      sql: """
        INSERT INTO record (report, ordinal, section, unit, identity, row, covered, fields)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """)
    var writer = FieldsWriter()
    for (ordinal, record) in records.enumerated() {
      let fields = record.fields.sorted { $0.key < $1.key }
      let row = fields.first?.value.place.row ?? 0
      writer.begin()
      for (name, field) in fields {
        let place = ColumnPlace(
          section: record.section, field: name, sheet: field.place.sheet, letters: field.place.column,
          rowOffset: field.place.row - row)
        writer.add(field, place: try places.number(of: place, in: database))
      }
      try statement.execute(arguments: [
        number, ordinal, record.section, record.unit == report.unit ? nil : record.unit.description,
        record.identity, row,
        record.coveredUnits.isEmpty ? nil : record.coveredUnits.map(\.description).joined(separator: " "),
        writer.end(),
      ])
    }
  }
}
