import P8Model

/// An expression whose names are all known and whose types and units of measure fit.
package struct CheckedExpression: Hashable, Sendable {
  /// A side of an expression: a part that can be evaluated and shown by itself.
  package struct Comparison: Hashable, Sendable {
    package let left: ExpressionNode
    package let comparison: ComparisonOperator
    package let right: ExpressionNode
  }

  package let text: String
  package let root: ExpressionNode
  package let type: ExpressionType

  /// Reads an expression and checks it against the names that it may use.
  package init(_ text: String, in scope: ExpressionScope) throws(ExpressionFault) {
    try self.init(ExpressionSyntax(parsing: text), in: scope)
  }

  /// Checks an expression against the names that it may use.
  package init(_ syntax: ExpressionSyntax, in scope: ExpressionScope) throws(ExpressionFault) {
    let checked = try Checker(text: syntax.text, scope: scope).check(syntax.root)
    text = syntax.text
    root = checked.node
    type = checked.type
  }

  /// The names that it mentions, in order, each once.
  package var names: [ExpressionName] { root.names }

  /// Its two sides, where it is a comparison at the top.
  package var comparison: Comparison? {
    guard case .comparison(let comparison, _, let left, let right) = root else { return nil }
    return Comparison(left: left, comparison: comparison, right: right)
  }

  /// Checks that it gives a truth, as a rule or a condition must.
  package func requireTruth() throws(ExpressionFault) {
    guard type == .truth else { throw ExpressionFault(.type(.notATruth)) }
  }

  /// Checks that it gives a number.
  package func requireNumber() throws(ExpressionFault) {
    guard case .number = type else { throw ExpressionFault(.type(.notANumber)) }
  }
}
