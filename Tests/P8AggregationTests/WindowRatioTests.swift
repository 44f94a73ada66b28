import P8Aggregation
import P8Definitions
import P8Model
import TestSupport
import Testing

/// A ratio over different persons of some years, beside sets built from the list of who learned what and when.
struct WindowRatioTests {
  /// Rows of a section stand for persons here, their identity for the person's code.
  private static func definitions(years: Int) throws -> Definitions {
    let shipped = try Project.definitions()
    let classes = try #require(shipped.indicator("D8.4.1"))
    func indicator(_ code: String, _ kind: Indicator.Kind, _ computation: Indicator.Computation) -> Indicator
    {
      Indicator(
        code: code, id: code, name: classes.name, content: 4, partOf: nil,
        measure: kind == .ratio ? "percent" : "person", kind: kind,
        overTime: kind == .ratio ? .recompute : .none,
        overPlace: .sum, higherIsBetter: true, reference: classes.reference, computation: computation,
        parts: [],
        source: classes.source)
    }
    let added = [
      indicator("T.1", .distinct, classes.computation),
      indicator("T.2", .ratio, .ratio(numerator: "T.1", denominator: "D8.1.2", years: years)),
    ]
    return Definitions(
      programme: shipped.programme, measures: shipped.measures, codeLists: shipped.codeLists,
      records: shipped.records, indicators: shipped.indicators + added, targets: shipped.targets,
      forms: shipped.forms, rules: shipped.rules, builtInChecks: shipped.builtInChecks,
      reports: shipped.reports, units: shipped.units, hash: "")
  }

  private struct Learned {
    let commune: String
    let quarter: Int
    let person: String
    let isAbout: Bool
  }

  /// Old code, code since July 2025; quarters are counted from 2022-Q1, and July 2025 is the beginning of quarter 14.
  private static let communes = [("22210", "22237"), ("22237", "22237"), ("22192", "22192")]
  private static let change = 14

  private static func period(_ quarter: Int) -> String { "\(2022 + quarter / 4)-Q\(quarter % 4 + 1)" }

  @Test(arguments: 0..<24 as Range<UInt64>)
  func `the share is that of sets of persons built the slow and obvious way`(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    var drafts: [Draft] = []
    var learned: [Learned] = []
    var members: [String: Int] = [:]
    for (old, new) in Self.communes {
      members[old] = Int.random(in: 5...20, using: &generator)
      drafts.append(try Draft("\(old)-01", "2022-Q1").team("Tổ 1", "new", members: members[old] ?? 0))
      for quarter in 0..<20 where Int.random(in: 0..<3, using: &generator) > 0 {
        // Two communes became one, and one of them reports since.
        if quarter >= Self.change, old == "22210" { continue }
        let isHeld = Int.random(in: 0..<6, using: &generator) == 0
        let (code, structure): (String, UnitStructure) = quarter < Self.change ? (old, .y2024) : (new, .y2025)
        var draft = try Draft(
          code, Self.period(quarter), structure: structure, form: "commune-report",
          state: isHeld ? .held : .accepted)
        for _ in 0..<Int.random(in: 1...4, using: &generator) {
          let person = "c\(Int.random(in: 1...9, using: &generator))"
          let isAbout = Int.random(in: 0..<4, using: &generator) > 0
          draft = try draft.row(
            "training_class", person, ["subject": isAbout ? "gender_mainstreaming" : "monitoring"])
          if !isHeld {
            learned.append(Learned(commune: old, quarter: quarter, person: person, isAbout: isAbout))
          }
        }
        drafts.append(draft)
      }
    }
    var compared = 0
    for years in 1...3 {
      let aggregator = try Aggregator(Self.definitions(years: years))
      for last in [3, 9, 13, 14, 19] {
        let period = try Project.period(Self.period(last))
        let isNew = last >= Self.change
        let figures = aggregator.figures(of: period, reports: drafts.map(\.report), villages: [])
        func place(_ commune: String) -> String {
          isNew ? Self.communes.first { $0.0 == commune }?.1 ?? commune : commune
        }
        for unit in Set(Self.communes.map { place($0.0) }) {
          let told = learned.filter {
            place($0.commune) == unit && $0.quarter <= last && $0.quarter > last - 4 * years
          }
          let persons = Set(told.filter(\.isAbout).map(\.person)).count
          let whole = members.filter { place($0.key) == unit }.map(\.value).reduce(0, +)
          let expected =
            told.isEmpty
            ? nil : ExactDecimal(persons).multiplied(by: 100)?.divided(by: ExactDecimal(whole))
          let code = try Project.unit(unit, period.structure)
          let found = try figures.table(of: code).total
          #expect(found.value(.cumulative, of: "T.2") == expected, "\(unit) \(period) \(years)")
          #expect(found.value(.inPeriod, of: "T.2") == nil)
          compared += 1
        }
      }
    }
    #expect(compared == 3 * (3 * 3 + 2 * 2))
  }

  @Test func `an explanation names the cells of each person once`() throws {
    let drafts = [
      try Draft("22210-01", "2023-Q1").team("Tổ 1", "new", members: 10),
      try Draft("22210", "2023-Q1", form: "commune-report").row(
        "training_class", "c1", ["subject": "gender_mainstreaming"]),
      try Draft("22210", "2024-Q1", form: "commune-report").row(
        "training_class", "c1", ["subject": "gender_mainstreaming"]
      ).row("training_class", "c2", ["subject": "gender_mainstreaming"]),
    ]
    var rollUp = try Aggregator(Self.definitions(years: 3)).rollUp(
      [Project.period("2024")], villages: [], keepsRecords: true)
    for draft in drafts { rollUp.add(draft.report) }
    let explanation = try rollUp.finish()[0].explanation(
      of: .cumulative, of: "T.2", for: Project.unit("22210"))
    #expect(explanation.value == 20)
    #expect(explanation.operands.map(\.value) == [2, 10])
    #expect(explanation.operands.first?.records.count == 2)
    #expect(explanation.operands.first?.records.allSatisfy { !$0.fields.isEmpty } == true)
  }

  @Test func `what is not collected is missing, with the reason, and only in its phase`() throws {
    let draft = try Draft("22237-01", "2026-Q1", structure: .y2025).team("Tổ 1", "new")
    func table(_ period: String) throws -> IndicatorTable {
      try Project.aggregator().table(
        of: Project.unit("66", .y2025), for: Project.period(period), reports: [draft.report], villages: [])
    }
    let now = try table("2026-Q1")
    for code in ["NTP.IV.2", "NTP.IV.2.1", "NTP.IV.3", "NTP.IV.4", "NTP.IV.9"] {
      #expect(now.total.indicators[code]?.values.isEmpty == true, "\(code)")
      #expect(now.notes.contains { $0.en.contains(code) }, "\(code)")
    }
    #expect(
      now.notes.contains { $0.en.hasPrefix("NTP.IV.2, NTP.IV.2.1: the forms ask for learners by class") })
    let before = try table("2025-Q4")
    #expect(before.total.indicators.keys.allSatisfy { $0.hasPrefix("D8.") })
    #expect(!before.notes.contains { $0.en.contains("NTP") })
  }
}
