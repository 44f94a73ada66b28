/// Rows of texts separated by commas (RFC 4180), in UTF-8.
package struct DelimitedText: Sendable {
  /// When a text stands between quotation marks.
  package enum Quoting: Sendable {
    case always
    /// Where it has a comma, a quotation mark or a line end.
    case whereNeeded
  }

  private let quoting: Quoting
  private let lineEnd: String
  private var text: String

  /// A text without rows; spreadsheet programs know UTF-8 by the byte order mark.
  package init(quoting: Quoting = .whereNeeded, lineEnd: String = "\r\n", hasMark: Bool = false) {
    (self.quoting, self.lineEnd) = (quoting, lineEnd)
    text = hasMark ? "\u{FEFF}" : ""
  }

  /// Adds a row of texts as they are; `quoted` is the column that always stands between quotation marks.
  package mutating func add(_ row: [String], quoting quoted: Int? = nil) {
    for (index, cell) in row.enumerated() {
      if index > 0 { text += "," }
      text += self.cell(cell, isQuoted: quoting == .always || index == quoted)
    }
    text += lineEnd
  }

  package mutating func flush<Output: TextOutputStream>(to output: inout Output) {
    output.write(text)
    text = ""
  }

  package var bytes: [UInt8] { Array(text.utf8) }

  private func cell(_ text: String, isQuoted: Bool) -> String {
    let needsMarks = text.utf8.contains { [UInt8(ascii: ","), UInt8(ascii: "\""), 10, 13].contains($0) }
    return isQuoted || needsMarks ? "\"" + text.replacing("\"", with: "\"\"") + "\"" : text
  }

  /// A text from outside that no spreadsheet program takes for a formula: a mark before its first sign,
  /// unless it is a number.
  package static func inert(_ text: String) -> String {
    guard let first = text.unicodeScalars.first,
      "=+-@\t\r\n\u{FF1D}\u{FF0B}\u{FF0D}\u{FF20}".unicodeScalars.contains(first), ExactDecimal(text) == nil
    else { return text }
    return "'" + text
  }
}
