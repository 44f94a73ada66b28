/// A value of JSON whose members keep the order in which they are given, so that the same value is the same
/// bytes.
public indirect enum JSONValue: Sendable {
  case null, truth(Bool), number(Int)
  /// Any other number, as it is written: `82.5`.
  case decimal(String)
  case text(String)
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
  /// A list or an object inside another stays on one line up to a width; 0 for never.
  public func writeIndented(to output: inout some TextOutputStream, width: Int = 0) {
    writeIndented(to: &output, margin: "\n", width: width)
    output.write("\n")
  }

  private func writeIndented(to output: inout some TextOutputStream, margin: String, width: Int) {
    if margin.utf8.count > 1, let line = line(within: width - margin.utf8.count) {
      output.write(line)
      return
    }
    switch self {
    case .list(let parts) where !parts.isEmpty:
      output.write("[")
      for (index, part) in parts.enumerated() {
        output.write(index > 0 ? ",\(margin)  " : "\(margin)  ")
        part.writeIndented(to: &output, margin: margin + "  ", width: width)
      }
      output.write("\(margin)]")
    case .object(let members) where !members.isEmpty:
      output.write("{")
      for (index, member) in members.enumerated() {
        output.write(index > 0 ? ",\(margin)  " : "\(margin)  ")
        output.write("\(Self.quoted(member.0)): ")
        member.1.writeIndented(to: &output, margin: margin + "  ", width: width)
      }
      output.write("\(margin)}")
    default: write(to: &output)
    }
  }

  /// The value on one line with a space after each comma and colon; nil where that is longer than a width.
  private func line(within width: Int) -> String? {
    guard width > 0 else { return nil }
    var result = ""
    switch self {
    case .list(let parts):
      for part in parts {
        guard let text = part.line(within: width - result.utf8.count) else { return nil }
        result += (result.isEmpty ? "" : ", ") + text
      }
      result = "[\(result)]"
    case .object(let members):
      for (name, value) in members {
        guard let text = value.line(within: width - result.utf8.count) else { return nil }
        result += (result.isEmpty ? "" : ", ") + "\(Self.quoted(name)): \(text)"
      }
      result = "{\(result)}"
    default: write(to: &result)
    }
    return result.utf8.count <= width ? result : nil
  }

  private var scalar: String {
    switch self {
    case .truth(let truth): truth ? "true" : "false"
    case .number(let number): "\(number)"
    case .decimal(let text): text
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
        result += escape(scalar)
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  static func escape(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16)
    return "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
  }
}

// MARK: - Looking into a value

extension JSONValue {
  /// The member of a name; nil where there is none or this is no object.
  public subscript(_ name: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.0 == name }?.1
  }

  /// The text of a text.
  public var text: String? {
    if case .text(let text) = self { text } else { nil }
  }

  /// The number of a whole number.
  public var number: Int? {
    if case .number(let number) = self { number } else { nil }
  }

  /// The values of a list.
  public var list: [JSONValue]? {
    if case .list(let values) = self { values } else { nil }
  }

  /// The members of an object.
  public var members: [(String, JSONValue)]? {
    if case .object(let members) = self { members } else { nil }
  }
}
