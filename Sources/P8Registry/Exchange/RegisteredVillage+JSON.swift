import P8Model

extension RegisteredVillage {
  var json: JSONValue {
    .object([
      ("identity", .number(Int(identity))), ("code", .text(village.code.description)),
      ("name", .text(village.name)), ("key", .text(nameKey)), ("from", .optional(from?.description)),
      ("to", .optional(to?.description)),
    ])
  }

  /// Reads what ``json`` wrote; nil for anything else.
  init?(_ value: JSONValue) {
    guard let identity = value["identity"]?.number(in: OutsideNumber.identities),
      let code = value["code"]?.text,
      let code = UnitCode(described: code), code.level == .village, let name = value["name"]?.text,
      !name.isEmpty, let key = value["key"]?.text, !key.isEmpty
    else { return nil }
    self.init(
      identity: Int64(identity), village: Village(code: code, name: name), nameKey: key,
      from: value["from"]?.text.flatMap { CalendarDate(iso: $0) },
      to: value["to"]?.text.flatMap { CalendarDate(iso: $0) })
  }
}

extension JSONValue {
  /// A whole number within bounds; nil for anything else.
  func number(in bounds: ClosedRange<Int>) -> Int? { number.flatMap { bounds.contains($0) ? $0 : nil } }
}
