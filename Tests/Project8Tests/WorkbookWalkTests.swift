import P8Definitions
import P8Aggregation
import P8Model
import Project8
import SpreadsheetML
import TestSupport
import Testing

/// The national report as it was written: every figure in its cells, down to the cells of the villages' files.
struct WorkbookWalkTests {
  private struct Shown {
    let text: String
    let number: Double?
  }

  private typealias Grid = [(row: Int, cells: [Int: Shown])]

  private struct FigureName: Hashable {
    let unit: UnitCode
    let indicator: String
    let key: FigureKey
  }

  private static func grid(_ name: String, of reader: WorkbookReader) throws -> Grid {
    let sheet = try #require(reader.sheets.first { $0.name == name })
    return try reader.content(of: sheet).rows.map { row in
      var cells: [Int: Shown] = [:]
      for cell in row.cells {
        cells[cell.reference.column] = Shown(
          text: try reader.displayedText(of: cell, conventions: .vietnamese), number: cell.value.number)
      }
      return (row.index, cells)
    }
  }

  /// The figures of the sheet with a row for each indicator, and those of its parts.
  private static func indicatorCells(
    _ grid: Grid, columns: [ReportColumn], unit: UnitCode, of definitions: Definitions
  ) throws -> [FigureName: Double?] {
    let top = try #require(grid.firstIndex { $0.cells.values.contains { $0.text == "Nội dung/Chỉ tiêu" } })
    let label = try #require(grid[top].cells.first { $0.value.text == "Nội dung/Chỉ tiêu" }?.key)
    var keys: [Int: FigureKey] = [:]
    for column in columns {
      guard case .figure(let key) = column.content else { continue }
      for row in grid[top...].prefix(2) {
        if let place = row.cells.first(where: { $0.value.text == column.header.vi })?.key {
          keys[place] = key
        }
      }
    }
    #expect(
      Set(keys.values) == [.inPeriod, .cumulative, .part("new"), .part("consolidated"), .part("maintained")])
    let figureColumns = keys
    var found: [FigureName: Double?] = [:]
    for row in grid[(top + 2)...] {
      let name = row.cells[label]?.text ?? ""
      let numbers = figureColumns.filter { row.cells[$0.key]?.number != nil }
      guard let indicator = definitions.indicators.first(where: { $0.name.vi == name }) else {
        #expect(numbers.isEmpty, "row \(row.row) “\(name)” has figures and is no indicator")
        continue
      }
      for (place, key) in figureColumns {
        if case .part(let id) = key, indicator.part(id) == nil {
          #expect(row.cells[place]?.number == nil)
          continue
        }
        found[FigureName(unit: unit, indicator: indicator.code, key: key)] = .some(row.cells[place]?.number)
      }
    }
    return found
  }

  /// The figures of a sheet with a row for each unit; the last row is the whole.
  private static func unitCells(
    _ grid: Grid, sheet: ReportTemplate.Sheet, table: IndicatorTable, of definitions: Definitions
  ) throws -> [FigureName: Double?] {
    let indicators = sheet.indicators.compactMap { definitions.indicator($0) }
    let top = try #require(
      grid.firstIndex { row in
        indicators.allSatisfy { one in row.cells.values.contains { $0.text.hasPrefix(one.name.vi) } }
      })
    var keys: [Int: (indicator: Indicator, key: FigureKey)] = [:]
    var group: Indicator?
    for place in 1...((grid[top + 1].cells.keys.max() ?? 1)) {
      if let text = grid[top].cells[place]?.text, !text.isEmpty {
        group = indicators.filter { text.hasPrefix($0.name.vi) }.max { $0.name.vi.count < $1.name.vi.count }
      }
      guard let group, let header = grid[top + 1].cells[place]?.text,
        let column = sheet.columns.first(where: { $0.header.vi == header }),
        case .figure(let key) = column.content
      else { continue }
      keys[place] = (group, key)
    }
    // A part that an indicator does not have has no column there.
    let expected = indicators.map { indicator in
      sheet.columns.count { column in
        guard case .figure(.part(let id)) = column.content else { return true }
        return indicator.part(id) != nil
      }
    }
    #expect(keys.count == expected.reduce(0, +))
    var found: [FigureName: Double?] = [:]
    var rows = 0
    for row in grid[(top + 2)...] {
      let unit: UnitCode
      if let below = table.units.first(where: { $0.name == row.cells[2]?.text }) {
        unit = below.unit
      } else if row.cells[1]?.text == "Tổng cộng" || row.cells[1]?.text == "Tổng số" {
        unit = table.total.unit
      } else {
        continue
      }
      rows += 1
      for (place, name) in keys {
        if case .part(let id) = name.key, name.indicator.part(id) == nil {
          #expect(row.cells[place]?.number == nil)
          continue
        }
        found[FigureName(unit: unit, indicator: name.indicator.code, key: name.key)] = .some(
          row.cells[place]?.number)
      }
    }
    #expect(rows == table.units.count + 1)
    return found
  }

  @Test
  func
    `every figure in the cells of the written report is explained, and the cells of the files add up to it`()
    async throws
  {
    let folder = try TemporaryFolder()
    let workspace = try Workspace(
      definitions: PhuYenCaseTests.root, registry: folder.path("project8.sqlite"))
    _ = try workspace.importVillages(
      fromFile: "\(SampleCells.folder)/seed/villages.tsv", structure: .y2024, language: .vi)
    _ = try await workspace.ingest.store(
      try FileWalk.files(under: ["\(SampleCells.folder)/reports"], named: .relative), jobs: 2)
    let document = try workspace.nationalReport(
      layout: "national-summary", unit: "54", period: "2023", by: .district, language: .vi, container: .xlsx)
    let reader = try WorkbookReader(bytes: document.bytes, named: "report.xlsx")
    let definitions = workspace.definitions
    let template = try #require(definitions.reports["national-summary"])
    let table = try workspace.table(unit: "54", period: "2023", by: .district, structure: nil)

    var explanations: [FigureName: Explanation] = [:]
    for unit in [table.total] + table.units {
      for one in try workspace.explanations(unit: unit.unit.code, period: "2023", structure: nil) {
        explanations[FigureName(unit: unit.unit, indicator: one.indicator, key: one.key)] = one
      }
    }
    var cells = SampleCells()
    var figures = 0
    var walked = 0
    for sheet in template.sheets {
      let grid = try Self.grid(sheet.name.vi, of: reader)
      let found: [FigureName: Double?]
      switch sheet.rows {
      case .indicators:
        found = try Self.indicatorCells(
          grid, columns: sheet.columns, unit: table.total.unit, of: definitions)
        guard case .inside(let phase) = definitions.programme.place(of: table.period) else { continue }
        #expect(Set(found.keys.map(\.indicator)) == Set(definitions.indicators(of: phase).map(\.code)))
      case .units: found = try Self.unitCells(grid, sheet: sheet, table: table, of: definitions)
      default: continue
      }
      for (name, number) in found {
        // An empty cell is a figure that is not known, and nothing explains it.
        guard let number else {
          #expect(explanations[name]?.value == nil, "\(name)")
          continue
        }
        figures += 1
        let explanation = try #require(explanations[name], "\(name)")
        #expect(explanation.value?.double == number, "\(name)")
        guard explanation.operands.isEmpty else { continue }
        var sum = 0.0
        let amount = SampleCells.amount(
          of: try #require(definitions.indicator(name.indicator)), key: name.key)
        for record in explanation.records {
          for field in record.fields {
            walked += 1
            let cell = try #require(try cells.cell(field.place, of: record.report.file.path))
            #expect(cell.text == field.text)
            if field.name == amount { sum += try #require(cell.number) }
          }
          if amount == nil { sum += 1 }
        }
        #expect(sum == number, "\(name)")
      }
    }
    #expect(figures > 50 && walked > 1_000, "\(figures) figures, \(walked) cells")
  }
}
