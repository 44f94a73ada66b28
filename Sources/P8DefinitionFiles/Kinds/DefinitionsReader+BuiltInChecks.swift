import P8Definitions
import P8Model

extension DefinitionsReader {
  /// `indicators/checks.yaml`.
  func builtInChecks(rules: [RuleDefinition]) -> [String: BuiltInCheck] {
    guard let file = files.yaml("indicators/checks.yaml")?.fields(["checks"]) else { return [:] }
    var checks: [String: BuiltInCheck] = [:]
    var named: Set<String> = []
    var codes = Set(rules.map(\.code))
    for item in file.items("checks") {
      guard
        let parts = item.fields(["id", "code", "title", "severity", "effect", "placeholders", "message"])
      else { continue }
      let id = parts.id()
      if let id { named.insert(id) }
      let code = self.code(parts.required("code"))
      let title = parts.localized("title")
      let severity = parts.required("severity")?.choice(Self.severities)
      let effect = parts.required("effect")?.choice(Self.effects)
      let message = parts.localized("message")
      let allowed = Set(Self.commonPlaceholders + parts.texts("placeholders"))
      checkPlaceholders(of: parts["message"], allowed: allowed)
      guard let id, let code, let title, let severity, let effect, let message,
        isNew(id, at: parts["id"], among: checks.keys, .check),
        isNew(code, at: parts["code"], among: codes, .code)
      else { continue }
      codes.insert(code)
      checks[id] = BuiltInCheck(
        id: id, code: code, title: title, severity: severity, effect: effect, message: message,
        source: parts.source)
    }
    checkComplete(named)
    return checks
  }

  /// The checks that the program makes: each needs its words in the file.
  static let builtInCheckIds = [
    "file.not-a-workbook", "file.encrypted", "file.old-format", "file.damaged", "file.too-large",
    "file.unreadable", "file.other-form", "file.other-form-version", "file.empty", "file.duplicate",
    "file.submissions", "file.several-units", "file.picture", "file.pdf", "file.text",
    "file.figures", "unit.village-former",
    "head.section-missing", "head.column-missing", "head.unknown-sheet", "unit.unknown",
    "unit.wrong-structure",
    "unit.not-in-period", "unit.not-yet", "unit.created-later", "unit.village-unknown", "period.unknown",
    "period.other", "version.unknown",
    "type.number", "type.whole", "type.negative", "type.approximate", "type.number-text",
    "type.number-proposal", "type.formula-error", "type.date", "type.date-text", "type.date-order",
    "range.minimum", "range.maximum", "list.unknown", "list.spelling", "required.missing",
    "date.outside-period", "text.unclean", "unit.wrong-level", "file.same-report", "event.told-twice",
    "supplement.no-first-version", "supplement.difference", "file.same-figures",
    "village.told-by-both", "village.told-otherwise", "village.sum",
    "rule.not-judged", "text.shape",
    "unit.said-otherwise", "period.said-otherwise", "head.other-column", "head.cumulative",
    "head.other-measure", "range.measure", "model.near", "model.near-row", "unit.village-near",
    "event.near", "head.copied-sheet", "head.unread-column", "head.unread-remark", "head.hidden-row",
    "table.unknown", "table.extra-cells", "table.broken-quote", "review.no-document",
    "person.phone", "person.identity", "person.name", "person.name-perhaps", "person.with-ethnicity",
    "person.story", "person.at-risk", "findings.more", "layout.foreign", "layout.unplaced",
    "layout.parts-missing", "total.wrong",
    "head.struck-row", "head.other-row", "head.second-table", "text.old-font", "type.formula-empty",
    "type.invisible",
  ]

  /// Reports checks of the program that have no words.
  private func checkComplete(_ named: Set<String>) {
    for id in Self.builtInCheckIds where !named.contains(id) {
      faults.add(
        DefinitionSource(file: "indicators/checks.yaml", line: 1, column: 1), .form(.missingCheck(id)))
    }
  }
}
