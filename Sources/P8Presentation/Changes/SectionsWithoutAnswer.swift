package import P8Definitions
package import P8Model

/// The sections of a report that are empty and of which it does not say that there is nothing.
package struct SectionsWithoutAnswer: Sendable {
  private let unit: UnitCode
  private let unitName: String
  private let period: Period
  private let sections: [String]

  package init(unit: UnitCode, unitName: String, period: Period, sections: [String]) {
    self.unit = unit
    self.unitName = unitName
    self.period = period
    self.sections = sections
  }

  /// What is told of reports that counted as zero there before; nothing where there are none.
  package static func lines(
    _ reports: [SectionsWithoutAnswer], definitions: Definitions, _ language: Language
  ) -> [String] {
    guard !reports.isEmpty else { return [] }
    let words = SectionWords(definitions: definitions, language: language)
    let head = language.say(
      "Số trước đây coi là 0, nay coi là chưa biết, vì báo cáo để trống phần mà không ghi là không có (\(reports.count) báo cáo):",
      "Figures that counted as 0 before and are not known now, since the report leaves the section empty without saying that there is nothing (\(English.count(reports.count, "report"))):"
    )
    return [head]
      + reports.map { report in
        let sections = report.sections.map { words.section($0) }.joined(separator: ", ")
        return "  \(report.unit.code) \(report.unitName), \(report.period.title(language)): \(sections)"
      }
  }
}
