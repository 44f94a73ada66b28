import P8Model

extension Finding {
  /// The same finding with its texts shown otherwise; a repair that would write such a text is left out.
  func showing(_ shown: (String) -> String) -> Finding {
    Finding(
      code: code, rule: rule, severity: severity, effect: effect, at: at, about: about,
      found: found.map(shown),
      expected: expected.map {
        Expectation(
          left: $0.left, leftValue: shown($0.leftValue), operator: $0.operator, right: $0.right,
          rightValue: shown($0.rightValue))
      },
      related: related.map {
        Related(sheet: $0.sheet, cell: $0.cell, role: $0.role, text: shown($0.text))
      },
      message: LocalizedText(vi: shown(message.vi), en: shown(message.en)),
      suggestions: suggestions.filter { suggestion in
        suggestion.with.map { shown($0) == $0 } ?? true
      }.map {
        Suggestion(
          action: $0.action, cell: $0.cell, with: $0.with, kind: $0.kind, certainty: $0.certainty,
          message: LocalizedText(vi: shown($0.message.vi), en: shown($0.message.en)))
      }, causedBy: causedBy, fingerprint: fingerprint, state: state, waiver: waiver,
      row: row.map { row in
        RowText(row.cells.map { RowText.Cell(column: $0.column, text: shown($0.text)) })
      })
  }
}
