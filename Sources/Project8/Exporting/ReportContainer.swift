import P8Model
import P8Presentation

/// The containers in which a report is written, from the same sheets.
public enum ReportContainer: String, Sendable, CaseIterable {
  case xlsx
  case spreadsheetXML2003 = "xml"
  /// Made by LibreOffice, where it is installed; not the same bytes twice.
  case pdf

  /// The container that the ending of a file's name asks for.
  ///
  /// - Parameter path: The file to write.
  /// - Throws: ``Failure`` for any other ending: a workbook under the name of another kind of file does not open.
  public init(ofFile path: String) throws(Failure) {
    let ending = path.split(separator: "/").last?.split(separator: ".").dropFirst().last?.lowercased() ?? ""
    guard let container = Self(rawValue: ending) else {
      throw Failure(ReportFileRefusal.unknownEnding(path))
    }
    self = container
  }

  /// The name of a file of another kind beside a report's: `donor.csv` beside `donor.xlsx`.
  package func path(_ ending: String, beside path: String) -> String {
    path.dropLast(rawValue.count) + ending
  }
}
