import P8Definitions
import P8Model
import P8Presentation
import P8Registry
import P8Validation

/// Checks entries of another office's log by the rules of the form that asks for them here.
struct LogEntryJudge: Sendable {
  private let log: Log
  private let checker: ReportChecker
  private let villages: VillageDirectory

  init(_ workspace: Workspace, villages: [Village]) throws(Failure) {
    log = workspace.log
    do {
      checker = try ReportChecker(workspace.definitions)
    } catch {
      throw Failure(.input, error.message)
    }
    self.villages = VillageDirectory(villages)
  }

  /// The first error in a version of an entry; nil where there is none.
  func error(in version: LogEntry.Version, of kind: String) throws -> LocalizedText? {
    guard let definition = log.definitions.records[kind] else { return BundleWords.unknownKind(kind) }
    let unit = version.record.unit
    let (form, section) = try log.section(of: definition, for: unit)
    guard let period = Period.month(with: version.effective, calendar: log.definitions.programme.calendar)
    else { return nil }
    let cells = section.columns.map { column -> ReportCell? in
      guard let name = column.field, let field = version.record.fields[name] else { return nil }
      return ReportCell(text: field.text, value: field.value)
    }
    let (sender, _) = try log.sender(of: unit, form: form, section: section, answers: [:])
    let report = log.report(of: cells, form: form, section: section, sender: sender, period: period)
    return Log.findings(checker.check(report, in: CheckContext(villages: villages)))
      .first { $0.severity == .error }?.message
  }
}
