import P8Definitions
import P8Model

extension DashboardPage {
  /// Cards of the indicators that people look at first.
  func keyFigures(in html: inout HTMLWriter) {
    let shown = reported(mainIndicators, in: table.total)
    section("key", DashboardPhrases.keyFigures, in: &html) { html in
      if shown.isEmpty {
        html.element(
          "p", language.say("Kỳ này chưa có số liệu nào.", "There are no figures for this period yet."))
      }
      // What there is comes first; of what there is none a line says so, not a card as big as a result.
      let (some, none) = (shown.filter { !isNone($0) }, shown.filter(isNone))
      html.element("div", ["class": "cards"]) { html in
        for indicator in some {
          html.element("div", ["class": "card"]) { card(indicator, in: &$0) }
        }
      }
      if !none.isEmpty {
        let names = none.map { $0.name[language] }.joined(separator: "; ")
        html.element(
          "p", ["class": "small none-yet"],
          language.say("Đã báo cáo là chưa có (0): \(names).", "Reported as none so far (0): \(names)."))
      }
    }
  }

  /// Whether an indicator is known to be zero, in the period and since the beginning, as far as these are known.
  private func isNone(_ indicator: Indicator) -> Bool {
    let figures = [FigureKey.inPeriod, .cumulative].map { table.total.shown($0, of: indicator) }
    return figures.contains(.known(.zero)) && figures.allSatisfy { $0 == .known(.zero) || $0 == .missing }
  }

  private func card(_ indicator: Indicator, in html: inout HTMLWriter) {
    let target = target(of: indicator)
    let key = achieved(indicator, against: target)
    html.element("h3", indicator.name[language])
    html.element("p", ["class": "big"]) { html in
      html.element("strong") { write(table.total.shown(key, of: indicator), of: indicator, to: &$0) }
      html.text(" " + measure(of: indicator))
    }
    let other: FigureKey = key == .cumulative ? .inPeriod : .cumulative
    html.element("p", ["class": "small"]) { html in
      html.text(
        (other == .inPeriod ? DashboardPhrases.inPeriod : DashboardPhrases.cumulative)[language] + ": ")
      write(table.total.shown(other, of: indicator), of: indicator, to: &html)
    }
    if let percent = percent(table.total.value(key, of: indicator.code), of: target?.value),
      let goal = target?.value
    {
      let words = language.say(
        "Đạt \(text(percent: percent)) chỉ tiêu \(text(goal, of: indicator))",
        "\(text(percent: percent)) of the target of \(text(goal, of: indicator))")
      bar(percent.double / 100, title: words, in: &html)
      html.element("p", ["class": "small"], words)
    }
  }

  /// A table of the indicators that have a target, with bars.
  func progress(in html: inout HTMLWriter) {
    let rows = definitions.indicators.compactMap { indicator -> (Indicator, Target)? in
      target(of: indicator).map { (indicator, $0) }
    }
    section(
      "progress", DashboardPhrases.progress,
      lead: language.say(
        "Vạch đứng là 100% chỉ tiêu. Tỷ lệ trên 100% không bị cắt.",
        "The line stands at 100% of the target. Above 100% nothing is cut off."), in: &html
    ) { html in
      guard !rows.isEmpty else {
        html.element(
          "p", language.say("Đơn vị này chưa có chỉ tiêu nào.", "No target is set for this unit."))
        return
      }
      let percents = rows.map { indicator, target in
        percent(table.total.value(achieved(indicator, against: target), of: indicator.code), of: target.value)
      }
      let scale = max(100, percents.compactMap { $0?.double }.max() ?? 100)
      html.element("div", ["class": "scroll"]) { html in
        html.element("table", ["class": "progress"]) { html in
          head(
            [
              say(.indicator), say(.label),
              DashboardPhrases.target[language], DashboardPhrases.actual[language],
              DashboardPhrases.share[language],
            ], texts: 2, in: &html)
          html.element("tbody") { html in
            for ((indicator, target), percent) in zip(rows, percents) {
              html.element("tr") { html in
                row(indicator, target, percent, scale: scale, in: &html)
              }
            }
          }
        }
      }
    }
  }

  /// All bars share one scale, so that a result above its target is not cut.
  private func row(
    _ indicator: Indicator, _ target: Target, _ percent: ExactDecimal?, scale: Double,
    in html: inout HTMLWriter
  ) {
    html.element("th", ["scope": "row"]) { html in
      html.text(indicator.name[language])
      html.element(
        "span", ["class": "small"],
        "\(indicator.code) · \(definitions.texts.name(of: target.span, phase: phase.name)[language])"
      )
    }
    html.element("td", say(ReportText(target.label)))
    html.element("td", ["class": "number", "data-label": DashboardPhrases.target[language]]) { html in
      write(target.value.map(ShownFigure.known) ?? .missing, of: indicator, to: &html)
    }
    html.element("td", ["class": "number", "data-label": DashboardPhrases.actual[language]]) { html in
      write(
        table.total.shown(achieved(indicator, against: target), of: indicator), of: indicator, to: &html)
    }
    html.element("td", ["class": "chart"]) { html in
      guard let percent else {
        html.element(
          "span", ["class": "small"],
          target.value == nil
            ? say(.targetUnconfirmed) : say(.noFigure))
        return
      }
      bar(
        percent.double / scale, mark: 100 / scale,
        title: "\(indicator.name[language]): \(text(percent: percent))", in: &html)
      html.element("span", ["class": "value"], text(percent: percent))
    }
  }

  /// Bars of the units right below, for each main indicator.
  func comparison(in html: inout HTMLWriter) {
    let units = table.units
    let reported = mainIndicators.filter { indicator in
      units.contains { $0.shown(.cumulative, of: indicator) != .missing }
    }
    // Where nothing was done anywhere a sentence says more than a chart.
    let none = reported.filter { indicator in
      units.allSatisfy { [.known(0), .missing].contains($0.shown(.cumulative, of: indicator)) }
    }
    let shown = reported.filter { !none.contains($0) }
    section("comparison", DashboardPhrases.comparison, in: &html) { html in
      guard !reported.isEmpty else {
        html.element(
          "p",
          language.say(
            "Không có số liệu của đơn vị cấp dưới để so sánh.",
            "There are no figures of units below to compare."))
        return
      }
      html.element("div", ["class": "grid"]) { html in
        for indicator in shown {
          html.element("figure") { html in
            html.element("figcaption", "\(indicator.name[language]) (\(measure(of: indicator)))")
            bars(of: indicator, in: &html)
          }
        }
      }
      if !none.isEmpty {
        html.element(
          "p", ["class": "small"],
          language.say("Bằng 0 ở mọi đơn vị: ", "Zero in every unit: ")
            + none.map { $0.name[language] }.joined(separator: "; ") + ".")
      }
    }
  }

  private func bars(of indicator: Indicator, in html: inout HTMLWriter) {
    let values = table.units.map { ($0, $0.shown(.cumulative, of: indicator)) }
    let largest = max(1e-9, values.compactMap { $0.1.value?.double }.max() ?? 0)
    html.element("table", ["class": "bars"]) { html in
      html.element("caption", ["class": "said"], indicator.name[language])
      html.element("tbody") { html in
        for (unit, figure) in values {
          html.element("tr") { html in
            html.element("th", ["scope": "row"], unit.name)
            html.element("td", ["class": "chart"]) { html in
              if let value = figure.value {
                bar(
                  value.double / largest, title: "\(unit.name): \(text(value, of: indicator))", in: &html)
              }
            }
            html.element("td", ["class": "number"]) { write(figure, of: indicator, to: &$0) }
          }
        }
        if let rest = table.remainder(.cumulative, of: indicator.code) {
          html.element("tr") { html in
            html.element("th", ["scope": "row"], say(.aboveUnits))
            html.element("td", ["class": "chart"], "")
            html.element("td", ["class": "number"], text(rest, of: indicator))
          }
        }
      }
    }
  }
}
