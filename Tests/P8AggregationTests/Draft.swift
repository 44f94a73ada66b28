import P8DefinitionFiles
import P8Aggregation
import P8Definitions
import P8Model
import TestSupport
import Testing

extension Project {
  private static let compiled = Result { try Aggregator(definitions()) }

  static func aggregator() throws -> Aggregator { try compiled.get() }

  static func unit(_ code: String, _ structure: UnitStructure = .y2024) throws -> UnitCode {
    try #require(UnitCode(code, structure: structure))
  }

  static func period(_ name: String) throws -> Period {
    try #require(Period(name, calendar: .calendar))
  }

  static func villages(_ codes: String..., structure: UnitStructure = .y2024) throws -> VillageLives {
    VillageLives(
      try codes.enumerated().map { number, code in
        RegisteredVillage(
          identity: Int64(number), village: Village(code: try unit(code, structure), name: "Thôn \(code)"))
      })
  }
}

/// A report put together in a few words.
struct Draft {
  let unit: UnitCode
  let period: Period
  var form = "village-report"
  var version = ReportStamp.Version.initial
  var state = RegisteredReport.State.accepted
  var records: [ReportedRecord] = []

  init(
    _ unit: String, _ period: String, structure: UnitStructure = .y2024, form: String = "village-report",
    state: RegisteredReport.State = .accepted
  ) throws {
    self.unit = try Project.unit(unit, structure)
    self.period = try Project.period(period)
    self.form = form
    self.state = state
  }

  /// Adds a row; whole numbers are numbers, all else is text.
  func row(
    _ section: String, _ identity: String, _ fields: KeyValuePairs<String, String>, about unit: String? = nil,
    covering covered: [String] = []
  ) throws -> Draft {
    var draft = self
    let row = records.count + 5
    var values: [String: ReportedRecord.Field] = [:]
    for (column, (name, text)) in fields.enumerated() {
      let letters = try #require(UnicodeScalar(65 + column))
      values[name] = .init(
        value: ExactDecimal(text).map { .number($0) } ?? .text(text), text: text,
        place: CellPlace(sheet: section, row: row, column: String(Character(letters))))
    }
    draft.records.append(
      ReportedRecord(
        section: section, unit: try unit.map { try Project.unit($0, self.unit.structure) } ?? self.unit,
        identity: identity, fields: values,
        coveredUnits: try covered.map { try Project.unit($0, self.unit.structure) }))
    return draft
  }

  func team(_ name: String, _ status: String, members: Int = 9, about unit: String? = nil) throws -> Draft {
    try row(
      "communication_team", name,
      ["name": name, "status": status, "members": "\(members)", "women": "5", "men": "\(members - 5)"],
      about: unit)
  }

  func session(_ identity: String, attendances: Int, about unit: String? = nil) throws -> Draft {
    try row(
      "communication_session", identity, ["topic": identity, "attendances": "\(attendances)"], about: unit)
  }

  /// Adds the answers at the heads of sections.
  func answers(_ answers: KeyValuePairs<String, String>) throws -> Draft {
    try row(SectionAnswer.section, SectionAnswer.section, answers)
  }

  var report: RegisteredReport {
    let name = "\(unit) \(period) \(form) \(version)"
    return RegisteredReport(
      unit: unit, unitName: unit.code, period: period, version: version, form: form,
      file: SourceFile(path: name, sha256: name, byteCount: 1), state: state,
      findingCounts: state == .held ? [.error: 1] : [:], records: records)
  }
}
