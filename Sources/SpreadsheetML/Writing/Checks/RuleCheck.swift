/// Checks what may be typed and what depends on values.
enum RuleCheck {
  static func check(_ validation: DataValidation) throws(WriteFailure) {
    let place = validation.ranges.first?.description ?? ""
    func fail(_ vietnamese: String, _ english: String) -> WriteFailure {
      WriteFailure(
        .dataValidation(.init(vietnamese: "\(place): \(vietnamese)", english: "\(place): \(english)")))
    }
    guard (1...8_192).contains(validation.ranges.count) else {
      throw fail("cần 1 đến 8.192 vùng", "1 to 8,192 ranges are needed")
    }
    for title in [validation.promptTitle, validation.errorTitle] where (title?.utf16.count ?? 0) > 32 {
      throw fail("tiêu đề dài quá 32 ký tự", "a title is longer than 32 characters")
    }
    for message in [validation.prompt, validation.error] where (message?.utf16.count ?? 0) > 255 {
      throw fail("lời nhắc dài quá 255 ký tự", "a message is longer than 255 characters")
    }
    if case .list(let values) = validation.rule {
      guard !values.isEmpty, values.joined(separator: ",").utf16.count <= 255,
        values.allSatisfy({ !$0.isEmpty && !$0.contains(",") && !$0.hasPrefix("=") })
      else {
        throw fail(
          "danh sách trống, có dấu phẩy hoặc dài quá 255 ký tự: hãy đặt vào ô và dùng vùng ô",
          "the list is empty, has a comma or is longer than 255 characters: put it into cells and name those")
      }
    } else {
      for formula in validation.rule.formulas { try CellCheck.check(formula: formula, limit: 255) }
    }
  }

  static func check(_ format: ConditionalFormat) throws(WriteFailure) {
    let place = format.ranges.first?.description ?? ""
    func fail(_ vietnamese: String, _ english: String) -> WriteFailure {
      WriteFailure(
        .conditionalFormat(.init(vietnamese: "\(place): \(vietnamese)", english: "\(place): \(english)")))
    }
    guard (1...8_192).contains(format.ranges.count) else {
      throw fail("cần 1 đến 8.192 vùng", "1 to 8,192 ranges are needed")
    }
    if let numberFormat = format.rule.style?.numberFormat { try StyleCheck.check(numberFormat) }
    switch format.rule {
    case .value(let limit, _):
      for formula in limit.formulas { try CellCheck.check(formula: formula) }
    case .formula(let formula, _): try CellCheck.check(formula: formula)
    case .containsText(let text, _):
      guard (1...255).contains(text.utf16.count) else {
        throw fail("văn bản cần 1 đến 255 ký tự", "the text needs 1 to 255 characters")
      }
    case .top(let rank, let isPercent, _), .bottom(let rank, let isPercent, _):
      guard (1...(isPercent ? 100 : 1_000)).contains(rank) else {
        throw fail("thứ hạng ngoài giới hạn", "the rank is out of bounds")
      }
    default: break
    }
  }
}

/// Checks how a sheet is printed.
enum PageCheck {
  static func check(_ page: PageSetup) throws(WriteFailure) {
    let lines = page.headerFooter
    for line in [lines.header, lines.footer, lines.firstHeader, lines.firstFooter]
    where line.code.utf16.count > 255 {
      throw WriteFailure(.headerFooter)
    }
    let margins = page.margins
    let edges = [
      margins.left, margins.right, margins.top, margins.bottom, margins.header, margins.footer,
    ]
    guard edges.allSatisfy({ $0 >= 0 && $0 < 1_244 }) else {
      throw fail("lề phải từ 0 đến 1.244 mm", "the margins must be 0 to 1,244 mm")
    }
    switch page.scaling {
    case .percent(let percent):
      guard (10...400).contains(percent) else {
        throw fail("tỷ lệ phải từ 10 đến 400", "the scale must be 10 to 400")
      }
    case .fit(let wide, let tall):
      guard (0...32_767).contains(wide), (0...32_767).contains(tall) else {
        throw fail("số trang phải từ 0 đến 32.767", "the pages must be 0 to 32,767")
      }
    }
    if let rows = page.repeatedRows, rows.lowerBound < 1 || rows.upperBound > CellReference.maximumRow {
      throw fail("dòng lặp lại nằm ngoài trang tính", "repeated rows are outside the sheet")
    }
    if let columns = page.repeatedColumns,
      columns.lowerBound < 1 || columns.upperBound > CellReference.maximumColumn
    {
      throw fail("cột lặp lại nằm ngoài trang tính", "repeated columns are outside the sheet")
    }
    guard page.rowBreaks.allSatisfy({ (1..<CellReference.maximumRow).contains($0) }),
      page.columnBreaks.allSatisfy({ (1..<CellReference.maximumColumn).contains($0) }),
      page.rowBreaks.count <= 1_023, page.columnBreaks.count <= 1_023
    else {
      throw fail(
        "ngắt trang nằm ngoài trang tính hoặc nhiều hơn 1.023", "breaks outside the sheet or over 1,023")
    }
    if let number = page.firstPageNumber, !(0...32_767).contains(number) {
      throw fail("số trang đầu phải từ 0 đến 32.767", "the first page number must be 0 to 32,767")
    }
  }

  private static func fail(_ vietnamese: String, _ english: String) -> WriteFailure {
    WriteFailure(.page(.init(vietnamese: vietnamese, english: english)))
  }
}
