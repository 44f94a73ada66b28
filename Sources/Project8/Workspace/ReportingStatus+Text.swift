public import P8Model
import P8Presentation

extension ReportingStatus {
  /// The status in a format.
  public func formatted(_ format: StatusFormat, language: Language) -> String {
    formatted(format, in: language)
  }
}
