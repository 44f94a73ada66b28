import P8Model

/// Prints expressions as formulas of Excel and LibreOffice, without the leading equals sign.
///
/// A name becomes the reference that the caller gives for it; for the columns and rows of a section within a
/// figure over rows that is a range of one column (`$D$5:$D$34`).
public struct ExcelFormula: Sendable {
  private let reference: @Sendable (ExpressionName) -> String?

  /// Creates a printer.
  ///
  /// - Parameter reference: The cell or range of a name; nil where it has none.
  public init(reference: @escaping @Sendable (ExpressionName) -> String?) {
    self.reference = reference
  }

  /// A formula for the value; it gives an empty text where the value is unknown.
  ///
  /// - Throws: What the formula language cannot say.
  public func value(_ node: ExpressionNode) throws(PrinterFault) -> String {
    if node.isCondition {
      let (holds, fails) = (try condition(node.holds), try condition(node.fails))
      return "IF(\(holds),TRUE,IF(\(fails),FALSE,\"\"))"
    }
    let known = node.known
    let formula = try print(node, within: 0)
    return known == .constant(true) ? formula : "IF(\(try condition(known)),\(formula),\"\")"
  }

  /// A formula that is TRUE where the expression is true for sure, else FALSE.
  ///
  /// - Throws: What the formula language cannot say.
  public func holding(_ node: ExpressionNode) throws(PrinterFault) -> String {
    try condition(node.holds)
  }

  /// A formula that is TRUE where the expression is false for sure, else FALSE.
  ///
  /// - Throws: What the formula language cannot say.
  public func failing(_ node: ExpressionNode) throws(PrinterFault) -> String {
    try condition(node.fails)
  }

  // MARK: - Values

  // The level is the binding strength around: 0 none, 1 sum, 2 product, 3 sign.
  private func print(_ node: ExpressionNode, within level: Int) throws(PrinterFault) -> String {
    switch node {
    case .literal(let value, _): return Self.literal(value, within: level)
    case .name(let name): return try place(name)
    case .negate(let part): return Self.bracket("-" + (try print(part, within: 3)), if: level > 2)
    case .arithmetic(let operation, let left, let right):
      let own = operation == .add || operation == .subtract ? 1 : 2
      let text = try print(left, within: own) + operation.rawValue + print(right, within: own + 1)
      return Self.bracket(text, if: level > own)
    case .choice(let condition, let first, let second):
      return
        "IF(\(try self.condition(condition.holds)),\(try print(first, within: 0)),\(try print(second, within: 0)))"
    case .extremum(let end, _, let parts):
      let texts = try list(parts)
      return (end == .minimum ? "MIN(" : "MAX(") + texts + ")"
    case .round(let part, let digits): return "ROUND(\(try print(part, within: 0)),\(digits))"
    case .days(let from, let to):
      return Self.bracket(try print(to, within: 1) + "-" + print(from, within: 2), if: level > 1)
    case .aggregate(let aggregate): return try figure(aggregate)
    case .comparison, .isIn, .and, .or, .not, .isMissing: return try condition(node.holds)
    }
  }

  private func list(_ parts: [ExpressionNode]) throws(PrinterFault) -> String {
    var texts: [String] = []
    for part in parts { texts.append(try print(part, within: 0)) }
    return texts.joined(separator: ",")
  }

  private func place(_ name: ExpressionName) throws(PrinterFault) -> String {
    guard let text = reference(name) else { throw PrinterFault.unplaced(name) }
    return text
  }

  private static func literal(_ value: Value, within level: Int) -> String {
    switch value {
    case .number(let number): bracket(number.description, if: number < 0 && level > 0)
    case .text(let text):
      "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    case .date(let date): "DATE(\(date.year),\(date.month),\(date.day))"
    case .truth(let truth): truth ? "TRUE" : "FALSE"
    }
  }

  private static func bracket(_ text: String, if needed: Bool) -> String { needed ? "(\(text))" : text }

  // MARK: - Conditions on single cells

  private func condition(_ condition: KnownCondition) throws(PrinterFault) -> String {
    switch condition {
    case .constant(let truth): return truth ? "TRUE" : "FALSE"
    case .present(.aggregate(let aggregate)): return try isKnown(aggregate)
    case .present(let node): return try print(node, within: 1) + "<>\"\""
    case .isTrue(let name): return try place(name) + "=TRUE"
    case .comparison(let comparison, let kind, let left, let right):
      return try self.comparison(comparison, of: kind, left, right)
    case .all(let parts): return "AND(" + (try conditions(parts)) + ")"
    case .any(let parts): return "OR(" + (try conditions(parts)) + ")"
    case .not(let part): return "NOT(" + (try self.condition(part)) + ")"
    case .guarded(let guarding, let part):
      return "IF(\(try self.condition(guarding)),\(try self.condition(part)),FALSE)"
    }
  }

  private func conditions(_ parts: [KnownCondition]) throws(PrinterFault) -> String {
    var texts: [String] = []
    for part in parts { texts.append(try condition(part)) }
    return texts.joined(separator: ",")
  }

  private func comparison(
    _ comparison: ComparisonOperator, of kind: ExpressionNode.ValueKind, _ left: ExpressionNode,
    _ right: ExpressionNode
  ) throws(PrinterFault) -> String {
    let (first, second) = (try print(left, within: 1), try print(right, within: 1))
    // Excel's own comparison of texts does not tell capitals from small letters.
    guard kind != .text else {
      let exact = "EXACT(\(first),\(second))"
      return comparison == .equal ? exact : "NOT(\(exact))"
    }
    return first + (comparison == .notEqual ? "<>" : comparison.rawValue) + second
  }

  // MARK: - Figures over rows: products over ranges, since AND, OR and IF do not go row by row

  private func figure(_ aggregate: ExpressionNode.Aggregate) throws(PrinterFault) -> String {
    let mask = try self.mask(aggregate)
    guard let value = aggregate.value else { return "SUMPRODUCT(\(mask))" }
    guard aggregate.function == .sum else {
      throw PrinterFault(
        vi: "min và max trên nhiều dòng không có trong công thức của biểu",
        en: "min and max over rows are not printed as formulas")
    }
    return "SUMPRODUCT(\(mask)*(\(try print(value, within: 0))))"
  }

  /// For each row 1 where it counts, else 0.
  private func mask(_ aggregate: ExpressionNode.Aggregate) throws(PrinterFault) -> String {
    let present = "(\(try place(.section(aggregate.section)))<>\"\")"
    guard let condition = aggregate.condition else { return present + "*1" }
    return present + "*" + (try product(condition.holds))
  }

  /// Whether no row's condition or value is unknown.
  private func isKnown(_ aggregate: ExpressionNode.Aggregate) throws(PrinterFault) -> String {
    let present = "(\(try place(.section(aggregate.section)))<>\"\")"
    var unknown: [String] = []
    if let condition = aggregate.condition, condition.known != .constant(true) {
      unknown.append("SUMPRODUCT(\(present)*(1-\(try product(condition.known))))=0")
    }
    if let value = aggregate.value, value.known != .constant(true) {
      unknown.append("SUMPRODUCT(\(try mask(aggregate))*(1-\(try product(value.known))))=0")
    }
    return unknown.isEmpty
      ? "TRUE" : unknown.count == 1 ? unknown[0] : "AND(\(unknown.joined(separator: ",")))"
  }

  private func product(_ condition: KnownCondition) throws(PrinterFault) -> String {
    switch condition {
    case .constant(let truth): return truth ? "1" : "0"
    case .all(let parts): return "(" + (try products(parts)).joined(separator: "*") + ")"
    case .any(let parts): return "((" + (try products(parts)).joined(separator: "+") + ")>0)"
    case .not(let part): return "(1-\(try product(part)))"
    case .guarded(let guarding, let part): return "(\(try product(guarding))*\(try product(part)))"
    case .present, .isTrue, .comparison: return "(\(try self.condition(condition)))"
    }
  }

  private func products(_ parts: [KnownCondition]) throws(PrinterFault) -> [String] {
    var texts: [String] = []
    for part in parts { texts.append(try product(part)) }
    return texts
  }
}
