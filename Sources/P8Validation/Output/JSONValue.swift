/// A value of JSON whose members keep the order in which they are given.
indirect enum JSONValue {
  case null
  case truth(Bool)
  case number(Int)
  case text(String)
  case list([JSONValue])
  case object([(String, JSONValue)])

  static func optional(_ text: String?) -> JSONValue { text.map { .text($0) } ?? .null }
  static func texts(_ texts: [String]) -> JSONValue { .list(texts.map { .text($0) }) }

  func write(to output: inout some TextOutputStream) {
    switch self {
    case .null: output.write("null")
    case .truth(let truth): output.write(truth ? "true" : "false")
    case .number(let number): output.write("\(number)")
    case .text(let text): output.write(Self.quoted(text))
    case .list(let parts):
      output.write("[")
      for (index, part) in parts.enumerated() {
        if index > 0 { output.write(",") }
        part.write(to: &output)
      }
      output.write("]")
    case .object(let members):
      output.write("{")
      for (index, member) in members.enumerated() {
        if index > 0 { output.write(",") }
        output.write(Self.quoted(member.0))
        output.write(":")
        member.1.write(to: &output)
      }
      output.write("}")
    }
  }

  static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      // The line separators end a line for some readers of JSON lines.
      case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}":
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
