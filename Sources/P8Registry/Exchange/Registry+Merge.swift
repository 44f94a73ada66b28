import GRDB
package import P8Model

extension Registry {
  /// Takes in the villages and reports of another registry or of a bundle.
  ///
  /// What is here already stays as it is, so that the same source taken twice counts once; where ours carries on from
  /// theirs, nothing changes. What differs from a report that counts waits as a proposed replacement. Locks are not
  /// carried over; what is locked here is refused and told. One transaction for each unit and period.
  ///
  /// - Parameters:
  ///   - source: Where they come from.
  ///   - door: What of them is taken.
  ///   - lineage: The units that a unit lies in, for locks of periods.
  /// - Returns: What was done.
  /// - Throws: Why it could not go on; what was taken before stays, and the same merge may be run again.
  package func merge(
    _ source: some ExchangeSource, through door: inout some ExchangeDoor,
    lineage: (UnitCode) -> [UnitCode] = { _ in [] }
  ) throws(RegistryFault) -> MergeOutcome {
    try merge(source, through: &door, lineage: lineage, rehearsingIn: nil)
  }

  /// Takes in all of a source, as it is.
  package func merge(
    _ source: some ExchangeSource, lineage: (UnitCode) -> [UnitCode] = { _ in [] }
  ) throws(RegistryFault) -> MergeOutcome {
    var door = OpenDoor()
    return try merge(source, through: &door, lineage: lineage)
  }

  /// What ``merge(_:through:lineage:)`` would do; nothing is changed.
  package func rehearseMerge(
    of source: some ExchangeSource, through door: inout some ExchangeDoor,
    lineage: (UnitCode) -> [UnitCode] = { _ in [] }
  ) throws(RegistryFault) -> MergeOutcome {
    // What is learned of column places in here is not in the file.
    defer { places.forget() }
    return try RegistryFault.wrapping(path) {
      var outcome = MergeOutcome()
      try database.writeWithoutTransaction { database in
        try database.inTransaction(.immediate) {
          outcome = try merge(source, through: &door, lineage: lineage, rehearsingIn: database)
          return .rollback
        }
      }
      return outcome
    }
  }

  private func merge(
    _ source: some ExchangeSource, through door: inout some ExchangeDoor,
    lineage: (UnitCode) -> [UnitCode], rehearsingIn rehearsal: Database?
  ) throws(RegistryFault) -> MergeOutcome {
    guard source.name != path else {
      throw RegistryFault(.refused, path: path, detail: "a registry is not merged with itself")
    }
    var outcome = MergeOutcome()
    var codes: [UnitCode: UnitCode] = [:]
    let carried = try source.carriedVillages().compactMap { door.admitted($0) }
    try write(rehearsingIn: rehearsal) { codes = try self.mergeVillages(carried, outcome: &outcome, in: $0) }
    let origin = Origin(name: source.name, sender: source.sender)
    try source.forEachGroup { group in
      let admitted = try door.admitted(group).map { $0.moved(codes) }
      var merged = outcome
      try write(rehearsingIn: rehearsal) { database in
        try mergeGroup(
          admitted, from: origin, through: &door, lineage: lineage, outcome: &merged, in: database)
      }
      outcome = merged
    }
    for entry in try source.carriedEntries() {
      var merged = outcome
      try write(rehearsingIn: rehearsal) { database in
        try mergeLogEntry(
          entry.moved(codes), through: &door, lineage: lineage, outcome: &merged, in: database)
      }
      outcome = merged
    }
    return outcome
  }

  /// One transaction, or a part of the one that a rehearsal takes back.
  private func write(
    rehearsingIn rehearsal: Database?, _ body: (Database) throws -> Void
  ) throws(RegistryFault) {
    guard let rehearsal else { return try write(body) }
    try RegistryFault.wrapping(path) { try body(rehearsal) }
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

  /// Where a report comes from, as proposals and the registry keep it.
  private struct Origin {
    let name: String
    let sender: String
  }

  private func mergeGroup(
    _ group: [CarriedReport], from origin: Origin, through door: inout some ExchangeDoor,
    lineage: (UnitCode) -> [UnitCode], outcome: inout MergeOutcome, in database: Database
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
    outcome.reportsKnown += Set(group.map(Self.key)).count - missing.count
    let continued = try group.filter { report in
      guard !report.isProposed, let same = knownKeys[Self.key(of: report)] else { return false }
      return try !newSteps(of: report, beside: steps(of: same.number, in: database)).isEmpty
    }
    guard !missing.isEmpty || !continued.isEmpty else {
      if theirs.isCurrent { outcome.add(first, .known) }
      return
    }
    do {
      try requireUnlocked(first, inside: lineage(first.unit), in: database)
    } catch let fault as RegistryFault where fault.kind == .periodLocked {
      outcome.refused.append(
        MergeOutcome.Refusal(
          unit: first.unit, unitName: first.unitName, period: first.period, form: first.form,
          lock: fault.detail ?? ""))
      return
    }
    for report in continued {
      guard let same = knownKeys[Self.key(of: report)] else { continue }
      outcome.stepsAdded += try mergeSteps(of: report, into: same.number, through: &door, in: database)
    }
    guard !missing.isEmpty else {
      outcome.add(first, .known)
      return
    }
    var speaker: CarriedReport?
    if let index = missing.firstIndex(where: { Self.key(of: $0) == Self.key(of: theirs) }) {
      // The one that speaks there is stored last, as it would have been here.
      speaker = missing.remove(at: index)
    }
    try merge(
      missing, speaker: speaker, of: first, from: origin, through: &door, outcome: &outcome, in: database)
  }

  /// Stores what is not here yet: older revisions beside what speaks, and the one that speaks there as a file would be.
  private func merge(
    _ older: [CarriedReport], speaker: CarriedReport?, of unit: RegisteredReport, from origin: Origin,
    through door: inout some ExchangeDoor, outcome: inout MergeOutcome, in database: Database
  ) throws {
    let current = try currentReport(of: unit, in: database)
    let base = try nextReportNumber(in: database)
    let last = base + Int64(older.count)
    // Without a report that speaks, the last of theirs does.
    let successor = speaker == nil ? current?.number ?? last - 1 : last
    for (index, report) in older.enumerated() {
      let number = base + Int64(index)
      try add(
        try submission(report, from: origin), number: number,
        supersededBy: number == successor ? nil : current?.number ?? successor, action: "merged",
        isProposed: report.isProposed, in: database)
      outcome.reportsAdded += 1
      outcome.stepsAdded += try mergeSteps(of: report, into: number, through: &door, in: database)
    }
    guard let speaker else {
      outcome.add(unit, .aside)
      return
    }
    let submission = try submission(speaker, from: origin)
    outcome.reportsAdded += 1
    if let current {
      try take(
        speaker, submission, as: last, inPlaceOf: current, from: origin, outcome: &outcome, in: database)
    } else {
      try add(submission, number: last, action: "merged", in: database)
      outcome.add(speaker.report, .taken)
    }
    let isStepped = try !steps(of: last, in: database).isEmpty
    if !isStepped {
      outcome.stepsAdded += try mergeSteps(of: speaker, into: last, through: &door, in: database)
    }
  }

  /// Decides between ours that speaks and theirs that does there.
  private func take(
    _ theirs: CarriedReport, _ submission: Submission, as number: Int64, inPlaceOf current: StoredReport,
    from origin: Origin, outcome: inout MergeOutcome, in database: Database
  ) throws {
    let sender = try String.fetchOne(
      database, sql: "SELECT sender FROM report WHERE id = ?", arguments: [current.number])
    let there = ReportState.after(theirs.steps.last?.state, of: theirs.report.state)
    let isClaim = ![.returned, .withdrawn].contains(there)
    let replacement = Replacement(
      of: current.report, byCarried: submission.report, isSameSender: sender == submission.sender)
    switch replacement {
    case .atOnce where isClaim:
      try replace(current, by: submission, as: number, action: "merged", in: database)
      outcome.add(theirs.report, .taken)
    case .waits(let cause) where isClaim:
      let proposal = try propose(
        submission, as: number, inPlaceOf: current.number, because: cause, source: origin.name, in: database)
      outcome.proposals.append(proposal)
      outcome.add(theirs.report, .waits(cause))
    case .atOnce, .waits, .same, .yields:
      // What was sent back or withdrawn there is kept, and asks for nothing.
      try add(
        submission, number: number, supersededBy: current.number, action: "merged", in: database)
      outcome.add(theirs.report, .aside)
    }
  }

  private func submission(_ report: CarriedReport, from origin: Origin) throws -> Submission {
    Submission(
      report: report.report, told: report.findingsJSON,
      judgement: ReportDigest.judgement(of: report.report, findings: try report.findings()),
      original: report.isOriginalDamaged ? nil : report.original, receivedAt: report.receivedAt,
      sender: origin.sender)
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

  /// The steps that carry on from those that are here.
  private func newSteps(of report: CarriedReport, beside ours: [ReviewStep]) -> ArraySlice<ReviewStep> {
    report.steps.starts(with: ours) ? report.steps.dropFirst(ours.count) : []
  }

  /// Takes over the steps that carry on from those that are here, up to the first that is not let in.
  ///
  /// - Returns: The number of them.
  private func mergeSteps(
    of report: CarriedReport, into number: Int64, through door: inout some ExchangeDoor,
    in database: Database
  ) throws -> Int {
    let ours = try steps(of: number, in: database)
    var state = ReportState.after(ours.last?.state, of: report.report.state)
    var count = 0
    for step in newSteps(of: report, beside: ours) {
      guard door.admits(step, from: state, of: report.report) else { break }
      state = ReportState.after(step.state, of: report.report.state)
      count += 1
      // Steps of elsewhere belong to no batch here: they are not taken back with ours.
      try insert(step, of: number, batch: nil, in: database)
      try logStep(
        step.action, state: step.state, of: number,
        detail: [("at", step.at), ("by", step.author), ("reason", step.reason)], document: step.document,
        in: database)
    }
    return count
  }
}
