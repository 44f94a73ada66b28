import P8Model

extension NarrativeReport {
  /// The report as JSON: one object with `figures` and `totals`, the same bytes for the same text.
  package var json: String {
    let figures = figures.map { figure in
      Self.object([
        ("indicator", Self.string(figure.indicator)), ("value", Self.number(figure.value)),
        ("comparator", Self.string(figure.comparator.rawValue)), ("flow", Self.string(figure.flow.rawValue)),
        ("unit", Self.string(figure.unit)), ("place", Self.string(figure.place)),
        ("period", Self.string(figure.period)), ("quote", Self.string(figure.quote)),
        ("start", String(figure.start)), ("end", String(figure.end)),
      ])
    }
    let totals = totals.map { total in
      Self.object([
        ("quote", Self.string(total.quote)), ("stated", Self.number(total.stated)),
        ("parts", "[" + total.parts.map { Self.number($0) }.joined(separator: ", ") + "]"),
        ("sum", Self.number(total.sum)), ("difference", Self.number(total.difference)),
      ])
    }
    return "{\n  \"figures\": \(Self.list(figures)),\n  \"totals\": \(Self.list(totals))\n}\n"
  }

  private static func list(_ objects: [String]) -> String {
    objects.isEmpty ? "[]" : "[\n" + objects.map { "    " + $0 }.joined(separator: ",\n") + "\n  ]"
  }

  private static func object(_ members: [(name: String, value: String)]) -> String {
    "{" + members.map { "\"\($0.name)\": \($0.value)" }.joined(separator: ", ") + "}"
  }

  private static func number(_ value: ExactDecimal?) -> String { value?.description ?? "null" }

  private static func string(_ text: String?) -> String {
    guard let text else { return "null" }
    var json = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": json += "\\\""
      case "\\": json += "\\\\"
      case "\n": json += "\\n"
      case "\r": json += "\\r"
      case "\t": json += "\\t"
      default:
        if scalar.value < 0x20 || scalar.value == 0x2028 || scalar.value == 0x2029 {
          let digits = String(scalar.value, radix: 16)
          json += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
        } else {
          json.unicodeScalars.append(scalar)
        }
      }
    }
    return json + "\""
  }
}
