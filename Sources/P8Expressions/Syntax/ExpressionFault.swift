package import P8Model

/// What is wrong with the text of an expression, where, and what to do about it.
package struct ExpressionFault: Error, Hashable, Sendable {
  /// The line within the text, from 1.
  package let line: Int
  /// The column within the line, in characters, from 1.
  package let column: Int
  package let message: LocalizedText
  package let hint: LocalizedText

  package init(line: Int, column: Int, message: LocalizedText, hint: LocalizedText) {
    self.line = line
    self.column = column
    self.message = message
    self.hint = hint
  }

  init(at offset: Int, in text: String, message: LocalizedText, hint: LocalizedText) {
    let before = text.utf8.prefix(offset)
    let newline = UInt8(ascii: "\n")
    let start = before.lastIndex(of: newline).map { text.utf8.index(after: $0) } ?? text.startIndex
    self.init(
      line: 1 + before.count { $0 == newline },
      column: 1 + text.unicodeScalars[start..<before.endIndex].count, message: message, hint: hint)
  }
}
