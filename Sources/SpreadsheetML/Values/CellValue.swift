/// What a cell shows a number, a text or a truth value for: its value, or the result of its formula.
public enum CellValue: Sendable, Hashable {
  /// Nothing; the cell has at most a format or a formula without a result.
  case blank
  case number(Double), text(String), boolean(Bool), error(CellError)
  /// A number that its format shows as a day, with the number itself.
  case date(SerialDate.Moment, serial: Double)
  /// A number that its format shows as a time of day or a duration, in whole seconds, with the number itself.
  case time(seconds: Int, serial: Double)

  /// The number behind a number, a date or a time.
  public var number: Double? {
    switch self {
    case .number(let number), .date(_, let number), .time(_, let number): number
    case .blank, .text, .boolean, .error: nil
    }
  }

  /// The text of a text.
  public var text: String? {
    guard case .text(let text) = self else { return nil }
    return text
  }

  /// Whether there is nothing, or an empty text.
  @inlinable package var isEmpty: Bool {
    switch self {
    case .blank: true
    case .text(let text): text.isEmpty
    case .number, .boolean, .error, .date, .time: false
    }
  }
}
