import Foundation
import GRDB
package import P8Model

/// The part of a registry that is carried to another one.
package struct RegistryExtract: ExchangeSource, Sendable {
  let registry: Registry
  let isWanted: @Sendable (UnitCode) -> Bool
  let period: Period?
  /// Whether originals with personal data stay here.
  let withholdsPersonalData: Bool

  /// Chooses what is carried.
  ///
  /// - Parameters:
  ///   - registry: The registry.
  ///   - period: Only reports whose days lie in this period; nil for all.
  ///   - withholdsPersonalData: Whether reports stay here in whose originals the check found personal data.
  ///   - isWanted: Whether the reports and villages of a unit are carried.
  package init(
    of registry: Registry, period: Period? = nil, withholdingPersonalData withholdsPersonalData: Bool = false,
    where isWanted: @escaping @Sendable (UnitCode) -> Bool = { _ in true }
  ) {
    self.registry = registry
    self.period = period
    self.withholdsPersonalData = withholdsPersonalData
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
          try give(group, to: body)
          group.removeAll(keepingCapacity: true)
        }
        group.append(try carried(stored, in: database))
      }
      try give(group, to: body)
    }
  }

  /// Gives what may travel of a group.
  ///
  /// Where the report that speaks stays here, an older one would speak elsewhere: then all of the group stays.
  private func give(_ group: [CarriedReport], to body: ([CarriedReport]) throws -> Void) throws {
    var group = group
    if withholdsPersonalData {
      if try group.contains(where: { try $0.isCurrent && Self.holdsPersonalData($0.findingsJSON) }) { return }
      try group.removeAll { try Self.holdsPersonalData($0.findingsJSON) }
    }
    if !group.isEmpty { try body(group) }
  }

  /// The reports that speak for their units and are not carried.
  package func withheldReports() throws(RegistryFault) -> [WithheldReport] {
    guard withholdsPersonalData else { return [] }
    let query = ReportQuery(from: period?.from, to: period?.to, isWanted: isWanted)
    return try registry.read { database in
      var withheld: [WithheldReport] = []
      try registry.eachReport(matching: query, in: database) { stored in
        let codes = try Self.personalData(stored.findingsJSON).map(\.code)
        guard !codes.isEmpty else { return }
        withheld.append(
          WithheldReport(
            number: stored.number, unit: stored.report.unit, unitName: stored.report.unitName,
            period: stored.report.period, codes: Array(Set(codes)).sorted()))
      }
      return withheld
    }
  }

  private static func holdsPersonalData(_ findings: String) throws -> Bool {
    try !personalData(findings).isEmpty
  }

  private static func personalData(_ findings: String) throws -> [Finding] {
    // Most reports have none: their findings need no reading.
    guard findings.contains("person.") else { return [] }
    return try JSONDecoder().decode([Finding].self, from: Data(findings.utf8)).filter(\.keepsOriginalHere)
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
