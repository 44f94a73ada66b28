/// The containers in which a report is written, from the same sheets.
public enum ReportContainer: Sendable {
  /// A package of Office Open XML.
  case xlsx
  /// One file of XML Spreadsheet 2003.
  case spreadsheetXML2003
}
