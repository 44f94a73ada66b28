package import P8Definitions
package import P8Model

/// An indicator table as parts of a page, in the words of the table of the command.
package struct IndicatorTableMarkup {
  private let words: IndicatorTableText
  private let figureLink: (FigureKey, Indicator) -> String?
  private let unitLink: (UnitCode) -> String?

  /// - Parameters:
  ///   - figureLink: Where a figure of the unit is explained; nil for a figure that has no page.
  ///   - unitLink: Where the table of a unit below is; nil for one that has no page.
  package init(
    definitions: Definitions, language: Language,
    figureLink: @escaping (FigureKey, Indicator) -> String?, unitLink: @escaping (UnitCode) -> String?
  ) {
    words = IndicatorTableText(definitions: definitions, language: language)
    (self.figureLink, self.unitLink) = (figureLink, unitLink)
  }

  private var language: Language { words.language }

  /// From how many villages the figures come, and since when cumulative ones are counted.
  package func lead(of table: IndicatorTable) -> [String] {
    [
      words.coverage(table.total.coverage),
      PhaseWords.cumulative(of: table.period, words.definitions.programme)[language],
    ]
  }

  /// The indicators of the unit, a row each.
  package func indicators(of table: IndicatorTable, in html: inout HTMLWriter) {
    let definitions = words.definitions.during(table.period)
    let headers = IndicatorTableText.header.map { $0[language] }
    scrolling(table.total.name, in: &html) { html in
      html.element("table", ["class": "stack"]) { html in
        html.element("caption", ["class": "said"], table.total.name)
        head(headers, texts: 3, in: &html)
        html.element("tbody") { html in
          for indicator in definitions.indicators {
            html.element("tr") { html in
              html.element("td", ["class": "code"], indicator.code)
              html.element("th", ["scope": "row"], indicator.name[language])
              html.element("td", definitions.measures[indicator.measure]?.name[language] ?? "")
              for (key, header) in zip([FigureKey.inPeriod, .cumulative], headers.dropFirst(3)) {
                html.element("td", ["class": "number", "data-label": header]) { html in
                  figure(key, of: indicator, in: table.total, to: &html)
                }
              }
              let target = words.target(of: indicator, in: table)
              let percent = words.percent(table.total.value(.cumulative, of: indicator.code), of: target)
              for (text, header) in zip(
                [target == nil ? "" : indicator.shown(target, in: language), percent], headers.dropFirst(5))
              {
                html.element("td", ["class": "number", "data-label": text.isEmpty ? nil : header], text)
              }
            }
          }
        }
      }
    }
  }

  /// The units below, a row each, by the indicators by which units are compared.
  package func units(of table: IndicatorTable, in html: inout HTMLWriter) {
    let indicators = words.definitions.during(table.period).comparedIndicators
    let headers =
      [language.say("Đơn vị", "Unit"), language.say("Thôn", "Villages")] + indicators.map(\.code)
    let title = language.say("Theo đơn vị, lũy kế", "By unit, cumulative")
    scrolling(title, in: &html) { html in
      html.element("table") { html in
        html.element("caption", title)
        head(headers, texts: 1, in: &html)
        html.element("tbody") { html in
          for unit in table.units {
            html.element("tr") { html in
              html.element("th", ["scope": "row"]) { html in
                link(unitLink(unit.unit), unit.name, in: &html)
                html.element("span", ["class": "small"], " \(unit.unit.code)")
              }
              html.element("td", ["class": "number"], "\(unit.coverage.counted)/\(unit.coverage.expected)")
              for indicator in indicators {
                html.element(
                  "td", ["class": "number"],
                  indicator.shown(unit.value(.cumulative, of: indicator.code), in: language))
              }
            }
          }
          if let rest = words.remainder(of: table, indicators) {
            html.element("tr") { html in
              for (index, text) in rest.dropFirst().enumerated() {
                html.element(
                  index == 0 ? "th" : "td",
                  ["class": index == 0 ? nil : "number", "scope": index == 0 ? "row" : nil], text)
              }
            }
          }
        }
      }
    }
    html.element("dl", ["class": "codes"]) { html in
      for indicator in indicators {
        html.element("div") { html in
          html.element("dt", indicator.code)
          html.element("dd", indicator.name[language])
        }
      }
    }
  }

  /// What a reader must know beside the figures.
  package func notes(of table: IndicatorTable, in html: inout HTMLWriter) {
    let marks = PhaseWords.marks(
      of: words.definitions.during(table.period).indicators, words.definitions.programme)
    let notes = (marks + table.notes).map { $0[language] }
    guard !notes.isEmpty else { return }
    html.element("ul", ["class": "notes"]) { html in
      for note in notes { html.element("li", note) }
    }
  }

  private func figure(
    _ key: FigureKey, of indicator: Indicator, in unit: UnitFigures, to html: inout HTMLWriter
  ) {
    guard let value = unit.value(key, of: indicator.code) else {
      html.text(indicator.shown(nil, in: language))
      return
    }
    link(figureLink(key, indicator), indicator.shown(value, in: language), in: &html)
  }

  private func link(_ address: String?, _ text: String, in html: inout HTMLWriter) {
    if let address { html.element("a", ["href": address], text) } else { html.text(text) }
  }

  private func scrolling(
    _ title: String, in html: inout HTMLWriter, _ content: (inout HTMLWriter) -> Void
  ) {
    html.element(
      "div", ["class": "scroll", "tabindex": "0", "role": "region", "aria-label": title], content)
  }

  private func head(_ headers: [String], texts: Int, in html: inout HTMLWriter) {
    html.element("thead") { html in
      html.element("tr") { html in
        for (index, header) in headers.enumerated() {
          html.element("th", ["scope": "col", "class": index >= texts ? "number" : nil], header)
        }
      }
    }
  }
}
