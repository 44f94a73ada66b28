import P8Model

/// A truth with two values, made of an expression with three.
///
/// Other languages have no unknown. For each expression there are three conditions that they can say: it
/// holds for sure, it fails for sure, its value is known. All printers start from these.
indirect enum KnownCondition: Hashable {
  case constant(Bool)
  /// There is a value: of a name or of a figure over rows.
  case present(ExpressionNode)
  /// The name's truth; only behind a guard that it is present.
  case isTrue(ExpressionName)
  case comparison(ComparisonOperator, of: ExpressionNode.ValueKind, ExpressionNode, ExpressionNode)
  case all([KnownCondition]), any([KnownCondition]), not(KnownCondition)
  /// The second, which makes sense only where the first holds; false elsewhere.
  case guarded(KnownCondition, KnownCondition)

  static func joined(all parts: [KnownCondition]) -> KnownCondition {
    var flat: [KnownCondition] = []
    for part in parts {
      switch part {
      case .constant(true): continue
      case .constant(false): return .constant(false)
      case .all(let inner): for part in inner where !flat.contains(part) { flat.append(part) }
      default: if !flat.contains(part) { flat.append(part) }
      }
    }
    return flat.isEmpty ? .constant(true) : flat.count == 1 ? flat[0] : .all(flat)
  }

  static func joined(any parts: [KnownCondition]) -> KnownCondition {
    var flat: [KnownCondition] = []
    for part in parts {
      switch part {
      case .constant(false): continue
      case .constant(true): return .constant(true)
      case .any(let inner): for part in inner where !flat.contains(part) { flat.append(part) }
      default: if !flat.contains(part) { flat.append(part) }
      }
    }
    return flat.isEmpty ? .constant(false) : flat.count == 1 ? flat[0] : .any(flat)
  }

  static func behind(_ guarding: KnownCondition, _ condition: KnownCondition) -> KnownCondition {
    switch (guarding, condition) {
    case (.constant(true), _): condition
    case (.constant(false), _), (_, .constant(false)): .constant(false)
    case (_, .constant(true)): guarding
    default: .guarded(guarding, condition)
    }
  }

  /// The names that are known wherever it holds.
  var names: Set<ExpressionName> {
    switch self {
    case .present(.name(let name)): [name]
    case .all(let parts): parts.reduce(into: []) { $0.formUnion($1.names) }
    case .guarded(let guarding, let part): guarding.names.union(part.names)
    case .constant, .present, .isTrue, .comparison, .any, .not: []
    }
  }
}

extension ExpressionNode {
  /// Whether the value is known.
  var known: KnownCondition {
    switch self {
    case .literal, .isMissing: return .constant(true)
    case .name, .aggregate: return .present(self)
    case .negate(let part), .not(let part), .round(let part, _): return part.known
    case .arithmetic(.divide, let left, let right):
      let parts = KnownCondition.joined(all: [left.known, right.known])
      if case .literal(let value, _) = right { return value == .number(.zero) ? .constant(false) : parts }
      let zero = ExpressionNode.literal(.number(.zero), list: nil)
      let divides = KnownCondition.comparison(.notEqual, of: .number, right, zero)
      return .joined(all: [left.known, .behind(right.known, divides)])
    case .arithmetic(_, let left, let right), .comparison(_, _, let left, let right),
      .days(let left, let right):
      return .joined(all: [left.known, right.known])
    case .extremum(_, _, let parts): return .joined(all: parts.map(\.known))
    case .and, .or, .isIn: return .joined(any: [holds, fails])
    case .choice(let condition, let first, let second):
      if first.known == .constant(true), second.known == .constant(true) { return condition.known }
      return .joined(any: [
        .behind(condition.holds, first.known), .behind(condition.fails, second.known),
      ])
    }
  }

  /// Whether it is true for sure.
  var holds: KnownCondition { decided(true) }

  /// Whether it is false for sure.
  var fails: KnownCondition { decided(false) }

  /// Truth and falsehood are written each by itself, since “not true” would hold for the unknown too.
  private func decided(_ truth: Bool) -> KnownCondition {
    switch self {
    case .literal(let value, _): return .constant(value == .truth(truth))
    case .name(let name): return .behind(known, truth ? .isTrue(name) : .not(.isTrue(name)))
    case .not(let part): return part.decided(!truth)
    case .and(let parts):
      let conditions = parts.map { $0.decided(truth) }
      return truth ? .joined(all: conditions) : .joined(any: conditions)
    case .or(let parts):
      let conditions = parts.map { $0.decided(truth) }
      return truth ? .joined(any: conditions) : .joined(all: conditions)
    case .isMissing(let part):
      guard case .constant(let isKnown) = part.known else { return truth ? .not(part.known) : part.known }
      return .constant(isKnown != truth)
    case .comparison(let comparison, let kind, let left, let right):
      return .behind(
        known, .comparison(truth ? comparison : comparison.negated, of: kind, left, right))
    case .isIn(let part, let kind, let choices):
      let conditions = choices.map { choice in
        KnownCondition.behind(
          .joined(all: [part.known, choice.known]),
          .comparison(truth ? .equal : .notEqual, of: kind, part, choice))
      }
      return truth ? .joined(any: conditions) : .joined(all: conditions)
    case .choice(let condition, let first, let second):
      return .joined(any: [
        .behind(condition.holds, first.decided(truth)), .behind(condition.fails, second.decided(truth)),
      ])
    case .negate, .arithmetic, .extremum, .round, .days, .aggregate:
      return .constant(false)
    }
  }

  /// Whether it gives a truth whatever its names are.
  var isCondition: Bool {
    switch self {
    case .literal(.truth, _), .comparison, .isIn, .and, .or, .not, .isMissing: true
    case .choice(_, let first, _): first.isCondition
    case .literal, .name, .negate, .arithmetic, .extremum, .round, .days, .aggregate: false
    }
  }
}
