package import P8Model

/// What a value of a column must be: said here once for the check of a batch, the cells of a workbook and the
/// questions on the phone.
package struct ColumnConstraint: Hashable, Sendable {
  package enum Breach: Hashable, Sendable {
    /// Digits after the point where only whole numbers are counted.
    case whole
    /// Below zero, where nothing below zero can be meant.
    case negative
    case minimum(ExactDecimal)
    case maximum(ExactDecimal)
    /// A text of another shape.
    case shape(TextShape)
    case list
    /// A day outside of the period.
    case period(Period)
  }

  package let type: FieldType
  package let isRequired: Bool
  /// Whether its numbers are whole: by their type, or by what they count.
  package let isWhole: Bool
  package let minimum: ExactDecimal?
  package let maximum: ExactDecimal?
  /// Whether a day must lie in the reporting period.
  package let isWithinPeriod: Bool
  /// The shape of its texts; nil for any.
  package let shape: TextShape?
  /// The codes of its list; nil for other types, and for a list that the definitions do not have.
  package let codes: Set<String>?
  /// The least and the greatest whole number, where no finer limit is set: most numbers are decided by it
  /// alone.
  private let wholeLimits: ClosedRange<Int128>?

  package init(_ column: ColumnDefinition, measures: [String: Measure], codeLists: [String: CodeList]) {
    type = column.type
    isRequired = column.isRequired
    let countsWhole = column.measure.flatMap { measures[$0]?.isWhole } ?? false
    isWhole = column.type == .integer || (column.type == .decimal && countsWhole)
    minimum = column.minimum
    maximum = column.maximum
    isWithinPeriod = column.isWithinPeriod
    shape = column.shape
    if case .list(let id) = column.type {
      codes = codeLists[id].map { Set($0.items.map(\.code)) }
    } else {
      codes = nil
    }
    let areWhole = (minimum?.isWhole ?? true) && (maximum?.isWhole ?? true)
    let least = minimum?.mantissa ?? .min
    wholeLimits = areWhole ? least...max(least, maximum?.mantissa ?? .max) : nil
  }

  /// The first thing that is wrong with a value of the column's type; nil where nothing is.
  ///
  /// Where the period is not known no day is outside of it.
  package func breach(of value: Value, in period: Period?) -> Breach? {
    switch value {
    case .number(let number):
      if number.isWhole, wholeLimits?.contains(number.mantissa) ?? false { return nil }
      if isWhole, !number.isWhole { return .whole }
      if let minimum, number < minimum { return number < 0 && minimum >= 0 ? .negative : .minimum(minimum) }
      if let maximum, number > maximum { return .maximum(maximum) }
    case .text(let text):
      if let shape, !shape.matches(text) { return .shape(shape) }
      if let codes, !codes.contains(text) { return .list }
    case .date(let day):
      if isWithinPeriod, let period, !period.contains(day) { return .period(period) }
    case .truth: break
    }
    return nil
  }
}
