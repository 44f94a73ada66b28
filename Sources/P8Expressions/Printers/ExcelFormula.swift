import P8Model

/// Prints expressions as formulas of Excel and LibreOffice, without the leading equals sign.
///
/// A name becomes the operand that the caller gives for it; for the columns and rows of a section within a
/// figure over rows that is a range of one column (`$D$5:$D$34`).
///
/// No formula holds `<`: XML has to escape it, and each escape stops the program that reads the file.
package struct ExcelFormula: Sendable {
  private let operand: @Sendable (ExpressionName) -> ExcelOperand?

  /// - Parameter operand: How a name stands in the formula; nil where it cannot.
  package init(operand: @escaping @Sendable (ExpressionName) -> ExcelOperand?) { self.operand = operand }

  /// For names whose cells hold nothing but their values; nil for a name that has none.
  package init(reference: @escaping @Sendable (ExpressionName) -> String?) {
    self.init(operand: { reference($0).map { ExcelOperand($0) } })
  }

  /// A formula for the value; it gives an empty text where the value is unknown.
  package func value(_ node: ExpressionNode) throws(PrinterFault) -> String {
    if node.isCondition {
      let (holds, fails) = (try holding(node), try failing(node))
      return "IF(\(holds),TRUE,IF(\(fails),FALSE,\"\"))"
    }
    let known = node.known
    let formula = try print(node, within: 0, known: known.names)
    let isKnown = try condition(known, known: [])
    return isKnown == Self.yes ? formula : "IF(\(isKnown),\(formula),\"\")"
  }

  /// A formula that is TRUE where the expression is true for sure, else FALSE.
  package func holding(_ node: ExpressionNode) throws(PrinterFault) -> String {
    try condition(node.holds, known: [])
  }

  /// A formula that is TRUE where the expression is false for sure, else FALSE.
  package func failing(_ node: ExpressionNode) throws(PrinterFault) -> String {
    try condition(node.fails, known: [])
  }

  private static let yes = "TRUE"
  private static let no = "FALSE"

  // MARK: - Values

  // The level is the binding strength around: 0 none, 1 sum, 2 product, 3 sign. The known names are those of which a
  // condition around has asked.
  private func print(
    _ node: ExpressionNode, within level: Int, known: Set<ExpressionName>
  ) throws(PrinterFault) -> String {
    switch node {
    case .literal(let value, _): return Self.literal(value, within: level)
    case .name(let name):
      let operand = try place(name)
      return known.contains(name) ? operand.plain : operand.value
    case .negate(let part):
      return Self.bracket("-" + (try print(part, within: 3, known: known)), if: level > 2)
    case .arithmetic(let operation, let left, let right):
      let own = operation == .add || operation == .subtract ? 1 : 2
      let text =
        try print(left, within: own, known: known) + operation.rawValue
        + print(right, within: own + 1, known: known)
      return Self.bracket(text, if: level > own)
    case .choice(let condition, let first, let second):
      let test = try self.condition(condition.holds, known: known)
      let then = try print(first, within: 0, known: known.union(condition.holds.names))
      return "IF(\(test),\(then),\(try print(second, within: 0, known: known)))"
    case .extremum(let end, _, let parts):
      var texts: [String] = []
      for part in parts { texts.append(try print(part, within: 0, known: known)) }
      return (end == .minimum ? "MIN(" : "MAX(") + texts.joined(separator: ",") + ")"
    case .round(let part, let digits): return "ROUND(\(try print(part, within: 0, known: known)),\(digits))"
    case .days(let from, let to):
      let text = try print(to, within: 1, known: known) + "-" + print(from, within: 2, known: known)
      return Self.bracket(text, if: level > 1)
    case .aggregate(let aggregate): return try figure(aggregate)
    case .comparison, .isIn, .and, .or, .not, .isMissing: return try condition(node.holds, known: known)
    }
  }

  private func place(_ name: ExpressionName) throws(PrinterFault) -> ExcelOperand {
    guard let operand = operand(name) else { throw PrinterFault.unplaced(name) }
    return operand
  }

  private static func literal(_ value: Value, within level: Int) -> String {
    switch value {
    case .number(let number): bracket(number.description, if: number < 0 && level > 0)
    case .text(let text): ExcelOperand.text(text)
    case .date(let date): "DATE(\(date.year),\(date.month),\(date.day))"
    case .truth(let truth): truth ? yes : no
    }
  }

  private static func bracket(_ text: String, if needed: Bool) -> String { needed ? "(\(text))" : text }

  // MARK: - Conditions on single cells

  private func condition(
    _ condition: KnownCondition, known: Set<ExpressionName>
  ) throws(PrinterFault) -> String {
    switch condition {
    case .constant(let truth): return truth ? Self.yes : Self.no
    case .present(.aggregate(let aggregate)): return try isKnown(aggregate)
    case .present(.name(let name)):
      return known.contains(name) ? Self.yes : try place(name).isKnown ?? Self.yes
    case .present(let node): return "NOT(" + (try print(node, within: 1, known: known)) + "=\"\")"
    case .isTrue(let name):
      let operand = try place(name)
      return (known.contains(name) ? operand.plain : operand.value) + "=TRUE"
    case .comparison(let comparison, let kind, let left, let right):
      return try self.comparison(comparison, of: kind, left, right, known: known)
    case .all(let parts):
      let texts = try conditions(parts, known: known).filter { $0 != Self.yes }
      return texts.isEmpty ? Self.yes : texts.count == 1 ? texts[0] : "AND(\(texts.joined(separator: ",")))"
    case .any(let parts):
      let texts = try conditions(parts, known: known)
      if texts.contains(Self.yes) { return Self.yes }
      return "OR(\(texts.joined(separator: ",")))"
    case .not(let part): return "NOT(" + (try self.condition(part, known: known)) + ")"
    case .guarded(let guarding, let part):
      // A cell that shows the label of a code is known: nothing is left to ask.
      if case .present(let node) = guarding, case .comparison(.equal, _, node, _) = part,
        let test = try codeTest(part)
      {
        return test
      }
      let test = try self.condition(guarding, known: known)
      let text = try self.condition(part, known: known.union(guarding.names))
      return test == Self.yes ? text : text == Self.yes ? test : "IF(\(test),\(text),FALSE)"
    }
  }

  private func conditions(
    _ parts: [KnownCondition], known: Set<ExpressionName>
  ) throws(PrinterFault) -> [String] {
    var texts: [String] = []
    for part in parts { texts.append(try condition(part, known: known)) }
    return texts
  }

  private func comparison(
    _ comparison: ComparisonOperator, of kind: ExpressionNode.ValueKind, _ left: ExpressionNode,
    _ right: ExpressionNode, known: Set<ExpressionName>
  ) throws(PrinterFault) -> String {
    // Excel's own comparison of texts does not distinguish capitals from small letters.
    guard kind != .text else {
      if let test = try codeTest(.comparison(comparison, of: .text, left, right)) { return test }
      let exact =
        "EXACT(\(try print(left, within: 0, known: known)),\(try print(right, within: 0, known: known)))"
      return comparison == .equal ? exact : "NOT(\(exact))"
    }
    let (first, second) = (
      try print(left, within: 1, known: known), try print(right, within: 1, known: known)
    )
    return switch comparison {
    case .equal, .greater, .greaterOrEqual: first + comparison.rawValue + second
    case .less: second + ">" + first
    case .lessOrEqual: second + ">=" + first
    case .notEqual: "NOT(\(first)=\(second))"
    }
  }

  /// The test whether a cell shows the label of a code, or another; nil for anything else.
  private func codeTest(_ condition: KnownCondition) throws(PrinterFault) -> String? {
    guard case .comparison(let comparison, .text, .name(let name), .literal(.text(let code), _)) = condition
    else { return nil }
    let operand = try place(name)
    return operand.labels[code].map {
      comparison == .equal ? "\(operand.cell)=\($0)" : "NOT(\(operand.cell)=\($0))"
    }
  }

  // MARK: - Figures over rows: products over ranges, since AND, OR and IF do not go row by row

  private func figure(_ aggregate: ExpressionNode.Aggregate) throws(PrinterFault) -> String {
    let mask = try self.mask(aggregate)
    guard let value = aggregate.value else { return "SUMPRODUCT(\(mask))" }
    guard aggregate.function == .sum else { throw PrinterFault.extremumOverRows }
    return "SUMPRODUCT(\(mask)*(\(try print(value, within: 0, known: []))))"
  }

  /// For each row 1 where it counts, else 0.
  private func mask(_ aggregate: ExpressionNode.Aggregate) throws(PrinterFault) -> String {
    let present = "(NOT(\(try place(.section(aggregate.section)).value)=\"\"))"
    guard let condition = aggregate.condition else { return present + "*1" }
    return present + "*" + (try product(condition.holds))
  }

  /// Whether no row's condition or value is unknown.
  private func isKnown(_ aggregate: ExpressionNode.Aggregate) throws(PrinterFault) -> String {
    let present = "(NOT(\(try place(.section(aggregate.section)).value)=\"\"))"
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
    case .present, .isTrue, .comparison: return "(\(try self.condition(condition, known: [])))"
    }
  }

  private func products(_ parts: [KnownCondition]) throws(PrinterFault) -> [String] {
    var texts: [String] = []
    for part in parts { texts.append(try product(part)) }
    return texts
  }
}
