import P8Model

/// Prints expressions as XPath 1.0, plain or with the functions that XLSForm adds.
package struct XPathExpression: Sendable {
  /// Which functions there are.
  package enum Dialect: Sendable {
    /// XPath 1.0 and nothing else.
    case plain
    /// The functions of ODK XForms, without those that phones do not have: ``XPathFunction``.
    case form
  }

  private let dialect: Dialect
  private let reference: @Sendable (ExpressionName) -> String?

  /// - Parameter reference: How a name is written: `${members}`; nil where it has no place.
  package init(_ dialect: Dialect, reference: @escaping @Sendable (ExpressionName) -> String?) {
    (self.dialect, self.reference) = (dialect, reference)
  }

  /// A constraint: false where the expression is false for sure, true where it is true or unknown.
  package func constraint(_ node: ExpressionNode) throws(PrinterFault) -> String {
    "not(\(try condition(node.fails)))"
  }

  /// A condition: true where the expression is true for sure.
  package func holding(_ node: ExpressionNode) throws(PrinterFault) -> String { try condition(node.holds) }

  /// Whether the value is known.
  package func knowing(_ node: ExpressionNode) throws(PrinterFault) -> String { try condition(node.known) }

  /// The value, where it is known.
  package func value(_ node: ExpressionNode) throws(PrinterFault) -> String { try print(node, within: 0) }

  // MARK: - Values

  private func print(_ node: ExpressionNode, within level: Int) throws(PrinterFault) -> String {
    switch node {
    case .literal(let value, _): return try literal(value)
    case .name(let name): return try place(name)
    case .negate(let part): return Self.bracket("-" + (try number(part, within: 3)), if: level > 2)
    case .arithmetic(let operation, let left, let right):
      let own = operation == .add || operation == .subtract ? 1 : 2
      let sign =
        switch operation {
        case .add: "+"
        case .subtract: "-"
        case .multiply: "*"
        case .divide: "div"
        }
      let text = try number(left, within: own) + " \(sign) " + number(right, within: own + 1)
      return Self.bracket(text, if: level > own)
    case .choice(let condition, let first, let second):
      return try choice(
        try self.condition(condition.holds), print(first, within: 0), print(second, within: 0))
    case .extremum(let end, let kind, let parts): return try extremum(end, of: kind, parts)
    case .round(let part, let digits): return try round(try number(part, within: 0), digits: digits)
    case .days(let from, let to):
      guard dialect == .form else { throw missing("days") }
      return
        "(decimal-date-time(\(try print(to, within: 0))) - decimal-date-time(\(try print(from, within: 0))))"
    case .aggregate: throw missing("count, sum, min, max")
    case .comparison, .isIn, .and, .or, .not, .isMissing: return try condition(node.holds)
    }
  }

  /// Two texts would be compared as texts, `5` and `5.0` as different: a bare name is made a number.
  private func number(_ node: ExpressionNode, within level: Int) throws(PrinterFault) -> String {
    switch node {
    case .name(let name): return "number(\(try place(name)))"
    case .choice, .extremum: return "number(\(try print(node, within: 0)))"
    default: return try print(node, within: level)
    }
  }

  /// A date as the number 20231030: XPath 1.0 orders numbers only.
  private func date(_ node: ExpressionNode) throws(PrinterFault) -> String {
    if case .literal(.date(let date), _) = node {
      return String(
        date.description.utf8.filter { $0 != UInt8(ascii: "-") }.map { Character(UnicodeScalar($0)) })
    }
    return "number(translate(\(try print(node, within: 0)), '-', ''))"
  }

  private func literal(_ value: Value) throws(PrinterFault) -> String {
    switch value {
    case .number(let number): return number < 0 ? "(\(number))" : number.description
    case .text(let text):
      if !text.utf8.contains(UInt8(ascii: "'")) { return "'\(text)'" }
      guard !text.utf8.contains(UInt8(ascii: "\"")) else { throw PrinterFault.bothQuotationMarks }
      return "\"\(text)\""
    case .date(let date): return "'\(date)'"
    case .truth(let truth): return truth ? "true()" : "false()"
    }
  }

  private func choice(_ condition: String, _ first: String, _ second: String) throws(PrinterFault) -> String {
    guard dialect == .plain else { return "if(\(condition), \(first), \(second))" }
    // Text cut to nothing or left whole: plain XPath has no choice.
    let yes = "substring(string(\(first)), 1, number(\(condition)) * string-length(string(\(first))))"
    let no = "substring(string(\(second)), 1, number(not(\(condition))) * string-length(string(\(second))))"
    return "concat(\(yes), \(no))"
  }

  private func extremum(
    _ end: ExpressionNode.Extremum, of kind: ExpressionNode.ValueKind, _ parts: [ExpressionNode]
  ) throws(PrinterFault) -> String {
    guard kind == .number else { throw missing("\(end.rawValue) (date)") }
    var texts: [String] = []
    for part in parts { texts.append(try number(part, within: 0)) }
    guard dialect == .plain else { return "\(end.rawValue)(\(texts.joined(separator: ", ")))" }
    guard texts.count <= 4 else { throw missing("\(end.rawValue) (> 4)") }
    var result = texts[0]
    for text in texts.dropFirst() {
      let sign = end == .minimum ? "<=" : ">="
      result = "number(\(try choice("(\(result)) \(sign) (\(text))", result, text)))"
    }
    return result
  }

  /// Halves away from zero: XPath's own round takes them upwards.
  private func round(_ text: String, digits: Int) throws(PrinterFault) -> String {
    let power = "1" + String(repeating: "0", count: digits)
    if dialect == .form {
      // `int` cuts off what stands behind the point.
      let up = "int((\(text)) * \(power) + 0.5) div \(power)"
      let down = "int((\(text)) * \(power) - 0.5) div \(power)"
      return try choice("(\(text)) >= 0", up, down)
    }
    let up = "floor((\(text)) * \(power) + 0.5) div \(power)"
    let down = "ceiling((\(text)) * \(power) - 0.5) div \(power)"
    return "number(\(try choice("(\(text)) >= 0", up, down)))"
  }

  private func place(_ name: ExpressionName) throws(PrinterFault) -> String {
    guard let text = reference(name) else { throw PrinterFault.unplaced(name) }
    return text
  }

  private func missing(_ what: String) -> PrinterFault { .missingInXPath(what) }

  private static func bracket(_ text: String, if needed: Bool) -> String { needed ? "(\(text))" : text }

  // MARK: - Conditions

  private func condition(_ condition: KnownCondition) throws(PrinterFault) -> String {
    switch condition {
    case .constant(let truth): return truth ? "true()" : "false()"
    case .present(let node): return "string(\(try print(node, within: 0))) != ''"
    case .isTrue(let name): return "string(\(try place(name))) = 'true'"
    case .comparison(let comparison, let kind, let left, let right):
      return try self.comparison(comparison, of: kind, left, right)
    case .all(let parts): return "(" + (try conditions(parts)).joined(separator: " and ") + ")"
    case .any(let parts): return "(" + (try conditions(parts)).joined(separator: " or ") + ")"
    case .not(let part): return "not(" + (try self.condition(part)) + ")"
    case .guarded(let guarding, let part):
      return "(\(try self.condition(guarding)) and \(try self.condition(part)))"
    }
  }

  private func conditions(_ parts: [KnownCondition]) throws(PrinterFault) -> [String] {
    var texts: [String] = []
    for part in parts { texts.append(try condition(part)) }
    return texts
  }

  private func comparison(
    _ comparison: ComparisonOperator, of kind: ExpressionNode.ValueKind, _ left: ExpressionNode,
    _ right: ExpressionNode
  ) throws(PrinterFault) -> String {
    let sign = comparison.rawValue
    switch kind {
    case .number:
      return "\(try number(left, within: 0)) \(sign) \(try number(right, within: 0))"
    case .date: return "\(try date(left)) \(sign) \(try date(right))"
    case .text: return "string(\(try print(left, within: 0))) \(sign) string(\(try print(right, within: 0)))"
    case .truth: return "\(try truthText(left)) \(sign) \(try truthText(right))"
    }
  }

  private func truthText(_ node: ExpressionNode) throws(PrinterFault) -> String {
    if case .name(let name) = node { return "string(\(try place(name)))" }
    return "string(\(try print(node, within: 0)))"
  }
}
