import P8Definitions
import Foundation
import P8Aggregation
import P8Model
import Project8
import TestSupport
import Testing

/// Every number of the reference case, down to its cells.
struct ExplanationTests {
  private static let samples = "\(PhuYenCaseTests.root)/templates/samples/phu-yen-2023"

  /// A registry with the sample reports.
  private func registry(in folder: TemporaryFolder) async throws -> Workspace {
    let workspace = try Workspace(
      definitions: PhuYenCaseTests.root, registry: folder.path("project8.sqlite"))
    _ = try workspace.importVillages(
      fromFile: "\(Self.samples)/seed/villages.tsv", structure: .y2024, language: .vi)
    _ = try await workspace.ingest.store(
      try FileWalk.files(under: ["\(Self.samples)/reports"], named: .relative), jobs: 2)
    return workspace
  }

  /// Only the sections are read of which an indicator is made: nothing is known of the others.
  @Test(arguments: ["D8.1.1", "D8.2.1", "D8.3.1", "D8.2.3"])
  func `an explanation says nothing of other indicators`(code: String) async throws {
    let folder = try TemporaryFolder()
    let workspace = try await registry(in: folder)
    let text = try workspace.explanation(
      of: code, figure: "cumulative", unit: "54", period: "2023", structure: nil, language: .en)
    #expect(text.contains(code))
    let others = workspace.definitions.indicators.map(\.code).filter { $0 != code }
    #expect(others.filter { text.contains("\($0): ") } == [])
  }

  @Test func `every number of the national report is explained, and its cells add up to it`() async throws {
    let folder = try TemporaryFolder()
    let workspace = try await registry(in: folder)
    let table = try workspace.table(unit: "54", period: "2023", by: .district, structure: nil)
    var cells = SampleCells()
    var figures = 0
    var walked = 0
    for unit in [table.total] + table.units {
      let explanations = try workspace.explanations(unit: unit.unit.code, period: "2023", structure: nil)
      #expect(explanations.count == unit.indicators.values.map(\.values.count).reduce(0, +))
      for explanation in explanations {
        figures += 1
        #expect(explanation.value == unit.value(explanation.key, of: explanation.indicator))
        let indicator = try #require(workspace.definitions.indicator(explanation.indicator))
        guard explanation.operands.isEmpty else { continue }
        let sum = try explanation.records.compactMap(\.value).reduce(ExactDecimal.zero) {
          try #require($0.adding($1))
        }
        #expect(sum == explanation.value, "\(unit.name) \(explanation.indicator) \(explanation.key)")
        for record in explanation.records {
          #expect(!record.fields.isEmpty)
          if let amount = SampleCells.amount(of: indicator, key: explanation.key) {
            #expect(record.fields.first { $0.name == amount }?.value == record.value.map { .number($0) })
          } else {
            #expect(record.value == 1)
          }
          for field in record.fields {
            walked += 1
            let seen = try cells.cell(field.place, of: record.report.file.path)?.text
            #expect(
              seen == field.text, "\(record.report.file.path) \(field.place.sheet) \(field.place.address)")
          }
        }
      }
    }
    #expect(figures > 200)
    #expect(walked > 3_000)
  }

  @Test func `an explanation is told for people and for scripts`() async throws {
    let folder = try TemporaryFolder()
    let workspace = try await registry(in: folder)
    func explain(
      since: String? = nil, compare: String? = nil, format: ExplanationFormat = .text, unit: String = "54"
    ) throws -> String {
      try workspace.explanation(
        of: "D8.3.3", figure: "in-period", unit: unit, period: "2023", structure: nil, since: since,
        compare: compare, format: format, language: .en)
    }
    let text = try explain()
    #expect(text.contains("revision 1, accepted"))
    #expect(text.contains("Left out:"))
    #expect(text.contains("the report has errors"))
    #expect(text.contains("= number of “Policy dialogue”") && text.contains("Date “18/08/2023”"))
    let json = try explain(compare: "2022", format: .json)
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    #expect(object["value"] as? String == "1")
    #expect((object["leftOut"] as? [Any])?.count == 5)
    let comparison = try #require((object["comparisons"] as? [[String: Any]])?.first)
    #expect(comparison["period"] as? String == "2022@calendar")
    #expect(comparison["before"] is NSNull)
    #expect((comparison["changes"] as? [Any])?.count == 1)
    // Nothing had been stored then.
    #expect(
      try explain(since: "2020-01-01").contains("Against the registry at the end of 1 January 2020: – → 1")
        || explain(since: "2020-01-01").contains(": – → 1"))
  }

  @Test func `kept figures are those of the reports that are there, whatever came since`() async throws {
    let folder = try TemporaryFolder()
    let workspace = try Workspace(definitions: PhuYenCaseTests.root, registry: folder.path("slow.sqlite"))
    _ = try workspace.importVillages(
      fromFile: "\(Self.samples)/seed/villages.tsv", structure: .y2024, language: .vi)
    let files = try FileWalk.files(under: ["\(Self.samples)/reports"], named: .relative)
    func table(_ workspace: Workspace) throws -> [IndicatorTable] {
      try ["2023", "2022"].flatMap { period in
        try [UnitLevel.district, .commune].map {
          try workspace.table(unit: "54", period: period, by: $0, structure: nil)
        }
      }
    }
    for batch in [files.prefix(20), files.dropFirst(20).prefix(20), files.dropFirst(40)] {
      _ = try await workspace.ingest.store(Array(batch), jobs: 2)
      let first = try table(workspace)
      #expect(try table(workspace) == first)
    }
    let fresh = try await registry(in: folder)
    #expect(try table(workspace) == table(fresh))
  }

  @Test func `what is asked of one area is what the whole country has of it`() async throws {
    let folder = try TemporaryFolder()
    let workspace = try await registry(in: folder)
    let one = try workspace.table(unit: "54", period: "2023", by: .commune, structure: nil)
    let all = try workspace.table(unit: "VN", period: "2023", by: .commune, structure: nil)
    #expect(one.units == all.units && one.total.indicators == all.total.indicators)
    #expect(one.total.coverage == all.total.coverage)
    // Of a commune only what concerns it is read, and an event for several communes is in none of them.
    let shared = try workspace.log(
      workspace.log.kind("dialogue"), unit: one.units[0].unit.code + "@2024",
      answers: [
        "held_on": "2023-05-03", "level": "commune", "topic": "Đất ở", "participants": "30", "women": "20",
        "men": "10", "opinions": "6", "answered": "6", "covered_units": one.units[1].name,
      ], on: nil, reason: "")
    #expect(shared.number != nil, "\(shared.findings)")
    let whole = try workspace.table(unit: "54", period: "2023", by: .commune, structure: nil)
    for commune in whole.units {
      let table = try workspace.table(unit: commune.unit.code, period: "2023", by: .village, structure: nil)
      #expect(table.total == commune, "\(commune.name)")
      let explanations = try workspace.explanations(unit: commune.unit.code, period: "2023", structure: nil)
      for explanation in explanations {
        #expect(explanation.value == commune.value(explanation.key, of: explanation.indicator))
        #expect(explanation.coverage == commune.coverage)
      }
    }
    // An explanation reads the sections of its indicator only, and all that it shows of them.
    for whole in try workspace.explanations(unit: "54", period: "2023", structure: nil) {
      let text = try workspace.explanation(
        of: whole.indicator, figure: whole.key.name, unit: "54", period: "2023", structure: nil,
        format: .json, language: .vi)
      let object = try #require(
        try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
      #expect(object["value"] as? String == whole.value?.description, "\(whole.indicator) \(whole.key)")
      #expect((object["leftOut"] as? [Any])?.count == whole.leftOut.count)
      func fields(_ part: [String: Any]) -> Int {
        let records = part["records"] as? [[String: Any]] ?? []
        return records.reduce(0) { $0 + (($1["fields"] as? [Any])?.count ?? 0) }
          + (part["parts"] as? [[String: Any]] ?? []).reduce(0) { $0 + fields($1) }
      }
      #expect(
        fields(try #require(object["tree"] as? [String: Any]))
          == whole.records.reduce(0) { $0 + $1.fields.count })
    }
  }

  @Test func `a trend shows several periods in one structure`() async throws {
    let folder = try TemporaryFolder()
    let workspace = try await registry(in: folder)
    let trend = try workspace.trend(unit: "66", period: "2025", count: 3, by: .commune, structure: "2025")
    #expect(trend.periods.map(\.name) == ["2023", "2024", "2025"])
    #expect(trend.tables.map(\.structure) == [.y2025, .y2025, .y2025])
    #expect(trend.tables.map { $0.total.value(.cumulative, of: "D8.1.1") } == [52, 52, 52])
    #expect(trend.tables.map { $0.total.value(.inPeriod, of: "D8.3.3") } == [1, nil, nil])
    let text = try workspace.indicators.formatted(
      trend, figure: nil, indicators: ["D8.1.1"], as: .text, language: .en)
    #expect(text.contains("units as they are from 1 July 2025"))
    #expect(text.contains("22237"))
    let lines = try workspace.indicators.formatted(
      trend, figure: nil, indicators: ["D8.1.1"], as: .tsv, language: .en
    )
    .split(separator: "\n")
    #expect(lines.first?.hasPrefix("period\tunit\t") ?? false)
    #expect(lines.contains { $0.hasPrefix("2024@calendar\t66\tTỉnh Đắk Lắk\tD8.1.1\tcumulative\t52\t") })
    let table = try #require(trend.tables.first)
    let split = try workspace.indicators.formatted(table, splitBy: "sex", language: .en).split(
      separator: "\n")
    #expect(
      split.contains { $0.hasPrefix("D8.1.2 ") }
        && split.contains { $0.contains("Girls") || $0.contains("Women") })
    #expect(throws: Failure.self) {
      try workspace.indicators.formatted(table, splitBy: "height", language: .en)
    }
    #expect(throws: Failure.self) {
      try workspace.trend(unit: "66", period: "2025", count: 1, by: nil, structure: nil)
    }
  }
}
