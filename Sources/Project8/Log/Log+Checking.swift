import P8Forms
import P8Definitions
import ContentDigest
import P8Aggregation
import P8Intake
import P8Model
import P8Registry
import P8Validation

/// What is logged is checked by the rules of the form that asks for it.
extension Log {
  /// The form and section that ask for a kind, as near to the level of the unit as there is one.
  func section(
    of kind: RecordDefinition, for unit: UnitCode
  ) throws(Failure) -> (form: FormDefinition, section: SectionDefinition) {
    let candidates = definitions.forms.values.sorted { left, right in
      let first = left.level == unit.level
      return first == (right.level == unit.level) ? left.id < right.id : first
    }
    for form in candidates {
      if let section = form.sections.first(where: { $0.record == kind.id }) { return (form, section) }
    }
    throw Failure(
      .wrongUse,
      LocalizedText(vi: "Không có biểu nào hỏi về \(kind.name.vi)", en: "No form asks for \(kind.name.en)"))
  }

  func draft(
    _ kind: RecordDefinition, unit: UnitCode, answers: [String: String], on day: CalendarDate?,
    reason: String
  ) throws -> (draft: Registry.LogDraft?, findings: [Finding]) {
    let (form, section) = try section(of: kind, for: unit)
    for name in answers.keys.sorted() where !section.columns.contains(where: { $0.id == name }) {
      let there = section.columns.map(\.id).joined(separator: ", ")
      throw Failure(
        .wrongUse,
        LocalizedText(
          vi: "\(kind.name.vi) không có mục “\(name)”", en: "\(kind.name.en) has no field “\(name)”"),
        remedy: LocalizedText(vi: "Các mục: \(there)", en: "The fields are: \(there)"))
    }
    let (unitOnForm, texts) = try sender(of: unit, form: form, section: section, answers: answers)
    let cells = RowReader(codeLists: definitions.codeLists).cells(of: section, texts: texts)
    guard let effective = LogRules.day(of: kind, in: section, cells, on: day) ?? workspace.today,
      let period = Period.month(with: effective, calendar: definitions.programme.calendar)
    else { return (nil, []) }
    let report = report(of: cells, form: form, section: section, sender: unitOnForm, period: period)
    let checker: ReportChecker
    do {
      checker = try ReportChecker(definitions)
    } catch {
      throw Failure(.input, error.message)
    }
    let checked = checker.check(
      report, in: CheckContext(villages: try villageDirectory()))
    let findings = Self.findings(checked)
    guard !findings.contains(where: { $0.severity == .error }),
      let record = checked.report?.records.first(where: { $0.section == section.id })
    else {
      // What stands in no field is reported, too: nothing is refused in silence.
      let told = findings.contains { $0.severity == .error } ? findings : checked.findings
      return (nil, told)
    }
    return (
      Registry.LogDraft(
        record: ReportedRecord(
          section: kind.id, unit: unit, identity: record.identity, fields: record.fields,
          coveredUnits: record.coveredUnits), effective: effective, reason: reason), findings
    )
  }

  /// One row as the report in which it would be sent.
  func report(
    of cells: [ReportCell?], form: FormDefinition, section: SectionDefinition, sender: UnitCode,
    period: Period
  ) -> FieldReport {
    FieldReport(
      file: SourceFile(path: "p8 log", sha256: ContentDigest.sha256("p8 log"), byteCount: 0),
      stamp: ReportStamp(form: form, unit: existing(sender, in: period), period: period),
      sections: [
        ReportSection(
          id: section.id, sheet: "p8 log",
          columns: section.columns.map { ReportSection.Column(letters: $0.id, header: [$0.label.vi]) },
          rows: [ReportRow(number: 1, cells: cells)])
      ])
  }

  /// What is found of the row itself, the worst first.
  static func findings(_ checked: CheckedReport) -> [Finding] {
    checked.findings.filter {
      $0.at.sheet == "p8 log" && $0.at.row == 1 && $0.at.column != villageColumn
    }.sorted { $0.severity.rank < $1.severity.rank }
  }

  /// The day that answers give to a model or event; nil where they give none.
  func day(
    of kind: RecordDefinition, for unit: UnitCode, answers: [String: String], on day: CalendarDate?
  ) throws(Failure) -> CalendarDate? {
    let section = try section(of: kind, for: unit).section
    let cells = RowReader(codeLists: definitions.codeLists).cells(of: section, texts: answers)
    return LogRules.day(of: kind, in: section, cells, on: day)
  }

  private static var villageColumn: String { "village" }

  /// Who would send the row on its form: the village, its commune with the village named, or for a unit above a
  /// commune of it, since no form is sent from there.
  func sender(
    of unit: UnitCode, form: FormDefinition, section: SectionDefinition, answers: [String: String]
  ) throws(Failure) -> (UnitCode, [String: String]) {
    guard unit.level != form.level else { return (unit, answers) }
    if unit.level == .village, let commune = unit.communeOfVillage {
      var texts = answers
      texts[Self.villageColumn] = try villages(in: commune).first { $0.code == unit }?.name
      return (commune, texts)
    }
    var below = unit
    while below.level != form.level, let child = definitions.units.children(of: below).first { below = child }
    return (below, answers)
  }

  /// A unit that exists on the closing date; the log takes a unit under the code that its officer knows.
  func existing(_ unit: UnitCode, in period: Period) -> UnitCode {
    guard unit.structure != period.structure else { return unit }
    return definitions.units.placement(of: unit, in: period.structure).unit
  }
}

extension Finding.Severity {
  fileprivate var rank: Int {
    switch self {
    case .error: 0
    case .warning: 1
    case .note: 2
    }
  }
}

extension ReportStamp {
  fileprivate init(form: FormDefinition, unit: UnitCode, period: Period) {
    func field(_ text: String) -> Field { Field(text: text, place: nil) }
    self.init(
      form: field(form.id), formVersion: field(form.version), unit: field(unit.code), unitName: field(""),
      structure: field(unit.structure.rawValue), period: field(period.description),
      version: field(Version.initial.rawValue))
  }
}
