import P8Definitions
import P8Model

/// A figure as a page can show it: known, known and held back, or not known.
enum ShownFigure: Hashable {
  case known(ExactDecimal), heldBack, missing

  var value: ExactDecimal? {
    if case .known(let value) = self { value } else { nil }
  }
}

extension UnitFigures {
  func shown(_ key: FigureKey, of indicator: Indicator) -> ShownFigure {
    if isHeldBack(key, of: indicator.code) { return .heldBack }
    return value(key, of: indicator.code).map(ShownFigure.known) ?? .missing
  }
}

extension DashboardPage {
  /// The indicators that people look at first: of their own, with a target set for some unit.
  var mainIndicators: [Indicator] { definitions.comparedIndicators.filter { $0.partOf == nil } }

  /// The indicators of which a table knows or holds back something.
  func reported(_ indicators: [Indicator], in unit: UnitFigures) -> [Indicator] {
    indicators.filter { indicator in
      [FigureKey.inPeriod, .cumulative].contains { unit.shown($0, of: indicator) != .missing }
    }
  }

  /// The target of an indicator for the unit: of the phase, else of the year.
  func target(of indicator: Indicator) -> Target? {
    let targets = definitions.targets.filter {
      ($0.indicator == indicator.code || $0.indicator == indicator.id) && $0.unit == table.total.unit
    }
    return targets.first { $0.span == .phase && $0.value != nil }
      ?? targets.first { $0.span == .year(table.period.year) && $0.value != nil }
      ?? targets.first { $0.span == .phase }
  }

  /// The figure that is held against a target: since the beginning of the phase, or of the year.
  func achieved(_ indicator: Indicator, against target: Target?) -> FigureKey {
    if case .year = target?.span { .inPeriod } else { .cumulative }
  }

  /// Percent of a target: from exact parts, one decimal, half up, never capped (design, section 5).
  func percent(_ value: ExactDecimal?, of target: ExactDecimal?) -> ExactDecimal? {
    guard let value, let target else { return nil }
    return value.multiplied(by: 100)?.divided(by: target, scale: 1)
  }

  func measure(of indicator: Indicator) -> String {
    definitions.measures[indicator.measure]?.name[language] ?? indicator.measure
  }

  /// A number; of a quotient one decimal.
  func text(_ value: ExactDecimal, of indicator: Indicator) -> String {
    indicator.shown(value, in: language)
  }

  /// Writes a figure: a number, or a sign with the word that a screen reader says.
  func write(_ figure: ShownFigure, of indicator: Indicator, to html: inout HTMLWriter) {
    switch figure {
    case .known(let value): html.text(text(value, of: indicator))
    case .heldBack: html.element("span", ["class": "held"], DashboardPhrases.heldBack[language])
    case .missing:
      html.element("span", ["class": "none", "aria-hidden": "true"], "–")
      html.element("span", ["class": "said"], say(.noFigure))
    }
  }

  /// A percentage as people write it.
  func text(percent: ExactDecimal) -> String { percent.percentage(language) }

  /// A coordinate in a drawing: two decimals at most, the same on every machine.
  static func coordinate(_ number: Double) -> String {
    let hundredths = Int((number * 100).rounded())
    let sign = hundredths < 0 ? "-" : ""
    let (whole, rest) = abs(hundredths).quotientAndRemainder(dividingBy: 100)
    if rest == 0 { return "\(sign)\(whole)" }
    return "\(sign)\(whole).\(rest < 10 ? "0" : "")\(rest)"
  }

  /// A horizontal bar; its number stands as text beside it.
  /// - Parameter share: How much of the width is filled, from 0 to 1.
  /// - Parameter mark: Where a line stands for the target, from 0 to 1.
  /// - Parameter title: What it shows, for pointers and screen readers.
  func bar(_ share: Double, mark: Double? = nil, title: String, in html: inout HTMLWriter) {
    html.element(
      "svg",
      [
        "class": "bar", "viewBox": "0 0 100 8", "preserveAspectRatio": "none", "role": "img",
        "aria-label": title,
      ]
    ) { html in
      html.element("title", title)
      html.void("rect", ["class": "track", "width": "100", "height": "8"])
      html.void(
        "rect",
        ["class": "fill", "width": Self.coordinate(min(max(share, 0), 1) * 100), "height": "8"])
      if let mark {
        html.void(
          "rect",
          [
            "class": "mark", "x": Self.coordinate(min(max(mark, 0), 1) * 100 - 0.4), "width": "0.8",
            "height": "8",
          ])
      }
    }
  }

  /// Heads of a table's columns; those after the first `texts` are of numbers.
  func head(_ names: [String], texts: Int, in html: inout HTMLWriter) {
    html.element("thead") { html in
      html.element("tr") { html in
        for (index, name) in names.enumerated() {
          html.element("th", ["scope": "col", "class": index < texts ? nil : "number"], name)
        }
      }
    }
  }
}
