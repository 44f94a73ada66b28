import P8Model

/// The text of an expression with its tree, before any name is known.
package struct ExpressionSyntax: Hashable, Sendable {
  package let text: String
  let root: SyntaxNode

  package static let maximumLength = 4_000
  package static let maximumDepth = 64
  /// The most parts (operators, calls, values) of an expression.
  package static let maximumNodes = 500

  package init(parsing text: String) throws(ExpressionFault) {
    guard text.utf8.count <= Self.maximumLength else { throw ExpressionFault(.syntax(.tooLong)) }
    var parser = Parser(text: text, tokens: try Tokenizer.tokens(of: text))
    self.text = text
    root = try parser.parse()
  }
}

/// A part of an expression as it was written.
struct SyntaxNode: Hashable, Sendable {
  indirect enum Kind: Hashable, Sendable {
    case literal(Value)
    case name(String)
    /// `section["key"].column`.
    case cell(section: String, key: String, column: String)
    case negate(SyntaxNode), arithmetic(ArithmeticOperator, SyntaxNode, SyntaxNode)
    case comparison(ComparisonOperator, SyntaxNode, SyntaxNode), isIn(SyntaxNode, [SyntaxNode])
    case and([SyntaxNode]), or([SyntaxNode]), not(SyntaxNode), call(String, [SyntaxNode])
  }

  let kind: Kind
  /// The byte at which a fault of this part is reported.
  let offset: Int
}
