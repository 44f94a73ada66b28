/// The names by which a program finds its way in a filled form, wherever people have moved its cells.
///
/// They are a contract with the reader of filled forms and with scripts: defined names of the workbook, and the
/// ids in the hidden first row of a section's sheet.
package enum FormNames {
  /// A field of the stamp.
  package enum Stamp: String, CaseIterable, Sendable {
    /// The id of the form.
    case form = "p8_form"
    /// The version of the form.
    case formVersion = "p8_form_version"
    /// The code of the unit.
    case unit = "p8_unit"
    /// The name of the unit, which stands on the first sheet.
    case unitName = "p8_unit_name"
    /// The structure of units.
    case structure = "p8_structure"
    /// The period with its calendar.
    case period = "p8_period"
    /// `initial` or `supplement`.
    case version = "p8_report_version"
  }

  /// The name of the very hidden sheet that carries the stamp: a field's name in column A, its value in B.
  package static let stampSheet = "p8"
  /// The name of the hidden sheet that carries the lists, and the texts that formulas say.
  package static let listSheet = "p8_lists"

  /// The defined name of a section's table: headers, rows and total.
  package static func section(_ id: String) -> String { "p8_section_\(identifier(id))" }

  /// The defined name of the texts that formulas say; the first cell is empty.
  package static let texts = "p8_texts"

  /// The defined name of a list's names.
  package static func list(_ id: String) -> String { "p8_list_\(identifier(id))" }

  /// The defined name of a list's codes, in the order of its names.
  package static func codes(_ id: String) -> String { "p8_codes_\(identifier(id))" }

  /// The running number of a row.
  package static let ordinal = "#"
  /// The unit of measure of a fixed row.
  package static let measure = "#measure"
  /// What is wrong with a row, said while it is being filled in.
  package static let check = "#check"

  /// A defined name takes letters, digits, points and underscores.
  private static func identifier(_ id: String) -> String {
    String(id.map { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "." || $0 == "_") ? $0 : "_" })
  }
}
