import P8Model

extension Finding {
  /// The record that scripts read (design, section 6).
  var json: JSONValue {
    .object([
      ("code", .text(code)), ("rule", .text(rule)), ("severity", .text(severity.rawValue)),
      ("effect", .text(effect.rawValue)),
      (
        "at",
        .object([
          ("file", .text(at.file)), ("sha256", .optional(at.sha256)), ("sheet", .optional(at.sheet)),
          ("cell", .optional(at.cell)), ("row", at.row.map { .number($0) } ?? .null),
          ("column", .optional(at.column)), ("header", .texts(at.header)),
        ])
      ),
      (
        "about",
        .object([
          ("unit", .optional(about.unit)), ("period", .optional(about.period)),
          ("field", .optional(about.field)),
        ])
      ),
      ("found", .optional(found)),
      (
        "expected",
        expected.map { expected in
          .object([
            ("left", .text(expected.left)), ("leftValue", .text(expected.leftValue)),
            ("operator", .text(expected.operator)), ("right", .text(expected.right)),
            ("rightValue", .text(expected.rightValue)),
          ])
        } ?? .null
      ),
      (
        "related",
        .list(
          related.map { related in
            .object([
              ("sheet", .text(related.sheet)), ("cell", .text(related.cell)), ("role", .text(related.role)),
              ("text", .text(related.text)),
            ])
          })
      ),
      ("message", message.json),
      (
        "suggestions",
        .list(
          suggestions.map { suggestion in
            .object([
              ("action", .text(suggestion.action.rawValue)), ("cell", .optional(suggestion.cell)),
              ("with", .optional(suggestion.with)), ("kind", .optional(suggestion.kind?.rawValue)),
              ("certainty", .text(suggestion.certainty.rawValue)),
              ("message", suggestion.message.json),
            ])
          })
      ),
      ("causedBy", .texts(causedBy)), ("fingerprint", .text(fingerprint)), ("state", .text(state.rawValue)),
      (
        "waiver",
        waiver.map { waiver in
          .object([
            ("by", .text(waiver.by)), ("reason", .text(waiver.reason)), ("on", .text(waiver.on.description)),
          ])
        } ?? .null
      ),
    ])
  }
}
