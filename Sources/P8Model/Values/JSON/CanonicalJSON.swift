extension JSONValue {
  /// The one way to write the value that RFC 8785 gives, which is what is signed: no spaces, members in the
  /// order of their names' UTF-16 units, the fewest escapes.
  ///
  /// A number that is not whole keeps the text that it has, where the RFC would write a binary double: what
  /// is signed should hold decimals as texts.
  public var canonicalText: String {
    var result = ""
    appendCanonical(to: &result)
    return result
  }

  private func appendCanonical(to result: inout String) {
    switch self {
    case .null, .truth, .number, .decimal: write(to: &result)
    case .text(let text): Self.appendCanonical(text, to: &result)
    case .list(let parts):
      result += "["
      for (index, part) in parts.enumerated() {
        if index > 0 { result += "," }
        part.appendCanonical(to: &result)
      }
      result += "]"
    case .object(let members):
      result += "{"
      for (index, member) in members.sorted(by: { $0.0.utf16.lexicographicallyPrecedes($1.0.utf16) })
        .enumerated()
      {
        if index > 0 { result += "," }
        Self.appendCanonical(member.0, to: &result)
        result += ":"
        member.1.appendCanonical(to: &result)
      }
      result += "}"
    }
  }

  private static func appendCanonical(_ text: String, to result: inout String) {
    result += "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\u{8}": result += "\\b"
      case "\t": result += "\\t"
      case "\n": result += "\\n"
      case "\u{C}": result += "\\f"
      case "\r": result += "\\r"
      case "\u{0}"..."\u{1F}": result += escape(scalar)
      default: result.unicodeScalars.append(scalar)
      }
    }
    result += "\""
  }
}
