/// The containers in which a report is written, from the same sheets.
public enum ReportContainer: Sendable {
  case xlsx
  case spreadsheetXML2003
}
