package import P8Definitions
package import P8Model

/// The constraint of a column as a question on the phone says it; lists, yes and no are chosen there, not typed.
extension ColumnConstraint {
  /// The type of the question.
  package var questionType: String {
    switch type {
    case .text: "text"
    case .integer, .decimal: isWhole ? "integer" : "decimal"
    case .date: "date"
    case .truth: "select_one \(FormContract.yesNo)"
    case .list(let id): "select_one \(FormContract.phoneName(id))"
    }
  }

  /// What must hold for an answer, each test with what is wrong where it does not.
  package func tests(in period: Period) -> [(test: String, breach: Breach)] {
    switch type {
    case .integer, .decimal:
      return [
        minimum.map { (". >= \($0)", .minimum($0)) }, maximum.map { (". <= \($0)", .maximum($0)) },
      ].compactMap(\.self)
    case .date where isWithinPeriod:
      return [(". >= date('\(period.from)') and . <= date('\(period.to)')", .period(period))]
    case .date, .text, .truth, .list: return []
    }
  }
}
