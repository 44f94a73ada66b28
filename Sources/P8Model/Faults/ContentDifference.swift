/// A place in which a file is not what its manifest says.
package enum ContentDifference: Hashable, Sendable {
  /// It is another kind of file altogether.
  case kind
  case sheetMissing(String)
  case sheetAdded(String)
  /// Something between two rows of a sheet, or two lines where the sheet is empty; nil: to the end.
  case rows(sheet: String, first: Int, last: Int?)
}
