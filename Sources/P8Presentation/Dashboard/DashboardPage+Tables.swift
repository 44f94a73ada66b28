import P8Definitions
import P8Model

extension DashboardPage {
  /// All indicators of the unit, by content.
  func allIndicators(in html: inout HTMLWriter) {
    section("indicators", DashboardPhrases.indicators, in: &html) { html in
      for content in definitions.programme.contents {
        let indicators = definitions.indicators.filter { $0.content == content.number }
        guard !indicators.isEmpty else { continue }
        html.element("h3", "\(RomanNumeral.text(content.number)). \(content.shortName[language])")
        html.element("div", ["class": "scroll"]) { html in
          html.element("table", ["class": "stack"]) { html in
            html.element("caption", ["class": "said"], content.name[language])
            head(
              [
                DashboardPhrases.code[language], say(.indicator),
                say(.measure), DashboardPhrases.parts[language],
                DashboardPhrases.inPeriod[language], DashboardPhrases.cumulative[language],
              ], texts: 4, in: &html)
            html.element("tbody") { html in
              for indicator in indicators {
                html.element("tr", ["class": indicator.partOf == nil ? nil : "inner"]) { html in
                  html.element("td", indicator.code)
                  html.element("th", ["scope": "row"], indicator.name[language])
                  html.element("td", measure(of: indicator))
                  html.element("td", ["class": "small parts"]) { parts(of: indicator, in: &$0) }
                  figures(of: indicator, in: table.total, to: &html)
                }
              }
            }
          }
        }
      }
    }
  }

  private func parts(of indicator: Indicator, in html: inout HTMLWriter) {
    var isFirst = true
    for part in indicator.parts {
      let figure = table.total.shown(.part(part.id), of: indicator)
      guard figure != .missing else { continue }
      html.text((isFirst ? "" : "; ") + part.name[language] + " ")
      write(figure, of: indicator, to: &html)
      isFirst = false
    }
  }

  private func figures(of indicator: Indicator, in unit: UnitFigures, to html: inout HTMLWriter) {
    for (key, label) in [
      (FigureKey.inPeriod, DashboardPhrases.inPeriod), (.cumulative, DashboardPhrases.cumulative),
    ] {
      html.element("td", ["class": "number", "data-label": label[language]]) {
        write(unit.shown(key, of: indicator), of: indicator, to: &$0)
      }
    }
  }

  // MARK: - From the total to each unit

  /// The units inside each other, folded; a browser searches and prints them too.
  func drillDown(in html: inout HTMLWriter) {
    section(
      "units", DashboardPhrases.units,
      lead: language.say(
        "Bấm vào một đơn vị để mở. Nơi lập trang này truy được mỗi con số về từng ô trong báo cáo của thôn.",
        "Open a unit by its name. Whoever made this page can trace each number to a cell of a village's report."
      ),
      in: &html
    ) { html in
      html.element("div", ["class": "tree"]) { unfold(table.total, depth: 0, in: &$0) }
    }
  }

  private func unfold(_ unit: UnitFigures, depth: Int, in html: inout HTMLWriter) {
    html.element("details", ["open": depth == 0 ? "open" : nil]) { html in
      html.element("summary") { html in
        html.element("b", unit.name)
        html.element(
          "span", ["class": "small"],
          " \(unit.unit.code) · \(definitions.texts.coverage(unit.coverage)[language])"
            + (unit.coverage.held > 0
              ? language.say(" · \(unit.coverage.held) giữ lại", " · \(unit.coverage.held) held") : ""))
      }
      if depth > 0 { table(of: unit, in: &html) }
      guard depth < figures.levels.count else { return }
      for below in figures.levels[depth].units
      where depth == 0 || definitions.units.isSame(below.unit, orInside: unit.unit) {
        // A unit in which no village should report and of which nothing is known is left out.
        if below.coverage.expected > 0 || !reported(definitions.indicators, in: below).isEmpty {
          unfold(below, depth: depth + 1, in: &html)
        }
      }
    }
  }

  private func table(of unit: UnitFigures, in html: inout HTMLWriter) {
    let shown = reported(definitions.indicators, in: unit)
    guard !shown.isEmpty else {
      html.element("p", ["class": "small"], say(.noFigure))
      return
    }
    html.element("div", ["class": "scroll"]) { html in
      html.element("table") { html in
        html.element("caption", ["class": "said"], unit.name)
        head(
          [
            say(.indicator), say(.measure),
            DashboardPhrases.inPeriod[language], DashboardPhrases.cumulative[language],
          ], texts: 2, in: &html)
        html.element("tbody") { html in
          for indicator in shown {
            html.element("tr") { html in
              html.element("th", ["scope": "row"]) { html in
                html.text(indicator.name[language])
                html.element("span", ["class": "small"], " \(indicator.code)")
              }
              html.element("td", measure(of: indicator))
              figures(of: indicator, in: unit, to: &html)
            }
          }
        }
      }
    }
  }

  // MARK: - Method

  func method(in html: inout HTMLWriter) {
    section("method", DashboardPhrases.method, in: &html) { html in
      html.element("ul") { html in
        for line in methodLines { html.element("li", line) }
        var seen: Set<LocalizedText> = []
        for note in figures.limits where seen.insert(note).inserted { html.element("li", note[language]) }
      }
      let targets = definitions.indicators.compactMap { indicator in
        target(of: indicator).map { (indicator, $0) }
      }
      guard !targets.isEmpty else { return }
      html.element("h3", say(.targetsTitle))
      html.element("ul") { html in
        for (indicator, target) in targets {
          html.element(
            "li",
            "\(indicator.code) \(indicator.name[language]): \(say(ReportText(target.label)).lowercased()). \(target.citation[language])"
          )
        }
      }
    }
  }

  private var methodLines: [String] {
    var lines = [
      language.say(
        "“–” là chưa có số liệu, khác với 0. “Không nêu” là có số liệu nhưng không công bố.",
        "“–” means that there is no figure, which is not zero. “Held back” means that there is one that is not published."
      ),
      language.say(
        "Số đếm người dưới 5, và những số có thể làm lộ chúng, không được nêu.",
        "Counts of fewer than 5 people, and figures that would give them away, are held back."),
      language.say(
        "Trong kỳ: từ \(table.period.from.formatted(language)) đến \(table.period.to.formatted(language)). Lũy kế: từ \(phase.cumulativeFrom.formatted(language)) (\(phase.name[language])); với mô hình là số đang có ở ngày chốt. Hai loại số này không bao giờ cộng với nhau.",
        "In the period: \(table.period.from.formatted(language)) to \(table.period.to.formatted(language)). Cumulative: since \(phase.cumulativeFrom.formatted(language)) (\(phase.name[language])); of models, those in existence on the closing date. The two are never added."
      ),
      language.say(
        "Báo cáo còn lỗi được giữ lại và không cộng vào đâu cả.",
        "Reports with errors are held and count nowhere."),
    ]
    if let since = table.cumulativeSince {
      lines.append(
        language.say(
          "Lũy kế tính từ báo cáo chốt ngày \(since.formatted(language)).",
          "Cumulative figures begin with the report closed on \(since.formatted(language))."))
    }
    return lines
  }
}
