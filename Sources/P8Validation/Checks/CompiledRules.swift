import P8Definitions
import P8Expressions
import P8Model

/// The rules of the definitions, compiled for each form that they fit.
struct CompiledRules: Sendable {
  /// By form, then by section.
  private(set) var rows: [String: [String: [CompiledRule]]] = [:]
  /// By form, then by section.
  private(set) var unique: [String: [String: [UniqueRule]]] = [:]
  /// By form, then by section.
  private(set) var copied: [String: [String: [CopiedRule]]] = [:]
  /// By form.
  private(set) var report: [String: [CompiledRule]] = [:]

  init(_ definitions: Definitions) throws(ReportChecker.Failure) {
    let vocabulary = ExpressionScope.Vocabulary(definitions)
    let tables = definitions.allTables.map(\.form)
    let forms = definitions.forms.values.sorted { $0.id < $1.id } + tables
    let tableIDs = Set(tables.map(\.id))
    for rule in definitions.rules {
      var fault: ExpressionFault?
      var fits = false
      // A table is no report.
      for form in forms where rule.scope != .report || !tableIDs.contains(form.id) {
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
        guard let columns = try Columns(ids, of: rule, in: section, scope: scope) else { return false }
        unique[form.id, default: [:]][sectionID, default: []].append(
          UniqueRule(
            definition: rule, message: MessageTemplate(rule.message), columns: columns.all,
            marked: columns.marked, condition: columns.condition))
      case .copied(let ids):
        guard let columns = try Columns(ids, of: rule, in: section, scope: scope) else { return false }
        copied[form.id, default: [:]][sectionID, default: []].append(
          CopiedRule(
            definition: rule, message: MessageTemplate(rule.message), columns: columns.all,
            marked: columns.marked, condition: columns.condition))
      }
    }
    return true
  }

  /// The columns that make two rows the same, with the one that is marked.
  private struct Columns {
    let all: [Int]
    let marked: Int
    let condition: CompiledExpression?

    /// Nil where the section lacks one of them.
    init?(
      _ ids: [String], of rule: RuleDefinition, in section: SectionDefinition, scope: ExpressionScope
    ) throws(ExpressionFault) {
      all = ids.compactMap { section.index(ofColumn: $0) }
      guard all.count == ids.count, let first = all.first else { return nil }
      marked = rule.column.flatMap { section.index(ofColumn: $0) } ?? first
      condition = try rule.condition.map { text throws(ExpressionFault) in
        try CheckedExpression(text.text, in: scope).compiled()
      }
    }
  }
}
