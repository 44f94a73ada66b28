/// The ids of the built-in checks that reading a file can fail; their words stand in the definitions.
package enum IntakeCheck {
  /// The file is not a workbook.
  package static let notAWorkbook = "file.not-a-workbook"
  /// The workbook has a password.
  package static let encrypted = "file.encrypted"
  /// The workbook is of the format before 2007.
  package static let oldFormat = "file.old-format"
  /// The workbook is damaged.
  package static let damaged = "file.damaged"
  /// The file is empty, or no sheet of the workbook holds anything.
  package static let empty = "file.empty"
  /// The workbook is not a known form.
  package static let otherForm = "file.other-form"
  /// The workbook asks for more than may be read.
  package static let tooLarge = "file.too-large"
  /// A file of filled phone forms of which not exactly one counts.
  package static let submissions = "file.submissions"

  /// A table with a column for each village, which is read as a report of each.
  package static let severalUnits = "file.several-units"

  /// A photo or a scan.
  package static let picture = "file.picture"
  /// A PDF.
  package static let pdf = "file.pdf"
  /// A text of a word processor without a table.
  package static let text = "file.text"
  /// Figures as systems exchange them.
  package static let figures = "file.figures"

  /// A text in a column of numbers.
  package static let number = "type.number"
  /// Words such as "trên" before a number.
  package static let approximate = "type.approximate"
  /// A number kept as text whose value is beyond doubt.
  package static let numberText = "type.number-text"
  /// A text from which a number can be proposed.
  package static let numberProposal = "type.number-proposal"
  /// A number with digits after the point in a column of whole numbers.
  package static let whole = "type.whole"
  /// A text in a column of dates.
  package static let date = "type.date"
  /// A date kept as text whose day is beyond doubt.
  package static let dateText = "type.date-text"
  /// A date whose month is above 12: day and month changed places.
  package static let dateOrder = "type.date-order"
  /// A value that the list does not have.
  package static let listUnknown = "list.unknown"
  /// A value that a name of the list was probably meant by.
  package static let listSpelling = "list.spelling"
  /// A text with invisible, decomposed or foreign look-alike letters.
  package static let unclean = "text.unclean"
  /// An error value, or a formula without a result.
  package static let formulaError = "type.formula-error"

  /// A formula of which the file states no result.
  package static let formulaWithoutResult = "type.formula-empty"
  /// A value whose format shows nothing of it.
  package static let invisible = "type.invisible"

  /// A text file whose columns are those of no layout.
  package static let unknownTable = "table.unknown"
  /// A quote that nothing closes.
  static let brokenQuote = "table.broken-quote"
  /// A row with more cells than the header has.
  static let extraCells = "table.extra-cells"
}
