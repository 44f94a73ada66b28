import P8Definitions
import P8Model
import P8Presentation
import Project8

/// Where a figure comes from, down to the report, the sheet and the cell.
enum ExplainPage: Page {
  static let routes: [Route] = [
    .get("/see/explain", .acts([.see]), unit: "unit") { visit in
      guard let place = try FigurePlace(visit), let code = visit.query["indicator"],
        let key = FigureKey(name: visit.query["figure"] ?? "cumulative")
      else { throw Refusal.notFound }
      let workspace = try visit.workspace
      let request = ExplanationRequest(code, figure: key, of: place.request)
      let explained = try await visit.quickly { try workspace.indicators.explained(request) }
      let name = visit.definitions.indicator(code)?.name[visit.language] ?? code
      return visit.page(visit.say(.seeExplainTitle, ["indicator": "\(code) \(name)"]), width: .wide) { html in
        html.element("p") { html in
          html.element("a", ["href": "/see?\(place.query())"], visit.say(.seeBackToTable))
        }
        html.element("p", workspace.name(of: place.unit)[visit.language])
        html.element("section") { html in
          html.element("p", ["class": "soft"], visit.say(.seeExplainHelp))
          ExplanationMarkup(
            definitions: visit.definitions, standing: explained.standing, language: visit.language
          ).write(explained.explanation, to: &html)
        }
      }
    }
  ]
}
