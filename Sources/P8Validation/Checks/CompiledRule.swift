import P8Definitions
import P8Expressions
import P8Model

/// A rule whose expressions are closures.
///
/// A class since it is only read, by all tasks at once, and costs nothing to pass on.
final class CompiledRule: Sendable {
  /// A side of a comparison with its words.
  struct Side: Sendable {
    let value: CompiledExpression
    let text: LocalizedText
  }

  /// A comparison whose two sides are shown.
  struct Sides: Sendable {
    let left: Side
    let comparison: ComparisonOperator
    let right: Side
  }

  /// A proposed repair.
  struct Repair: Sendable {
    let target: ExpressionName
    let type: FieldType?
    let value: CompiledExpression?
    let certainty: Finding.Certainty
  }

  /// A value that a message may show.
  struct Placeholder: Sendable {
    let name: ExpressionName
    /// The list of its codes; nil where it has none.
    let list: String?
  }

  let definition: RuleDefinition
  let message: MessageTemplate
  let check: CompiledExpression
  let sides: Sides?
  let condition: CompiledExpression?
  /// The names that the check mentions.
  let checkedNames: [ExpressionName]
  /// The same, then those of the condition.
  let names: [ExpressionName]
  /// The earlier report that the rule looks into; nil for a rule that looks into none.
  let earlier: EarlierReport?
  /// The name whose cell is marked; nil where none has one.
  let marked: ExpressionName?
  /// Values that the message shows, by placeholder.
  let placeholders: [String: Placeholder]
  /// The list whose codes are compared; nil where none are.
  let sidesList: String?
  let repair: Repair?

  /// Compiles a rule for a form whose sections its expressions were checked against.
  init(
    _ rule: RuleDefinition, check checked: CheckedExpression, _ expressions: RuleDefinition.Expressions,
    section: SectionDefinition?, codeLists: [String: CodeList]
  ) {
    definition = rule
    message = MessageTemplate(rule.message)
    check = checked.compiled()
    condition = expressions.condition?.compiled()
    sides = checked.comparison.map { Self.sides($0, codeLists: codeLists) }
    let mentioned = checked.names
    checkedNames = mentioned
    names = mentioned + (expressions.condition?.names ?? []).filter { !mentioned.contains($0) }
    earlier = names.lazy.compactMap { if case .earlier(let report, _) = $0 { report } else { nil } }.first
    marked = rule.column.flatMap { section?.name(ofColumn: $0) } ?? Self.firstCell(of: mentioned)
    var placeholders: [String: Placeholder] = [:]
    for name in names { placeholders[name.text] = Placeholder(name: name, list: nil) }
    for column in section?.columns ?? [] {
      let list: String? = if case .list(let id) = column.type { id } else { nil }
      placeholders[column.id] = section?.name(ofColumn: column.id).map { Placeholder(name: $0, list: list) }
    }
    self.placeholders = placeholders
    sidesList = mentioned.lazy.compactMap { placeholders[$0.text]?.list }.first
    repair = expressions.repaired.map { name in
      let type: FieldType? =
        if case .column(let column) = name { section?.columns[column.index].type } else { nil }
      return Repair(
        target: name, type: type, value: expressions.repair?.compiled(),
        certainty: rule.suggestion?.certainty ?? .guess)
    }
  }

  private static func sides(
    _ comparison: CheckedExpression.Comparison, codeLists: [String: CodeList]
  ) -> Sides {
    func side(_ node: ExpressionNode) -> Side {
      Side(
        value: CompiledExpression(node),
        text: LocalizedText(
          vi: Sentence(in: .vi, codeLists: codeLists).text(node),
          en: Sentence(in: .en, codeLists: codeLists).text(node)))
    }
    return Sides(
      left: side(comparison.left), comparison: comparison.comparison, right: side(comparison.right))
  }

  private static func firstCell(of names: [ExpressionName]) -> ExpressionName? {
    names.first { name in
      switch name {
      case .column, .cell: true
      case .aggregated, .section, .fact, .earlier, .figure, .target: false
      }
    }
  }
}

/// A rule that no two rows of a section agree in some columns.
struct UniqueRule: Sendable {
  let definition: RuleDefinition
  let message: MessageTemplate
  let columns: [Int]
  /// The column whose cell is marked.
  let marked: Int
  let condition: CompiledExpression?
}

/// A rule that no row agrees in some columns with a row of the report of the period before.
struct CopiedRule: Sendable {
  let definition: RuleDefinition
  let message: MessageTemplate
  let columns: [Int]
  /// The column whose cell is marked.
  let marked: Int
  let condition: CompiledExpression?
}
