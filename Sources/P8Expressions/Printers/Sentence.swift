package import P8Model

/// Prints expressions as sentences in Vietnamese or English, with the labels of the form.
package struct Sentence: Sendable {
  private let language: Language
  private let codeLists: [String: CodeList]

  /// - Parameter codeLists: The code lists, by whose names codes are called.
  package init(in language: Language, codeLists: [String: CodeList]) {
    (self.language, self.codeLists) = (language, codeLists)
  }

  package func text(_ node: ExpressionNode) -> String { print(node, within: 0) }

  // The level is the binding strength around: 0 none, 1 or, 2 and, 3 comparison, 4 sum, 5 product.
  private func print(_ node: ExpressionNode, within level: Int) -> String {
    switch node {
    case .literal(let value, let list): return literal(value, of: list)
    case .name(let name): return self.name(name)
    case .negate(let part): return "−" + print(part, within: 6)
    case .arithmetic(let operation, let left, let right):
      let own = operation == .add || operation == .subtract ? 4 : 5
      let text = print(left, within: own) + " \(Self.sign(operation)) " + print(right, within: own + 1)
      return bracket(text, if: level > own)
    case .comparison(let comparison, let kind, let left, let right):
      let text = "\(print(left, within: 4)) \(word(comparison, of: kind)) \(print(right, within: 4))"
      return bracket(text, if: level > 3)
    case .isIn(let part, _, let choices): return isIn(part, choices, isNegated: false, within: level)
    case .and(let parts):
      return bracket(parts.map { print($0, within: 3) }.joined(separator: say("và", "and")), if: level > 2)
    case .or(let parts):
      return bracket(parts.map { print($0, within: 2) }.joined(separator: say("hoặc", "or")), if: level > 1)
    case .not(let part): return negation(part, within: level)
    case .choice(let condition, let first, let second):
      let (test, yes, no) = (print(condition, within: 0), print(first, within: 4), print(second, within: 4))
      let text =
        language == .vi ? "\(yes) nếu \(test), ngược lại \(no)" : "\(yes) if \(test), otherwise \(no)"
      return bracket(text, if: level > 0)
    case .isMissing(let part):
      return print(part, within: 4) + (language == .vi ? " để trống" : " is missing")
    case .extremum(let end, let kind, let parts):
      return extremum(end, of: kind) + " (" + parts.map { print($0, within: 0) }.joined(separator: "; ") + ")"
    case .round(let part, let digits): return round(part, digits: digits)
    case .days(let from, let to):
      let (first, last) = (print(from, within: 4), print(to, within: 4))
      return language == .vi ? "số ngày từ \(first) đến \(last)" : "days from \(first) to \(last)"
    case .aggregate(let aggregate): return figure(aggregate)
    }
  }

  private func literal(_ value: Value, of list: String?) -> String {
    guard case .text(let text) = value else { return value.formatted(language) }
    if let list, let item = codeLists[list]?.item(text) { return "“\(item.name[language])”" }
    return "“\(text)”"
  }

  private func name(_ name: ExpressionName) -> String {
    switch name {
    case .column(let column): column.label[language]
    case .aggregated(_, let column): column.label[language]
    case .section(let section): section.label[language]
    case .cell(_, _, let row, let column): "\(row[language]) – \(column.label[language])"
    case .fact(let fact): fact.label[language]
    case .earlier(.previous, let inner):
      language == .vi ? "\(self.name(inner)) (kỳ trước)" : "\(self.name(inner)) (previous period)"
    case .earlier(.soFar, let inner):
      language == .vi
        ? "\(self.name(inner)) (báo cáo trước của cùng kỳ)"
        : "\(self.name(inner)) (earlier part of the period)"
    case .figure(let figure): self.figure(figure)
    case .target(let indicator):
      language == .vi ? "chỉ tiêu \(indicator)" : "the target of \(indicator)"
    }
  }

  private func word(_ comparison: ComparisonOperator, of kind: ExpressionNode.ValueKind) -> String {
    switch (comparison, kind, language) {
    case (.equal, .truth, .vi): "là"
    case (.equal, .truth, .en): "is"
    case (.equal, _, .vi): "bằng"
    case (.equal, _, .en): "equals"
    case (.notEqual, _, .vi): "khác"
    case (.notEqual, _, .en): "is not"
    case (.less, .date, .vi): "trước"
    case (.less, .date, .en): "is before"
    case (.less, _, .vi): "nhỏ hơn"
    case (.less, _, .en): "is less than"
    case (.lessOrEqual, .date, .vi): "không sau"
    case (.lessOrEqual, .date, .en): "is not after"
    case (.lessOrEqual, _, .vi): "không lớn hơn"
    case (.lessOrEqual, _, .en): "is at most"
    case (.greater, .date, .vi): "sau"
    case (.greater, .date, .en): "is after"
    case (.greater, _, .vi): "lớn hơn"
    case (.greater, _, .en): "is greater than"
    case (.greaterOrEqual, .date, .vi): "không trước"
    case (.greaterOrEqual, .date, .en): "is not before"
    case (.greaterOrEqual, _, .vi): "không nhỏ hơn"
    case (.greaterOrEqual, _, .en): "is at least"
    }
  }

  private func negation(_ part: ExpressionNode, within level: Int) -> String {
    switch part {
    case .isIn(let part, _, let choices): return isIn(part, choices, isNegated: true, within: level)
    case .comparison(let comparison, let kind, let left, let right):
      return print(.comparison(comparison.negated, of: kind, left, right), within: level)
    case .isMissing(let part):
      return print(part, within: 4) + (language == .vi ? " có ghi" : " is given")
    default:
      return (language == .vi ? "không phải: (" : "not (") + print(part, within: 0) + ")"
    }
  }

  private func isIn(
    _ part: ExpressionNode, _ choices: [ExpressionNode], isNegated: Bool, within level: Int
  ) -> String {
    let verb: String
    switch (language, isNegated) {
    case (.vi, false): verb = "là một trong: "
    case (.vi, true): verb = "không phải là: "
    case (.en, false): verb = "is one of "
    case (.en, true): verb = "is none of "
    }
    let texts = choices.map { print($0, within: 4) }.joined(separator: ", ")
    return bracket(print(part, within: 4) + " " + verb + texts, if: level > 3)
  }

  private func extremum(_ end: ExpressionNode.Extremum, of kind: ExpressionNode.ValueKind) -> String {
    switch (end, kind, language) {
    case (.minimum, .date, .vi): "ngày sớm nhất của"
    case (.minimum, .date, .en): "the earliest of"
    case (.maximum, .date, .vi): "ngày muộn nhất của"
    case (.maximum, .date, .en): "the latest of"
    case (.minimum, _, .vi): "số nhỏ nhất của"
    case (.minimum, _, .en): "the least of"
    case (.maximum, _, .vi): "số lớn nhất của"
    case (.maximum, _, .en): "the greatest of"
    }
  }

  private func round(_ part: ExpressionNode, digits: Int) -> String {
    let inner = print(part, within: 0)
    return switch (language, digits) {
    case (.vi, 0): "(\(inner)) làm tròn"
    case (.en, 0): "(\(inner)) rounded"
    case (.vi, _): "(\(inner)) làm tròn \(digits) chữ số thập phân"
    case (.en, 1): "(\(inner)) rounded to 1 decimal"
    case (.en, _): "(\(inner)) rounded to \(digits) decimals"
    }
  }

  private func figure(_ aggregate: ExpressionNode.Aggregate) -> String {
    let section = aggregate.section.label[language]
    var text: String
    switch aggregate.function {
    case .count: text = language == .vi ? "số dòng của “\(section)”" : "the rows of “\(section)”"
    case .sum: text = language == .vi ? "tổng " : "the sum of "
    case .minimum: text = language == .vi ? "nhỏ nhất của " : "the least of "
    case .maximum: text = language == .vi ? "lớn nhất của " : "the greatest of "
    }
    if let value = aggregate.value {
      text += print(value, within: 5) + (language == .vi ? " của “\(section)”" : " of “\(section)”")
    }
    if let condition = aggregate.condition {
      text += (language == .vi ? " có " : " where ") + print(condition, within: 0)
    }
    return aggregate.condition == nil ? text : "(\(text))"
  }

  private func say(_ vi: String, _ en: String) -> String { language == .vi ? " \(vi) " : " \(en) " }

  private func bracket(_ text: String, if needed: Bool) -> String { needed ? "(\(text))" : text }

  private static func sign(_ operation: ArithmeticOperator) -> String {
    switch operation {
    case .add: "+"
    case .subtract: "−"
    case .multiply: "×"
    case .divide: ":"
    }
  }
}
