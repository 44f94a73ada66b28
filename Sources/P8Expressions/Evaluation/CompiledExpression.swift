package import P8Model

/// An expression as a closure, ready to be evaluated over many rows.
///
/// The result is nil where it is unknown: a value is missing, a division by zero, a number too large.
package struct CompiledExpression: Sendable {
  private let evaluate: @Sendable (EvaluationInput) -> Value?
  private let test: (@Sendable (EvaluationInput) -> Bool?)?

  package init(_ node: ExpressionNode) {
    evaluate = Compiler.value(node)
    test = Compiler.isTruth(node) ? Compiler.truth(node) : nil
  }

  /// The value; nil where it is unknown.
  package func value(_ input: EvaluationInput) -> Value? { evaluate(input) }

  /// The truth; nil where it is unknown, or where the expression gives no truth.
  package func truth(_ input: EvaluationInput) -> Bool? {
    guard let test else { return nil }
    return test(input)
  }

  /// The number; nil where it is unknown, or where the expression gives no number.
  package func number(_ input: EvaluationInput) -> ExactDecimal? { evaluate(input)?.number }
}

extension CheckedExpression {
  package func compiled() -> CompiledExpression { CompiledExpression(root) }
}
