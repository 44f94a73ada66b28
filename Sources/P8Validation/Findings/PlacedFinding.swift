import P8Definitions
import P8Model

/// A finding with its place in the report's own order.
package struct PlacedFinding {
  let finding: Finding
  /// The place of the section in the form; below zero for the stamp and the file as a whole.
  let section: Int
  let row: Int
  /// The place of the column on the sheet, from 1; zero for none.
  let column: Int

  static func isBefore(_ left: PlacedFinding, _ right: PlacedFinding) -> Bool {
    let first = (left.section, left.row, left.column, left.finding.code, left.finding.rule)
    let second = (right.section, right.row, right.column, right.finding.code, right.finding.rule)
    return first == second ? left.finding.fingerprint < right.finding.fingerprint : first < second
  }
}

/// The words and the weight of a rule or check.
struct Wording {
  let code: String
  let id: String
  let severity: Finding.Severity
  let effect: Finding.Effect
  let message: MessageTemplate

  init(_ rule: RuleDefinition, _ message: MessageTemplate) {
    code = rule.code
    id = rule.id
    severity = rule.severity
    effect = rule.effect
    self.message = message
  }

  /// The same with another severity, and no effect of its own.
  func with(severity: Finding.Severity) -> Wording { Wording(self, severity: severity, effect: .none) }

  private init(_ wording: Wording, severity: Finding.Severity, effect: Finding.Effect) {
    code = wording.code
    id = wording.id
    message = wording.message
    self.severity = severity
    self.effect = effect
  }

  /// The same, no worse than a warning.
  var softened: Wording { Wording(self, severity: max(severity, .warning), effect: .none) }

  init(_ entry: CheckCatalogue.Entry) {
    code = entry.check.code
    id = entry.check.id
    severity = entry.check.severity
    effect = entry.check.effect
    message = entry.message
  }
}
