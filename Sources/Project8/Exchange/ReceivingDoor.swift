import P8Model
import P8Registry
import VietnameseText

/// The door of this office: what of a bundle or another registry comes in, and what does not, with the reason.
///
/// Reports are read again from their originals by the rules here; what is stored is that reading, never what was carried.
struct ReceivingDoor: ExchangeDoor {
  private let scope: ExchangeScope
  private let carriage: JudgedCarriage
  private let hasSameDefinitions: Bool
  private let log: LogEntryJudge
  /// What was not taken, in the order in which it came.
  private(set) var refusals: [ExchangeRefusal] = []

  init(
    _ scope: ExchangeScope, _ carriage: JudgedCarriage, hasSameDefinitions: Bool, log: LogEntryJudge
  ) {
    (self.scope, self.carriage, self.log) = (scope, carriage, log)
    self.hasSameDefinitions = hasSameDefinitions
  }

  // MARK: - Villages

  mutating func admitted(_ village: RegisteredVillage) -> RegisteredVillage? {
    let (code, name) = (village.village.code, village.village.name)
    let cause = scope.refusal(of: code) ?? (VisibleText.isPlain(name) ? nil : .unseenSigns)
    return isTaken(.village(code, name: name), unless: cause) ? village.keyedHere : nil
  }

  // MARK: - Reports

  mutating func admitted(_ group: [CarriedReport]) throws -> [CarriedReport] {
    guard let speaking = group.lastIndex(where: \.isCurrent) ?? group.indices.last else { return [] }
    let report = group[speaking].report
    guard isTaken(.report(report), unless: scope.refusal(of: report.unit, in: report.period)) else {
      return []
    }
    var admitted: [CarriedReport] = []
    for (index, carried) in group.enumerated() {
      let isSpeaking = index == speaking
      let taken = try judged(carried, isSpeaking: isSpeaking)
      if let taken { admitted.append(taken) }
      // Where the one that speaks there is not taken, an older one does not speak in its place.
      if isSpeaking, taken == nil { return [] }
    }
    return admitted
  }

  /// The report as its original says it; nil where it is not taken.
  private mutating func judged(_ carried: CarriedReport, isSpeaking: Bool) throws -> CarriedReport? {
    let subject = ExchangeRefusal.Subject.report(carried.report)
    guard !carried.isOriginalDamaged, let bytes = carried.original else {
      refuse(subject, carried.isOriginalDamaged ? .damagedOriginal : .noOriginal)
      return nil
    }
    let original = carriage.original(of: carried, bytes: bytes)
    guard let report = original.report else {
      let error = original.findings.first { $0.severity == .error } ?? original.findings.first
      refuse(subject, .unreadableOriginal(error?.message ?? LocalizedText(vi: "", en: "")))
      return nil
    }
    let file = SourceFile(
      path: carried.report.file.path, sha256: carried.report.file.sha256, byteCount: bytes.count)
    let read = report.of(file)
    guard isTaken(subject, unless: difference(between: carried.report, and: read, bytes: bytes)) else {
      return nil
    }
    let taken = try carried.judged(as: read, findings: original.findings)
    if isSpeaking, let cause = notCounting(taken) {
      refuse(subject, cause)
      return nil
    }
    return taken
  }

  private func difference(
    between carried: RegisteredReport, and read: RegisteredReport, bytes: [UInt8]
  ) -> ExchangeRefusal.Cause? {
    guard carried.unit == read.unit, carried.period == read.period, carried.form == read.form,
      carried.version == read.version
    else { return .anotherReport(read.unit, read.period, form: read.form) }
    return CarriedFigures(carried, read: read, hasSameDefinitions: hasSameDefinitions) {
      carriage.fieldReport(bytes, of: carried.file)
    }.refusal
  }

  /// Why a report that does not count there would count here: the step that took it out is not taken.
  private func notCounting(_ carried: CarriedReport) -> ExchangeRefusal.Cause? {
    guard let last = carried.steps.last, [.returned, .withdrawn].contains(last.state) else { return nil }
    var state = carried.report.state
    for step in carried.steps {
      guard refusal(of: step, from: state, of: carried.report) == nil else {
        return .notCountingThere(last.state, by: last.author)
      }
      state = ReportState.after(step.state, of: carried.report.state)
    }
    return nil
  }

  // MARK: - Steps

  mutating func admits(
    _ step: Registry.ReviewStep, from state: ReportState, of report: RegisteredReport
  ) -> Bool {
    isTaken(
      .step(step.action, by: step.author, report.unit, report.period),
      unless: refusal(of: step, from: state, of: report))
  }

  private func refusal(
    of step: Registry.ReviewStep, from state: ReportState, of report: RegisteredReport
  ) -> ExchangeRefusal.Cause? {
    let after = ReportState.after(step.state, of: report.state)
    // What an approval was given to is changed by those who approve only.
    let isOfApproval = state == .approved || after == .approved
    let rights: [KeyRights.Right] = isOfApproval ? [.approve] : [.confirm, .approve]
    guard rights.contains(where: { scope.may($0, for: report.unit) }) else { return .noRight }
    guard after != state, ![.undo, .recover].contains(step.action) else {
      return after.isConfirmed && report.state == .held ? .leavesStepOut(state) : nil
    }
    return state.taking(step.action, judged: report.state, before: state) == .becomes(after)
      ? nil : .leavesStepOut(state)
  }

  // MARK: - The log

  mutating func admits(_ entry: LogEntry, beside known: LogEntry?) throws -> Bool {
    let versions = entry.versions + (known?.versions ?? [])
    let current = entry.current
    let subject = ExchangeRefusal.Subject.logEntry(
      kind: entry.kind, current.record.unit, current.effective)
    for version in versions {
      let cause = scope.refusal(of: version.record.unit, on: version.effective)
      guard isTaken(subject, unless: cause) else { return false }
    }
    if known != nil, !scope.may(.send, for: current.record.unit) {
      return isTaken(subject, unless: .changesKnown)
    }
    for version in entry.versions where version.action != .withdrawn {
      guard isTaken(subject, unless: try log.error(in: version, of: entry.kind).map { .faulty($0) }) else {
        return false
      }
    }
    return true
  }

  // MARK: - Telling

  private mutating func isTaken(_ subject: ExchangeRefusal.Subject, unless cause: ExchangeRefusal.Cause?)
    -> Bool
  {
    guard let cause else { return true }
    refuse(subject, cause)
    return false
  }

  private mutating func refuse(_ subject: ExchangeRefusal.Subject, _ cause: ExchangeRefusal.Cause) {
    let refusal = ExchangeRefusal(subject, cause)
    // An entry of which two versions lie outside is told once.
    if refusals.last != refusal { refusals.append(refusal) }
  }
}

extension RegisteredVillage {
  /// The village with the key of its name as it is made here: one that was carried could be another village's.
  var keyedHere: RegisteredVillage {
    RegisteredVillage(
      identity: identity, village: village, nameKey: SearchKey.placementFree(village.name), from: from, to: to
    )
  }
}

extension ExchangeRefusal.Subject {
  fileprivate static func report(_ report: RegisteredReport) -> Self {
    .report(report.unit, name: report.unitName, report.period, form: report.form)
  }
}

extension RegisteredReport {
  /// The same report out of another file.
  fileprivate func of(_ file: SourceFile) -> RegisteredReport {
    RegisteredReport(
      unit: unit, unitName: unitName, period: period, version: version, form: form, file: file, state: state,
      findingCounts: findingCounts, records: records)
  }
}
