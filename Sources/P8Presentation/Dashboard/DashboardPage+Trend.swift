import P8Definitions
import P8Model

extension DashboardPage {
  /// A line for each main indicator over the periods that have figures.
  func trend(in html: inout HTMLWriter) {
    let periods = figures.trend
    section("trend", DashboardPhrases.trend, in: &html) { html in
      guard periods.count > 1 else {
        html.element(
          "p",
          language.say(
            "Sổ mới có số liệu của một kỳ. Biểu đồ xuất hiện khi có từ hai kỳ.",
            "The registry has figures of one period only. The chart appears from the second."))
        return
      }
      html.element("div", ["class": "grid"]) { html in
        for indicator in mainIndicators {
          let values = periods.map { $0.total.shown(.cumulative, of: indicator) }
          guard values.contains(where: { $0.value != nil }) else { continue }
          html.element("figure") { html in
            html.element(
              "figcaption",
              "\(indicator.name[language]) (\(measure(of: indicator)), \(DashboardPhrases.cumulative[language].lowercased()))"
            )
            chart(indicator, values, in: &html)
            html.element("details") { html in
              html.element("summary", DashboardPhrases.asTable[language])
              series(indicator, in: &html)
            }
          }
        }
      }
    }
  }

  /// The drawing: 320 by 150, from zero up; a figure that is not known leaves a gap.
  private func chart(_ indicator: Indicator, _ values: [ShownFigure], in html: inout HTMLWriter) {
    let largest = max(1e-9, values.compactMap { $0.value?.double }.max() ?? 0)
    let step = 280.0 / Double(max(1, values.count - 1))
    let points = values.enumerated().map { index, figure in
      figure.value.map { (x: 20 + Double(index) * step, y: 120 - $0.double / largest * 95) }
    }
    let title =
      "\(indicator.name[language]): "
      + zip(figures.trend, values).compactMap { table, figure in
        figure.value.map { "\(table.period.name) \(text($0, of: indicator))" }
      }.joined(separator: "; ")
    html.element("svg", ["class": "line", "viewBox": "0 0 320 150", "role": "img", "aria-label": title]) {
      html in
      html.element("title", title)
      html.void("line", ["class": "axis", "x1": "10", "y1": "120", "x2": "310", "y2": "120"])
      for run in points.split(whereSeparator: { $0 == nil }) where run.count > 1 {
        html.void(
          "polyline",
          [
            "class": "trend",
            "points": run.compactMap { $0 }.map { "\(Self.coordinate($0.x)),\(Self.coordinate($0.y))" }
              .joined(separator: " "),
          ])
      }
      for (index, point) in points.enumerated() {
        guard let point, let value = values[index].value else { continue }
        html.void(
          "circle",
          ["class": "dot", "cx": Self.coordinate(point.x), "cy": Self.coordinate(point.y), "r": "3.5"])
        // Where there are many periods only the first, the last and some between are written.
        guard Self.isLabelled(index, of: points.count) else { continue }
        let anchor = index == 0 ? "start" : index == points.count - 1 ? "end" : "middle"
        html.element(
          "text",
          [
            "x": Self.coordinate(point.x + (index == 0 ? -8 : index == points.count - 1 ? 8 : 0)),
            "y": Self.coordinate(point.y - 8), "text-anchor": anchor,
          ], text(value, of: indicator))
      }
      for (index, table) in figures.trend.enumerated() where Self.isLabelled(index, of: points.count) {
        let anchor = index == 0 ? "start" : index == points.count - 1 ? "end" : "middle"
        html.element(
          "text",
          [
            "x": Self.coordinate(
              20 + Double(index) * step + (index == 0 ? -8 : index == points.count - 1 ? 8 : 0)),
            "y": "138", "text-anchor": anchor,
          ], table.period.name)
      }
    }
  }

  private static func isLabelled(_ index: Int, of count: Int) -> Bool {
    count <= 5 || index == 0 || index == count - 1 || index == count / 2
  }

  private func series(_ indicator: Indicator, in html: inout HTMLWriter) {
    html.element("table") { html in
      html.element("caption", ["class": "said"], indicator.name[language])
      head(
        [
          say(.period), DashboardPhrases.inPeriod[language],
          DashboardPhrases.cumulative[language], DashboardPhrases.villages[language],
        ], texts: 1, in: &html)
      html.element("tbody") { html in
        for table in figures.trend {
          html.element("tr") { html in
            html.element("th", ["scope": "row"], table.period.title(language))
            for key in [FigureKey.inPeriod, .cumulative] {
              html.element("td", ["class": "number"]) { html in
                write(table.total.shown(key, of: indicator), of: indicator, to: &html)
              }
            }
            html.element(
              "td", ["class": "number"], "\(table.total.coverage.counted)/\(table.total.coverage.expected)")
          }
        }
      }
    }
  }
}
