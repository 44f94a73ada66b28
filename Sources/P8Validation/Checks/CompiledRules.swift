import P8Definitions
import P8Expressions
import P8Model

/// The rules of the definitions, compiled for each form that they hold for.
struct CompiledRules: Sendable {
  /// By form, then by section.
  private(set) var rows: [String: [String: [CompiledRule]]] = [:]
  /// By form, then by section.
  private(set) var unique: [String: [String: [UniqueRule]]] = [:]
  /// By form, then by section.
  private(set) var copied: [String: [String: [CopiedRule]]] = [:]
  /// By form.
  private(set) var report: [String: [CompiledRule]] = [:]

  init(_ definitions: Definitions) {
    let forms = Array(definitions.forms.values) + definitions.allTables.map(\.form)
    for rule in definitions.rules {
      for form in forms {
        guard let expressions = rule.expressions[form.id] else { continue }
        add(rule, expressions, to: form, codeLists: definitions.codeLists)
      }
    }
  }

  private mutating func add(
    _ rule: RuleDefinition, _ expressions: RuleDefinition.Expressions, to form: FormDefinition,
    codeLists: [String: CodeList]
  ) {
    let section: SectionDefinition? =
      if case .rows(let id) = rule.scope { form.section(id) } else { nil }
    if let check = expressions.check {
      let compiled = CompiledRule(rule, check: check, expressions, section: section, codeLists: codeLists)
      if let section {
        rows[form.id, default: [:]][section.id, default: []].append(compiled)
      } else {
        report[form.id, default: []].append(compiled)
      }
      return
    }
    guard let section else { return }
    let message = MessageTemplate(rule.message)
    let condition = expressions.condition?.compiled()
    switch rule.check {
    case .holds: break
    case .unique(let ids):
      guard let (columns, marked) = Self.columns(ids, of: rule, in: section) else { return }
      unique[form.id, default: [:]][section.id, default: []].append(
        UniqueRule(
          definition: rule, message: message, columns: columns, marked: marked, condition: condition))
    case .copied(let ids):
      guard let (columns, marked) = Self.columns(ids, of: rule, in: section) else { return }
      copied[form.id, default: [:]][section.id, default: []].append(
        CopiedRule(
          definition: rule, message: message, columns: columns, marked: marked, condition: condition))
    }
  }

  /// The columns that make two rows the same, and the one that is marked.
  private static func columns(
    _ ids: [String], of rule: RuleDefinition, in section: SectionDefinition
  ) -> (all: [Int], marked: Int)? {
    let all = ids.compactMap { section.index(ofColumn: $0) }
    guard let first = all.first else { return nil }
    return (all, rule.column.flatMap { section.index(ofColumn: $0) } ?? first)
  }
}
