import P8Model

/// A number that a reader can compute: known numbers added and taken away.
struct LinearForm {
  /// What a small number means.
  enum Origin {
    /// Few people.
    case period
    /// Few people between two days.
    case time
    /// Few people more or less than in a version that was published before.
    case version
  }

  var terms: [(column: Int, sign: Int)]
  let origin: Origin
  /// What of the family it is a number of, to be named.
  let component: CountComponent
  var owner: CountGroup?

  func value(of sums: [ExactDecimal]) -> ExactDecimal {
    terms.reduce(.zero) { result, term in
      let value = sums[term.column]
      return (term.sign > 0 ? result.adding(value) : result.subtracting(value)) ?? result
    }
  }

  /// Whether the number is so small that it may not be told.
  ///
  /// What is less than nothing is a fault in the figures and no number of people, but between versions it is one.
  func isSmall(of sums: [ExactDecimal], below limit: ExactDecimal) -> Bool {
    let value = value(of: sums)
    if value < .zero { return origin != .period && value.negated < limit }
    return value > .zero && value < limit
  }
}
