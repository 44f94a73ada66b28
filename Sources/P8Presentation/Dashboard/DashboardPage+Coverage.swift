import P8Definitions
import P8Model

extension DashboardPage {
  /// A tile for each of the smallest units shown, grouped by the unit above.
  func coverage(in html: inout HTMLWriter) {
    let total = table.total.coverage
    let share = percent(ExactDecimal(total.counted), of: ExactDecimal(total.expected))
    section(
      "coverage", DashboardPhrases.coverage,
      lead: share.map {
        language.say(
          "Đã tính \(total.counted) trong \(total.expected) thôn phải báo cáo (\(text(percent: $0))); \(total.held) báo cáo chưa được tổng hợp vì còn lỗi.",
          "Counted: \(total.counted) of the \(English.count(total.expected, "village")) that should report (\(text(percent: $0))); held for errors: \(English.count(total.held, "report"))."
        )
      }
        ?? language.say(
          "Chưa có danh sách thôn phải báo cáo.", "There is no list of villages that should report."),
      in: &html
    ) { html in
      let groups = tileGroups
      guard !groups.isEmpty else { return }
      html.element("ul", ["class": "legend"]) { html in
        for grade in CoverageGrade.allCases {
          html.element("li") { html in
            html.element("span", ["class": "swatch \(grade.rawValue)", "aria-hidden": "true"], "")
            html.text(grade.name[language])
          }
        }
      }
      for (name, units) in groups {
        if let name { html.element("h3", name) }
        html.element("ul", ["class": "tiles"]) { html in
          for unit in units { tile(unit, in: &html) }
        }
      }
    }
  }

  private func tile(_ unit: UnitFigures, in html: inout HTMLWriter) {
    let coverage = unit.coverage
    html.element("li", ["class": CoverageGrade(coverage).rawValue]) { html in
      html.element("span", unit.name)
      html.element("b", coverage.expected == 0 ? "–" : "\(coverage.counted)/\(coverage.expected)")
      if coverage.held > 0 {
        html.element(
          "small", language.say("\(coverage.held) giữ lại", "\(coverage.held) held"))
      }
    }
  }

  /// The units of the lowest level that should report, under the names of those between.
  private var tileGroups: [(String?, [UnitFigures])] {
    guard let lowest = figures.levels.last else { return [] }
    let tiles = lowest.units.filter { $0.coverage.expected > 0 }
    guard figures.levels.count > 1 else { return tiles.isEmpty ? [] : [(nil, tiles)] }
    return table.units.compactMap { above in
      let inside = tiles.filter { definitions.units.isSame($0.unit, orInside: above.unit) }
      return inside.isEmpty ? nil : (above.name, inside)
    }
  }

  /// The reports behind the figures.
  func quality(in html: inout HTMLWriter) {
    let quality = figures.quality
    section("quality", DashboardPhrases.quality, in: &html) { html in
      html.element("ul", ["class": "facts"]) { html in
        html.element(
          "li",
          language.say(
            "\(quality.accepted) báo cáo được tính", "\(English.count(quality.accepted, "report")) counted")
        )
        html.element(
          "li",
          language.say(
            "\(quality.held) báo cáo giữ lại vì còn lỗi",
            "\(English.count(quality.held, "report")) held for errors"))
        html.element(
          "li",
          language.say("\(quality.supplements) báo cáo bổ sung", "\(quality.supplements) supplements"))
        html.element(
          "li",
          language.say(
            "\(quality.findings[.error] ?? 0) lỗi, \(quality.findings[.warning] ?? 0) cảnh báo trong các báo cáo đã nhận",
            "\(English.count(quality.findings[.error] ?? 0, "error")), \(English.count(quality.findings[.warning] ?? 0, "warning")) in the reports received"
          ))
        html.element(
          "li",
          language.say(
            "\(heldBackCount) số không nêu để bảo vệ người",
            "\(English.count(heldBackCount, "figure")) held back to protect people"))
      }
      guard !table.units.isEmpty else { return }
      html.element("div", ["class": "scroll"]) { html in
        html.element("table") { html in
          head(
            [
              say(.unit), say(.counted), say(.held),
              say(.missing), say(.expected),
              say(.share),
            ], texts: 1, in: &html)
          html.element("tbody") { html in
            for unit in table.units { qualityRow(unit, isTotal: false, in: &html) }
            qualityRow(table.total, isTotal: true, in: &html)
          }
        }
      }
    }
  }

  private var heldBackCount: Int { figures.levels.last?.heldBackCount ?? 0 }

  private func qualityRow(_ unit: UnitFigures, isTotal: Bool, in html: inout HTMLWriter) {
    let coverage = unit.coverage
    html.element("tr", ["class": isTotal ? "total" : nil]) { html in
      html.element("th", ["scope": "row"], isTotal ? say(.total) : unit.name)
      for count in [coverage.counted, coverage.notCounted, coverage.missing, coverage.expected] {
        html.element("td", ["class": "number"], ExactDecimal(count).formatted(language))
      }
      html.element("td", ["class": "chart"]) { html in
        guard let share = percent(ExactDecimal(coverage.counted), of: ExactDecimal(coverage.expected))
        else { return }
        bar(share.double / 100, title: "\(unit.name): \(text(percent: share))", in: &html)
        html.element("span", ["class": "value"], text(percent: share))
      }
    }
  }
}

/// How much of a unit is counted, as a tile shows it.
private enum CoverageGrade: String, CaseIterable {
  case all = "g4"
  case most = "g3"
  case some = "g2"
  case few = "g1"
  case nothing = "g0"

  init(_ coverage: Coverage) {
    switch (coverage.counted, coverage.expected) {
    case (let counted, let expected) where counted >= expected: self = .all
    case (0, _): self = .nothing
    case (let counted, let expected) where counted * 5 >= expected * 4: self = .most
    case (let counted, let expected) where counted * 2 >= expected: self = .some
    default: self = .few
    }
  }

  var name: LocalizedText {
    switch self {
    case .all: LocalizedText(vi: "đủ", en: "all")
    case .most: LocalizedText(vi: "từ 80%", en: "80% or more")
    case .some: LocalizedText(vi: "từ 50%", en: "50% or more")
    case .few: LocalizedText(vi: "dưới 50%", en: "less than 50%")
    case .nothing: LocalizedText(vi: "chưa có", en: "none")
    }
  }
}
