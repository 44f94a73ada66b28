/// Rows of texts separated by commas (RFC 4180), in UTF-8.
package struct DelimitedText {
  /// When a text stands between quotation marks.
  enum Quoting {
    /// Always.
    case always
    /// Where it has a comma, a quotation mark or a line end.
    case whereNeeded
  }

  private let quoting: Quoting
  private let lineEnd: String
  private var text: String

  /// Creates a text without rows.
  ///
  /// - Parameters:
  ///   - quoting: When a text stands between quotation marks.
  ///   - lineEnd: What ends a row.
  ///   - hasMark: Whether it begins with a byte order mark, by which spreadsheet programs know UTF-8.
  init(quoting: Quoting, lineEnd: String, hasMark: Bool = false) {
    self.quoting = quoting
    self.lineEnd = lineEnd
    text = hasMark ? "\u{FEFF}" : ""
  }

  /// Adds a row of texts as they are.
  mutating func add(_ row: [String]) {
    text += row.map(cell(_:)).joined(separator: ",") + lineEnd
  }

  /// The bytes so far.
  var bytes: [UInt8] { Array(text.utf8) }

  private func cell(_ text: String) -> String {
    let needsMarks =
      quoting == .always
      || text.utf8.contains { [UInt8(ascii: ","), UInt8(ascii: "\""), 10, 13].contains($0) }
    return needsMarks ? "\"" + text.replacing("\"", with: "\"\"") + "\"" : text
  }

  /// A text from outside that no spreadsheet program takes for a formula: a mark before its first sign.
  package static func inert(_ text: String) -> String {
    guard let first = text.unicodeScalars.first,
      "=+-@\t\r\n\u{FF1D}\u{FF0B}\u{FF0D}\u{FF20}".unicodeScalars.contains(first)
    else { return text }
    return "'" + text
  }
}
