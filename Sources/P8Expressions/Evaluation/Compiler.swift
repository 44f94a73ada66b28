import P8Model

/// Makes closures of trees, one kind for each kind of value, so that nothing is boxed on the way.
///
/// A tree is at most ``ExpressionSyntax/maximumNodes`` deep, and so is the nesting of closures.
enum Compiler {
  typealias Numbers = @Sendable (EvaluationInput) -> ExactDecimal?
  typealias Truths = @Sendable (EvaluationInput) -> Bool?
  typealias Values = @Sendable (EvaluationInput) -> Value?

  static func isTruth(_ node: ExpressionNode) -> Bool {
    switch node {
    case .literal(.truth, _), .comparison, .isIn, .and, .or, .not, .isMissing: true
    case .choice(_, let first, _): isTruth(first)
    // Whether a name holds a truth shows when it is read.
    case .name: true
    case .literal, .negate, .arithmetic, .extremum, .round, .days, .aggregate: false
    }
  }

  // MARK: - Any value

  static func value(_ node: ExpressionNode) -> Values {
    switch node {
    case .literal(let value, _):
      return { _ in value }
    case .name(let name):
      return self.name(name)
    case .negate, .arithmetic, .round, .days:
      let number = number(node)
      return { number($0).map { .number($0) } }
    case .comparison, .isIn, .and, .or, .not, .isMissing:
      let truth = truth(node)
      return { truth($0).map { .truth($0) } }
    case .choice(let condition, let first, let second):
      let (condition, first, second) = (truth(condition), value(first), value(second))
      return { input in
        guard let holds = condition(input) else { return nil }
        return holds ? first(input) : second(input)
      }
    case .extremum(let end, let kind, let parts):
      return extremum(end, of: kind, parts)
    case .aggregate(let aggregate):
      return self.aggregate(aggregate)
    }
  }

  private static func name(_ name: ExpressionName) -> Values {
    switch name {
    case .column(let column), .aggregated(_, let column):
      let index = column.index
      return { $0.row.indices.contains(index) ? $0.row[index] : nil }
    case .earlier(let report, .figure(let figure)):
      let figure = aggregate(figure)
      return { $0.earlier[report].flatMap { figure($0) } }
    case .figure(let figure):
      return aggregate(figure)
    case .section, .cell, .fact, .earlier, .target:
      return { $0.value(of: name) }
    }
  }

  // MARK: - Numbers

  static func number(_ node: ExpressionNode) -> Numbers {
    switch node {
    case .literal(.number(let number), _):
      return { _ in number }
    case .negate(let part):
      let part = number(part)
      return { part($0)?.negated }
    case .arithmetic(let operation, let left, let right):
      return arithmetic(operation, number(left), number(right))
    case .round(let part, let digits):
      let part = number(part)
      return { part($0)?.rounded(to: digits) }
    case .days(let from, let to):
      let (from, to) = (value(from), value(to))
      return { input in
        guard let first = from(input)?.date, let last = to(input)?.date else { return nil }
        return ExactDecimal(last.daysSince1970 - first.daysSince1970)
      }
    default:
      let value = value(node)
      return { value($0)?.number }
    }
  }

  private static func arithmetic(
    _ operation: ArithmeticOperator, _ left: @escaping Numbers, _ right: @escaping Numbers
  ) -> Numbers {
    switch operation {
    case .add:
      return { input in
        guard let first = left(input), let second = right(input) else { return nil }
        return first.adding(second)
      }
    case .subtract:
      return { input in
        guard let first = left(input), let second = right(input) else { return nil }
        return first.subtracting(second)
      }
    case .multiply:
      return { input in
        guard let first = left(input), let second = right(input) else { return nil }
        return first.multiplied(by: second)
      }
    case .divide:
      return { input in
        guard let first = left(input), let second = right(input) else { return nil }
        return first.divided(by: second)
      }
    }
  }

  // MARK: - Truths, after Kleene

  static func truth(_ node: ExpressionNode) -> Truths {
    switch node {
    case .comparison(let comparison, let kind, let left, let right):
      return self.comparison(comparison, of: kind, left, right)
    case .isIn(let part, _, let choices):
      return isIn(value(part), choices.map(value(_:)))
    case .and(let parts):
      let parts = parts.map(truth(_:))
      return { all(parts, of: $0, until: false) }
    case .or(let parts):
      let parts = parts.map(truth(_:))
      return { all(parts, of: $0, until: true) }
    case .not(let part):
      let part = truth(part)
      return { part($0).map { !$0 } }
    case .isMissing(let part):
      let part = value(part)
      return { part($0) == nil }
    default:
      let value = value(node)
      return { input in
        guard case .truth(let truth) = value(input) else { return nil }
        return truth
      }
    }
  }

  /// `and` stops at the first false, `or` at the first true; otherwise one unknown makes it unknown.
  private static func all(_ parts: [Truths], of input: EvaluationInput, until decisive: Bool) -> Bool? {
    var isKnown = true
    for part in parts {
      guard let truth = part(input) else {
        isKnown = false
        continue
      }
      if truth == decisive { return decisive }
    }
    return isKnown ? !decisive : nil
  }

  private static func comparison(
    _ comparison: ComparisonOperator, of kind: ExpressionNode.ValueKind, _ left: ExpressionNode,
    _ right: ExpressionNode
  ) -> Truths {
    switch kind {
    case .number:
      let (left, right) = (number(left), number(right))
      return { input in
        guard let first = left(input), let second = right(input) else { return nil }
        return comparison.holds(first, second)
      }
    case .date:
      let (left, right) = (value(left), value(right))
      return { input in
        guard let first = left(input)?.date, let second = right(input)?.date else { return nil }
        return comparison.holds(first, second)
      }
    case .text, .truth:
      let (left, right) = (value(left), value(right))
      return { input in
        guard let first = left(input), let second = right(input) else { return nil }
        return (first == second) == (comparison == .equal)
      }
    }
  }

  private static func isIn(_ part: @escaping Values, _ choices: [Values]) -> Truths {
    { input in
      guard let value = part(input) else { return nil }
      var isKnown = true
      for choice in choices {
        guard let other = choice(input) else {
          isKnown = false
          continue
        }
        if other == value { return true }
      }
      return isKnown ? false : nil
    }
  }

  // MARK: - Figures

  private static func extremum(
    _ end: ExpressionNode.Extremum, of kind: ExpressionNode.ValueKind, _ parts: [ExpressionNode]
  ) -> Values {
    let parts = parts.map(value(_:))
    return { input in
      var found: Value?
      for part in parts {
        guard let value = part(input) else { return nil }
        found = found.map { further($0, value, towards: end) } ?? value
      }
      return found
    }
  }

  private static func further(_ first: Value, _ second: Value, towards end: ExpressionNode.Extremum) -> Value
  {
    let isSecondLess: Bool
    switch (first, second) {
    case (.number(let a), .number(let b)): isSecondLess = b < a
    case (.date(let a), .date(let b)): isSecondLess = b < a
    default: return first
    }
    return isSecondLess == (end == .minimum) ? second : first
  }

  /// Goes through the rows once; one unknown condition or value makes the figure unknown.
  private static func aggregate(_ aggregate: ExpressionNode.Aggregate) -> Values {
    let index = aggregate.section.index
    let value = aggregate.value.map { self.value($0) }
    let condition = aggregate.condition.map { truth($0) }
    let function = aggregate.function
    return { input in
      guard input.sections.indices.contains(index), let rows = input.sections[index] else { return nil }
      var inner = input
      var result: Value? = function == .count || function == .sum ? .number(.zero) : nil
      for row in rows {
        inner.row = row
        if let condition {
          guard let holds = condition(inner) else { return nil }
          guard holds else { continue }
        }
        guard let value else {
          result = result?.number?.adding(1).map { .number($0) }
          continue
        }
        guard let next = value(inner) else { return nil }
        switch function {
        case .count: break
        case .sum:
          guard let sum = result?.number, let number = next.number, let total = sum.adding(number) else {
            return nil
          }
          result = .number(total)
        case .minimum: result = result.map { further($0, next, towards: .minimum) } ?? next
        case .maximum: result = result.map { further($0, next, towards: .maximum) } ?? next
        }
      }
      return result
    }
  }
}

extension ComparisonOperator {
  /// Whether the comparison holds of two values.
  func holds<Ordered: Comparable>(_ left: Ordered, _ right: Ordered) -> Bool {
    switch self {
    case .equal: left == right
    case .notEqual: left != right
    case .less: left < right
    case .lessOrEqual: left <= right
    case .greater: left > right
    case .greaterOrEqual: left >= right
    }
  }
}
