/// A value of JSON whose members keep the order in which they are given, so that the same value is the same bytes.
public indirect enum JSONValue: Sendable {
  /// Nothing.
  case null
  /// True or false.
  case truth(Bool)
  /// A whole number.
  case number(Int)
  /// A text.
  case text(String)
  /// A list.
  case list([JSONValue])
  /// An object; its members in the order in which they are written.
  case object([(String, JSONValue)])

  /// A text, or null where there is none.
  public static func optional(_ text: String?) -> JSONValue { text.map { .text($0) } ?? .null }

  /// A list of texts.
  public static func texts(_ texts: [String]) -> JSONValue { .list(texts.map { .text($0) }) }

  /// Writes the value without white space.
  public func write(to output: inout some TextOutputStream) {
    switch self {
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
    default: output.write(scalar)
    }
  }

  /// Writes the value for people too: a member or item a line, two spaces a level, and a line end at the end.
  ///
  /// - Parameter output: Where to.
  public func writeIndented(to output: inout some TextOutputStream) {
    writeIndented(to: &output, margin: "\n")
    output.write("\n")
  }

  private func writeIndented(to output: inout some TextOutputStream, margin: String) {
    switch self {
    case .list(let parts) where !parts.isEmpty:
      output.write("[")
      for (index, part) in parts.enumerated() {
        output.write(index > 0 ? ",\(margin)  " : "\(margin)  ")
        part.writeIndented(to: &output, margin: margin + "  ")
      }
      output.write("\(margin)]")
    case .object(let members) where !members.isEmpty:
      output.write("{")
      for (index, member) in members.enumerated() {
        output.write(index > 0 ? ",\(margin)  " : "\(margin)  ")
        output.write("\(Self.quoted(member.0)): ")
        member.1.writeIndented(to: &output, margin: margin + "  ")
      }
      output.write("\(margin)}")
    default: write(to: &output)
    }
  }

  private var scalar: String {
    switch self {
    case .truth(let truth): truth ? "true" : "false"
    case .number(let number): "\(number)"
    case .text(let text): Self.quoted(text)
    case .null, .list, .object: "null"
    }
  }

  /// A text between quotation marks, as JSON writes it.
  public static func quoted(_ text: String) -> String {
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
