package import P8Model

/// A part of an expression whose names are found and whose types fit.
package indirect enum ExpressionNode: Hashable, Sendable {
  /// A value; for a code also the list it is of.
  case literal(Value, list: String?)
  /// A value from outside.
  case name(ExpressionName)
  /// The number with its sign turned.
  case negate(ExpressionNode)
  /// An operation on two numbers.
  case arithmetic(ArithmeticOperator, ExpressionNode, ExpressionNode)
  /// A comparison of two values of one kind.
  case comparison(ComparisonOperator, of: ValueKind, ExpressionNode, ExpressionNode)
  /// Whether a value is one of several.
  case isIn(ExpressionNode, of: ValueKind, [ExpressionNode])
  case and([ExpressionNode]), or([ExpressionNode]), not(ExpressionNode)
  /// The second where the first holds, else the third.
  case choice(ExpressionNode, ExpressionNode, ExpressionNode)
  /// Whether there is no value.
  case isMissing(ExpressionNode)
  /// The least or the greatest of several numbers or dates.
  case extremum(Extremum, of: ValueKind, [ExpressionNode])
  /// The number rounded half up to some digits.
  case round(ExpressionNode, digits: Int)
  /// The number of days from the first date to the second.
  case days(from: ExpressionNode, to: ExpressionNode)
  /// A figure over the rows of a section.
  case aggregate(Aggregate)

  /// The kind of a value, apart from its unit of measure or list.
  package enum ValueKind: Hashable, Sendable {
    case number
    /// A text or a code.
    case text
    case date
    case truth
  }

  package enum Extremum: String, Hashable, Sendable {
    case minimum = "min"
    case maximum = "max"
  }

  /// A figure over the rows of a section.
  package struct Aggregate: Hashable, Sendable {
    package enum Function: String, Hashable, Sendable {
      case count
      case sum
      /// The least; unknown where there is no row.
      case minimum = "min"
      /// The greatest; unknown where there is no row.
      case maximum = "max"
    }

    package let function: Function
    package let section: ExpressionName.Section
    /// What is put together, for each row; nil where rows are counted.
    package let value: ExpressionNode?
    package let kind: ValueKind
    /// Which rows; nil for all.
    package let condition: ExpressionNode?
  }
}

extension ExpressionNode {
  /// The names that it mentions, in order, each once.
  package var names: [ExpressionName] {
    var names: [ExpressionName] = []
    collect(into: &names)
    return names
  }

  private func collect(into names: inout [ExpressionName]) {
    switch self {
    case .literal: break
    case .name(let name):
      if !names.contains(name) { names.append(name) }
    case .negate(let part), .not(let part), .isMissing(let part), .round(let part, _):
      part.collect(into: &names)
    case .arithmetic(_, let left, let right), .comparison(_, _, let left, let right),
      .days(let left, let right):
      left.collect(into: &names)
      right.collect(into: &names)
    case .isIn(let part, _, let parts):
      part.collect(into: &names)
      for part in parts { part.collect(into: &names) }
    case .and(let parts), .or(let parts), .extremum(_, _, let parts):
      for part in parts { part.collect(into: &names) }
    case .choice(let condition, let first, let second):
      condition.collect(into: &names)
      first.collect(into: &names)
      second.collect(into: &names)
    case .aggregate(let aggregate):
      if let value = aggregate.value {
        value.collect(into: &names)
      } else if !names.contains(.section(aggregate.section)) {
        names.append(.section(aggregate.section))
      }
      aggregate.condition?.collect(into: &names)
    }
  }
}
