import P8Model

/// Rows under names that never change, for scripts: texts separated by tabs, or JSON.
package struct PlainTable {
  private let names: [String]
  private let rows: [[String]]

  package init(_ names: [String], rows: [[String]]) {
    (self.names, self.rows) = (names, rows)
  }

  /// A line a row after a line of names; what would break a line is a blank.
  package var tsv: String {
    ([names] + rows).map { row in
      row.map { String($0.map { $0.isNewline || $0 == "\t" ? " " : $0 }) }.joined(separator: "\t")
    }.joined(separator: "\n")
  }

  /// A list of objects, a line each, all values texts: a code that begins with a zero is no number.
  package var json: String {
    guard !rows.isEmpty else { return "[]" }
    let lines = rows.map { row in
      var text = ""
      JSONValue.object(zip(names, row).map { ($0, .text($1)) }).write(to: &text)
      return text
    }
    return "[\n\(lines.joined(separator: ",\n"))\n]"
  }
}
