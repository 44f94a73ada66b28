import P8Definitions
import P8Expressions
import P8Model

/// The rules of a section's rows as XPath, at the question after which they can be judged.
struct XLSFormRules {
  private struct Rule {
    let definition: RuleDefinition
    /// The last column that it names: all are answered then.
    let place: Int
    let check: ExpressionNode
    let condition: ExpressionNode?
  }

  private let section: SectionDefinition
  private let rules: [Rule]
  private let facts: [ExpressionFact: CalendarDate]
  private let texts: TextCatalogue

  init(_ section: SectionDefinition, of form: XLSForm) {
    texts = form.definitions.texts
    self.section = section
    let programme = form.definitions.programme
    facts = [
      .periodFrom: form.request.period.from, .periodTo: form.request.period.to,
      .programmeFrom: programme.phaseFrom, .programmeTo: programme.phaseTo,
    ]
    let scope = ExpressionScope.rows(
      of: section, in: form.form, vocabulary: ExpressionScope.Vocabulary(form.definitions))
    rules = form.definitions.rules.compactMap { rule -> Rule? in
      guard rule.scope == .rows(section: section.id), case .holds(let text) = rule.check,
        rule.severity != .note,
        // Definitions are checked when they are loaded: a rule that does not fit this form's columns is another's.
        let check = try? CheckedExpression(text.text, in: scope)
      else { return nil }
      let condition = rule.condition.map { try? CheckedExpression($0.text, in: scope) }
      if case .some(.none) = condition { return nil }
      let names = check.names + (condition.flatMap(\.self)?.names ?? [])
      var places: [Int] = []
      for name in names {
        switch name {
        case .column(let column): places.append(column.index)
        case .fact(let fact) where fact != .reportDate: continue
        case .fact, .aggregated, .section, .cell, .earlier, .figure, .target: return nil
        }
      }
      guard let place = places.max() else { return nil }
      return Rule(
        definition: rule, place: place, check: check.root, condition: condition.flatMap(\.self)?.root)
    }
  }

  /// What must hold for the answer to be taken.
  func constraints(at place: Int) -> [(test: String, message: LocalizedText)] {
    rules.filter { $0.place == place && $0.definition.severity == .error }.compactMap { rule in
      failing(rule, from: place).map { ("not(\($0))", rule.definition.title) }
    }
  }

  /// Notes that show while something is unusual.
  func warnings(at place: Int) -> [XLSFormRow] {
    rules.enumerated().filter { $0.element.place == place && $0.element.definition.severity == .warning }
      .compactMap { number, rule in
        failing(rule, from: nil).map { test in
          XLSFormRow(
            type: "note", name: "p8_warning_\(number + 1)",
            label: texts.filled(FormText.pleaseCheck, with: ["rule": rule.definition.title]), relevant: test)
        }
      }
  }

  /// The test that is true where the rule fails for sure; nil where XPath cannot say it.
  ///
  /// - Parameters:
  ///   - rule: The rule.
  ///   - place: The column whose answer is just being given, which XForms calls `.`; nil for none.
  /// - Returns: The test.
  private func failing(_ rule: Rule, from place: Int?) -> String? {
    let names = section.columns.map { FormContract.phoneName($0.id) }
    let facts = facts
    let printer = XPathExpression(.form) { name in
      switch name {
      case .column(let column): column.index == place ? "." : "../\(names[column.index])"
      case .fact(let fact): facts[fact].map { "'\($0)'" }
      case .aggregated, .section, .cell, .earlier, .figure, .target: nil
      }
    }
    let fails: String?
    switch rule.definition.missing {
    case .fail: fails = (try? printer.holding(rule.check)).map { "not(\($0))" }
    case .skip, .notJudged: fails = (try? printer.constraint(rule.check)).map { "not(\($0))" }
    }
    guard let fails else { return nil }
    guard let condition = rule.condition else { return fails }
    return (try? printer.holding(condition)).map { "(\($0)) and \(fails)" }
  }
}
