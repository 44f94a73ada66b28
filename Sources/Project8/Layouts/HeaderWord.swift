/// What a person says of a header in a table that is not our form, in the person's words.
package struct HeaderWord: Hashable, Sendable {
  /// The header as it stands in the table.
  package let header: String
  /// `SECTION.COLUMN`, the label of a column, or `-` for a header that is no column.
  package let column: String
  /// Where it was said: `headers.tsv:3`.
  package let place: String

  package init(_ header: String, is column: String, at place: String) {
    (self.header, self.column, self.place) = (header, column, place)
  }

  /// The line of a file of such words.
  package var line: String { "\(header)\t\(column)\n" }
}
