package import P8Definitions
package import P8Model

/// Indicators of a unit in several periods as a table of a page, in the words of the command.
package struct IndicatorTrendMarkup {
  private let words: IndicatorTrendText

  package init(definitions: Definitions, language: Language) {
    words = IndicatorTrendText(definitions: definitions, figure: nil, language: language)
  }

  /// The table, and what must be said of it.
  package func write(_ trend: IndicatorTrend, title: String, to html: inout HTMLWriter) {
    let language = words.language
    let indicators = words.indicators(of: trend)
    html.element("div", ["class": "scroll", "tabindex": "0", "role": "region", "aria-label": title]) { html in
      html.element("table") { html in
        html.element("caption", title)
        html.element("thead") { html in
          html.element("tr") { html in
            html.element("th", ["scope": "col"], IndicatorTableText.header[1][language])
            html.element("th", ["scope": "col"], IndicatorTableText.header[2][language])
            for period in trend.periods {
              html.element("th", ["scope": "col", "class": "number"], period.name)
            }
          }
        }
        html.element("tbody") { html in
          html.element("tr", ["class": "total"]) { html in
            html.element(
              "th", ["scope": "row"], language.say("Thôn đã báo cáo", "Villages that reported"))
            html.element("td", "")
            for table in trend.tables {
              html.element("td", ["class": "number"], words.coverage(table.total.coverage))
            }
          }
          for indicator in indicators { row(indicator, trend, in: &html) }
        }
      }
    }
    let notes =
      words.phases(of: trend).dropFirst().map { PhaseWords.begins($0)[language] }
      + PhaseWords.marks(of: indicators, words.definitions.programme).map { $0[language] }
      + trend.tables.flatMap { table in table.notes.map { "\(table.period.name): \($0[language])" } }
    guard !notes.isEmpty else { return }
    html.element("ul", ["class": "notes"]) { html in
      for note in notes { html.element("li", note) }
    }
  }

  private func row(_ indicator: Indicator, _ trend: IndicatorTrend, in html: inout HTMLWriter) {
    html.element("tr") { html in
      html.element("th", ["scope": "row"]) { html in
        html.text(indicator.name[words.language])
        html.element("span", ["class": "small"], " \(indicator.code)")
      }
      html.element("td", words.definitions.measures[indicator.measure]?.name[words.language] ?? "")
      for table in trend.tables {
        html.element(
          "td", ["class": "number"],
          indicator.shown(
            table.total.value(words.key(of: indicator), of: indicator.code), in: words.language))
      }
    }
  }
}
