package import P8Expressions
package import P8Model

/// A rule as data: what must hold, of what, and what is said when it does not.
package struct RuleDefinition: Hashable, Sendable {
  package enum Scope: Hashable, Sendable {
    /// Each row of the section with this id.
    case rows(section: String)
    case report
  }

  /// What must hold.
  package enum Check: Hashable, Sendable {
    /// The truth in ``Expressions/check``: usually `left = right`, whose two sides are then shown.
    case holds
    /// No two rows of the section agree in all these columns.
    case unique([String])
    /// No row agrees in all these columns with a row of the report of the period before.
    case copied([String])
  }

  /// What a rule does where a value is missing.
  package enum MissingPolicy: String, Hashable, Sendable {
    /// The rule says nothing.
    case skip
    case fail
    /// The rule is reported as not judged.
    case notJudged = "not-judged"
  }

  /// A repair to propose.
  package struct Suggestion: Hashable, Sendable {
    package let column: String
    /// How sure it is.
    package let certainty: Finding.Certainty

    package init(column: String, certainty: Finding.Certainty) {
      (self.column, self.certainty) = (column, certainty)
    }
  }

  /// The expressions of a rule as they were checked against the sections of one form.
  package struct Expressions: Hashable, Sendable {
    /// What must hold; nil for rules that compare rows.
    package let check: CheckedExpression?
    /// Only where this holds; nil for always.
    package let condition: CheckedExpression?
    /// The cell that the suggestion sets; nil for none.
    package let repaired: ExpressionName?
    /// The value that it sets; nil to ask the village.
    package let repair: CheckedExpression?

    package init(
      check: CheckedExpression?, condition: CheckedExpression? = nil, repaired: ExpressionName? = nil,
      repair: CheckedExpression? = nil
    ) {
      (self.check, self.condition, self.repaired, self.repair) = (check, condition, repaired, repair)
    }
  }

  /// The id: `communication_team.members.by-sex`.
  package let id: String
  /// The code of its findings: `P8-SUM-001`.
  ///
  /// Never reused.
  package let code: String
  package let title: LocalizedText
  package let scope: Scope
  package let check: Check
  /// The forms and tables for which the rule holds, by id: all that it names is there.
  package let expressions: [String: Expressions]
  /// The column whose cell is marked; nil for the first one that the check names.
  package let column: String?
  /// What happens where a value is missing.
  package let missing: MissingPolicy
  /// How bad it is.
  package let severity: Finding.Severity
  /// What it does to the data.
  package let effect: Finding.Effect
  /// What is said; `{name}` stands for a value.
  package let message: LocalizedText
  /// A repair to propose; nil for none.
  package let suggestion: Suggestion?
  package let source: DefinitionSource

  package init(
    id: String, code: String, title: LocalizedText, scope: Scope, check: Check,
    expressions: [String: Expressions], column: String?, missing: MissingPolicy, severity: Finding.Severity,
    effect: Finding.Effect,
    message: LocalizedText, suggestion: Suggestion?, source: DefinitionSource
  ) {
    (self.id, self.code, self.title, self.scope, self.check) = (id, code, title, scope, check)
    (self.expressions, self.column, self.missing) = (expressions, column, missing)
    (self.severity, self.effect, self.message, self.suggestion) = (severity, effect, message, suggestion)
    self.source = source
  }
}

/// A check that the program itself makes, with its words: a missing cell, a text in a
/// number cell, an unknown unit, a file that is not a workbook.
package struct BuiltInCheck: Hashable, Sendable {
  /// The id by which the program names the check: `type.number`.
  package let id: String
  /// The code of its findings: `P8-TYPE-001`.
  package let code: String
  package let title: LocalizedText
  package let severity: Finding.Severity
  package let effect: Finding.Effect
  /// What is said; `{name}` stands for a value.
  package let message: LocalizedText
  package let source: DefinitionSource

  package init(
    id: String, code: String, title: LocalizedText, severity: Finding.Severity, effect: Finding.Effect,
    message: LocalizedText, source: DefinitionSource
  ) {
    (self.id, self.code, self.title, self.severity, self.effect) = (id, code, title, severity, effect)
    (self.message, self.source) = (message, source)
  }
}
