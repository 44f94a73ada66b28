import FoundationEssentials
import GRDB
package import P8Model

extension Registry {
  /// Takes in the villages and reports of another registry or of a bundle.
  ///
  /// What is here already stays as it is, so that the same source taken twice counts once. Where theirs carries on
  /// from what is here, theirs speaks for the unit from now on; where ours carries on from theirs, ours does.
  /// Where both went their own way both are kept, ours goes on speaking, and the conflict is reported and kept.
  /// Locks are not carried over; what is locked here is refused and told. One transaction for each unit and period.
  ///
  /// - Parameters:
  ///   - source: Where they come from.
  ///   - lineage: The units that a unit lies in, for locks of periods.
  /// - Returns: What was done.
  /// - Throws: Why it could not go on; what was taken before stays, and the same merge may be run again.
  package func merge(
    _ source: some ExchangeSource, lineage: (UnitCode) -> [UnitCode] = { _ in [] }
  ) throws(RegistryFault) -> MergeOutcome {
    guard source.name != path else {
      throw RegistryFault(.refused, path: path, detail: "a registry is not merged with itself")
    }
    var outcome = MergeOutcome()
    let carried = try source.carriedVillages()
    let codes = try write { try self.mergeVillages(carried, outcome: &outcome, in: $0) }
    try source.forEachGroup { group in
      var merged = outcome
      try write { database in
        try mergeGroup(
          group.map { $0.moved(codes) }, from: source.name, lineage: lineage, outcome: &merged, in: database)
      }
      outcome = merged
    }
    for entry in try source.carriedEntries() {
      var merged = outcome
      try write { try mergeLogEntry(entry.moved(codes), outcome: &merged, in: $0) }
      outcome = merged
    }
    return outcome
  }

  // MARK: - Villages

  /// Gives each village of the source its code here; the codes that differ, by theirs.
  private func mergeVillages(
    _ villages: [RegisteredVillage], outcome: inout MergeOutcome, in database: Database
  ) throws -> [UnitCode: UnitCode] {
    var codes: [UnitCode: UnitCode] = [:]
    var identities: [Int64: Int64] = [:]
    for village in villages.sorted(by: { $0.village.code < $1.village.code }) {
      guard let commune = village.village.code.communeOfVillage,
        let number = Self.number(of: village.village.code)
      else {
        continue
      }
      if let known = try self.village(named: village.nameKey, of: commune, in: database) {
        identities[village.identity] = identities[village.identity] ?? known.identity
        if known.village.code != village.village.code {
          codes[village.village.code] = known.village.code
          outcome.renumbered.append(
            MergeOutcome.Renumbering(
              name: village.village.name, theirs: village.village.code, ours: known.village.code))
        }
        continue
      }
      let isFree = try self.village(number: number, of: commune, in: database) == nil
      let ours = try isFree ? number : nextNumber(of: commune, in: database)
      let entry = VillageEntry(
        commune: commune, number: ours, name: village.village.name, nameKey: village.nameKey,
        from: village.from,
        to: village.to)
      let identity = try identities[village.identity] ?? newIdentity(in: database)
      identities[village.identity] = identity
      guard let added = try insert(entry, number: ours, identity: identity, in: database) else { continue }
      outcome.villagesAdded += 1
      if added.code != village.village.code {
        codes[village.village.code] = added.code
        outcome.renumbered.append(
          MergeOutcome.Renumbering(name: village.village.name, theirs: village.village.code, ours: added.code)
        )
      }
      try log(
        action: "village.merged", subject: "village \(added.code)",
        detail: [("name", added.name), ("theirs", village.village.code.description)], in: database)
    }
    return codes
  }

  // MARK: - Reports

  /// What distinguishes a report from another of its unit, period and form: the same file is the same report.
  private struct ReportKey: Hashable {
    let version: ReportStamp.Version
    let sha256: String
  }

  private struct KnownReport {
    let number: Int64
    let key: ReportKey
    let isCurrent: Bool
  }

  private func mergeGroup(
    _ group: [CarriedReport], from source: String, lineage: (UnitCode) -> [UnitCode],
    outcome: inout MergeOutcome, in database: Database
  ) throws {
    guard let first = group.first?.report, let theirs = group.last(where: \.isCurrent) ?? group.last else {
      return
    }
    let known = try knownReports(like: first, in: database)
    let knownKeys = Dictionary(known.map { ($0.key, $0) }) { $1.isCurrent ? $1 : $0 }
    // The same file judged twice is one report: the last judgement stands for it.
    var missing: [CarriedReport] = []
    for report in group where knownKeys[Self.key(of: report)] == nil {
      missing.removeAll { Self.key(of: $0) == Self.key(of: report) }
      missing.append(report)
    }
    if let index = missing.firstIndex(where: { Self.key(of: $0) == Self.key(of: theirs) }) {
      // The one that speaks is stored last, as it would have been here.
      missing.append(missing.remove(at: index))
    }
    outcome.reportsKnown += Set(group.map(Self.key)).count - missing.count
    for report in group {
      guard let same = knownKeys[Self.key(of: report)] else { continue }
      outcome.stepsAdded += try mergeSteps(report.steps, into: same.number, in: database)
    }
    guard !missing.isEmpty else { return }
    do {
      try requireUnlocked(first, inside: lineage(first.unit), in: database)
    } catch let fault as RegistryFault where fault.kind == .periodLocked {
      outcome.refused.append(
        MergeOutcome.Refusal(
          unit: first.unit, unitName: first.unitName, period: first.period, form: first.form,
          lock: fault.detail ?? ""))
      return
    }

    let current = known.first(where: \.isCurrent)
    let theirKeys = Set(group.map(Self.key))
    let isTheirsNew = knownKeys[Self.key(of: theirs)] == nil
    let speaks: Bool
    var isConflict = false
    if let current, isTheirsNew, !theirKeys.contains(current.key) {
      // A supplement replaces the first version, whoever has it; otherwise nobody knows better here.
      speaks = current.key.version == .initial && theirs.report.version == .supplement
      isConflict = current.key.version == theirs.report.version
    } else {
      speaks = isTheirsNew
    }
    let base = try nextReportNumber(in: database)
    let last = base + Int64(missing.count) - 1
    if speaks, let current { try supersede(current.number, by: last, in: database) }
    for (index, report) in missing.enumerated() {
      let number = base + Int64(index)
      let isLast = number == last
      try add(
        Submission(
          report: report.report, told: report.findingsJSON,
          judgement: ReportDigest.judgement(of: report.report, findings: try report.findings()),
          original: report.original, receivedAt: report.receivedAt),
        number: number, supersededBy: isLast && speaks ? nil : speaks ? last : current?.number,
        action: "merged", replaces: isLast && speaks ? current?.number : nil, in: database)
      outcome.reportsAdded += 1
      outcome.stepsAdded += try mergeSteps(report.steps, into: number, in: database)
    }
    if isConflict, let current {
      try remember(ours: current.number, theirs: last, source: source, outcome: &outcome, in: database)
    }
  }

  private static func key(of report: CarriedReport) -> ReportKey {
    ReportKey(version: report.report.version, sha256: report.report.file.sha256)
  }

  private func knownReports(like report: RegisteredReport, in database: Database) throws -> [KnownReport] {
    try Row.fetchAll(
      database.cachedStatement(
        sql: """
          SELECT report.id, version, sha256, superseded_by IS NULL FROM report JOIN file ON file.id = report.file
          WHERE structure = ? AND unit = ? AND period = ? AND form = ? ORDER BY report.id
          """),
      arguments: [
        report.unit.structure.rawValue, report.unit.code, report.period.description, report.form,
      ]
    ).map { row in
      guard let version = ReportStamp.Version(rawValue: row[1]) else {
        throw damaged("report \(row[0] as Int64)")
      }
      return KnownReport(
        number: row[0], key: ReportKey(version: version, sha256: row[2]), isCurrent: row[3])
    }
  }

  /// Takes over the steps that carry on from those that are here; the number of them.
  private func mergeSteps(_ steps: [ReviewStep], into number: Int64, in database: Database) throws -> Int {
    let ours = try self.steps(of: number, in: database)
    guard steps.count > ours.count, Array(steps.prefix(ours.count)) == ours else { return 0 }
    for (index, step) in steps.enumerated().dropFirst(ours.count) {
      try database.execute(
        sql: "INSERT INTO review_step (report, number, state, at, author, reason) VALUES (?, ?, ?, ?, ?, ?)",
        arguments: [number, index + 1, step.state.rawValue, step.at, step.author, step.reason])
      try log(
        action: "review.\(step.state.rawValue)", subject: "report \(number)",
        detail: [("at", step.at), ("by", step.author), ("reason", step.reason)], in: database)
    }
    return steps.count - ours.count
  }
}

extension CarriedReport {
  /// The findings.
  func findings() throws -> [Finding] {
    try JSONDecoder().decode([Finding].self, from: Data(findingsJSON.utf8))
  }

  /// The report under the codes that its villages have here.
  func moved(_ codes: [UnitCode: UnitCode]) -> CarriedReport {
    guard !codes.isEmpty else { return self }
    return CarriedReport(
      report: RegisteredReport(
        unit: codes[report.unit] ?? report.unit, unitName: report.unitName, period: report.period,
        version: report.version,
        form: report.form, file: report.file, state: report.state, findingCounts: report.findingCounts,
        records: report.records.map { $0.moved(codes) }),
      findingsJSON: findingsJSON, isCurrent: isCurrent, receivedAt: receivedAt, steps: steps,
      original: original)
  }
}

extension ReportedRecord {
  /// The record under the codes that its villages have here.
  func moved(_ codes: [UnitCode: UnitCode]) -> ReportedRecord {
    ReportedRecord(
      section: section, unit: codes[unit] ?? unit, identity: identity, fields: fields,
      coveredUnits: coveredUnits.map { codes[$0] ?? $0 })
  }
}
