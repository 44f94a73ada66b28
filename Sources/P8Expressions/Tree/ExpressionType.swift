/// What an expression gives.
package enum ExpressionType: Hashable, Sendable {
  /// A number of something.
  case number(Dimension)
  case text, date, truth
  /// A code of the list with this id.
  case code(list: String)

  /// A number of which no unit of measure is stated.
  package static let plainNumber = ExpressionType.number(.unstated)
}

/// What a number counts: people, teams, đồng, đồng for each team.
package enum Dimension: Hashable, Sendable {
  /// No unit is stated: a literal, or a column without a measure. Goes with everything.
  case unstated
  /// Units of measure by id with their powers; empty for a pure proportion.
  case of([String: Int])

  /// A number of one unit of measure.
  package static func of(_ measure: String) -> Dimension { .of([measure: 1]) }

  /// The dimension of a product or a quotient.
  func combined(with other: Dimension, sign: Int) -> Dimension {
    switch (self, other) {
    case (.unstated, .unstated): return .unstated
    case (.of, .unstated): return self
    case (.unstated, .of(let powers)): return sign > 0 ? other : .of(powers.mapValues { -$0 })
    case (.of(let left), .of(let right)):
      let powers = left.merging(right.mapValues { $0 * sign }) { $0 + $1 }
      return .of(powers.filter { $0.value != 0 })
    }
  }

  /// The single unit of measure, where there is just one.
  var single: String? {
    guard case .of(let powers) = self, powers.count == 1, let first = powers.first, first.value == 1 else {
      return nil
    }
    return first.key
  }
}
