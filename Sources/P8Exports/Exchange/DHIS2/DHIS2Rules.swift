import P8Definitions
import P8Expressions
import P8Model

/// The validation rules of DHIS2, printed from the rules of the definitions.
///
/// Our rules speak of the rows of a report, DHIS2's of sums over many reports. A rule is taken over where it must
/// hold for the sums when it holds for every row: both sides are sums of columns that each row needs, and all of
/// them are numbers of one kind in DHIS2. The others stay with the batch check.
struct DHIS2Rules {
  /// A rule ready to be written.
  struct Rule {
    let definition: RuleDefinition
    /// The indicator whose records it is about.
    let indicator: String
    let count: ExchangeSeries.Count
    let printed: DHIS2ValidationRule
  }

  private let definitions: Definitions
  private let series: [ExchangeSeries]

  init(_ exchange: ExchangeTable) {
    definitions = exchange.definitions
    series = exchange.additiveSeries
  }

  /// The rules in the order of the definitions.
  var rules: [Rule] {
    definitions.rules.flatMap { rule -> [Rule] in
      guard case .rows(let id) = rule.scope, rule.severity != .note, let (form, section) = self.section(id),
        let expressions = rule.expressions[form.id], expressions.condition == nil,
        let checked = expressions.check, let comparison = checked.comparison,
        Self.survivesSums(comparison, in: section)
      else { return [] }
      return frames(of: section).compactMap { frame in
        let references = frame.references
        let printed = try? DHIS2ValidationRule(check: checked.root) { name in
          guard case .column(let column) = name else { return nil }
          return references[section.columns[column.index].field ?? column.id]
        }
        return printed.map {
          Rule(definition: rule, indicator: frame.indicator, count: frame.count, printed: $0)
        }
      }
    }
  }

  private func section(_ id: String) -> (FormDefinition, SectionDefinition)? {
    for (_, form) in definitions.forms.sorted(by: { $0.key < $1.key }) {
      if let section = form.section(id) { return (form, section) }
    }
    return nil
  }

  // MARK: - What holds for sums

  /// Whether a comparison of rows holds for their sums too, with rows that lack values where they may.
  private static func survivesSums(_ comparison: CheckedExpression.Comparison, in section: SectionDefinition)
    -> Bool
  {
    guard isSum(comparison.left), isSum(comparison.right) else { return false }
    func isWhole(_ side: ExpressionNode) -> Bool {
      side.names.allSatisfy {
        if case .column(let column) = $0 { section.columns[column.index].isRequired } else { false }
      }
    }
    switch comparison.comparison {
    case .equal: return isWhole(comparison.left) && isWhole(comparison.right)
    // A value that is missing on the smaller side makes it only smaller.
    case .lessOrEqual: return isWhole(comparison.right)
    case .greaterOrEqual: return isWhole(comparison.left)
    case .notEqual, .less, .greater: return false
    }
  }

  private static func isSum(_ node: ExpressionNode) -> Bool {
    switch node {
    case .name(.column): true
    case .arithmetic(.add, let left, let right): isSum(left) && isSum(right)
    default: false
    }
  }

  // MARK: - Which data elements

  /// Numbers of the same records: the same condition, the same kind of count.
  private struct Frame {
    let indicator: String
    let condition: String
    let count: ExchangeSeries.Count
    /// What DHIS2 calls the sum of a field.
    var references: [String: String]
  }

  private func frames(of section: SectionDefinition) -> [Frame] {
    var frames: [Frame] = []
    for series in series {
      guard case .sum(section.record, let amount, let condition) = series.indicator.computation,
        series.part?.condition == nil
      else { continue }
      let field = series.part?.sum?.text ?? amount.text
      let place =
        frames.firstIndex { $0.condition == condition?.text ?? "" && $0.count == series.count }
        ?? frames.count
      if place == frames.count {
        frames.append(
          Frame(
            indicator: series.indicator.code, condition: condition?.text ?? "", count: series.count,
            references: [:]))
      }
      if frames[place].references[field] == nil { frames[place].references[field] = reference(to: series) }
    }
    return frames
  }

  private func reference(to series: ExchangeSeries) -> String {
    let element = DHIS2Identifier.of(series.element, kind: "dataElements")
    guard let category = series.category else { return "#{\(element)}" }
    let option = DHIS2Codes.option(category, prefix: definitions.programme.exchange.prefix)
    return "#{\(element).\(DHIS2Identifier.of(option, kind: "categoryOptionCombos"))}"
  }
}
