package import P8Definitions
package import P8Expressions
import P8Model

/// Why a form leaves a rule of its rows to the batch check.
package enum UnsaidRule: Error, Hashable, Sendable {
  /// A note does not disturb who fills in a form.
  case note
  /// It compares rows with each other or with those of the period before.
  case comparesRows
  /// The form lacks something that the rule names.
  case ofOtherForm
  /// It names something that is not in its row.
  case looksBeyondRow(String)
  /// The language of the form's checks has no words for it.
  case unprintable(PrinterFault)
}

extension RuleDefinition {
  /// The rule's expressions for a form that judges rows while they are filled in.
  ///
  /// - Parameters:
  ///   - form: The form.
  ///   - printing: Prints an expression in the language of the form's checks, wherever its cells stand.
  /// - Returns: What must hold, and when.
  /// - Throws: Why the rule is left to the batch check.
  func rowExpressions(
    in form: FormDefinition, printing: (ExpressionNode) throws(PrinterFault) -> Void
  ) throws(UnsaidRule) -> (check: CheckedExpression, condition: CheckedExpression?) {
    guard severity != .note else { throw .note }
    guard let expressions = expressions[form.id] else { throw .ofOtherForm }
    guard let check = expressions.check else { throw .comparesRows }
    for name in check.names + (expressions.condition?.names ?? []) {
      switch name {
      case .column: continue
      case .fact(let fact) where fact != .reportDate: continue
      case .fact, .aggregated, .section, .cell, .earlier, .figure, .target: throw .looksBeyondRow(name.text)
      }
    }
    do throws(PrinterFault) {
      try printing(check.root)
      if let condition = expressions.condition { try printing(condition.root) }
    } catch {
      throw .unprintable(error)
    }
    return (check, expressions.condition)
  }

  /// The rules of a form's rows that its own checks leave out, by id.
  package static func unsaid(
    of form: FormDefinition, in definitions: Definitions,
    printing: (ExpressionNode) throws(PrinterFault) -> Void
  ) -> [(rule: String, reason: UnsaidRule)] {
    definitions.rules.compactMap { rule in
      guard case .rows(let section) = rule.scope, form.section(section) != nil else { return nil }
      do throws(UnsaidRule) {
        _ = try rule.rowExpressions(in: form, printing: printing)
        return nil
      } catch {
        return (rule.id, error)
      }
    }
  }
}
