import P8Definitions
import Foundation
import P8Model
import Project8
import TestSupport
import Testing

/// An indicator, a column and a rule that are added by editing files work the whole way, with no Swift.
struct AdditionTests {
  /// A copy of the definitions with a column, a rule and an indicator that the shipped ones do not have.
  private func definitions() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let root = HouseTests.root
    try FileManager.default.copyItem(
      at: root.appending(path: "indicators"), to: folder.url.appending(path: "indicators"))
    for part in ["forms", "sections", "reports"] {
      let target = folder.url.appending(path: "templates/\(part)")
      try FileManager.default.createDirectory(
        at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
      try FileManager.default.copyItem(at: root.appending(path: "templates/\(part)"), to: target)
    }
    func append(_ text: String, to file: String) throws {
      let old = try String(contentsOfFile: folder.path(file), encoding: .utf8)
      try folder.write(Array((old + text).utf8), to: file)
    }
    try append(
      "  - { id: loudspeakers, type: integer, measure: item, label: { vi: Số loa, en: Loudspeakers } }\n",
      to: "indicators/models/communication_team.yaml")
    try append(
      "  - { id: loudspeakers, total: true, synonyms: [Loa] }\n",
      to: "templates/sections/communication_team.yaml")
    try append(
      "item: { name: { vi: cái, en: items }, whole: true }\n", to: "indicators/measures.yaml")
    try folder.write(
      Array(
        """
        rules:
          - id: communication_team.loudspeakers.few
            code: P8-RANGE-900
            title: { vi: Nhiều loa, en: Many loudspeakers }
            on: communication_team
            check: loudspeakers <= 3
            severity: warning
            effect: none
            message:
              vi: "Ô {cell}: {loudspeakers} loa là nhiều."
              en: "Cell {cell}: {loudspeakers} loudspeakers are many."

        """.utf8), to: "indicators/rules/local.yaml")
    try append(
      """

        - code: D8.1.9
          id: loudspeakers
          name: { vi: Loa của tổ truyền thông, en: Loudspeakers of teams }
          measure: item
          kind: stock
          over-time: last
          over-place: sum
          higher-is-better: true
          value: { sum: communication_team, of: loudspeakers, where: status != dissolved }
          reference:
            counted: { vi: Loa, en: Loudspeakers }
            not-counted: { vi: Không có, en: None }
            legal-basis: { vi: Không có, en: None }
            limits: { vi: Không có, en: None }

      """, to: "indicators/indicators/1-communication.yaml")
    return folder
  }

  @Test func `what is added in files is collected, checked, added up and shown`() async throws {
    let definitions = try definitions()
    let faults = try DefinitionReport(checking: definitions.url.path).faults.map(\.en)
    try #require(faults.isEmpty, "\(faults)")

    let folder = try TemporaryFolder()
    try folder.write(
      Array("commune\tnumber\tvillage\tfile\n22210\t1\tBuôn Bai\treport\n22210\t2\tBuôn Gao\treport\n".utf8),
      to: "seed/villages.tsv")
    let head =
      "unit\tname\tstatus\tdecision_date\tmembers\twomen\tmen\tethnic_minority\tactivities\tloudspeakers"
    let rows = [
      "22210-01\tTổ Buôn Bai\tnew\t2023-02-01\t9\t5\t4\t9\t12\t2",
      "22210-02\tTổ Buôn Gao\tnew\t2023-03-01\t8\t5\t3\t8\t12\t5",
    ]
    try folder.write(
      Array(([head] + rows).joined(separator: "\n").utf8), to: "seed/communication_team.tsv")

    let workspace = try Workspace(
      definitions: definitions.url.path, registry: folder.path("registry.sqlite"))
    for file in try SampleReports(folder: folder.url.path, definitions: workspace.definitions).files() {
      try folder.write(file.bytes, to: "reports/\(file.name)")
    }
    _ = try workspace.importVillages(
      fromFile: folder.path("seed/villages.tsv"), structure: .y2024, language: .en)
    let files = try FileWalk.files(under: [folder.path("reports")], named: .relative)
    let ingested = try await workspace.ingest.store(files, jobs: 2)
    let added = ingested.check.findings.filter { $0.code == "P8-RANGE-900" }
    #expect(added.map(\.at.file) == ["22210-02.xlsx"])
    #expect(added.first?.message.vi.hasSuffix("5 loa là nhiều.") == true)
    #expect(!ingested.check.hasErrors)

    let table = try workspace.table(unit: "561", period: "2023", by: .commune, structure: nil)
    #expect(table.total.value(.cumulative, of: "D8.1.9") == 7)
    #expect(
      workspace.indicators.formatted(table, as: .text, language: .vi).contains("Loa của tổ truyền thông"))
  }
}
