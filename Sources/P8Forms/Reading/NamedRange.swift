package import SpreadsheetML

/// The cells that a defined name stands for.
package struct NamedRange {
  /// The name of the sheet.
  package let sheet: String
  /// The cells.
  package let range: CellRange

  /// Reads `'1. Tổ truyền thông'!$A$5:$L$17` or `Sheet1!$A$1`; nil for anything else, such as `#REF!`.
  package init?(formula: String) {
    guard let mark = formula.utf8.lastIndex(of: UInt8(ascii: "!")),
      let range = CellRange(formula[formula.index(after: mark)...])
    else { return nil }
    var name = formula[..<mark]
    // LibreOffice writes `$'Sheet'.$A$1` in its own files only; in workbooks the dollar sign may stay.
    if name.first == "$" { name = name.dropFirst() }
    if name.utf8.count >= 2, name.first == "'", name.last == "'" {
      sheet = Self.unquoted(name.dropFirst().dropLast())
    } else {
      guard !name.isEmpty else { return nil }
      sheet = String(name)
    }
    self.range = range
  }

  private static func unquoted(_ text: Substring) -> String {
    guard text.utf8.contains(UInt8(ascii: "'")) else { return String(text) }
    var result = ""
    var isSecond = false
    for character in text {
      if character == "'", !isSecond {
        isSecond = true
        result.append(character)
      } else if character == "'" {
        isSecond = false
      } else {
        isSecond = false
        result.append(character)
      }
    }
    return result
  }
}
