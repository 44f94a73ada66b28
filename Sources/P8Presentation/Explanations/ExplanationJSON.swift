package import P8Definitions
package import P8Model

/// An explanation as one object of JSON; exact numbers are texts, as everywhere in our JSON.
package struct ExplanationJSON {
  private let definitions: Definitions
  private let standing: ReportStanding

  package init(definitions: Definitions, standing: ReportStanding) {
    (self.definitions, self.standing) = (definitions, standing)
  }

  package func text(of explanation: Explanation, comparisons: [ExplanationComparison]) -> String {
    var members = self.members(of: explanation)
    members.append(("comparisons", .list(comparisons.map(value))))
    var text = ""
    JSONValue.object(members).writeIndented(to: &text)
    return text
  }

  /// The operands of a ratio are explanations of their own, with the same members.
  private func members(of explanation: Explanation) -> [(String, JSONValue)] {
    let indicator = definitions.indicator(explanation.indicator)
    let coverage = explanation.coverage
    return [
      ("indicator", .text(explanation.indicator)),
      ("name", (indicator?.name ?? LocalizedText(vi: "", en: "")).json),
      ("measure", .optional(indicator?.measure)), ("figure", .text(explanation.key.name)),
      ("period", .text(explanation.period.description)), ("from", .text(explanation.period.from.description)),
      ("to", .text(explanation.period.to.description)),
      ("structure", .text(explanation.root.unit.structure.rawValue)), ("value", number(explanation.value)),
      (
        "coverage",
        .object([
          ("counted", .number(coverage.counted)), ("held", .number(coverage.held)),
          ("unconfirmed", .number(coverage.unconfirmed)),
          ("expected", .number(coverage.expected)),
        ])
      ),
      ("formula", .text(explanation.formula)),
      ("operands", .list(explanation.operands.map { .object(members(of: $0)) })),
      ("tree", value(explanation.root)),
      (
        "leftOut",
        .list(
          explanation.leftOut.map { entry in
            .object([
              ("reason", .text(entry.reason.rawValue)), ("text", standing.reason(for: entry).json),
              ("unit", .text(entry.unit.description)), ("report", value(entry.report)),
              ("fields", .list(entry.fields.map(value))),
            ])
          })
      ), ("notes", .list(explanation.notes.map(\.json))),
    ]
  }

  private func value(_ part: Explanation.Part) -> JSONValue {
    .object([
      ("unit", .text(part.unit.description)), ("name", .text(part.name)), ("value", number(part.value)),
      ("parts", .list(part.parts.map(value))), ("records", .list(part.records.map(value))),
    ])
  }

  private func value(_ record: Explanation.Record) -> JSONValue {
    .object([
      ("value", number(record.value)), ("unit", .text(record.unit.description)),
      ("section", .text(record.section)), ("identity", .text(record.identity)),
      ("report", value(record.report)), ("fields", .list(record.fields.map(value))),
    ])
  }

  private func value(_ field: Explanation.Field) -> JSONValue {
    .object([
      ("field", .text(field.name)), ("sheet", .text(field.place.sheet)), ("cell", .text(field.place.address)),
      ("text", .text(field.text)), ("value", .text(field.value.description)),
    ])
  }

  private func value(_ report: Explanation.Source) -> JSONValue {
    let known = standing.standing(of: report)
    return .object([
      ("unit", .text(report.unit.description)), ("unitName", .text(report.unitName)),
      ("period", .text(report.period.description)), ("form", .text(report.form)),
      ("version", .text(report.version.rawValue)),
      ("number", known.map { .number(Int($0.number)) } ?? .null),
      ("revision", known.map { .number($0.revision) } ?? .null), ("state", .text(report.state.rawValue)),
      ("review", .text(report.state.rawValue)), ("file", .text(report.file.path)),
      ("sha256", .text(report.file.sha256)),
    ])
  }

  private func value(_ comparison: ExplanationComparison) -> JSONValue {
    let with: (String, JSONValue) =
      switch comparison.kind {
      case .since(let day): ("since", .text(day.description))
      case .period(let period): ("period", .text(period.description))
      }
    return .object([
      with, ("before", number(comparison.before)), ("after", number(comparison.after)),
      ("difference", number(comparison.difference)),
      (
        "changes",
        .list(
          comparison.changes.map { change in
            .object([
              ("unit", .text(change.unit.description)), ("name", .text(change.unitName)),
              ("before", change.before.map(value) ?? .null), ("after", change.after.map(value) ?? .null),
            ])
          })
      ),
    ])
  }

  private func number(_ value: ExactDecimal?) -> JSONValue { .optional(value?.description) }
}
