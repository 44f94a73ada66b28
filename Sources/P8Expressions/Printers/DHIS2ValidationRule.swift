import P8Model

/// A rule as DHIS2 stores it: two sides, an operator, and what a missing value does on each side.
package struct DHIS2ValidationRule: Hashable, Sendable {
  /// What DHIS2 does where a value of a side is missing.
  package enum MissingValueStrategy: String, Hashable, Sendable {
    /// The rule is not run where any value is missing.
    case skipIfAnyValueMissing = "SKIP_IF_ANY_VALUE_MISSING"
    /// The rule is run; what is missing is asked in the expression itself.
    case neverSkip = "NEVER_SKIP"
  }

  package let left: String
  /// The operator: `equal_to`.
  package let `operator`: String
  package let right: String
  /// What a missing value does, on both sides.
  package let missing: MissingValueStrategy

  /// A plain comparison keeps its sides, so that DHIS2 shows both.
  ///
  /// Anything else becomes `0 equal_to 0` unless the rule fails for sure.
  /// - Parameter condition: Only where this holds.
  /// - Parameter reference: The data element of a name: `#{fbfJHSPpUQD}`; nil where it has none.
  /// - Throws: What DHIS2 cannot say: texts, dates, rounding, figures over rows.
  package init(
    check: ExpressionNode, condition: ExpressionNode? = nil,
    reference: @escaping @Sendable (ExpressionName) -> String?
  ) throws(PrinterFault) {
    let printer = DHIS2Expression(reference: reference)
    if condition == nil, case .comparison(let comparison, .number, let left, let right) = check {
      self.left = try printer.value(left, within: 0)
      self.operator = Self.name(of: comparison)
      self.right = try printer.value(right, within: 0)
      missing = .skipIfAnyValueMissing
      return
    }
    let holds = condition.map(\.holds) ?? .constant(true)
    let failure = KnownCondition.joined(all: [holds, check.fails])
    left = "if(\(try printer.condition(failure)), 1, 0)"
    self.operator = Self.name(of: .equal)
    right = "0"
    missing = .neverSkip
  }

  private static func name(of comparison: ComparisonOperator) -> String {
    switch comparison {
    case .equal: "equal_to"
    case .notEqual: "not_equal_to"
    case .less: "less_than"
    case .lessOrEqual: "less_than_or_equal_to"
    case .greater: "greater_than"
    case .greaterOrEqual: "greater_than_or_equal_to"
    }
  }
}

/// Prints expressions in the language of DHIS2's validation rules.
private struct DHIS2Expression {
  let reference: @Sendable (ExpressionName) -> String?

  func value(_ node: ExpressionNode, within level: Int) throws(PrinterFault) -> String {
    switch node {
    case .literal(.number(let number), _): return number < 0 ? "(\(number))" : number.description
    case .name(let name): return try place(name)
    case .negate(let part): return "(-\(try value(part, within: 3)))"
    case .arithmetic(let operation, let left, let right):
      let own = operation == .add || operation == .subtract ? 1 : 2
      let text = try value(left, within: own) + " \(operation.rawValue) " + value(right, within: own + 1)
      return level > own ? "(\(text))" : text
    case .choice(let test, let first, let second):
      return
        "if(\(try condition(test.holds)), \(try value(first, within: 0)), \(try value(second, within: 0)))"
    case .extremum(let end, .number, let parts):
      var texts: [String] = []
      for part in parts { texts.append(try value(part, within: 0)) }
      return (end == .minimum ? "least(" : "greatest(") + texts.joined(separator: ", ") + ")"
    case .literal, .extremum, .round, .days, .aggregate, .comparison, .isIn, .and, .or, .not, .isMissing:
      throw unsaid(node)
    }
  }

  func condition(_ condition: KnownCondition) throws(PrinterFault) -> String {
    switch condition {
    case .constant(let truth): return truth ? "1 == 1" : "1 == 0"
    case .present(.name(let name)): return "isNotNull(\(try place(name)))"
    case .present(let node): throw unsaid(node)
    case .isTrue(let name): return "\(try place(name)) == 1"
    case .comparison(let comparison, .number, let left, let right):
      let sign = comparison == .equal ? "==" : comparison.rawValue
      return "\(try value(left, within: 0)) \(sign) \(try value(right, within: 0))"
    case .comparison(_, _, let left, _): throw unsaid(left)
    case .all(let parts): return "(" + (try conditions(parts)).joined(separator: " && ") + ")"
    case .any(let parts): return "(" + (try conditions(parts)).joined(separator: " || ") + ")"
    case .not(let part): return "!(\(try self.condition(part)))"
    case .guarded(let guarding, let part):
      return "(\(try self.condition(guarding)) && \(try self.condition(part)))"
    }
  }

  private func conditions(_ parts: [KnownCondition]) throws(PrinterFault) -> [String] {
    var texts: [String] = []
    for part in parts { texts.append(try condition(part)) }
    return texts
  }

  private func place(_ name: ExpressionName) throws(PrinterFault) -> String {
    guard let text = reference(name) else { throw PrinterFault.unplaced(name) }
    return text
  }

  private func unsaid(_ node: ExpressionNode) -> PrinterFault { .unsaidInDHIS2(node) }
}
