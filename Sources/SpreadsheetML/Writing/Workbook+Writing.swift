extension Workbook {
  /// The workbook as the bytes of an `.xlsx` file.
  ///
  /// The same workbook always gives the same bytes.
  /// - Throws: What is wrong in the workbook, before anything is made.
  public func xlsx(compression: Compression = .standard) throws(WriteFault) -> [UInt8] {
    try check()
    return try assemble(into: PackageSink(), compression: compression)
  }

  /// Writes the workbook as an `.xlsx` file.
  ///
  /// It is written beside and then renamed: a failed write leaves the old file as it was.
  /// - Throws: What is wrong in the workbook, before anything is written, or what the system refused.
  public func write(to path: String, compression: Compression = .standard) throws(WriteFault) {
    try check()
    let sink = try PackageSink(path: path)
    _ = try assemble(into: sink, compression: compression)
  }

  private func assemble(
    into sink: consuming PackageSink, compression: Compression
  ) throws(WriteFault) -> [UInt8] {
    let settings = PackageAssembler.Settings(
      properties: properties, definedNames: definedNames, dateSystem: dateSystem, defaultFont: defaultFont,
      activeSheet: activeSheet, compression: compression, isParallel: false, stringMemory: .max)
    var assembler = PackageAssembler(settings: settings, spool: SpoolFile(beside: nil))
    for sheet in sheets {
      do {
        try write(sheet.withTableCells(), to: &assembler)
      } catch {
        throw error.placed(sheet: sheet.name)
      }
    }
    return try assembler.finish(into: sink)
  }

  private func write(_ sheet: Worksheet, to assembler: inout PackageAssembler) throws(WriteFault) {
    assembler.begin(sheet)
    let styles = sheet.styles.styles.map { assembler.styles.number(of: $0) }
    let heights = RowHeights(sheet: sheet, defaultFont: defaultFont)
    for row in sheet.rowsToWrite {
      try assembler.beginRow(
        row.number, height: heights.height(of: row), isHidden: sheet.hiddenRows.contains(row.number))
      for cell in row.cells {
        do {
          try assembler.write(cell.content, column: cell.column, style: styles[cell.style])
        } catch {
          throw error.placed(cell: CellReference(row: row.number, column: cell.column))
        }
      }
    }
    try assembler.end(sheet, charts: sheet.charts.map { ChartPart(chart: $0, values: values(of: $0)) })
  }
}

extension Workbook {
  /// What a chart draws, taken from the cells.
  private func values(of chart: Chart) -> [ChartPart.Values] {
    chart.series.map { series in
      ChartPart.Values(
        categories: series.categories.map {
          contents(of: $0).map { ShownText.of($0.content, format: $0.format) }
        }
          ?? [],
        numbers: contents(of: series.values).map { $0.content.number(in: dateSystem) })
    }
  }

  private func contents(of source: Chart.Source) -> [(content: CellContent, format: NumberFormat)] {
    guard let sheet = sheets.first(where: { $0.name == source.sheet }) else { return [] }
    return source.cells.map { (sheet.content(at: $0), sheet.style(at: $0).numberFormat) }
  }
}

extension CellContent {
  /// The number that a chart draws; nil for anything else.
  func number(in system: SerialDate.System) -> Double? {
    switch self {
    case .number(let number): number
    case .formula(_, let value), .arrayFormula(_, _, let value): value.number
    case .date(let moment): SerialDate.serial(of: moment, in: system)
    case .time(let seconds): Double(seconds) / 86_400
    default: nil
    }
  }
}

extension Worksheet {
  /// The rows with cells, and those that only have a height or are hidden.
  var rowsToWrite: [StoredRow] {
    let known = Set(rows.map(\.number))
    let bare = Set(rowHeights.keys).union(hiddenRows).subtracting(known)
    guard !bare.isEmpty else { return rows }
    return (rows + bare.map { StoredRow(number: $0, cells: []) }).sorted { $0.number < $1.number }
  }

  /// The sheet with the headings and totals of its tables in their cells.
  func withTableCells() -> Worksheet {
    guard !tables.isEmpty else { return self }
    var sheet = self
    for table in tables {
      for (offset, column) in table.columns.enumerated() {
        let place = table.range.first.column + offset
        if let cell = CellReference(row: table.range.first.row, column: place) {
          let style = style(at: cell)
          sheet.set(.text(column.name), at: cell, style: style == .normal ? table.headerStyle : style)
        }
        if table.hasTotals, let total = column.total,
          let cell = CellReference(row: table.range.last.row, column: place)
        {
          sheet.set(total.content(column: table.name, name: column.name), at: cell, style: style(at: cell))
        }
      }
    }
    return sheet
  }
}
