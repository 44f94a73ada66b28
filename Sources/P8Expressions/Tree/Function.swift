/// The functions of the language.
enum Function: String, CaseIterable {
  case choice = "if"
  case isMissing = "is_missing"
  case count
  case sum
  case minimum = "min"
  case maximum = "max"
  case round, days, previous
  case soFar = "so_far"
  case target

  /// How many arguments it takes.
  var argumentCount: ClosedRange<Int> {
    switch self {
    case .choice: 3...3
    case .isMissing, .previous, .soFar, .target: 1...1
    case .count, .round: 1...2
    case .days: 2...2
    case .sum, .minimum, .maximum: 1...20
    }
  }

  var usage: String {
    switch self {
    case .choice: "if(condition, value, otherwise)"
    case .isMissing: "is_missing(value)"
    case .count: "count(section, condition)"
    case .sum: "sum(section.column, condition)"
    case .minimum: "min(a, b)"
    case .maximum: "max(a, b)"
    case .round: "round(number, digits)"
    case .days: "days(from, to)"
    case .previous: "previous(value)"
    case .soFar: "so_far(value)"
    case .target: "target(indicator)"
    }
  }

  /// The earlier report that it looks into.
  var earlierReport: EarlierReport? { EarlierReport(rawValue: rawValue) }

  /// The figure over rows that it can be.
  var aggregate: ExpressionNode.Aggregate.Function? {
    switch self {
    case .count: .count
    case .sum: .sum
    case .minimum: .minimum
    case .maximum: .maximum
    case .choice, .isMissing, .round, .days, .previous, .soFar, .target: nil
    }
  }
}
