import P8Model

/// Finds the names of an expression and checks types, lists and units of measure.
struct Checker {
  /// A checked part.
  struct Part {
    var node: ExpressionNode
    var type: ExpressionType
  }

  /// The section whose rows an aggregate goes through, while its inside is checked.
  final class Aggregation {
    var section: Int?
    init(section: Int?) { self.section = section }
  }

  let text: String
  let scope: ExpressionScope

  func check(_ syntax: SyntaxNode) throws(ExpressionFault) -> Part {
    try check(syntax, within: nil, expecting: nil)
  }

  // MARK: - Nodes

  // The expected type is that of the part's neighbour: it decides what a bare code is.
  func check(
    _ syntax: SyntaxNode, within aggregation: Aggregation?, expecting expected: ExpressionType?
  ) throws(ExpressionFault) -> Part {
    switch syntax.kind {
    case .literal(let value):
      return try literal(value, at: syntax.offset, expecting: expected)
    case .name(let name):
      return try named(name, at: syntax.offset, within: aggregation, expecting: expected)
    case .cell(let section, let key, let column):
      return try cell(section: section, key: key, column: column, at: syntax.offset)
    case .negate(let inner):
      let part = try number(inner, within: aggregation)
      return Part(node: .negate(part.node), type: part.type)
    case .arithmetic(let operation, let left, let right):
      return try arithmetic(operation, left, right, at: syntax.offset, within: aggregation)
    case .comparison(let comparison, let left, let right):
      return try self.comparison(comparison, left, right, at: syntax.offset, within: aggregation)
    case .isIn(let value, let choices):
      return try isIn(value, choices, within: aggregation)
    case .and(let parts):
      return Part(node: .and(try truths(parts, within: aggregation)), type: .truth)
    case .or(let parts):
      return Part(node: .or(try truths(parts, within: aggregation)), type: .truth)
    case .not(let inner):
      return Part(node: .not(try truth(inner, within: aggregation)), type: .truth)
    case .call(let name, let arguments):
      return try call(name, arguments, at: syntax.offset, within: aggregation, expecting: expected)
    }
  }

  func literal(
    _ value: Value, at offset: Int, expecting expected: ExpressionType?
  ) throws(ExpressionFault) -> Part {
    switch value {
    case .number: return Part(node: .literal(value, list: nil), type: .plainNumber)
    case .date: return Part(node: .literal(value, list: nil), type: .date)
    case .truth: return Part(node: .literal(value, list: nil), type: .truth)
    case .text(let text):
      if case .code(let list) = expected { return try code(text, of: list, at: offset) }
      return Part(node: .literal(value, list: nil), type: .text)
    }
  }

  func code(_ code: String, of list: String, at offset: Int) throws(ExpressionFault) -> Part {
    guard let codes = scope.vocabulary.codeLists[list]?.items.map(\.code), codes.contains(code) else {
      throw unknown(
        code, .code(list), at: offset, among: scope.vocabulary.codeLists[list]?.items.map(\.code) ?? [])
    }
    return Part(node: .literal(.text(code), list: list), type: .code(list: list))
  }

  func arithmetic(
    _ operation: ArithmeticOperator, _ left: SyntaxNode, _ right: SyntaxNode, at offset: Int,
    within aggregation: Aggregation?
  ) throws(ExpressionFault) -> Part {
    var first = try number(left, within: aggregation)
    var second = try number(right, within: aggregation)
    switch operation {
    case .add, .subtract:
      let type = try unify(&first, &second, at: offset)
      return Part(node: .arithmetic(operation, first.node, second.node), type: type)
    case .multiply, .divide:
      // Two multiples of one unit (triệu đồng, đồng) are brought to one, so that they cancel.
      if case .number(let a) = first.type, case .number(let b) = second.type, let x = a.single,
        let y = b.single,
        x != y, base(of: x) == base(of: y)
      {
        _ = try unify(&first, &second, at: offset)
      }
      guard case .number(let a) = first.type, case .number(let b) = second.type else {
        return Part(node: .arithmetic(operation, first.node, second.node), type: .plainNumber)
      }
      return Part(
        node: .arithmetic(operation, first.node, second.node),
        type: .number(a.combined(with: b, sign: operation == .multiply ? 1 : -1)))
    }
  }

  func comparison(
    _ comparison: ComparisonOperator, _ left: SyntaxNode, _ right: SyntaxNode, at offset: Int,
    within aggregation: Aggregation?
  ) throws(ExpressionFault) -> Part {
    var (first, second) = try pair(left, right, within: aggregation)
    _ = try unify(&first, &second, at: offset)
    let kind = Self.kind(of: first.type)
    let isOrdered = kind == .number || kind == .date
    guard isOrdered || comparison == .equal || comparison == .notEqual else {
      throw fault(at: offset, .type(.order))
    }
    return Part(node: .comparison(comparison, of: kind, first.node, second.node), type: .truth)
  }

  /// Checks two sides, the one that knows its list first.
  func pair(
    _ left: SyntaxNode, _ right: SyntaxNode, within aggregation: Aggregation?
  ) throws(ExpressionFault) -> (Part, Part) {
    let list = listType(left, within: aggregation) ?? listType(right, within: aggregation)
    let first = try check(left, within: aggregation, expecting: list)
    return (first, try check(right, within: aggregation, expecting: list ?? first.type))
  }

  func isIn(
    _ value: SyntaxNode, _ choices: [SyntaxNode], within aggregation: Aggregation?
  ) throws(ExpressionFault) -> Part {
    var first = try check(value, within: aggregation, expecting: nil)
    var nodes: [ExpressionNode] = []
    for choice in choices {
      var part = try check(choice, within: aggregation, expecting: first.type)
      _ = try unify(&first, &part, at: choice.offset, keepingFirst: true)
      nodes.append(part.node)
    }
    return Part(node: .isIn(first.node, of: Self.kind(of: first.type), nodes), type: .truth)
  }

  func number(_ syntax: SyntaxNode, within aggregation: Aggregation?) throws(ExpressionFault) -> Part {
    let part = try check(syntax, within: aggregation, expecting: .plainNumber)
    guard case .number = part.type else {
      throw fault(at: syntax.offset, .type(.needsNumber(describe(part.type))))
    }
    return part
  }

  func truth(
    _ syntax: SyntaxNode, within aggregation: Aggregation?
  ) throws(ExpressionFault) -> ExpressionNode {
    let part = try check(syntax, within: aggregation, expecting: .truth)
    guard part.type == .truth else {
      throw fault(at: syntax.offset, .type(.needsTruth(describe(part.type))))
    }
    return part.node
  }

  func truths(
    _ parts: [SyntaxNode], within aggregation: Aggregation?
  ) throws(ExpressionFault) -> [ExpressionNode] {
    var nodes: [ExpressionNode] = []
    for part in parts { nodes.append(try truth(part, within: aggregation)) }
    return nodes
  }
}
