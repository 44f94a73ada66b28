public import P8Model
import P8Presentation

extension ReportingStatus {
  /// The status in a format.
  ///
  /// - Parameters:
  ///   - format: The format.
  ///   - language: The language of texts for people.
  /// - Returns: The text.
  public func formatted(_ format: StatusFormat, language: Language) -> String {
    formatted(format, in: language)
  }
}
