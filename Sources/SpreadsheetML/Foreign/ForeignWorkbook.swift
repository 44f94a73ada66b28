/// A workbook out of another container than OOXML, read whole: OpenDocument, Excel 97–2003, XML Spreadsheet 2003 or a
/// web page.
///
/// Its readers say what they find in the vocabulary of OOXML: number formats as codes of Excel, days as serial numbers,
/// formulas as text without `=`. ``WorkbookReader`` hands it out as if it came from a package.
struct ForeignWorkbook: Sendable {
  /// A sheet with all its cells.
  struct Sheet: Sendable {
    var name: String
    var visibility = Worksheet.Visibility.visible
    /// The rows that have cells or are hidden, in order, no row twice; of each cell that has a formula its text, where
    /// the container states one that can be read.
    var rows: [SheetRow] = []
    /// Merged ranges, hidden columns, notices.
    var details = SheetDetails()
    var comments: [CellComment] = []
  }

  var sheets: [Sheet] = []
  var definedNames: [DefinedName] = []
  var dateSystem = SerialDate.System.from1900
  /// The formats, fonts and fills to which the cells' `styleIndex` points.
  var styles = Stylesheet()
  var notices: [ReadingNotice] = []
}
