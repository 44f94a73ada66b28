import HTTPTypes
import P8Definitions
import P8Model
import P8Presentation
import Project8

/// Files for others: each format for the audiences that the person may make files for.
enum ExportPage: Page {
  static let menu: MenuEntry? = MenuEntry(text: .exportTitle, path: "/export")

  private static let acts: Set<PersonAct> = [.exportInternal, .exportPartner, .exportPublic]

  static let routes: [Route] = [
    .get("/export", .acts(acts), unit: nil) { visit in
      let workspace = try visit.workspace
      let periods = try await visit.quickly { try workspace.indicators.reportedPeriods() }
      return form(visit, periods)
    },
    .post("/export", .acts(acts), unit: "unit") { visit in
      guard let place = try FigurePlace(visit, fields: visit.form),
        let format = visit.form["format"].flatMap(ExportFormat.init),
        let audience = visit.form["audience"].flatMap(Audience.init),
        let language = visit.form["language"].flatMap(Language.init)
      else { throw Refusal.malformed }
      let workspace = try visit.workspace
      let recipient = String((visit.form["recipient"] ?? "").prefix(200))
      let made = try await visit.patiently {
        try format.make(
          workspace, place: place, audience: audience, recipient: recipient, language: language)
      }
      return .download(
        made.bytes, named: "\(place.unit.code)-\(place.period.name)-\(made.name)", type: made.type)
    },
  ]

  private static func form(_ visit: Visit, _ periods: [Period]) -> Answer {
    let audiences = Audience.allCases.filter { visit.person?.role.acts.contains($0.act) ?? false }
    return visit.page(visit.say(.exportTitle)) { html in
      guard !periods.isEmpty else {
        html.element("p", visit.say(.seeNoReports))
        return
      }
      html.element("p", visit.say(.exportLead))
      html.form("/export", token: visit.formToken, class: "card") { html in
        for field in fields(visit, periods, audiences) { html.field(field) }
        html.submit(visit.say(.exportButton))
      }
      html.element("p") { $0.element("a", ["href": "/verify"], visit.say(.verifyTitle)) }
    }
  }

  private static func fields(_ visit: Visit, _ periods: [Period], _ audiences: [Audience]) -> [FormField] {
    let language = visit.language
    let unit = visit.query["unit"] ?? visit.person?.units.last?.description ?? ""
    return [
      FormField(
        name: "unit", label: visit.say(.exportUnit), value: unit, help: visit.say(.exportUnitHelp),
        maximumLength: 20),
      FormField(
        name: "period", label: visit.say(.seePeriod),
        kind: .choice(
          periods.map { FormField.Choice(value: $0.description, text: $0.titleWithDays(language)) }),
        value: visit.query["period"] ?? ""),
      FormField(
        name: "by", label: visit.say(.seeLevel),
        kind: .choice(
          [FormField.Choice(value: "", text: visit.say(.seeLevelNone))]
            + [UnitLevel.province, .district, .commune, .village].map {
              FormField.Choice(value: $0.rawValue, text: visit.definitions.texts[CheckText($0)][language])
            })),
      FormField(
        name: "format", label: visit.say(.exportFormat),
        kind: .choice(
          ExportFormat.allCases.map { FormField.Choice(value: $0.rawValue, text: visit.say($0.text)) })),
      FormField(
        name: "audience", label: visit.say(.exportAudience),
        kind: .choice(
          audiences.map {
            FormField.Choice(value: $0.rawValue, text: PublicationWords.name($0)[language])
          }), help: visit.say(.exportAudienceHelp)),
      FormField(
        name: "recipient", label: visit.say(.exportRecipient), help: visit.say(.exportRecipientHelp),
        isRequired: false),
      FormField(
        name: "language", label: visit.say(.language),
        kind: .choice(
          Language.allCases.map {
            FormField.Choice(value: $0.rawValue, text: visit.definitions.texts[WebText.languageName][$0])
          }), value: language.rawValue),
    ]
  }
}
