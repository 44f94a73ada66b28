/// Checks what may be typed and what depends on values.
enum RuleCheck {
  static func check(_ validation: DataValidation) throws(WriteFault) {
    func fail(_ flaw: WriteFault.RuleFlaw) -> WriteFault {
      WriteFault(.dataValidation(flaw, at: validation.ranges.first))
    }
    guard (1...8_192).contains(validation.ranges.count) else {
      throw fail(.rangeCount)
    }
    for title in [validation.promptTitle, validation.errorTitle] where (title?.utf16.count ?? 0) > 32 {
      throw fail(.title)
    }
    for message in [validation.prompt, validation.error] where (message?.utf16.count ?? 0) > 255 {
      throw fail(.message)
    }
    if case .list(let values) = validation.rule {
      guard !values.isEmpty, values.joined(separator: ",").utf16.count <= 255,
        values.allSatisfy({ !$0.isEmpty && !$0.contains(",") && !$0.hasPrefix("=") })
      else {
        throw fail(.list)
      }
    } else {
      for formula in validation.rule.formulas { try CellCheck.check(formula: formula, limit: 255) }
    }
  }

  static func check(_ format: ConditionalFormat) throws(WriteFault) {
    func fail(_ flaw: WriteFault.RuleFlaw) -> WriteFault {
      WriteFault(.conditionalFormat(flaw, at: format.ranges.first))
    }
    guard (1...8_192).contains(format.ranges.count) else {
      throw fail(.rangeCount)
    }
    if let numberFormat = format.rule.style?.numberFormat { try StyleCheck.check(numberFormat) }
    switch format.rule {
    case .value(let limit, _):
      for formula in limit.formulas { try CellCheck.check(formula: formula) }
    case .formula(let formula, _): try CellCheck.check(formula: formula)
    case .containsText(let text, _):
      guard (1...255).contains(text.utf16.count) else {
        throw fail(.text)
      }
    case .top(let rank, let isPercent, _), .bottom(let rank, let isPercent, _):
      guard (1...(isPercent ? 100 : 1_000)).contains(rank) else {
        throw fail(.rank)
      }
    default: break
    }
  }
}

/// Checks how a sheet is printed.
enum PageCheck {
  /// The limits are those at which Excel offers to repair the file.
  static func check(_ page: PageSetup) throws(WriteFault) {
    let lines = page.headerFooter
    for line in [lines.header, lines.footer, lines.firstHeader, lines.firstFooter]
    where line.code.utf16.count > 255 {
      throw WriteFault(.headerFooter)
    }
    let margins = page.margins
    let edges = [
      margins.left, margins.right, margins.top, margins.bottom, margins.header, margins.footer,
    ]
    guard edges.allSatisfy({ $0 >= 0 && $0 < 1_244 }) else {
      throw fail(.margins)
    }
    switch page.scaling {
    case .percent(let percent):
      guard (10...400).contains(percent) else {
        throw fail(.scale)
      }
    case .fit(let wide, let tall):
      guard (0...32_767).contains(wide), (0...32_767).contains(tall) else {
        throw fail(.pageCount)
      }
    }
    if let rows = page.repeatedRows, rows.lowerBound < 1 || rows.upperBound > CellReference.maximumRow {
      throw fail(.repeatedRows)
    }
    if let columns = page.repeatedColumns,
      columns.lowerBound < 1 || columns.upperBound > CellReference.maximumColumn
    {
      throw fail(.repeatedColumns)
    }
    guard page.rowBreaks.allSatisfy({ (1..<CellReference.maximumRow).contains($0) }),
      page.columnBreaks.allSatisfy({ (1..<CellReference.maximumColumn).contains($0) }),
      page.rowBreaks.count <= 1_023, page.columnBreaks.count <= 1_023
    else {
      throw fail(.breaks)
    }
    if let number = page.firstPageNumber, !(0...32_767).contains(number) {
      throw fail(.firstPageNumber)
    }
  }

  private static func fail(_ flaw: WriteFault.PageFlaw) -> WriteFault { WriteFault(.page(flaw)) }
}
