import P8Definitions
import P8Expressions
import P8Model
import SpreadsheetML
import TestSupport
import Testing

import P8Exports

@Suite("The national summary")
struct SummaryReportTests {
  let definitions: Definitions
  let template: ReportTemplate
  let period: Period

  init() throws {
    definitions = try Project.definitions()
    template = try #require(definitions.reports["national-summary"])
    period = try #require(Period("2023", calendar: .calendar))
  }

  private func models(_ code: String, new: Int, consolidated: Int, maintained: Int) -> IndicatorFigures {
    IndicatorFigures(
      indicator: code,
      values: [
        .inPeriod: ExactDecimal(new + consolidated),
        .cumulative: ExactDecimal(new + consolidated + maintained),
        .part("new"): ExactDecimal(new), .part("consolidated"): ExactDecimal(consolidated),
        .part("maintained"): ExactDecimal(maintained),
      ])
  }

  private func unit(_ code: String, _ name: String, _ counted: Int, _ figures: [IndicatorFigures]) throws
    -> UnitFigures
  {
    UnitFigures(
      unit: try #require(UnitCode(code, structure: .y2024)), name: name,
      coverage: Coverage(counted: counted, held: 2, expected: counted + 2),
      indicators: Dictionary(uniqueKeysWithValues: figures.map { ($0.indicator, $0) }))
  }

  /// The case of Phú Yên: 52 teams of 63, 8 clubs, 3 addresses, a dialogue held for the province as a whole.
  private func table() throws -> IndicatorTable {
    let dialogue = IndicatorFigures(indicator: "D8.3.3", values: [.inPeriod: 1, .cumulative: 1])
    return IndicatorTable(
      period: period, structure: .y2024,
      total: try unit(
        "54", "Tỉnh Phú Yên", 55,
        [
          models("D8.1.1", new: 30, consolidated: 6, maintained: 16),
          models("D8.3.1", new: 8, consolidated: 0, maintained: 0),
          models("D8.2.3", new: 3, consolidated: 0, maintained: 0), dialogue,
        ]),
      units: [
        try unit("555", "Huyện Đồng Xuân", 20, [models("D8.1.1", new: 12, consolidated: 2, maintained: 5)]),
        try unit(
          "561", "Huyện Sông Hinh", 35,
          [
            models("D8.1.1", new: 18, consolidated: 4, maintained: 11),
            models("D8.3.1", new: 8, consolidated: 0, maintained: 0),
            models("D8.2.3", new: 3, consolidated: 0, maintained: 0),
          ]),
      ], cumulativeSince: nil)
  }

  private func book(
    _ table: IndicatorTable? = nil, template: ReportTemplate? = nil, facts: SummaryFacts = SummaryFacts()
  ) throws -> Workbook {
    try SummaryReport(
      template ?? self.template, table: table ?? self.table(), definitions: definitions, facts: facts
    ).workbook()
  }

  /// The row of the sheet whose cell in a column has a text.
  private func row(of text: String, in sheet: Worksheet, column: Int = 2) throws -> Int {
    try #require(
      (1...200).first { CellReference(row: $0, column: column).map(sheet.content(at:)) == .text(text) },
      "\(text)")
  }

  private func content(_ id: String, row: Int, in sheet: Worksheet) throws -> CellContent {
    let shown = template.sheets[0].columns.filter(\.occasions.isEmpty)
    let column = try #require(shown.firstIndex { $0.id == id })
    return sheet.content(at: try #require(CellReference(row: row, column: column + 1)))
  }

  /// The page of each row, computed anew: A4 with the layout's margins, as many points as its columns leave.
  private func pages(of sheet: Worksheet, widths: [Double], breaks: [Int]) -> [Int: Int] {
    let needed = widths.reduce(0) { $0 + ($1 * 7 + 5) * 0.75 }
    let scale = min(1, (297 - 30 - 15) / 25.4 * 72 / needed)
    let capacity = (210 - 20 - 20) / 25.4 * 72 / scale
    func height(_ row: Int) -> Double {
      if case .points(let points)? = sheet.rowHeights[row] { points } else { 15 }
    }
    let heads = (sheet.page.repeatedRows.map(Array.init) ?? []).reduce(0) { $0 + height($1) }
    var pages: [Int: Int] = [:]
    var (page, used) = (1, 0.0)
    for row in 1...300 {
      if used + height(row) > capacity || breaks.contains(row - 1) { (page, used) = (page + 1, heads) }
      used += height(row)
      pages[row] = page
    }
    return pages
  }

  @Test("the name of a list stays on the page of its first rows, however long the list before is")
  func listsAcrossPages() throws {
    func record(_ section: String, _ number: Int) -> SummaryFacts.Record {
      SummaryFacts.Record(
        section: section, place: "Thôn mẫu \(number)", fields: ["name": .text("Tổ \(number)")])
    }
    let layout = try #require(template.sheets.first { $0.id == "models" })
    let widths = layout.columns.map(\.width.double)
    let clubs = try #require(definitions.indicator("D8.3.1")).name.vi + ": 2"
    var parted = 0
    for count in 1...60 {
      let facts = SummaryFacts(records: [
        "D8.1.1": [.cumulative: (1...count).map { record("communication_team", $0) }],
        "D8.3.1": [.cumulative: (1...2).map { record("change_leader_club", $0) }],
      ])
      let sheet = try #require(try book(facts: facts).sheets.first { $0.name == "Danh sách mô hình" })
      let title = try row(of: clubs, in: sheet, column: 1)
      let now = pages(of: sheet, widths: widths, breaks: sheet.page.rowBreaks)
      #expect(now[title] == now[title + 1] && now[title] == now[title + 2], "\(count)")
      let before = pages(of: sheet, widths: widths, breaks: [])
      if before[title] != before[title + 2] { parted += 1 }
      // Each page is begun by a break, so that programs which count a little otherwise part nothing.
      let end = try #require(sheet.usedRange).last.row
      #expect((1...end).compactMap { now[$0] }.max() == sheet.page.rowBreaks.count + 1)
    }
    // Without breaks some of these lists would be parted.
    #expect(parted > 0)
  }

  @Test("signatures stand under the last rows of the table, however many notes push them down")
  func signaturesAcrossPages() throws {
    let layout = template.sheets[0]
    let widths = layout.columns.filter(\.occasions.isEmpty).map(\.width.double)
    let signer = try #require(template.signatures.first?.first).text.vi
    let last = try #require(
      definitions.during(period).indicators.last {
        layout.indicators.isEmpty || layout.indicators.contains($0.code)
      })
    var parted = 0
    for count in 1...24 {
      let notes = (1...count).map { LocalizedText(vi: "Lưu ý \($0).", en: "Note \($0).") }
      let sheet = try book(facts: SummaryFacts(notes: notes)).sheets[0]
      let signing = try row(of: signer, in: sheet, column: 1)
      let table = try row(of: last.name.vi, in: sheet)
      let now = pages(of: sheet, widths: widths, breaks: sheet.page.rowBreaks)
      let before = pages(of: sheet, widths: widths, breaks: [])
      #expect(now[signing] == now[signing + 2], "\(count)")
      // As long as all of it fits a page, the names stand with figures.
      if count < 12 { #expect(now[table] == now[signing], "\(count)") }
      if before[table] != before[signing + 1] { parted += 1 }
    }
    #expect(parted > 0)
  }

  @Test("the report of the country is dated at the seat of the centre and names the country in each language")
  func nation() throws {
    let whole = UnitFigures(
      unit: .nation(.y2024), name: "Cả nước", coverage: Coverage(counted: 1, held: 0, expected: 1),
      indicators: [:])
    let nation = IndicatorTable(
      period: period, structure: .y2024, total: whole, units: [], cumulativeSince: nil)
    for language in Language.allCases {
      let book = try SummaryReport(
        template, table: nation, definitions: definitions, facts: SummaryFacts(), language: language
      ).workbook()
      let texts = Self.texts(book.sheets[0])
      let (place, name) = language == .vi ? ("Hà Nội, ngày", "Cả nước") : ("Ha Noi, …", "Viet Nam")
      #expect(texts.contains { $0.hasPrefix(place) }, "\(language)")
      #expect(texts.contains { $0.hasSuffix(": \(name)") }, "\(language)")
      #expect(language == .vi || !texts.contains { $0.contains("Cả nước") })
    }
  }

  @Test("no report tells its reader to run a command, in words of the field")
  func words() throws {
    for layout in definitions.reports.values.sorted(by: { $0.id < $1.id }) {
      for language in Language.allCases {
        let book = try SummaryReport(
          layout, table: table(), definitions: definitions, facts: SummaryFacts(), language: language
        ).workbook()
        for text in book.sheets.flatMap(Self.texts) {
          #expect(text.firstMatch(of: /\bp8 [a-z]/) == nil, "\(layout.id): \(text)")
          for word in ["Nought", "nought", "Reached of the target"] {
            #expect(!text.contains(word), "\(layout.id): \(text)")
          }
          #expect(text != "Measure")
        }
      }
    }
  }

  @Test("the report of a village has no sheet of units below it")
  func village() throws {
    let layout = try #require(template.sheets.first { $0.rows == .units })
    let village = IndicatorTable(
      period: period, structure: .y2024, total: try unit("22219-02", "Buôn Bai", 1, []), units: [],
      cumulativeSince: nil)
    let names = try book(village).sheets.map(\.name)
    #expect(!names.contains(layout.name.vi) && names.count > 1)
    #expect(try book().sheets.map(\.name).contains(layout.name.vi))
    // Where no target is set, the table of targets says so.
    #expect(Self.texts(try #require(try book(village).sheets.last)).contains("Không có."))
  }

  @Test("a part that an indicator does not have is no column of it: nothing stands under it")
  func partsByUnit() throws {
    let layout = try #require(template.sheets.first { $0.rows == .units })
    let with = layout.indicators.compactMap(definitions.indicator).filter { indicator in
      indicator.parts.contains { $0.id == "new" }
    }
    try #require(!with.isEmpty && with.count < layout.indicators.count)
    let sheet = try #require(
      try book().sheets.first { $0.name == "Theo đơn vị" } ?? book().sheets.dropFirst().first)
    var titles: [String] = []
    for row in 1...12 {
      for column in 1...30 {
        guard let place = CellReference(row: row, column: column),
          case .text(let text) = sheet.content(at: place)
        else { continue }
        titles.append(text)
      }
    }
    #expect(titles.count { $0 == "Thành lập mới" } == with.count)
    #expect(titles.count { $0 == "Trong kỳ" } == layout.indicators.count)
  }

  @Test("52 teams, 8 clubs, 3 addresses and 1 dialogue stand in their cells, 82,5% beside them")
  func phuYen() throws {
    let sheet = try book().sheets[0]
    let expected: [(String, Double)] = [("D8.1.1", 52), ("D8.3.1", 8), ("D8.2.3", 3), ("D8.3.3", 1)]
    for (code, value) in expected {
      let name = try #require(definitions.indicator(code)).name.vi
      #expect(try content("cumulative", row: row(of: name, in: sheet), in: sheet) == .number(value))
    }
    let teams = try row(of: try #require(definitions.indicator("D8.1.1")).name.vi, in: sheet)
    #expect(try content("phase_target", row: teams, in: sheet) == .number(63))
    guard case .formula(let formula, .number(let share)) = try content("of_phase", row: teams, in: sheet)
    else {
      Issue.record("no live percentage")
      return
    }
    #expect(formula.contains("J\(teams)/D\(teams)"))
    #expect(abs(share - 52.0 / 63) < 1e-12)
  }

  @Test("a figure, target or percentage that is not known is empty, never nought")
  func missing() throws {
    let sheet = try book().sheets[0]
    let dialogue = try row(of: try #require(definitions.indicator("D8.3.3")).name.vi, in: sheet)
    #expect(try content("phase_target", row: dialogue, in: sheet) == .blank)
    #expect(try content("new", row: dialogue, in: sheet) == .blank)
    guard case .formula(_, let cached) = try content("of_phase", row: dialogue, in: sheet) else {
      Issue.record("no formula")
      return
    }
    #expect(cached == .text(""))
    let classes = try row(of: try #require(definitions.indicator("D8.4.1")).name.vi, in: sheet)
    #expect(try content("cumulative", row: classes, in: sheet) == .blank)
  }

  @Test("contents are numbered in Roman, indicators in Arabic, what is within others with a dash")
  func ordinals() throws {
    let sheet = try book().sheets[0]
    for content in definitions.programme.contents where content.number <= 4 {
      let row = try row(of: content.shortName.vi, in: sheet)
      #expect(try self.content("ordinal", row: row, in: sheet) == .text(RomanNumeral.text(content.number)))
    }
    let part = try #require(definitions.indicators.first { $0.partOf != nil })
    #expect(try content("ordinal", row: row(of: part.name.vi, in: sheet), in: sheet) == .text("-"))
  }

  @Test("sums over units are live and add up, with a row for what belongs to no unit below")
  func units() throws {
    let sheet = try book().sheets[1]
    let total = try row(of: "Tổng cộng", in: sheet, column: 1)
    let first = try row(of: "Huyện Đồng Xuân", in: sheet)
    let rest = try row(of: "Không tách được theo đơn vị cấp dưới", in: sheet)
    #expect(rest == total - 1)
    var sums = 0
    for column in 3...19 {
      guard
        case .formula(let formula, .number(let cached)) = sheet.content(
          at: try #require(CellReference(row: total, column: column)))
      else { continue }
      sums += 1
      let letters = CellReference.letters(ofColumn: column)
      #expect(formula == "SUM(\(letters)\(first):\(letters)\(rest))")
      let parts = try (first...rest).map { row -> Double in
        if case .number(let number) = sheet.content(at: try #require(CellReference(row: row, column: column)))
        {
          return number
        }
        return 0
      }
      #expect(parts.reduce(0, +) == cached, "column \(letters)")
    }
    #expect(sums >= 8)
  }

  @Test("the last sheet names targets with their labels, coverage, versions, the number of reports and notes")
  func sources() throws {
    let file = SourceFile(path: "thon-1.xlsx", sha256: "ab12", byteCount: 1)
    let village = try #require(UnitCode("22219-02", structure: .y2024))
    let source = SummaryFacts.Source(
      unit: village, location: "Buôn Bai, Xã Ea Lâm", period: try table().period, version: .initial,
      state: .held, file: file)
    let note = LocalizedText(vi: "Số liệu mẫu.", en: "Sample data.")
    let book = try book(facts: SummaryFacts(sources: [source], notes: [note]))
    let texts = Self.texts(try #require(book.sheets.last))
    for text in ["Theo báo chí", definitions.hash, "Số liệu mẫu."] {
      #expect(texts.contains(text), "\(text)")
    }
    // Codes of periods, files and their hashes are for programs, not for paper.
    for sheet in book.sheets {
      #expect(!Self.texts(sheet).contains { $0.contains("@calendar") || $0.contains("@decree09") })
    }
    #expect(book.sheets.contains { Self.texts($0).contains("Buôn Bai, Xã Ea Lâm") })
    #expect(texts.contains { $0.hasPrefix("1 báo cáo; ") } && !texts.contains("ab12"))
    #expect(texts.contains { $0.contains("không phải mẫu biểu chính thức") })
    #expect(Self.texts(book.sheets[0]).contains("Số liệu mẫu."))
  }

  private static func texts(_ sheet: Worksheet) -> Set<String> {
    guard let range = sheet.usedRange else { return [] }
    var texts: Set<String> = []
    for row in range.first.row...range.last.row {
      for column in range.first.column...range.last.column {
        if let cell = CellReference(row: row, column: column), case .text(let text) = sheet.content(at: cell)
        {
          texts.insert(text)
        }
      }
    }
    return texts
  }

  @Test("the page is the decree's: A4 landscape, margins, the number above but not on page 1")
  func page() throws {
    let page = try book().sheets[0].page
    #expect(page.paper == .a4)
    #expect(page.orientation == .landscape)
    #expect(page.margins.left == 30)
    #expect(page.margins.right == 15)
    #expect(page.margins.top == 20)
    #expect(page.headerFooter.hasDifferentFirstPage)
    #expect(page.headerFooter.firstHeader.isEmpty)
    #expect(page.headerFooter.header.center.hasSuffix("13&P"))
    #expect(page.repeatedRows != nil)
    #expect(try book().defaultFont.name == "Times New Roman")
  }

  @Test("a name that looks like a formula stays a text")
  func injection() throws {
    let table = try table()
    let evil = IndicatorTable(
      period: table.period, structure: table.structure, total: table.total,
      units: [try unit("555", "=HYPERLINK(\"http://x\")", 1, [])], cumulativeSince: nil)
    let sheet = try book(evil).sheets[1]
    #expect(try row(of: "=HYPERLINK(\"http://x\")", in: sheet) > 0)
  }

  @Test("a formula of the layout that cannot be used is told with its place")
  func failure() throws {
    let source = DefinitionSource(file: "templates/reports/x.yaml", line: 7, column: 3)
    let sheet = ReportTemplate.Sheet(
      id: "s", name: LocalizedText(vi: "S", en: "S"), title: LocalizedText(vi: "", en: ""), rows: .indicators,
      indicators: [],
      columns: [
        ReportColumn(
          id: "a", header: LocalizedText(vi: "a", en: "a"), group: nil,
          content: .formula(try CheckedExpression("nowhere / 2", in: .columns(["nowhere"]))),
          format: .percent, width: 10,
          source: source)
      ])
    let template = ReportTemplate(
      id: "x", name: template.name, page: template.page, header: [], notes: [], signatures: [],
      sheets: [sheet],
      source: source)
    let failure = #expect(throws: SummaryReport.Failure.self) { try book(template: template) }
    #expect(failure?.source == source)
  }

  @Test("what is written is read back with the values that the formulas have", arguments: Language.allCases)
  func written(language: Language) throws {
    let bytes = try SummaryReport(
      template, table: table(), definitions: definitions, facts: SummaryFacts(), language: language
    ).workbook().xlsx()
    let reader = try WorkbookReader(bytes: bytes)
    #expect(reader.sheets.map(\.name) == template.sheets.map { $0.name[language] })
    let numbers = try reader.content(of: reader.sheets[0], formulas: true).cells.compactMap(\.value.number)
    #expect(numbers.contains(52))
    #expect(numbers.contains { abs($0 - 52.0 / 63) < 1e-12 })
  }

  // MARK: - Other layouts

  /// Three women and forty men helped in all, three in one district: nothing of it can stand anywhere.
  private func helped() throws -> IndicatorTable {
    func figures(_ total: Int, women: Int) -> IndicatorFigures {
      IndicatorFigures(
        indicator: "D8.2.4",
        values: [
          .inPeriod: ExactDecimal(total), .cumulative: ExactDecimal(total),
          .part("women"): ExactDecimal(women),
        ])
    }
    return IndicatorTable(
      period: period, structure: .y2024, total: try unit("54", "Tỉnh Phú Yên", 55, [figures(43, women: 40)]),
      units: [
        try unit("555", "Huyện Đồng Xuân", 20, [figures(3, women: 0)]),
        try unit("557", "Huyện Sơn Hòa", 20, [figures(11, women: 11)]),
        try unit("561", "Huyện Sông Hinh", 35, [figures(29, women: 29)]),
      ], cumulativeSince: nil)
  }

  @Test(
    "a donor layout marks what is held back on every sheet and shows no formula over it",
    arguments: Language.allCases)
  func heldBack(language: Language) throws {
    let layout = try #require(definitions.reports["donor-sheet"])
    let report = SummaryReport(
      layout, table: try helped(), definitions: definitions, facts: SummaryFacts(), language: language)
    let workbook = try report.workbook()
    let mark = report.say(.heldBack)
    for id in ["tracking", "units"] {
      let place = try #require(layout.sheets.firstIndex { $0.id == id })
      #expect(Self.texts(workbook.sheets[place]).contains(mark), "\(id)")
    }
    for sheet in workbook.sheets {
      guard let range = sheet.usedRange else { continue }
      for row in range.first.row...range.last.row {
        for column in 5...max(5, range.last.column) {
          guard let cell = CellReference(row: row, column: column) else { continue }
          if case .number(3) = sheet.content(at: cell) { Issue.record("3 at \(sheet.name)!\(cell)") }
          if case .formula(_, .number(3)) = sheet.content(at: cell) {
            Issue.record("3 at \(sheet.name)!\(cell)")
          }
        }
      }
    }
    let list = String(
      decoding: list(of: report, language), as: UTF8.self)
    #expect(list.contains(",held-back,"))
    #expect(!list.contains(",3,known,"))
    _ = try workbook.xlsx()
    _ = try workbook.spreadsheetXML2003()
  }

  private func list(of report: SummaryReport, _ language: Language) -> [UInt8] {
    FigureList(
      (report.earlier + [report.table]).map { ExchangeTable($0, definitions: definitions) },
      language: language
    ).bytes()
  }

  @Test("charts draw the cells beside them, and every chart says what it shows")
  func charts() throws {
    let layout = try #require(definitions.reports["donor-sheet"])
    let earlier = IndicatorTable(
      period: try #require(Period("2022", calendar: .calendar)), structure: .y2024,
      total: try unit("54", "Tỉnh Phú Yên", 50, [models("D8.1.1", new: 20, consolidated: 0, maintained: 0)]),
      units: [], cumulativeSince: nil)
    let workbook = try SummaryReport(
      layout, table: table(), earlier: [earlier], definitions: definitions, facts: SummaryFacts(),
      language: .en
    ).workbook()
    let sheet = try #require(workbook.sheets.first { $0.name == "Charts" })
    #expect(sheet.charts.count == 3)
    for chart in sheet.charts {
      #expect(!chart.description.isEmpty)
      for series in chart.series { #expect(series.values.sheet == "Charts") }
    }
    guard case .line = sheet.charts[1].plot else {
      Issue.record("two periods make a line")
      return
    }
    let trend = try #require(workbook.sheets.first { $0.name == "Trend" })
    #expect(Self.texts(trend).isSuperset(of: ["Year 2022", "Year 2023"]))
  }

  @Test("names that look like formulas, in any script, stay texts in every layout and in the list")
  func smuggled() throws {
    let names = ["=1+1", "+84", "-2", "@SUM(A1)", "\tx", "ភូមិ <&\"'", String(repeating: "Dài ", count: 200)]
    for layout in definitions.reports.values {
      let table = try table()
      let evil = IndicatorTable(
        period: table.period, structure: table.structure, total: table.total,
        units: try names.enumerated().map { try unit("55\($0.offset)", $0.element, 1, []) },
        cumulativeSince: nil)
      let record = SummaryFacts.Record(
        section: "communication_team", place: "=1+1",
        fields: ["name": .text("=cmd|x"), "members": .number(9)])
      let report = SummaryReport(
        layout, table: evil, definitions: definitions,
        facts: SummaryFacts(records: ["D8.1.1": [.cumulative: [record]], "D8.3.3": [.inPeriod: [record]]]))
      let workbook = try report.workbook()
      for sheet in workbook.sheets {
        guard let range = sheet.usedRange else { continue }
        for row in range.first.row...range.last.row {
          for column in range.first.column...range.last.column {
            guard let cell = CellReference(row: row, column: column),
              case .formula(let formula, _) = sheet.content(at: cell)
            else { continue }
            #expect(!formula.contains("cmd") && formula != "1+1")
          }
        }
      }
      _ = try workbook.xlsx()
      let list = String(
        decoding: list(of: report, .vi), as: UTF8.self)
      #expect(list.contains(",'=1+1,"))
      #expect(!list.contains(",=1+1"))
    }
  }

  @Test(
    "the estimate of the full year has a column where one is asked for",
    arguments: [
      ("2023-H1", nil, true), ("2023-9M", nil, true), ("2023", .initial, true), ("2023", .supplement, false),
      ("2023", nil, false), ("2023-Q3", nil, false),
    ] as [(String, ReportStamp.Version?, Bool)])
  func estimate(period: String, version: ReportStamp.Version?, isThere: Bool) throws {
    let table = IndicatorTable(
      period: try #require(Period(period, calendar: .calendar)), structure: .y2024, total: try table().total,
      units: [], cumulativeSince: nil)
    let sheet = try book(table, facts: SummaryFacts(version: version)).sheets[0]
    #expect(Self.texts(sheet).contains("Ước thực hiện cả năm") == isThere)
  }

  @Test("the rows of a list of records add up by live sums, with the labels of codes")
  func records() throws {
    let records = [("Tổ 1", 9), ("Tổ 2", 11)].map { name, members in
      SummaryFacts.Record(
        section: "communication_team", place: "Buôn Bai, Xã Ea Lâm",
        fields: ["name": .text(name), "status": .text("new"), "members": .number(ExactDecimal(members))])
    }
    let workbook = try book(facts: SummaryFacts(records: ["D8.1.1": [.cumulative: records]]))
    let sheet = try #require(workbook.sheets.first { $0.name == "Danh sách mô hình" })
    #expect(Self.texts(sheet).isSuperset(of: ["Tổ 1", "Tổ 2", "Buôn Bai, Xã Ea Lâm", "Tổng cộng"]))
    #expect(!Self.texts(sheet).contains("new"))
    let first = try row(of: "Tổ 1", in: sheet, column: 3)
    let total = try #require(CellReference(row: first + 2, column: 7))
    #expect(sheet.content(at: total) == .formula("SUM(G\(first):G\(first + 1))", cached: .number(20)))
  }

  @Test func `a column sums what each model calls it, and nothing where a model has no such field`() throws {
    func record(_ section: String, _ fields: [String: Int]) -> SummaryFacts.Record {
      SummaryFacts.Record(
        section: section, place: "p", fields: fields.mapValues { .number(ExactDecimal($0)) })
    }
    let club = record("change_leader_club", ["members": 20, "girls": 12, "boys": 8])
    let group = record("savings_loan_group", ["members": 15])
    let sheet = try #require(
      try book(
        facts: SummaryFacts(records: [
          "D8.3.1": [.cumulative: [club, club]], "D8.2.1": [.cumulative: [group]],
        ])
      ).sheets.first { $0.name == "Danh sách mô hình" })
    let list = try #require(template.sheets.first { $0.id == "models" })
    let women = try #require(list.columns.firstIndex { $0.id == "women" }) + 1
    func sum(_ code: String, records: Int) throws -> CellContent {
      let name = try #require(definitions.indicator(code)).name.vi
      let head = try row(of: "\(name): \(records)", in: sheet, column: 1)
      return sheet.content(at: try #require(CellReference(row: head + records + 1, column: women)))
    }
    guard case .formula(_, let girls) = try sum("D8.3.1", records: 2) else {
      Issue.record("no sum of the girls of clubs")
      return
    }
    #expect(girls == .number(24))
    // Nobody wrote how many women the group has: no sum of blanks.
    #expect(try sum("D8.2.1", records: 1) == .blank)
  }

  @Test func `a list says none only where reports say none`() throws {
    let none = IndicatorFigures(indicator: "D8.3.1", values: [.cumulative: 0, .inPeriod: 0])
    let table = IndicatorTable(
      period: period, structure: .y2024, total: try unit("54", "Tỉnh Phú Yên", 1, [none]), units: [],
      cumulativeSince: nil)
    let sheet = try #require(try book(table).sheets.first { $0.name == "Danh sách mô hình" })
    let clubs = try #require(definitions.indicator("D8.3.1")).name.vi
    let teams = try #require(definitions.indicator("D8.1.1")).name.vi
    func below(_ title: String) throws -> CellContent {
      sheet.content(
        at: try #require(CellReference(row: row(of: title, in: sheet, column: 1) + 1, column: 1)))
    }
    #expect(try below("\(clubs): 0") == .text("Không có."))
    // Of teams nobody has reported anything: no count either.
    #expect(try below(teams) == .text("Chưa có số liệu"))
  }

  @Test func `villages that belong to no unit below stand in a row of their own, and the rows add up`() throws
  {
    func part(_ code: String, _ counted: Int, of expected: Int, teams: Int) throws -> UnitFigures {
      UnitFigures(
        unit: try #require(UnitCode(code, structure: .y2025)), name: code,
        coverage: Coverage(counted: counted, held: 0, expected: expected),
        indicators: ["D8.1.1": models("D8.1.1", new: teams, consolidated: 0, maintained: 0)])
    }
    let table = IndicatorTable(
      period: period, structure: .y2025, total: try part("66", 9, of: 12, teams: 10),
      units: [try part("22237", 4, of: 5, teams: 4), try part("22240", 3, of: 3, teams: 5)],
      cumulativeSince: nil)
    #expect(table.remainderCoverage == Coverage(counted: 2, held: 0, expected: 4))
    let sheet = try #require(try book(table).sheets.first { $0.name == "Theo đơn vị" })
    let rest = try row(of: "Không tách được theo đơn vị cấp dưới", in: sheet)
    func counts(_ row: Int) throws -> [CellContent] {
      try [3, 4].map { sheet.content(at: try #require(CellReference(row: row, column: $0))) }
    }
    #expect(try counts(rest) == [.number(2), .number(4)])
    #expect(
      try counts(rest + 1) == [
        .formula("SUM(C\(rest - 2):C\(rest))", cached: .number(9)),
        .formula("SUM(D\(rest - 2):D\(rest))", cached: .number(12)),
      ])
  }

  struct Sender: CustomTestStringConvertible {
    let unit: String
    let structure: UnitStructure
    /// Parent, issuer, place, who signs; as the first sheet has them.
    let says: [String]
    let not: String
    var testDescription: String { "\(unit)@\(structure.rawValue)" }
  }

  @Test(arguments: [
    Sender(
      unit: "VN", structure: .y2024,
      says: ["TRUNG ƯƠNG HỘI LIÊN HIỆP PHỤ NỮ VIỆT NAM", "TM. ĐOÀN CHỦ TỊCH", "Kính gửi: …"], not: "TM. BAN"),
    Sender(
      unit: "54", structure: .y2024,
      says: [
        "TRUNG ƯƠNG HỘI LIÊN HIỆP PHỤ NỮ VIỆT NAM", "HỘI LIÊN HIỆP PHỤ NỮ TỈNH PHÚ YÊN",
        "Phú Yên, ngày … tháng … năm …", "TM. BAN THƯỜNG VỤ",
        "Kính gửi: Trung ương Hội Liên hiệp Phụ nữ Việt Nam",
      ], not: "CHI HỘI TRƯỞNG"),
    Sender(
      unit: "561", structure: .y2024,
      says: [
        "HỘI LIÊN HIỆP PHỤ NỮ TỈNH PHÚ YÊN", "HỘI LIÊN HIỆP PHỤ NỮ HUYỆN SÔNG HINH",
        "Sông Hinh, ngày … tháng … năm …", "Kính gửi: Hội Liên hiệp Phụ nữ tỉnh Phú Yên",
      ], not: "TRUNG ƯƠNG HỘI LIÊN HIỆP PHỤ NỮ VIỆT NAM"),
    Sender(
      unit: "22210", structure: .y2024,
      says: [
        "HỘI LIÊN HIỆP PHỤ NỮ HUYỆN SÔNG HINH", "HỘI LIÊN HIỆP PHỤ NỮ XÃ EA LÂM",
        "Kính gửi: Hội Liên hiệp Phụ nữ huyện Sông Hinh",
      ], not: "TRUNG ƯƠNG HỘI LIÊN HIỆP PHỤ NỮ VIỆT NAM"),
    Sender(
      unit: "22237", structure: .y2025,
      says: ["HỘI LIÊN HIỆP PHỤ NỮ TỈNH ĐẮK LẮK", "Kính gửi: Hội Liên hiệp Phụ nữ tỉnh Đắk Lắk"],
      not: "HỘI LIÊN HIỆP PHỤ NỮ HUYỆN SÔNG HINH"),
    Sender(
      unit: "22210-01", structure: .y2024,
      says: [
        "HỘI LIÊN HIỆP PHỤ NỮ XÃ EA LÂM", "CHI HỘI PHỤ NỮ BUÔN MẪU 1", "Ea Lâm, ngày … tháng … năm …",
        "CHI HỘI TRƯỞNG", "Kính gửi: Hội Liên hiệp Phụ nữ xã Ea Lâm",
      ], not: "HỘI LIÊN HIỆP PHỤ NỮ BUÔN MẪU 1"),
  ]) func `issuer, recipient, place and signature are those of the level`(sender: Sender) throws {
    let code = try #require(UnitCode(sender.unit, structure: sender.structure))
    let total = UnitFigures(
      unit: code, name: definitions.units[code]?.name ?? "Buôn mẫu 1",
      coverage: Coverage(counted: 1, held: 0, expected: 1), indicators: [:])
    let table = IndicatorTable(
      period: period, structure: sender.structure, total: total, units: [], cumulativeSince: nil)
    let layout = try #require(definitions.reports["national-nd30"])
    let texts = Self.texts(try book(table, template: layout).sheets[0])
    for text in sender.says { #expect(texts.contains(text), "\(text): \(texts)") }
    #expect(!texts.contains { $0.hasPrefix(sender.not) }, "\(texts)")
  }

  @Test func `the first page for donors answers: reached, in step with time, changed, trusted`() throws {
    let layout = try #require(definitions.reports["donor-sheet"])
    #expect(layout.sheets[0].rows == .overview)
    let year = try #require(Period("2022", calendar: .calendar))
    let earlier = IndicatorTable(
      period: year, structure: .y2024,
      total: try unit(
        "54", "Tỉnh Phú Yên", 50, [models("D8.1.1", new: 22, consolidated: 0, maintained: 0)]),
      units: [], cumulativeSince: nil)
    let sheet = try SummaryReport(
      layout, table: try table(), earlier: [earlier], definitions: definitions, facts: SummaryFacts()
    ).workbook().sheets[0]
    func cells(_ code: String) throws -> [CellContent] {
      let row = try row(of: code, in: sheet, column: 1)
      return try (3...7).map { sheet.content(at: try #require(CellReference(row: row, column: $0))) }
    }
    let teams = try cells("D8.1.1")
    // 52 of 63 are 82,5 %, 2021 to 2023 are 1095 of 1826 days; 30 more than at the end of 2022.
    #expect(teams[0] == .number(52) && teams[1] == .number(63) && teams[4] == .number(30))
    #expect(teams[3] == .text("Kịp tiến độ"))
    guard case .formula(_, .number(let share)) = teams[2] else {
      Issue.record("no live share: \(teams)")
      return
    }
    #expect(abs(share - 52.0 / 63) < 1e-12)
    #expect(try cells("D8.3.3")[3] == .text("Chưa có chỉ tiêu"))
    #expect(try cells("D8.4.1") == [.blank, .blank, .blank, .text("Chưa có số liệu"), .blank])
    let texts = Self.texts(sheet)
    #expect(texts.contains { $0.contains("đã qua 60,0% thời gian của giai đoạn 2021–2025") }, "\(texts)")
    #expect(texts.contains("55/57 thôn (96,5%)") && texts.contains("Thay đổi so với năm 2022"), "\(texts)")
  }

  @Test("rows of the domestic-violence table that the project does not collect are empty and say so")
  func domesticViolence() throws {
    let layout = try #require(definitions.reports["domestic-violence"])
    let sheet = try book(template: layout).sheets[0]
    let elderly = try row(of: "Người cao tuổi", in: sheet)
    #expect(sheet.content(at: try #require(CellReference(row: elderly, column: 3))) == .blank)
    #expect(
      sheet.content(at: try #require(CellReference(row: elderly, column: 4)))
        == .text("Dự án 8 không thu thập"))
    let texts = Self.texts(sheet)
    #expect(texts.contains("Phú Yên, ngày … tháng … năm …"))
    #expect(texts.contains("(Ký, ghi rõ họ tên)") && texts.contains("(Ký, đóng dấu, ghi rõ họ tên)"))
    let addresses = try row(of: "Số địa chỉ tin cậy", in: sheet)
    #expect(sheet.content(at: try #require(CellReference(row: addresses, column: 3))) == .number(3))
  }

  @Test("by the decree the national title stands on the first sheet, the others are its annexes")
  func annexes() throws {
    let layout = try #require(definitions.reports["national-nd30"])
    let sheets = try book(template: layout, facts: SummaryFacts(placeholders: ["number": "05/BC-BTV"])).sheets
    let title = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    #expect(Self.texts(sheets[0]).contains(title))
    #expect(Self.texts(sheets[0]).contains("HỘI LIÊN HIỆP PHỤ NỮ TỈNH PHÚ YÊN"))
    #expect(Self.texts(sheets[0]).contains("Kết quả thực hiện Dự án 8 trong năm 2023"))
    for (sheet, number) in zip(sheets.dropFirst(), ["I", "II", "III", "IV", "V", "VI"]) {
      let texts = Self.texts(sheet)
      #expect(!texts.contains(title), "\(sheet.name)")
      #expect(texts.contains("Phụ lục \(number)"))
      #expect(
        texts.contains(
          "(Kèm theo Báo cáo số 05/BC-BTV ngày … tháng … năm … của Hội Liên hiệp Phụ nữ tỉnh Phú Yên)"))
      #expect(sheet.page.firstPageNumber == 1)
    }
  }

  @Test("in time and late stand by unit with a live share; without a deadline the cells are empty")
  func timeliness() throws {
    let province = try #require(UnitCode("54", structure: .y2024))
    let district = try #require(UnitCode("561", structure: .y2024))
    func sheet(lastDay: CalendarDate?, isKnown: Bool = true) throws -> Worksheet {
      let timeliness = SummaryFacts.Timeliness(
        lastDay: lastDay,
        arrivals: !isKnown
          ? nil : [province: .init(inTime: 40, late: 15), district: .init(inTime: 30, late: 5)])
      let workbook = try book(facts: SummaryFacts(timeliness: timeliness))
      return try #require(workbook.sheets.first { $0.name == "Chất lượng số liệu" })
    }
    let known = try sheet(lastDay: CalendarDate(year: 2023, month: 9, day: 9))
    let row = try row(of: "Huyện Sông Hinh", in: known)
    func content(_ column: Int, in sheet: Worksheet) throws -> CellContent {
      sheet.content(at: try #require(CellReference(row: row, column: column)))
    }
    #expect(try content(8, in: known) == .number(30))
    #expect(try content(9, in: known) == .number(5))
    guard case .formula(let formula, .number(let share)) = try content(10, in: known) else {
      Issue.record("no live share")
      return
    }
    #expect(formula == "IF(C\(row)=0,\"\",H\(row)/C\(row))")
    #expect(abs(share - 30.0 / 37) < 1e-9)
    let open = try sheet(lastDay: nil)
    for column in 8...10 { #expect(try content(column, in: open) == .blank) }
    #expect(Self.texts(open).contains(try Project.definitions().texts[ReportText.noDeadline].vi))
    let unknown = try sheet(lastDay: CalendarDate(year: 2023, month: 9, day: 9), isKnown: false)
    for column in 8...10 { #expect(try content(column, in: unknown) == .blank) }
    #expect(Self.texts(unknown).contains { $0.contains("09/09/2023") && $0.contains("không biết") })
  }
}
