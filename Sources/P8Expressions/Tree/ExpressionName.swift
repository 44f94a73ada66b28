package import P8Model

/// A value that an expression takes from outside, with its place already found.
package indirect enum ExpressionName: Hashable, Sendable {
  /// A column of the row at hand.
  case column(Column)
  /// A column of the rows of a section that an aggregate goes through.
  case aggregated(section: Section, column: Column)
  /// The rows of a section as such, in `count(section)`.
  case section(Section)
  /// A column of the fixed row with this key.
  case cell(section: Section, key: String, row: LocalizedText, column: Column)
  /// Something about the report.
  case fact(ExpressionFact)
  /// The value of a name in an earlier report of the unit.
  case earlier(EarlierReport, ExpressionName)
  /// A figure over the rows of a section; only in an earlier report, where it comes from outside.
  case figure(ExpressionNode.Aggregate)
  /// The target of the indicator with this code or id for the report's unit and period.
  case target(String)

  /// A column with its place in the row.
  package struct Column: Hashable, Sendable {
    package let index: Int
    package let id: String
    package let label: LocalizedText

    package init(index: Int, id: String, label: LocalizedText) {
      (self.index, self.id, self.label) = (index, id, label)
    }
  }

  /// A section with its place in the form.
  package struct Section: Hashable, Sendable {
    package let index: Int
    package let id: String
    package let label: LocalizedText
  }

  /// The name as it is written in an expression.
  package var text: String {
    switch self {
    case .column(let column): column.id
    case .aggregated(let section, let column): "\(section.id).\(column.id)"
    case .section(let section): section.id
    case .cell(let section, let key, _, let column): "\(section.id)[\"\(key)\"].\(column.id)"
    case .fact(let fact): fact.rawValue
    case .earlier(let report, let name): "\(report.rawValue)(\(name.text))"
    case .figure(let figure): "\(figure.function.rawValue)(\(figure.section.id))"
    case .target(let indicator): "target(\(indicator))"
    }
  }
}

/// An earlier report of the same unit and form that an expression may look into.
package enum EarlierReport: String, Hashable, Sendable, CaseIterable {
  /// The report of the period that ended right before this one began.
  case previous
  /// The latest report of a part of the same period, from the same first day: 2023-H1 for 2023.
  case soFar = "so_far"
}

/// What an expression may ask about the report and the programme.
package enum ExpressionFact: String, Hashable, Sendable, CaseIterable {
  /// The first day of the period.
  case periodFrom = "period.from"
  /// The closing date of the period.
  case periodTo = "period.to"
  /// The first day of the programme's phase.
  case programmeFrom = "programme.from"
  /// The last day of the programme's phase.
  case programmeTo = "programme.to"
  /// The day on which the report was sent or received; often unknown.
  case reportDate = "report.date"

  /// What people call it.
  package var label: LocalizedText {
    switch self {
    case .periodFrom: LocalizedText(vi: "ngày đầu kỳ", en: "first day of the period")
    case .periodTo: LocalizedText(vi: "ngày chốt số liệu", en: "closing date")
    case .programmeFrom: LocalizedText(vi: "ngày bắt đầu giai đoạn", en: "first day of the phase")
    case .programmeTo: LocalizedText(vi: "ngày kết thúc giai đoạn", en: "last day of the phase")
    case .reportDate: LocalizedText(vi: "ngày gửi báo cáo", en: "date of the report")
    }
  }
}
