import P8Definitions
import P8Model
import P8Presentation
import Project8

/// The dashboard of a unit, with the time that its figures are of.
enum UnitDashboardPage: Page {
  static let routes: [Route] = [
    .get("/see/dashboard", .acts([.see, .exportPartner]), unit: "unit") { visit in
      guard let role = visit.person?.role else { throw Refusal.signedOut }
      let audience: Audience = role.acts.contains(.see) ? .internal : .partner
      var named = try FigurePlace(visit)
      if named == nil { named = try await first(visit) }
      guard let place = named else {
        return visit.page(visit.say(.seeDashboard)) { $0.element("p", visit.say(.seeNoReports)) }
      }
      let (workspace, language) = (try visit.workspace, visit.language)
      try await visit.quickly {
        try workspace.demand(audience == .internal ? .see : audience.act, in: place.unit)
      }
      let key = FigureMemory.Key(
        unit: place.unit, period: place.period, audience: audience, language: language)
      let (site, now) = (visit.site, visit.site.now)
      let entry = try await site.figures.entry(key) {
        try await site.quickWork.run {
          let page = try workspace.exporting.dashboardPage(
            of: place.unit, for: place.period, audience: audience, language: language)
          return FigureMemory.Entry(page: page, at: now)
        }
      }
      let periods = try await visit.quickly { try workspace.indicators.reportedPeriods() }
      let title = "\(workspace.name(of: place.unit)[language]) – \(place.period.title(language))"
      return visit.page(title, width: .wide, styles: [.dashboard]) { html in
        html.element("div", ["class": "dashboard"]) { html in
          PlaceForm(
            visit: visit, action: "/see/dashboard", place: place, periods: periods, hasLevels: false
          ).write(to: &html)
          html.element("p", ["class": "soft"]) { html in
            html.text(visit.say(.seeAsOf, ["time": visit.moment(entry.at)]) + " ")
            if role.acts.contains(.see) {
              html.element("a", ["href": "/see?\(place.query())"], visit.say(.seeTitle))
            }
          }
          entry.page.write(to: &html)
        }
      }
    }
  ]

  /// The person's first unit in the newest period; nil where there is no report yet.
  private static func first(_ visit: Visit) async throws -> FigurePlace? {
    let workspace = try visit.workspace
    let periods = try await visit.quickly { try workspace.indicators.reportedPeriods() }
    guard let unit = visit.person?.units.first, let period = periods.first else { return nil }
    return FigurePlace(unit: unit, period: period)
  }
}
