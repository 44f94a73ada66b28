import P8Definitions
package import P8Expressions
import P8Model

/// The validation rules of DHIS2, printed from the rules of the definitions.
///
/// Our rules speak of the rows of a report, DHIS2's of sums over many reports. A rule is taken over where it must
/// hold for the sums when it holds for every row: both sides are sums of columns that each row needs, and all of
/// them are numbers of one kind in DHIS2. The others stay with the batch check.
package struct DHIS2Rules {
  struct Rule {
    let definition: RuleDefinition
    /// The indicator whose records it is about.
    let indicator: String
    let count: ExchangeSeries.Count
    let printed: DHIS2ValidationRule
  }

  private let definitions: Definitions
  private let series: [ExchangeSeries]

  package init(_ programme: DHIS2Programme) {
    definitions = programme.definitions
    series = programme.series
  }

  /// Why a rule is not one of DHIS2.
  package enum Unsaid: Error, Hashable, Sendable {
    /// It looks at a report as a whole.
    case overReport
    /// A note is not a rule of DHIS2.
    case note
    /// It compares rows with each other or with those of the period before.
    case comparesRows
    /// It holds for some rows only, or does not hold for their sums.
    case notOfSums
    /// DHIS2 has no figure of these records.
    case withoutFigures
    /// DHIS2 has no words for it, or no figure for one of its columns.
    case unprintable(PrinterFault)
  }

  /// The rules in the order of the definitions; ``unsaid`` has the others.
  var rules: [Rule] {
    definitions.rules.flatMap { rule in
      do throws(Unsaid) { return try printed(rule) } catch { return [] }
    }
  }

  /// The rules that stay with the batch check, by id.
  package var unsaid: [(rule: String, reason: Unsaid)] {
    definitions.rules.compactMap { rule in
      do throws(Unsaid) {
        _ = try printed(rule)
        return nil
      } catch { return (rule.id, error) }
    }
  }

  private func printed(_ rule: RuleDefinition) throws(Unsaid) -> [Rule] {
    guard case .rows(let id) = rule.scope, let (form, section) = self.section(id) else { throw .overReport }
    guard rule.severity != .note else { throw .note }
    guard let expressions = rule.expressions[form.id], let check = expressions.check else {
      throw .comparesRows
    }
    guard expressions.condition == nil, let comparison = check.comparison,
      Self.survivesSums(comparison, in: section)
    else { throw .notOfSums }
    var unsaid = Unsaid.withoutFigures
    var rules: [Rule] = []
    for frame in frames(of: section) {
      let references = frame.references
      do throws(PrinterFault) {
        let printed = try DHIS2ValidationRule(check: check.root) { name in
          guard case .column(let column) = name else { return nil }
          return references[section.columns[column.index].field ?? column.id]
        }
        rules.append(
          Rule(definition: rule, indicator: frame.indicator, count: frame.count, printed: printed))
      } catch {
        unsaid = .unprintable(error)
      }
    }
    guard !rules.isEmpty else { throw unsaid }
    return rules
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
