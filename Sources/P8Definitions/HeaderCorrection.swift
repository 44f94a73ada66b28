/// What a person says of a header in a table that is not our form: which column it is, or that it is none.
package struct HeaderCorrection: Hashable, Sendable {
  /// The header as it stands in the table.
  package let header: String
  /// The section of the form.
  package let section: String
  /// The column of that section; nil where the header is no column of it.
  package let column: String?

  package init(header: String, section: String, column: String?) {
    (self.header, self.section, self.column) = (header, section, column)
  }
}
