import P8Definitions
import P8Model
import P8Presentation

/// The form that asks for another period or level of the same unit.
struct PlaceForm {
  let visit: Visit
  let action: String
  let place: FigurePlace
  /// The periods that have reports.
  let periods: [Period]
  var hasLevels = true

  func write(to html: inout HTMLWriter) {
    html.element("form", ["method": "get", "action": action, "class": "asked card"]) { html in
      html.hidden("unit", place.unit.description)
      html.field(
        FormField(
          name: "period", label: visit.say(.seePeriod),
          kind: .choice(Self.choices(of: periods, with: place.period, visit.language)),
          value: place.period.description))
      if hasLevels, !place.levelsBelow.isEmpty {
        let none = FormField.Choice(value: "", text: visit.say(.seeLevelNone))
        html.field(
          FormField(
            name: "by", label: visit.say(.seeLevel),
            kind: .choice(
              [none]
                + place.levelsBelow.map {
                  FormField.Choice(
                    value: $0.rawValue, text: visit.definitions.texts[CheckText($0)][visit.language])
                }), value: place.level?.rawValue ?? ""))
      }
      html.submit(visit.say(.seeShow))
    }
  }

  /// Periods to choose from: those that have reports, and the one that is shown.
  static func choices(of periods: [Period], with period: Period, _ language: Language) -> [FormField.Choice] {
    (periods.contains(period) ? periods : [period] + periods).map {
      FormField.Choice(value: $0.description, text: $0.titleWithDays(language))
    }
  }
}
