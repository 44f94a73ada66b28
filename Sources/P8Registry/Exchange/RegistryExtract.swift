import FoundationEssentials
import GRDB
package import P8Model

/// The part of a registry that is carried to another one.
package struct RegistryExtract: ExchangeSource, Sendable {
  let registry: Registry
  let isWanted: @Sendable (UnitCode) -> Bool
  let period: Period?

  /// Chooses what is carried.
  ///
  /// - Parameters:
  ///   - registry: The registry.
  ///   - period: Only reports whose days lie in this period; nil for all.
  ///   - isWanted: Whether the reports and villages of a unit are carried.
  package init(
    of registry: Registry, period: Period? = nil,
    where isWanted: @escaping @Sendable (UnitCode) -> Bool = { _ in true }
  ) {
    self.registry = registry
    self.period = period
    self.isWanted = isWanted
  }

  /// The path.
  package var name: String { registry.path }

  /// The registry itself.
  package var sender: String { "registry \(registry.path)" }

  /// The villages, by code.
  package func carriedVillages() throws(RegistryFault) -> [RegisteredVillage] {
    try registry.villages().filter { isWanted($0.village.code) }
  }

  /// The entries of the officers' log.
  package func carriedEntries() throws(RegistryFault) -> [LogEntry] {
    try registry.logEntries(where: isWanted).filter { entry in
      period.map { $0.contains(entry.current.effective) } ?? true
    }
  }

  /// The bytes of the file of a report.
  package func originalFile(sha256: String) throws(RegistryFault) -> [UInt8]? {
    try registry.originalFile(sha256: sha256)
  }

  /// Gives the reports in groups: all revisions of one unit, period and form, oldest first.
  package func forEachGroup(_ body: ([CarriedReport]) throws -> Void) throws(RegistryFault) {
    let query = ReportQuery(
      from: period?.from, to: period?.to, includesSuperseded: true, isWanted: isWanted)
    try registry.read { database in
      var group: [CarriedReport] = []
      try registry.eachReport(matching: query, in: database) { stored in
        if let last = group.last?.report, !last.speaksFor(stored.report) {
          try body(group)
          group.removeAll(keepingCapacity: true)
        }
        group.append(try carried(stored, in: database))
      }
      if !group.isEmpty { try body(group) }
    }
  }

  private func carried(_ stored: StoredReport, in database: Database) throws -> CarriedReport {
    let row = try Row.fetchOne(
      database.cachedStatement(
        sql: """
          SELECT received_at, content, proposed FROM report JOIN file ON file.id = report.file WHERE report.id = ?
          """), arguments: [stored.number])
    return CarriedReport(
      report: stored.asJudged, findingsJSON: stored.findingsJSON, isCurrent: stored.supersededBy == nil,
      isProposed: row?[2] ?? false, receivedAt: row?[0] ?? "",
      steps: try registry.steps(of: stored.number, in: database),
      original: (row?[1] as Data?).map { Array($0) })
  }
}

extension RegisteredReport {
  /// Whether both are about one unit and period, on one form.
  func speaksFor(_ other: RegisteredReport) -> Bool {
    unit == other.unit && period == other.period && form == other.form
  }
}
