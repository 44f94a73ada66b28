public import P8Model
import P8Presentation

extension ReportingStatus {
  /// The status in a format.
  /// - Parameter width: The most characters of a line for people; columns that do not fit are named.
  public func formatted(_ format: StatusFormat, language: Language, width: Int = .max) -> String {
    formatted(format, in: language, width: width)
  }

  /// The table of units for scripts, texts separated by tabs.
  package var tabSeparated: String { plain.tsv }
}
