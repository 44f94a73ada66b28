import P8Definitions
import P8Model
import P8Presentation
import Project8

/// The indicators of a unit for a period, each figure with the way to where it comes from.
enum SeePage: Page {
  static let menu: MenuEntry? = MenuEntry(text: .seeTitle, path: "/see")

  static let routes: [Route] = [
    .get("/see", .acts([.see]), unit: "unit") { visit in
      let workspace = try visit.workspace
      guard let place = try FigurePlace(visit) else { return try await picker(visit, workspace) }
      let (table, periods) = try await visit.quickly {
        (try workspace.indicators.table(place.request), try workspace.indicators.reportedPeriods())
      }
      return visit.page(
        "\(workspace.name(of: place.unit)[visit.language]) – \(place.period.title(visit.language))",
        width: .wide
      ) { html in
        PlaceForm(visit: visit, action: "/see", place: place, periods: periods).write(to: &html)
        links(visit, place, in: &html)
        let markup = IndicatorTableMarkup(
          definitions: visit.definitions, language: visit.language,
          figureLink: { key, indicator in
            "/see/explain?\(place.query(["indicator": indicator.code, "figure": key.name]))"
          },
          unitLink: { "/see?\(place.query(unit: $0))" })
        for line in markup.lead(of: table) { html.element("p", ["class": "soft"], line) }
        html.section(table.total.name) { markup.indicators(of: table, in: &$0) }
        if !table.units.isEmpty {
          html.element("section") { markup.units(of: table, in: &$0) }
        }
        markup.notes(of: table, in: &html)
      }
    }
  ]

  /// How many units of a search are shown.
  private static let most = 60

  /// The search for a unit, and the person's own.
  private static func picker(_ visit: Visit, _ workspace: Workspace) async throws -> Answer {
    let text = (visit.query["q"] ?? "").trimmingPrefix { $0 == " " }
    let (found, periods) = try await visit.quickly {
      (try workspace.places.search(String(text.prefix(100))), try workspace.indicators.reportedPeriods())
    }
    let period = visit.query["period"].flatMap { workspace.period(named: $0) } ?? periods.first
    return visit.page(visit.say(.seeTitle)) { html in
      guard let period else {
        html.element("p", visit.say(.seeNoReports))
        return
      }
      html.search("/see", class: "card", label: visit.say(.seeUnit)) { html in
        html.field(
          FormField(
            name: "q", label: visit.say(.seeUnit), kind: .search, value: String(text),
            help: visit.say(.seeUnitHelp), isRequired: false))
        html.submit(visit.say(.seeSearch))
      }
      if !text.isEmpty {
        html.element(
          "h2",
          found.isEmpty
            ? visit.say(.seeFoundNothing, ["text": String(text)])
            : visit.say(.seeFound, ["count": "\(found.count)"]))
        list(found.prefix(most).map { ($0.code, $0.place) }, period, visit, in: &html)
        if found.count > most {
          html.element("p", ["class": "soft"], visit.say(.seeMore, ["count": "\(found.count - most)"]))
        }
      }
      html.element("h2", visit.say(.seeMine))
      let own = (visit.person?.units ?? []).map { ($0, workspace.name(of: $0)[visit.language]) }
      list(own, period, visit, in: &html)
    }
  }

  private static func list(
    _ units: [(UnitCode, String)], _ period: Period, _ visit: Visit, in html: inout HTMLWriter
  ) {
    html.element("ul", ["class": "rows"]) { html in
      for (unit, name) in units {
        let below = unit.structure.levels.first { $0.isBelow(unit.level) }
        html.element("li") { html in
          html.element(
            "a", ["href": "/see?\(FigurePlace(unit: unit, period: period, level: below).query())"], name)
          html.element("span", ["class": "small"], "\(unit.code) · \(unit.structure.title[visit.language])")
        }
      }
    }
  }

  /// The other views of the same place.
  private static func links(_ visit: Visit, _ place: FigurePlace, in html: inout HTMLWriter) {
    let workspace = visit.site.workspace
    html.element("ul", ["class": "links"]) { html in
      func link(_ path: String, _ text: String) {
        html.element("li") { $0.element("a", ["href": path], text) }
      }
      link("/see/dashboard?\(place.query())", visit.say(.seeDashboard))
      link("/see/trend?\(place.query())", visit.say(.seeTrend))
      for other in UnitStructure.allCases where other != place.unit.structure {
        for unit in workspace.review.counterparts(of: place.unit, in: other) {
          link(
            "/see?\(place.query(unit: unit))",
            visit.say(
              other == .y2024 ? .seeThen : .seeNow, ["unit": workspace.name(of: unit)[visit.language]]))
        }
      }
      link("/see?period=\(FormFields.encoded(place.period.description))", visit.say(.seeOtherUnit))
    }
  }
}
