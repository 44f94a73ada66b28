import SpreadsheetML

/// One feature of workbooks, put into a workbook that may have others already.
struct Feature: Sendable {
  let name: String
  let add: @Sendable (inout Workbook) -> Void

  /// The features; each keeps to cells of its own, so that any two go together.
  static let all: [Feature] = cellFeatures + sheetFeatures + objectFeatures

  static func range(_ text: String) -> CellRange {
    guard let range = CellRange(text) else { preconditionFailure("no range: \(text)") }
    return range
  }

  static func cell(_ text: String) -> CellReference { range(text).first }

  private static func onSheet(
    _ name: String, _ change: @escaping @Sendable (inout Worksheet) -> Void
  ) -> Feature {
    Feature(name: name) { workbook in change(&workbook.sheets[0]) }
  }

  private static let cellFeatures: [Feature] = [
    onSheet("texts") { sheet in
      let texts = [
        "Thôn Nà Phặc", " đầu và cuối ", "hai\ndòng", "a\u{1}b\rc", "& < > \" '",
        "=1+1",
        "0012", "😀 \u{FFFE}", "",
      ]
      for (index, text) in texts.enumerated() { sheet.set(.text(text), row: 3 + index, column: 1) }
    },
    onSheet("numbers") { sheet in
      let numbers = [
        0, -0.0, 1, -1, 0.1, 1.5, 1234567.891, 1e-7, 1e300, 9_007_199_254_740_994, 0.30000000000000004,
      ]
      for (index, number) in numbers.enumerated() { sheet.set(.number(number), row: 3 + index, column: 2) }
    },
    onSheet("values") { sheet in
      sheet.set(.boolean(true), at: cell("C3"))
      sheet.set(.boolean(false), at: cell("C4"))
      for (index, error) in [
        CellError.divisionByZero, .notAvailable, .unknownName, .emptyIntersection, .invalidNumber,
        .invalidReference, .wrongType,
      ].enumerated() {
        sheet.set(.error(error), row: 5 + index, column: 3)
      }
    },
    onSheet("dates") { sheet in
      sheet.set(.date(.init(year: 2026, month: 3, day: 5)), at: cell("D3"))
      sheet.set(.date(.init(year: 2026, month: 3, day: 5, second: 51_000)), at: cell("D4"))
      sheet.set(
        .date(.init(year: 9999, month: 12, day: 31)), at: cell("D5"),
        style: CellStyle(numberFormat: "mm/yyyy"))
      sheet.set(.time(seconds: 130_500), at: cell("D6"))
    },
    onSheet("formulas") { sheet in
      for row in 3...6 { sheet.set(.number(Double(row)), row: row, column: 5) }
      sheet.set(.formula("SUM(E3:E6)", cached: .number(18)), at: cell("E7"))
      sheet.set(
        .formula("IF(E7>10,\"nhiều & \"\"đủ\"\"\",\"ít\")", cached: .text("nhiều & \"đủ\"")), at: cell("E8"))
      sheet.set(.formula("E3>E4", cached: .boolean(false)), at: cell("E9"))
      sheet.set(.formula("1/0", cached: .error(.divisionByZero)), at: cell("E10"))
      sheet.set(.formula("IFS(E3=3,\"ba\",TRUE,\"khác\")", cached: .text("ba")), at: cell("E11"))
      sheet.set(
        .arrayFormula("SUM(E3:E6*2)", over: range("E12"), cached: .number(36)), at: cell("E12"))
    },
    onSheet("rich-text") { sheet in
      sheet.set(
        .richText(
          RichText([
            .init("Nữ "), .init("đậm ", font: .init(isBold: true, color: .darkRed)),
            .init("nghiêng\n", font: .init(isItalic: true)), .init("m"),
            .init("2", font: .init(script: .superscript)),
          ])), at: cell("F3"), style: CellStyle(alignment: .init(wrapsText: true)))
    },
    onSheet("links") { sheet in
      sheet.set(
        .hyperlink(.init(.address("https://example.org/a?b=1&c=2"), tooltip: "Mở trang"), text: "Trang mạng"),
        at: cell("G3"))
      sheet.set(.hyperlink(.init(.place("'Danh mục'!A1")), text: "Danh mục"), at: cell("G4"))
      sheet.set(.hyperlink(.init(.address("mailto:hoi@example.org")), text: "Thư"), at: cell("G5"))
    },
    onSheet("styles") { sheet in
      let fonts: [CellStyle.Font] = [
        .init(name: "Times New Roman", size: 13, isBold: true), .init(isItalic: true, underline: .double),
        .init(isStruckThrough: true, script: .subscript, color: .red),
      ]
      for (index, font) in fonts.enumerated() {
        sheet.set(.text("Phông \(index)"), row: 3 + index, column: 8, style: CellStyle(font: font))
      }
      sheet.set(
        .text("Nền"), at: cell("H6"),
        style: CellStyle(fill: .lightYellow, borders: .all(.medium, color: .red)))
      sheet.set(
        .number(1_234_567), at: cell("H7"),
        style: CellStyle(alignment: .init(horizontal: .right, indent: 2), numberFormat: .dong))
      sheet.set(.number(0.125), at: cell("H8"), style: CellStyle(numberFormat: .percentOneDecimal))
      sheet.set(
        .text("Xoay"), at: cell("H9"),
        style: CellStyle(
          borders: .init(top: .thin, diagonalDown: .init(.dashDot)),
          alignment: .init(vertical: .center, rotation: -45)))
      sheet.set(.text("Mở khoá"), at: cell("H10"), style: CellStyle(isLocked: false, hidesFormula: true))
    },
    onSheet("merges") { sheet in
      sheet.merge(
        range("A1:H1"), .text("BÁO CÁO KẾT QUẢ"),
        style: CellStyle(
          font: .init(size: 14, isBold: true), borders: .all(.thin), alignment: .init(horizontal: .center)))
      sheet.merge(range("A20:B21"), .text("Cộng"), style: CellStyle(borders: .all(.thin)))
    },
    onSheet("wrapping") { sheet in
      sheet.set(
        .text(
          "Câu lạc bộ thủ lĩnh của sự thay đổi tại các trường trung học cơ sở vùng đồng bào dân tộc thiểu số"),
        at: cell("A23"), style: CellStyle(alignment: .init(vertical: .top, wrapsText: true)))
    },
    onSheet("1904") { _ in },
  ]

  private static let sheetFeatures: [Feature] = [
    onSheet("fitted-columns") { $0.fitColumns(1...8, minimum: 6, maximum: 40) },
    onSheet("sizes") { sheet in
      sheet.columnWidths[12] = .characters(30)
      sheet.rowHeights[25] = .points(40)
      sheet.hiddenColumns = [15]
      sheet.hiddenRows = [26]
      sheet.columnStyles[16] = CellStyle(numberFormat: .text, isLocked: false)
    },
    onSheet("frozen") { $0.frozenAt = cell("B3") },
    onSheet("view") { sheet in
      sheet.showsGridLines = false
      sheet.zoom = 85
      sheet.selectedCell = cell("C7")
      sheet.tabColor = .darkGreen
    },
    onSheet("filter") { sheet in
      sheet.set([.text("Tên"), .text("Số")], row: 30)
      sheet.set([.text("a"), .number(1)], row: 31)
      sheet.filter = range("A30:B31")
    },
    onSheet("page") { sheet in
      sheet.page.orientation = .landscape
      sheet.page.margins.left = 30
      sheet.page.isCenteredHorizontally = true
      sheet.page.printsGridLines = true
      sheet.page.rowBreaks = [20]
      sheet.page.columnBreaks = [9]
      sheet.page.firstPageNumber = 3
    },
    onSheet("fit-to-width") { $0.page.scaling = .fitToWidth },
    onSheet("titles") { sheet in
      sheet.page.repeatedRows = 1...2
      sheet.page.repeatedColumns = 1...1
      sheet.page.printArea = [range("A1:P60")]
    },
    onSheet("header-footer") { sheet in
      sheet.page.headerFooter = HeaderFooter(
        header: .init(left: HeaderFooter.literal("Hội LHPN & đối tác"), right: "&D"),
        footer: .init(center: "Trang &P/&N"), firstHeader: .init(center: "&B&14Bìa"), firstFooter: .init())
    },
    onSheet("validations") { sheet in
      sheet.dataValidations = [
        .init(
          range: range("A40:A42"), rule: .list(["Có", "Không", "\"Khác\""]), promptTitle: "Chọn",
          prompt: "Một\ntrong ba"),
        .init(range: range("B40:B42"), rule: .listFrom("'Danh mục'!$A$1:$A$3"), allowsBlank: false),
        .init(
          range: range("C40:C42"), rule: .whole(.between("0", "1000")), errorTitle: "Sai", error: "Số nguyên",
          errorStyle: .warning),
        .init(range: range("D40:D42"), rule: .decimal(.atLeast("0.5"))),
        .init(range: range("E40:E42"), rule: .date(.greaterThan("45000")), errorStyle: .information),
        .init(range: range("F40:F42"), rule: .textLength(.atMost("10"))),
        .init(ranges: [range("G40"), range("H40:H42")], rule: .custom("LEN(G40)>0")),
        .init(range: range("I40"), rule: .any, prompt: "Ghi chú"),
        .init(range: range("J40"), rule: .time(.lessThan("0.5"))),
      ]
    },
    onSheet("conditions") { sheet in
      for row in 45...49 { sheet.set(.number(Double(row * row)), row: row, column: 2) }
      let rules: [ConditionalFormat.Rule] = [
        .value(.greaterThan("2100"), .bad), .formula("ISBLANK(B45)", .neutral), .containsText("a\"b", .good),
        .blank(.neutral), .duplicate(.bad), .unique(.good), .top(3, isPercent: false, .good),
        .bottom(10, isPercent: true, .bad), .aboveAverage(DifferentialStyle(isBold: true, borderColor: .red)),
        .belowAverage(DifferentialStyle(isItalic: true, numberFormat: .percentOneDecimal)),
        .twoColorScale(low: .white, high: .red),
        .threeColorScale(low: .red, middle: .white, high: .darkGreen),
        .dataBar(.linkBlue), .icons(.threeTrafficLights), .icons(.fiveQuarters),
      ]
      for (index, rule) in rules.enumerated() {
        sheet.conditionalFormats.append(.init(range: range("B45:B49"), rule: rule, stopsIfTrue: index == 0))
      }
    },
    onSheet("protection") { $0.protection = SheetProtection(password: "mật khẩu", allowing: .fillIn) },
    Feature(name: "hidden-sheets") { workbook in
      var hidden = Worksheet(name: "Ẩn")
      hidden.visibility = .hidden
      var deep = Worksheet(name: "Rất ẩn")
      deep.visibility = .veryHidden
      deep.set(.text("x"), row: 1, column: 1)
      workbook.add(hidden)
      workbook.add(deep)
    },
    Feature(name: "names") { workbook in
      workbook.definedNames += [
        DefinedName("tổng_số", formula: "'1. Tổ truyền thông'!$E$7", comment: "Ghi chú"),
        DefinedName("p8.section", formula: "\"team\"", isHidden: true),
        DefinedName("riêng", formula: "'Danh mục'!$A$1:$A$3", sheet: "Danh mục"),
      ]
    },
    Feature(name: "properties") { workbook in
      workbook.properties = DocumentProperties(
        title: "Báo cáo & kết quả", subject: "Dự án 8", author: "Hội LHPN", keywords: "giới",
        summary: "Tóm tắt",
        category: "Báo cáo", company: "Hội", manager: "Chủ tịch", language: "vi-VN",
        created: .init(year: 2026, month: 1, day: 2, second: 3_661),
        modified: .init(year: 2026, month: 1, day: 3),
        custom: [
          .init("Mã đơn vị", .text("01234")), .init("Phiên bản", .whole(3)), .init("Tỷ lệ", .number(0.5)),
          .init("Khoá", .boolean(true)), .init("Chốt", .date(.init(year: 2026, month: 6, day: 14))),
        ])
    },
  ]

  private static let objectFeatures: [Feature] = [
    onSheet("table") { sheet in
      for row in 62...64 {
        sheet.set([.text("Thôn \(row)"), .number(Double(row)), .number(2)], row: row)
      }
      sheet.tables.append(
        Table(
          name: "BangThon", range: range("A61:C65"),
          columns: [
            .init("Thôn", total: .label("Cộng")), .init("Số\nngười [nữ]", total: .sum(189)),
            .init("Số buổi", total: .average(2)),
          ], hasTotals: true))
    },
    onSheet("comments") { sheet in
      sheet.comments = [
        CellComment(
          at: cell("B3"), author: "Cán bộ xã", text: "Số này không khớp với tổng.\nĐề nghị kiểm tra lại."),
        CellComment(
          at: cell("A1"), author: "p8",
          text: RichText([.init("Lỗi: ", font: .init(size: 9, isBold: true)), .init("thiếu ngày")]),
          isVisible: true
        ),
      ]
    },
    onSheet("image") { sheet in
      sheet.images = [SheetImage(png: png, at: cell("K2"), width: 60, description: "Biểu trưng")]
    },
    onSheet("column-chart") { addChart(.column(.clustered), labels: .value, at: "K6", to: &$0) },
    onSheet("bar-chart") { addChart(.bar(.stacked), labels: .none, at: "K24", to: &$0) },
    onSheet("line-chart") { addChart(.line(hasMarkers: true), labels: .none, at: "K42", to: &$0) },
    onSheet("doughnut-chart") { addChart(.doughnut(hole: 55), labels: .percent, at: "K60", to: &$0) },
  ]

  private static func addChart(
    _ kind: Chart.Plot, labels: Chart.DataLabels, at place: String, to sheet: inout Worksheet
  ) {
    for (index, name) in ["Quý 1", "Quý 2", "Quý 3"].enumerated() {
      sheet.set(
        [.text(name), .number(Double(3 + index * 2)), .number(Double(9 - index))], row: 70 + index)
    }
    let categories = Chart.Source(sheet: sheet.name, range: range("A70:A72"))
    let isRound = labels == .percent
    var series = [
      Chart.Series(
        name: "Nữ", categories: categories, values: .init(sheet: sheet.name, range: range("B70:B72")),
        color: isRound ? nil : .rgb(0xC0504D), pointColors: isRound ? [.red, .darkGreen, .linkBlue] : [])
    ]
    if !isRound {
      series.append(
        Chart.Series(
          name: "Nam", categories: categories, values: .init(sheet: sheet.name, range: range("C70:C72"))))
    }
    sheet.charts.append(
      Chart(
        kind, title: "Số buổi truyền thông & tập huấn", series: series,
        categoryAxisTitle: isRound ? nil : "Quý", valueAxisTitle: isRound ? nil : "Buổi",
        numberFormat: .groupedWhole, legend: .right, dataLabels: labels, at: cell(place),
        description: "Biểu đồ theo quý"))
  }

  /// A picture of four by four red dots.
  static let png: [UInt8] = [
    0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0x00, 0x00, 0x00, 0x0D, 0x49, 0x48, 0x44, 0x52, 0x00,
    0x00, 0x00, 0x04, 0x00, 0x00, 0x00, 0x04, 0x08, 0x02, 0x00, 0x00, 0x00, 0x26, 0x93, 0x09, 0x29, 0x00,
    0x00, 0x00, 0x10, 0x49, 0x44, 0x41, 0x54, 0x78, 0xDA, 0x63, 0xF8, 0xCF, 0xC0, 0x00, 0x47, 0x0C, 0xC4,
    0x71, 0x00, 0xAE, 0x93, 0x0F, 0xF1, 0x38, 0x5E, 0x8C, 0x11, 0x00, 0x00, 0x00, 0x00, 0x49, 0x45, 0x4E,
    0x44, 0xAE, 0x42, 0x60, 0x82,
  ]
}
