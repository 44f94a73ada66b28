/// The value of one cell, field or expression.
///
/// A missing value is no value at all: `Value?` is nil.
public enum Value: Hashable, Sendable, Codable {
  /// An exact number: a count, people, money in đồng.
  case number(ExactDecimal)
  /// A text, in Unicode form NFC; for a column with a code list, the code.
  case text(String)
  case date(CalendarDate)
  case truth(Bool)

  /// The number, where it is one.
  public var number: ExactDecimal? {
    if case .number(let number) = self { number } else { nil }
  }

  /// The text or code, where it is one.
  public var text: String? {
    if case .text(let text) = self { text } else { nil }
  }

  /// The date, where it is one.
  public var date: CalendarDate? {
    if case .date(let date) = self { date } else { nil }
  }
}

extension Value: CustomStringConvertible {
  /// The plain, language-free form.
  public var description: String {
    switch self {
    case .number(let number): number.description
    case .text(let text): text
    case .date(let date): date.description
    case .truth(let truth): truth ? "true" : "false"
    }
  }

  /// The form that people of a language read.
  public func formatted(_ language: Language) -> String {
    switch self {
    case .number(let number): number.formatted(language)
    case .text(let text): text
    case .date(let date): date.formatted(language)
    case .truth(let truth):
      switch language {
      case .vi: truth ? "có" : "không"
      case .en: truth ? "yes" : "no"
      }
    }
  }
}
