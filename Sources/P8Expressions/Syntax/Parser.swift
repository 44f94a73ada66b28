import P8Model

/// Reads tokens into a tree, by descent, with a limit on depth and size.
struct Parser {
  private let text: String
  private let tokens: [Token]
  private var position = 0
  private var depth = 0
  private var nodes = 0

  private static let words: Set<String> = ["and", "or", "not", "in", "true", "false"]

  init(text: String, tokens: [Token]) { (self.text, self.tokens) = (text, tokens) }

  mutating func parse() throws(ExpressionFault) -> SyntaxNode {
    let node = try expression()
    guard current.kind == .end else { throw unexpected() }
    return node
  }

  // MARK: - Levels, from the weakest binding

  private mutating func expression() throws(ExpressionFault) -> SyntaxNode {
    depth += 1
    defer { depth -= 1 }
    guard depth <= ExpressionSyntax.maximumDepth else { throw tooDeep() }
    return try disjunction()
  }

  private mutating func disjunction() throws(ExpressionFault) -> SyntaxNode {
    var parts = [try conjunction()]
    while accept(word: "or") { parts.append(try conjunction()) }
    return parts.count == 1 ? parts[0] : try node(.or(parts), at: parts[0].offset)
  }

  private mutating func conjunction() throws(ExpressionFault) -> SyntaxNode {
    var parts = [try negation()]
    while accept(word: "and") { parts.append(try negation()) }
    return parts.count == 1 ? parts[0] : try node(.and(parts), at: parts[0].offset)
  }

  private mutating func negation() throws(ExpressionFault) -> SyntaxNode {
    let offset = current.offset
    guard accept(word: "not") else { return try comparison() }
    depth += 1
    defer { depth -= 1 }
    guard depth <= ExpressionSyntax.maximumDepth else { throw tooDeep() }
    return try node(.not(try negation()), at: offset)
  }

  private mutating func comparison() throws(ExpressionFault) -> SyntaxNode {
    let left = try sum()
    let start = current
    if case .symbol(let symbol) = start.kind, let comparison = ComparisonOperator(rawValue: symbol) {
      position += 1
      let right = try sum()
      if case .symbol(let next) = current.kind, ComparisonOperator(rawValue: next) != nil {
        throw fault(at: current.offset, .syntax(.chainedComparison))
      }
      return try node(.comparison(comparison, left, right), at: start.offset)
    }
    if start.kind == .name("not"), position + 1 < tokens.count, tokens[position + 1].kind == .name("in") {
      position += 2
      return try node(.not(try node(.isIn(left, try list()), at: start.offset)), at: start.offset)
    }
    if accept(word: "in") { return try node(.isIn(left, try list()), at: start.offset) }
    return left
  }

  private mutating func sum() throws(ExpressionFault) -> SyntaxNode {
    var left = try product()
    while case .symbol(let symbol) = current.kind, symbol == "+" || symbol == "-",
      let operation = ArithmeticOperator(rawValue: symbol)
    {
      let offset = current.offset
      position += 1
      left = try node(.arithmetic(operation, left, try product()), at: offset)
    }
    return left
  }

  private mutating func product() throws(ExpressionFault) -> SyntaxNode {
    var left = try unary()
    while case .symbol(let symbol) = current.kind, symbol == "*" || symbol == "/",
      let operation = ArithmeticOperator(rawValue: symbol)
    {
      let offset = current.offset
      position += 1
      left = try node(.arithmetic(operation, left, try unary()), at: offset)
    }
    return left
  }

  private mutating func unary() throws(ExpressionFault) -> SyntaxNode {
    let offset = current.offset
    guard accept(symbol: "-") else { return try primary() }
    depth += 1
    defer { depth -= 1 }
    guard depth <= ExpressionSyntax.maximumDepth else { throw tooDeep() }
    return try node(.negate(try unary()), at: offset)
  }

  private mutating func primary() throws(ExpressionFault) -> SyntaxNode {
    let token = current
    switch token.kind {
    case .number(let number):
      position += 1
      return try node(.literal(.number(number)), at: token.offset)
    case .date(let date):
      position += 1
      return try node(.literal(.date(date)), at: token.offset)
    case .text(let text):
      position += 1
      return try node(.literal(.text(text)), at: token.offset)
    case .symbol("("):
      position += 1
      let inner = try expression()
      try expect(")", opened: token.offset)
      return inner
    case .name(let name) where name == "true" || name == "false":
      position += 1
      return try node(.literal(.truth(name == "true")), at: token.offset)
    case .name(let name) where !Self.words.contains(name):
      position += 1
      return try named(name, at: token.offset)
    default:
      throw unexpected()
    }
  }

  private mutating func named(_ name: String, at offset: Int) throws(ExpressionFault) -> SyntaxNode {
    let open = current.offset
    if accept(symbol: "(") {
      guard !accept(symbol: ")") else { return try node(.call(name, []), at: offset) }
      return try node(.call(name, try arguments(opened: open)), at: offset)
    }
    guard accept(symbol: "[") else { return try node(.name(name), at: offset) }
    guard case .text(let key) = current.kind else {
      throw fault(at: current.offset, .syntax(.rowKey(name)))
    }
    position += 1
    try expect("]", opened: open)
    guard accept(symbol: "."), case .name(let column) = current.kind else {
      throw fault(at: current.offset, .syntax(.rowColumn(name, key: key)))
    }
    position += 1
    return try node(.cell(section: name, key: key, column: column), at: offset)
  }

  private mutating func list() throws(ExpressionFault) -> [SyntaxNode] {
    let open = current.offset
    guard accept(symbol: "(") else { throw fault(at: open, .syntax(.listAfterIn)) }
    return try arguments(opened: open)
  }

  private mutating func arguments(opened: Int) throws(ExpressionFault) -> [SyntaxNode] {
    var arguments = [try expression()]
    while accept(symbol: ",") { arguments.append(try expression()) }
    try expect(")", opened: opened)
    return arguments
  }

  // MARK: - Tokens

  private var current: Token { tokens[min(position, tokens.count - 1)] }

  private mutating func accept(symbol: String) -> Bool {
    guard current.kind == .symbol(symbol) else { return false }
    position += 1
    return true
  }

  private mutating func accept(word: String) -> Bool {
    guard current.kind == .name(word) else { return false }
    position += 1
    return true
  }

  private mutating func expect(_ symbol: String, opened: Int) throws(ExpressionFault) {
    guard !accept(symbol: symbol) else { return }
    if current.kind == .end { throw fault(at: opened, .syntax(.openBracket(symbol))) }
    throw unexpected()
  }

  private mutating func node(_ kind: SyntaxNode.Kind, at offset: Int) throws(ExpressionFault) -> SyntaxNode {
    nodes += 1
    guard nodes <= ExpressionSyntax.maximumNodes else { throw fault(at: offset, .syntax(.tooManyParts)) }
    return SyntaxNode(kind: kind, offset: offset)
  }

  // MARK: - Faults

  private func unexpected() -> ExpressionFault {
    guard current.kind != .end else { return fault(at: current.offset, .syntax(.endsEarly)) }
    let found = current.quoted
    return fault(at: current.offset, .syntax(.unexpected(found)))
  }

  private func tooDeep() -> ExpressionFault { fault(at: current.offset, .syntax(.tooDeep)) }

  private func fault(at offset: Int, _ reason: ExpressionFault.Reason) -> ExpressionFault {
    ExpressionFault(at: offset, in: text, reason)
  }
}
