import GRDB
package import P8Model

/// What is known of a report without reading its rows.
package struct ReportHead: Hashable, Sendable {
  /// The number under which it is stored.
  package let number: Int64
  /// The unit that reports.
  package let unit: UnitCode
  /// The name of the unit as the report writes it.
  package let unitName: String
  /// The period.
  package let period: Period
  /// First version or supplement.
  package let version: ReportStamp.Version
  /// The id of the form.
  package let form: String
  /// The path of its file, as it was when it was stored.
  package let path: String
  /// Where it stands, which decides whether it counts.
  package let state: ReportState
  /// What the check made of it: accepted or held.
  package let judged: ReportState
  /// The last step of its review; nil where there is none yet.
  package let lastStep: Registry.ReviewStep?
  /// The signed document of its last confirmation; nil where none was told.
  package let document: SignedDocument?
  /// The newest report of this unit, period and form that this one replaced and that had been confirmed by a signed
  /// document; nil where there is none.
  package let signedBefore: SignedReport?
  /// When the first report of this unit, period and form arrived, whatever replaced it later.
  package let firstReceivedAt: String
  /// When the first supplement of this unit, period and form arrived; nil where there is none.
  package let supplementReceivedAt: String?
}

/// A report that a signed document confirmed.
package struct SignedReport: Hashable, Sendable {
  /// The number under which it is stored.
  package let number: Int64
  /// The document.
  package let document: SignedDocument
}

extension Registry {
  /// The reports that speak for their unit and period, without their rows, by unit, period and form.
  ///
  /// - Parameters:
  ///   - period: The period; nil for all.
  ///   - isWanted: Whether the reports of a unit are wanted.
  /// - Returns: The heads.
  /// - Throws: Why they could not be read.
  package func heads(
    of period: Period? = nil, where isWanted: (UnitCode) -> Bool = { _ in true }
  ) throws(RegistryFault) -> [ReportHead] {
    try read { database in
      let rows = try Row.fetchCursor(
        database,
        sql: """
          SELECT report.id, structure, unit, unit_name, period, version, form, path, report.state,
            review_step.state, review_step.at, review_step.author, review_step.reason, review_step.action,
            review_step.document,
            (SELECT min(received_at) FROM report AS other WHERE other.structure = report.structure
              AND other.unit = report.unit AND other.period = report.period AND other.form = report.form),
            (SELECT min(received_at) FROM report AS other WHERE other.structure = report.structure
              AND other.unit = report.unit AND other.period = report.period AND other.form = report.form
              AND other.version = 'supplement'),
            (SELECT document FROM review_step AS signed WHERE signed.report = report.id
              AND signed.document IS NOT NULL ORDER BY signed.number DESC LIMIT 1),
            (SELECT max(other.id) FROM report AS other JOIN review_step ON review_step.report = other.id
              WHERE other.structure = report.structure AND other.unit = report.unit
              AND other.period = report.period AND other.form = report.form AND other.id <> report.id
              AND other.superseded_by IS NOT NULL AND other.proposed = 0 AND review_step.document IS NOT NULL)
          FROM report LEFT JOIN review_step ON review_step.report = report.id
            AND review_step.number = (SELECT max(number) FROM review_step WHERE report = report.id)
          WHERE superseded_by IS NULL AND (?1 IS NULL OR (period_to = ?2 AND period = ?1))
          ORDER BY structure, unit, period_from, period_to, period, form
          """, arguments: [period?.description, period?.to.description])
      var heads: [ReportHead] = []
      while let row = try rows.next() {
        let unit = try self.unit(described: "\(row[2] as String)@\(row[1] as String)")
        if isWanted(unit) { heads.append(try head(row, unit: unit, in: database)) }
      }
      return heads
    }
  }

  /// The villages that reports of a period from higher units have rows about, by the number of the report.
  ///
  /// - Parameter period: The period.
  /// - Returns: The villages of each report.
  /// - Throws: Why they could not be read.
  package func villagesNamed(inReportsOf period: Period) throws(RegistryFault) -> [Int64: [UnitCode]] {
    try read { database in
      var villages: [Int64: [UnitCode]] = [:]
      let rows = try Row.fetchCursor(
        database,
        sql: """
          SELECT DISTINCT report.id, record.unit FROM report JOIN record ON record.report = report.id
          WHERE superseded_by IS NULL AND period_to = ? AND period = ? AND instr(report.unit, '-') = 0
            AND record.unit IS NOT NULL
          ORDER BY report.id, record.unit
          """, arguments: [period.to.description, period.description])
      while let row = try rows.next() {
        let unit = try self.unit(described: row[1])
        if unit.level == .village { villages[row[0], default: []].append(unit) }
      }
      return villages
    }
  }

  private func head(_ row: Row, unit: UnitCode, in database: Database) throws -> ReportHead {
    guard let period = Period(row[4] as String, calendar: .calendar),
      let version = ReportStamp.Version(rawValue: row[5]),
      let judged = ReportState(rawValue: row[8])
    else { throw damaged("report \(row[0] as Int64)") }
    var step: ReviewStep?
    if let written = row[9] as String? {
      guard let state = ReportState(rawValue: written), let action = ReviewAction(rawValue: row[13]) else {
        throw damaged("step of report \(row[0] as Int64)")
      }
      step = ReviewStep(
        action: action, state: state, at: row[10], author: row[11], reason: row[12],
        document: try (row[14] as String?).flatMap { SignedDocument(try JSONValue(Array($0.utf8))) })
    }
    var signedBefore: SignedReport?
    if let number = row[18] as Int64?,
      let document = try steps(of: number, in: database).last(where: { $0.document != nil })?.document
    {
      signedBefore = SignedReport(number: number, document: document)
    }
    return ReportHead(
      number: row[0], unit: unit, unitName: row[3], period: period, version: version, form: row[6],
      path: row[7], state: ReportState.after(step?.state, of: judged), judged: judged, lastStep: step,
      document: try (row[17] as String?).flatMap { SignedDocument(try JSONValue(Array($0.utf8))) },
      signedBefore: signedBefore,
      firstReceivedAt: row[15] ?? "", supplementReceivedAt: row[16])
  }
}
