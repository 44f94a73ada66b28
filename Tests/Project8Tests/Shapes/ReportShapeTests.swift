import P8Model
import Project8
import SpreadsheetML
import TestSupport
import Testing

/// One report in many shapes and containers: it is the same report, or it is told what is in the way; never silently another.
struct ReportShapeTests {
  private static let book = Result {
    try ShapedBook(ReportShape.report, SmallRegistry().workspace.definitions)
  }

  /// Everything that a report feeds: the figures, and the models and events with all their values.
  private struct Content: Equatable {
    let figures: String
    let records: String

    init(_ registry: SmallRegistry) throws {
      let workspace = registry.workspace
      let table = try workspace.table(unit: "22210", period: "2023", by: nil, structure: nil)
      figures = workspace.indicators.formatted(table, as: .tsv, language: .en)
      let request = RecordRequest(
        unit: try workspace.unit("22210", structure: .y2024), period: try workspace.period("2023"),
        language: .en, container: .xlsx)
      let reader = try WorkbookReader(bytes: workspace.exporting.records(request).bytes)
      records = try reader.sheets.dropFirst().map { sheet in
        // The digest of the file is another one for each shape.
        try reader.content(of: sheet).cells.filter { ($0.value.text ?? "").utf8.count != 64 }
          .map { "\($0.reference)=\($0.value)" }.joined(separator: "\n")
      }.joined(separator: "\n\n")
    }
  }

  private func content(of bytes: [UInt8], _ name: String) async throws -> (
    content: Content, batch: IngestedBatch
  ) {
    let registry = try SmallRegistry()
    let files = [BatchFile(path: try registry.folder.write(bytes, to: name), name: name)]
    var batch = try await registry.workspace.ingest.store(files, jobs: 1)
    if batch.check.findings.contains(where: { $0.rule == "layout.foreign" && $0.isOpen }) {
      _ = try await registry.workspace.layouts.accept(
        files, period: nil, unit: nil, by: "Hội LHPN xã", reason: "")
      let waiting = batch
      batch = try await registry.workspace.ingest.store(files, jobs: 1)
      #expect(waiting.check.findings.contains { $0.rule == "layout.foreign" })
      return (try Content(registry), batch)
    }
    return (try Content(registry), batch)
  }

  @Test func `there are more than forty`() {
    #expect(ReportShape.all.count > 40)
    #expect(Set(ReportShape.all.map(\.name)).count == ReportShape.all.count)
  }

  @Test(arguments: ReportShape.all)
  func `the report is the same, waits, or is told why not`(shape: ReportShape) async throws {
    let book = try Self.book.get()
    let plain = try await content(of: book.workbook.xlsx(), "bao-cao.xlsx").content
    let (read, batch) = try await content(of: shape.make(book), shape.file)
    switch shape.outcome {
    case .same, .told, .waits:
      let errors = batch.check.findings.filter { $0.isOpenError }
      #expect(errors.isEmpty, "\(errors.map(\.message.vi))")
      #expect(read.figures == plain.figures)
      #expect(read.records == plain.records)
      if case .told(let words) = shape.outcome {
        #expect(
          batch.check.findings.contains { $0.message.vi.contains(words) },
          "\(batch.check.findings.map(\.message.vi))")
      }
    case .held(let words):
      #expect(read != plain)
      #expect(
        batch.check.findings.contains { $0.isOpenError && $0.message.vi.contains(words) },
        "\(batch.check.findings.map(\.message.vi))")
    }
  }
}
