import P8Definitions
import P8Model
import P8Presentation
import Project8

/// The indicators of a unit in several periods side by side.
enum TrendPage: Page {
  /// What is shown where nothing else is asked for, and at most.
  private static let (usual, most) = (4, 20)

  static let routes: [Route] = [
    .get("/see/trend", .acts([.see]), unit: "unit") { visit in
      guard let place = try FigurePlace(visit) else { throw Refusal.notFound }
      let count = min(most, max(2, visit.query["count"].flatMap { Int($0) } ?? usual))
      let workspace = try visit.workspace
      let request = FigureRequest(unit: place.unit, period: place.period)
      let (trend, periods) = try await visit.quickly {
        (
          try workspace.indicators.trend(request, periods: count),
          try workspace.indicators.reportedPeriods()
        )
      }
      return visit.page(visit.say(.seeTrend), width: .wide) { html in
        html.element("p") { html in
          html.element("a", ["href": "/see?\(place.query())"], visit.say(.seeBackToTable))
        }
        html.element("form", ["method": "get", "action": "/see/trend", "class": "asked card"]) { html in
          html.hidden("unit", place.unit.description)
          html.field(
            FormField(
              name: "period", label: visit.say(.seePeriod),
              kind: .choice(PlaceForm.choices(of: periods, with: place.period, visit.language)),
              value: place.period.description))
          html.field(
            FormField(
              name: "count", label: visit.say(.seeTrendPeriods),
              kind: .choice(
                Set([2, 3, usual, 8, 12, most, count]).sorted().map {
                  FormField.Choice(value: "\($0)", text: "\($0)")
                }), value: "\(count)"))
          html.submit(visit.say(.seeShow))
        }
        html.element("p", ["class": "soft"], visit.say(.seeTrendHelp))
        html.element("section") { html in
          IndicatorTrendMarkup(definitions: visit.definitions, language: visit.language)
            .write(trend, title: workspace.name(of: place.unit)[visit.language], to: &html)
        }
      }
    }
  ]
}
