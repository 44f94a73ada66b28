import FoundationEssentials
import GRDB
package import P8Model

extension Registry {
  /// Stores a report with all its values, in one transaction.
  ///
  /// The same bytes for the same unit, period, form and version change nothing, unless they are judged otherwise
  /// than before; nor do other bytes that say the same. What differs from a report that counts waits as a proposed
  /// replacement or takes its place, as ``Replacement`` decides; what is replaced is kept.
  ///
  /// - Parameters:
  ///   - report: The report.
  ///   - findings: What was found wrong with it.
  ///   - original: The bytes of its file, to be kept; nil where they are not to be kept.
  ///   - rule: How much may change at once.
  ///   - lineage: The units that its unit lies in, for locks of periods; commune and country are known without.
  /// - Returns: What was done.
  /// - Throws: Why it could not be stored; then nothing of it was.
  @discardableResult
  package func store(
    _ report: RegisteredReport, findings: [Finding] = [], original: [UInt8]? = nil,
    rule: ReplacementRule = .standard, inside lineage: [UnitCode] = []
  ) throws(RegistryFault) -> StoreOutcome {
    let submission = Submission(
      report: report, told: try RegistryFault.wrapping(path) { try Self.json(findings) },
      judgement: ReportDigest.judgement(of: report, findings: findings), original: original,
      receivedAt: clock(), sender: ReportSender.ofFile(report))
    return try write { try store(submission, rule: rule, inside: lineage, in: $0) }
  }

  static func json(_ findings: [Finding]) throws -> String {
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
    /// Who it comes from.
    let sender: String
  }

  private func store(
    _ submission: Submission, rule: ReplacementRule, inside lineage: [UnitCode], in database: Database
  ) throws -> StoreOutcome {
    let report = submission.report
    let same = try Self.lastReport(of: report, sameFile: true, in: database)
    if let same, same.judgement == submission.judgement || same.supersededBy != nil {
      // Superseded bytes that come again stay superseded, however they are judged now.
      return StoreOutcome(
        action: .unchanged, report: same.id, other: same.supersededBy, isCurrent: same.supersededBy == nil,
        proposal: try openProposal(of: same.id, in: database))
    }
    guard let known = try Self.currentReport(of: report, in: database),
      let current = try self.report(known.id, in: database)
    else {
      try requireUnlocked(report, inside: lineage, in: database)
      let number = try nextReportNumber(in: database)
      try add(submission, number: number, action: "stored", in: database)
      return StoreOutcome(action: .stored, report: number, other: nil, isCurrent: true)
    }
    let replacement = Replacement(
      of: current.report, by: report, isSameSender: known.sender == submission.sender, rule: rule)
    if replacement == .same, same == nil {
      return StoreOutcome(action: .unchanged, report: known.id, other: nil, isCurrent: true)
    }
    try requireUnlocked(report, inside: lineage, in: database)
    let number = try nextReportNumber(in: database)
    switch replacement {
    case .atOnce, .same:
      let action: StoreOutcome.Action = same != nil ? .rejudged : .replaced
      try replace(current, by: submission, as: number, action: action.name, in: database)
      return StoreOutcome(action: action, report: number, other: known.id, isCurrent: true)
    case .yields:
      try add(submission, number: number, supersededBy: known.id, action: "superseded", in: database)
      return StoreOutcome(action: .superseded, report: number, other: known.id, isCurrent: false)
    case .waits(let cause):
      let proposal = try propose(
        submission, as: number, inPlaceOf: known.id, because: cause, source: report.file.path, in: database)
      return StoreOutcome(
        action: .proposed(cause), report: number, other: known.id, isCurrent: false, proposal: proposal)
    }
  }

  /// Puts a report in the place of the one that speaks; where both say the same, its steps go on.
  func replace(
    _ current: StoredReport, by submission: Submission, as number: Int64, action: String,
    in database: Database
  ) throws {
    // Another file after a return is a new submission, even where it says the same.
    let isResent = current.report.state == .returned || current.report.state == .withdrawn
    let keepsSteps =
      submission.report.state == current.judged && submission.report.hasSameValues(as: current.report)
      && (!isResent || submission.report.file.sha256 == current.report.file.sha256)
    try supersede(current.number, by: number, in: database)
    try add(
      submission, number: number, action: action, replaces: current.number, keepsSteps: keepsSteps,
      in: database)
    if keepsSteps { try copySteps(from: current.number, to: number, in: database) }
  }

  func copySteps(from older: Int64, to newer: Int64, in database: Database) throws {
    try database.execute(
      sql: """
        INSERT INTO review_step (report, number, action, state, at, author, reason, document, batch)
        SELECT ?, number, action, state, at, author, reason, document, batch FROM review_step
        WHERE report = ? ORDER BY number
        """, arguments: [newer, older])
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
    _ submission: Submission, number: Int64, supersededBy: Int64? = nil, action: String,
    replaces: Int64? = nil, isProposed: Bool = false, keepsSteps: Bool = false, in database: Database
  ) throws {
    let report = submission.report
    let revision = (try Self.lastReport(of: report, sameFile: false, in: database)?.revision ?? 0) + 1
    try insert(
      submission, number: number, revision: revision,
      file: try Self.file(of: report, original: submission.original, in: database),
      supersededBy: supersededBy, isProposed: isProposed, in: database)
    try insert(report.records, of: report, number: number, in: database)
    try log(
      action: "report.\(action)", subject: "report \(number)",
      detail: [
        ("unit", report.unit.description), ("period", report.period.description), ("form", report.form),
        ("version", report.version.rawValue), ("revision", "\(revision)"), ("state", report.state.rawValue),
        ("file", report.file.sha256), ("path", report.file.path),
        ("digest", ReportDigest.digest(of: report, findings: submission.told)),
        ("replaces", replaces.map { "\($0)" } ?? ""), ("sender", submission.sender),
      ] + (keepsSteps ? [("steps", "kept")] : [])
        + (action == "merged" ? [] : definitions.map { [("definitions", $0)] } ?? []), in: database)
  }

  // MARK: - What is there

  private struct Known {
    let id: Int64
    let revision: Int
    let version: ReportStamp.Version?
    let judgement: String
    let supersededBy: Int64?
    let sender: String

    init(_ row: Row) {
      id = row[0]
      revision = row[1]
      version = ReportStamp.Version(rawValue: row[2])
      judgement = row[3]
      supersededBy = row[4]
      sender = row[5]
    }
  }

  private static func lastReport(
    of report: RegisteredReport, sameFile: Bool, in database: Database
  ) throws -> Known? {
    let statement = try database.cachedStatement(
      sql: """
        SELECT report.id, revision, version, judgement, superseded_by, sender FROM report
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
        SELECT id, revision, version, judgement, superseded_by, sender FROM report
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
      if row[1], let content, try !isPurged(report.file.sha256, in: database) {
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
    isProposed: Bool, in database: Database
  ) throws {
    let report = submission.report
    let statement = try database.cachedStatement(
      sql: """
        INSERT INTO report (id, structure, unit, unit_name, period, period_from, period_to, version, form,
          revision, file, path, state, errors, warnings, notes, findings, judgement,
          superseded_by, received_at, sender, proposed)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """)
    let subject: StatementArguments = [
      number, report.unit.structure.rawValue, report.unit.code, report.unitName, report.period.description,
      report.period.from.description, report.period.to.description, report.version.rawValue, report.form,
    ]
    let content: StatementArguments = [
      revision, file, report.file.path, report.state.rawValue, report.findingCounts[.error],
      report.findingCounts[.warning], report.findingCounts[.note], submission.told, submission.judgement,
      supersededBy, submission.receivedAt, submission.sender, isProposed,
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
          // Read back it is added in the same way: no row, wherever it came from, can trap.
          rowOffset: field.place.row &- row)
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
