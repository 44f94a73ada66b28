import ContentDigest
import P8Definitions
import P8Exports
import P8Model
import P8Presentation
import TestSupport
import Testing
import XMLStream

/// The dashboard page: well-formed, closed to the outside, readable without colours.
struct DashboardPageTests {
  /// Random figures of Phú Yên by district and commune, in which the parts make the totals.
  private struct Made {
    var levels: [IndicatorTable]
    var trend: [IndicatorTable]
  }

  private static func made(
    seed: UInt64, definitions: Definitions, name: String? = nil, largest: Int = 40
  ) throws -> Made {
    var random = SplitMix64(seed: seed)
    let province = try #require(UnitCode("54", structure: .y2024))
    let codes = definitions.indicators.filter { $0.kind != .ratio }.map(\.code)
    func unit(_ code: UnitCode, _ values: [String: ExactDecimal]) -> UnitFigures {
      UnitFigures(
        unit: code, name: name ?? definitions.units[code]?.name ?? code.code,
        coverage: Coverage(counted: 2, held: 1, expected: 4),
        indicators: values.mapValues { value in
          IndicatorFigures(indicator: "", values: [.inPeriod: value, .cumulative: value])
        })
    }
    func sum(_ units: [UnitFigures]) throws -> [String: ExactDecimal] {
      var sums: [String: ExactDecimal] = [:]
      for code in codes {
        let values = units.compactMap { $0.value(.cumulative, of: code) }
        if values.isEmpty { continue }
        sums[code] = try values.reduce(.zero) { try #require($0.adding($1)) }
      }
      return sums
    }
    var districts: [UnitFigures] = []
    var communes: [UnitFigures] = []
    for district in definitions.units.children(of: province).sorted().prefix(4) {
      let inside = definitions.units.children(of: district).sorted().map { commune in
        var values: [String: ExactDecimal] = [:]
        for code in codes where Int.random(in: 0..<4, using: &random) > 0 {
          values[code] = ExactDecimal(Int.random(in: 0...largest, using: &random))
        }
        return unit(commune, values)
      }
      communes += inside
      districts.append(unit(district, try sum(inside)))
    }
    let total = unit(province, try sum(districts))
    let period = try #require(Period("2023", calendar: .calendar))
    func table(_ units: [UnitFigures], _ period: Period) -> IndicatorTable {
      IndicatorTable(
        period: period, structure: .y2024, total: total, units: units, cumulativeSince: period.from)
    }
    return Made(
      levels: [table(districts, period), table(communes, period)],
      trend: [table([], try #require(period.previous)), table([], period)])
  }

  private static func page(
    _ made: Made, _ definitions: Definitions, _ language: Language = .vi, notes: [LocalizedText] = []
  ) throws -> [UInt8] {
    let protected = SmallCounts(definitions).protect(made.levels + made.trend)
    let figures = try #require(
      DashboardFigures(
        levels: Array(protected.prefix(made.levels.count)),
        trend: Array(protected.dropFirst(made.levels.count)),
        quality: .init(accepted: 3, held: 1, supplements: 0, findings: [.error: 2]), notes: notes))
    return DashboardPage(figures, definitions: definitions, language: language).bytes()
  }

  @Test func `a quotient is shown as it is kept: in percent, with one decimal`() throws {
    let definitions = try Project.definitions()
    let ratio = try #require(definitions.indicators.first { $0.kind == .ratio && $0.measure == "percent" })
    let province = try #require(UnitCode("54", structure: .y2024))
    let value = try #require(ExactDecimal("82.456"))
    let total = UnitFigures(
      unit: province, name: "Tỉnh Phú Yên", coverage: Coverage(counted: 1, held: 0, expected: 1),
      indicators: [
        ratio.code: IndicatorFigures(indicator: ratio.code, values: [.inPeriod: value, .cumulative: value])
      ])
    let table = IndicatorTable(
      period: try #require(Period("2023", calendar: .calendar)), structure: .y2024, total: total, units: [],
      cumulativeSince: nil)
    let page = String(
      decoding: try Self.page(Made(levels: [table], trend: [table]), definitions), as: UTF8.self)
    #expect(page.contains("82,5"))
    #expect(!page.contains("8.245,6"))
  }

  /// The page as a tree; the declaration of HTML is no XML that this reader takes.
  private static func tree(_ bytes: [UInt8]) throws -> XMLTree {
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(text.hasPrefix("<!DOCTYPE html>\n<html lang="))
    return try XMLTree(Array(text.dropFirst("<!DOCTYPE html>\n".count).utf8))
  }

  private static func all(_ element: XMLTree.Element) -> [XMLTree.Element] {
    [element] + element.children.flatMap(all)
  }

  @Test(arguments: Language.allCases)
  func `the page is well-formed, speaks its language, and asks nothing of the outside`(language: Language)
    throws
  {
    let definitions = try Project.definitions()
    let bytes = try Self.page(try Self.made(seed: 1, definitions: definitions), definitions, language)
    let root = try #require(try Self.tree(bytes).root)
    #expect(root["lang"] == language.rawValue)
    let elements = Self.all(root)
    let allowed: Set<String> = [
      "html", "head", "meta", "title", "style", "body", "a", "header", "main", "footer", "nav", "section",
      "h1",
      "h2", "h3", "p", "ul", "li", "div", "span", "b", "strong", "small", "table", "caption", "thead",
      "tbody",
      "tr", "th", "td", "details", "summary", "figure", "figcaption", "svg", "rect", "line", "polyline",
      "circle",
      "text",
    ]
    #expect(Set(elements.map(\.name)).subtracting(allowed).isEmpty)
    let ids = elements.compactMap { $0["id"] }
    #expect(Set(ids).count == ids.count)
    for link in elements.compactMap({ $0["href"] }) {
      #expect(link.hasPrefix("#") && ids.contains(String(link.dropFirst())), "\(link)")
    }
    #expect(elements.allSatisfy { $0["src"] == nil && $0["style"] == nil && $0["onclick"] == nil })
    let text = String(decoding: bytes, as: UTF8.self)
    for word in ["http:", "https:", "url(", "@import", "//"] { #expect(!text.contains(word), "\(word)") }
    // Every drawing has its words.
    for drawing in elements where drawing.name == "svg" {
      #expect(drawing["aria-label"]?.isEmpty == false)
      #expect(drawing.child("title")?.text == drawing["aria-label"])
    }
    // Every column has its head.
    for head in elements where head.name == "th" { #expect(head["scope"] != nil) }
  }

  @Test func `the policy lets in the page's own style and nothing else`() throws {
    let definitions = try Project.definitions()
    let root = try #require(
      try Self.tree(Self.page(Self.made(seed: 2, definitions: definitions), definitions)).root)
    let head = try #require(root.child("head"))
    let style = try #require(head.child("style")).text
    let policy = head.children.compactMap { $0["content"] }.first { $0.contains("default-src") }
    let digest = Base64.text(of: ContentDigest.sha256Bytes(style))
    #expect(policy == "default-src 'none'; style-src 'sha256-\(digest)'; base-uri 'none'; form-action 'none'")
  }

  @Test(arguments: [
    "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "=cmd|' /C calc'!A0", "&lt;b&gt;",
    "'; --",
    "\u{202E}321", "\u{0}\u{7}", "]]>", "<!--", "</style>",
  ])
  func `a name cannot become markup`(name: String) throws {
    let definitions = try Project.definitions()
    let made = try Self.made(seed: 3, definitions: definitions, name: name)
    let note = LocalizedText(vi: name, en: name)
    let root = try #require(try Self.tree(Self.page(made, definitions, notes: [note])).root)
    let elements = Self.all(root)
    #expect(!elements.contains { ["script", "img", "b onload"].contains($0.name) })
    let notice = try #require(elements.first { $0["class"] == "notice" })
    #expect(notice.children.isEmpty)
    let shown = name.replacing("\u{202E}", with: "").replacing("\u{0}", with: "\u{FFFD}")
      .replacing("\u{7}", with: "\u{FFFD}")
    #expect(notice.text == shown)
  }

  /// Who receives a page has no such command, and words that no M&E officer would write were found in exports.
  @Test(arguments: Language.allCases)
  func `a page tells nobody to run a command, in words of the field`(language: Language) throws {
    let definitions = try Project.definitions()
    let page = String(
      decoding: try Self.page(Self.made(seed: 3, definitions: definitions), definitions, language),
      as: UTF8.self)
    for words in ["p8 explain", "p8 verify", "Nought", "nought", "Reached of the target", ">Measure<"] {
      #expect(!page.contains(words), "\(words)")
    }
  }

  @Test func `the same figures give the same bytes`() throws {
    let definitions = try Project.definitions()
    let first = try Self.page(Self.made(seed: 4, definitions: definitions), definitions)
    let second = try Self.page(Self.made(seed: 4, definitions: definitions), definitions)
    #expect(first == second)
  }

  @Test(arguments: 1...12 as ClosedRange<UInt64>)
  func `what is shown of the units makes the total, or something is held back`(seed: UInt64) throws {
    let definitions = try Project.definitions()
    let made = try Self.made(seed: seed, definitions: definitions, largest: seed.isMultiple(of: 2) ? 4 : 60)
    let root = try #require(try Self.tree(Self.page(made, definitions, .en)).root)
    let figures = Self.all(root).filter { $0.name == "figure" }.filter { figure in
      Self.all(figure).contains { $0["class"] == "bars" }
    }
    #expect(!figures.isEmpty)
    for figure in figures {
      let label = try #require(figure.child("figcaption")).text
      let indicator = try #require(definitions.indicators.first { label.hasPrefix($0.name.en + " (") })
      let total = try #require(made.levels[0].total.value(.cumulative, of: indicator.code))
      let cells = Self.all(figure).filter { $0.name == "td" && $0["class"] == "number" }
      var sum = ExactDecimal.zero
      var isHeldBack = false
      for cell in cells {
        if Self.all(cell).contains(where: { $0["class"] == "held" }) { isHeldBack = true }
        if let value = ExactDecimal(cell.text.filter { $0 != "," }) { sum = try #require(sum.adding(value)) }
      }
      #expect(isHeldBack || sum == total, "\(indicator.code): \(sum) of \(total)")
      if isHeldBack { #expect(sum <= total) }
    }
  }

  @Test func `a figure that is not known is no nought, and one that is held back is neither`() throws {
    let definitions = try Project.definitions()
    let code = try #require(UnitCode("54", structure: .y2024))
    let period = try #require(Period("2023", calendar: .calendar))
    let total = UnitFigures(
      unit: code, name: "Phú Yên", coverage: Coverage(counted: 0, held: 0, expected: 0),
      indicators: [
        "D8.1.1": IndicatorFigures(indicator: "D8.1.1", values: [.cumulative: 0]),
        "D8.2.1": IndicatorFigures(indicator: "D8.2.1", values: [:], heldBack: [.cumulative]),
      ])
    let table = IndicatorTable(
      period: period, structure: .y2024, total: total, units: [], cumulativeSince: nil)
    let figures = try #require(
      DashboardFigures(
        levels: [table], trend: [],
        quality: .init(accepted: 0, held: 0, supplements: 0, findings: [:])))
    let text = String(
      decoding: DashboardPage(figures, definitions: definitions, language: .vi).bytes(), as: UTF8.self)
    let teams = try #require(definitions.indicator("D8.1.1")).name.vi
    #expect(text.contains("Đã báo cáo là chưa có (0): \(teams)."))
    #expect(text.contains("<strong><span class=\"held\">không nêu</span></strong>"))
    #expect(text.contains("<span class=\"said\">Chưa có số liệu</span>"))
    #expect(text.contains("Không có số liệu của đơn vị cấp dưới"))
    #expect(!text.contains("NaN") && !text.contains("inf"))
  }

  @Test func `results have cards, what is none has a line after them`() throws {
    let definitions = try Project.definitions()
    func figures(_ code: String, _ values: [FigureKey: ExactDecimal]) -> (String, IndicatorFigures) {
      (code, IndicatorFigures(indicator: code, values: values))
    }
    let total = UnitFigures(
      unit: try #require(UnitCode("54", structure: .y2024)), name: "Phú Yên",
      coverage: Coverage(counted: 1, held: 0, expected: 1),
      indicators: Dictionary(
        uniqueKeysWithValues: [
          figures("D8.1.1", [.inPeriod: 0, .cumulative: 0]), figures("D8.2.1", [.cumulative: 0]),
          figures("D8.2.3", [.inPeriod: 0, .cumulative: 3]),
          figures("D8.3.1", [.inPeriod: 8, .cumulative: 8]),
        ]))
    let table = IndicatorTable(
      period: try #require(Period("2023", calendar: .calendar)), structure: .y2024, total: total, units: [],
      cumulativeSince: nil)
    let root = try #require(
      try Self.tree(Self.page(Made(levels: [table], trend: [table]), definitions, .en)).root)
    let cards = Self.all(root).filter { $0["class"] == "card" }.compactMap { $0.child("h3")?.text }
    func name(_ code: String) throws -> String { try #require(definitions.indicator(code)).name.en }
    #expect(try cards == [name("D8.2.3"), name("D8.3.1")])
    let line = try #require(Self.all(root).first { $0["class"] == "small none-yet" })
    #expect(try line.text == "Reported as none so far (0): \(name("D8.1.1")); \(name("D8.2.1")).")
  }

  // MARK: - Contrast

  /// The relative luminance of WCAG 2.2.
  private static func luminance(_ colour: String) throws -> Double {
    var digits = Array(colour.dropFirst())
    if digits.count == 3 { digits = digits.flatMap { [$0, $0] } }
    let channels = try stride(from: 0, to: 6, by: 2).map { start in
      let value = Double(try #require(Int(String(digits[start...(start + 1)]), radix: 16))) / 255
      // The power 2.4 without a library of mathematics: x^2.4 = (x^12)^(1/5), by Newton's method.
      let base = (value + 0.055) / 1.055
      let power = (0..<12).reduce(1.0) { result, _ in result * base }
      var root = 0.5
      for _ in 0..<200 {
        root -= (root * root * root * root * root - power) / (5 * root * root * root * root)
      }
      return value <= 0.04045 ? value / 12.92 : root
    }
    return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]
  }

  @Test(arguments: [0, 1])
  func `text stands out from its ground by 4.5 to 1 at least, light and dark`(scheme: Int) throws {
    let blocks = DashboardStyle.sheet.split(separator: ":root{").dropFirst()
    let block = try #require(Array(blocks)[scheme].split(separator: "}").first)
    var colours: [String: String] = [:]
    for pair in block.split(whereSeparator: { $0 == ";" || $0.isNewline }) {
      let words = pair.split(separator: ":")
      if words.count == 2 { colours[String(words[0]).filter { $0 != " " }] = String(words[1]) }
    }
    func ratio(_ text: String, _ ground: String) throws -> Double {
      let first = try Self.luminance(try #require(colours[text]))
      let second = try Self.luminance(try #require(colours[ground]))
      return (max(first, second) + 0.05) / (min(first, second) + 0.05)
    }
    for text in ["--ink", "--soft", "--accent"] {
      for ground in ["--paper", "--ground"] {
        #expect(try ratio(text, ground) >= 4.5, "\(text) on \(ground)")
      }
    }
    for ground in ["--g0", "--g1", "--g2", "--g3", "--g4", "--notice"] {
      #expect(try ratio("--ink", ground) >= 4.5, "ink on \(ground)")
    }
    // Drawings need 3 to 1.
    #expect(try ratio("--accent", "--track") >= 3)
  }
}
