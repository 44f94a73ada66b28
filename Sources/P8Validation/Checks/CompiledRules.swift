import P8Expressions
import P8Model

/// The rules of the definitions, compiled for each form that they fit.
struct CompiledRules: Sendable {
  /// By form, then by section.
  private(set) var rows: [String: [String: [CompiledRule]]] = [:]
  /// By form, then by section.
  private(set) var unique: [String: [String: [UniqueRule]]] = [:]
  /// By form.
  private(set) var report: [String: [CompiledRule]] = [:]

  init(_ definitions: Definitions) throws(ReportChecker.Failure) {
    let vocabulary = ExpressionScope.Vocabulary(definitions)
    let forms = definitions.forms.values.sorted { $0.id < $1.id }
    for rule in definitions.rules {
      var fault: ExpressionFault?
      var fits = false
      for form in forms {
        do {
          if try add(rule, to: form, vocabulary: vocabulary, definitions: definitions) { fits = true }
        } catch {
          // A rule over columns that only one of the forms has is no fault.
          fault = error
        }
      }
      if !fits, let fault { throw .rule(rule.id, rule.source, fault) }
    }
  }

  /// Whether the form has what the rule looks at.
  private mutating func add(
    _ rule: RuleDefinition, to form: FormDefinition, vocabulary: ExpressionScope.Vocabulary,
    definitions: Definitions
  ) throws(ExpressionFault) -> Bool {
    switch rule.scope {
    case .report:
      guard case .holds(let check) = rule.check else { return false }
      let scope = ExpressionScope.report(form, vocabulary: vocabulary)
      report[form.id, default: []].append(
        try CompiledRule(rule, check: check, in: scope, codeLists: definitions.codeLists, columns: []))
    case .rows(let sectionID):
      guard let section = form.section(sectionID) else { return false }
      let scope = ExpressionScope.rows(of: section, in: form, vocabulary: vocabulary)
      switch rule.check {
      case .holds(let check):
        rows[form.id, default: [:]][sectionID, default: []].append(
          try CompiledRule(
            rule, check: check, in: scope, codeLists: definitions.codeLists, columns: section.columns))
      case .unique(let ids):
        let columns = ids.compactMap { section.index(ofColumn: $0) }
        guard columns.count == ids.count, let first = columns.first else { return false }
        unique[form.id, default: [:]][sectionID, default: []].append(
          UniqueRule(
            definition: rule, message: MessageTemplate(rule.message), columns: columns,
            marked: rule.column.flatMap { section.index(ofColumn: $0) } ?? first,
            condition: try rule.condition.map { text throws(ExpressionFault) in
              try CheckedExpression(text.text, in: scope).compiled()
            }))
      }
    }
    return true
  }
}
