import P8Definitions
package import P8Expressions
import P8Model

/// The rules of a section's rows as XPath, at the question after which they can be judged.
package struct XLSFormRules {
  private struct Rule {
    let definition: RuleDefinition
    /// The last column that it names: all are answered then.
    let place: Int
    let check: ExpressionNode
    let condition: ExpressionNode?
  }

  private let section: SectionDefinition
  /// The part of the names that tells one fixed row, or one model that the form brings along, from another; nil in a
  /// repeat.
  private let row: String?
  private let rules: [Rule]
  private let facts: [ExpressionFact: CalendarDate]
  private let texts: TextCatalogue

  init(_ section: SectionDefinition, row: String?, of form: XLSForm) {
    self.row = row
    texts = form.definitions.texts
    self.section = section
    let phase = form.definitions.programme.phase(of: form.request.period)
    facts = [
      .periodFrom: form.request.period.from, .periodTo: form.request.period.to,
      .programmeFrom: phase.from, .programmeTo: phase.to,
    ]
    rules = form.definitions.rules.compactMap { rule -> Rule? in
      guard rule.scope == .rows(section: section.id) else { return nil }
      // ``RuleDefinition/unsaid(of:in:printing:)`` lists those that stay out.
      do throws(UnsaidRule) {
        let (check, condition) = try rule.rowExpressions(in: form.form, printing: Self.tryPrinting(_:))
        let places = (check.names + (condition?.names ?? [])).compactMap { name in
          if case .column(let column) = name { column.index } else { nil }
        }
        guard places.allSatisfy({ section.columns[$0].isOnPhone }) else { return nil }
        return places.max().map {
          Rule(definition: rule, place: $0, check: check.root, condition: condition?.root)
        }
      } catch { return nil }
    }
  }

  /// Prints an expression as if it were all about one answer: throws what XPath has no words for.
  package static func tryPrinting(_ node: ExpressionNode) throws(PrinterFault) {
    let printer = XPathExpression(.form) { _ in "." }
    _ = try printer.holding(node)
    _ = try printer.constraint(node)
  }

  /// What must hold for the answer to be taken.
  func constraints(at place: Int) -> [(test: String, message: LocalizedText)] {
    rules.filter { $0.place == place && $0.definition.severity == .error }.compactMap { rule in
      failing(rule, from: place).map { ("not(\($0))", rule.definition.title) }
    }
  }

  /// The name of the question of a column.
  func name(of column: ColumnDefinition) -> String {
    FormContract.phoneName([section.id, row, column.id].compactMap(\.self))
  }

  /// Notes that show while something is unusual.
  func warnings(at place: Int) -> [XLSFormRow] { notes(at: place) { $0 == .warning } }

  /// Notes that show while anything is wrong or unusual, where values are computed and no answer can be refused.
  func notes(at place: Int) -> [XLSFormRow] { notes(at: place) { _ in true } }

  private func notes(at place: Int, _ isTold: (Finding.Severity) -> Bool) -> [XLSFormRow] {
    rules.enumerated().filter { $0.element.place == place && isTold($0.element.definition.severity) }
      .compactMap { number, rule in
        failing(rule, from: nil).map { test in
          XLSFormRow(
            type: "note",
            name: FormContract.phoneName([section.id, row, "note_\(number + 1)"].compactMap(\.self)),
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
    let names = section.columns.map(name(of:))
    let facts = facts
    let printer = XPathExpression(.form) { name in
      switch name {
      case .column(let column): column.index == place ? "." : "../\(names[column.index])"
      case .fact(let fact): facts[fact].map { "'\($0)'" }
      case .aggregated, .section, .cell, .earlier, .figure, .target: nil
      }
    }
    do throws(PrinterFault) {
      let holds =
        rule.definition.missing == .fail
        ? try printer.holding(rule.check) : try printer.constraint(rule.check)
      guard let condition = rule.condition else { return "not(\(holds))" }
      return "(\(try printer.holding(condition))) and not(\(holds))"
    } catch {
      // All words were found when the rules were chosen.
      return nil
    }
  }
}
