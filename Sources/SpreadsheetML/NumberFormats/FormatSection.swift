/// One of the up to four sections of a number format.
struct FormatSection: Sendable, Hashable {
  /// A piece of a section.
  enum Token: Sendable, Hashable {
    case literal(String)
    /// `0`, `#` or `?`.
    case digit(UInt8)
    case decimalPoint, comma, percent
    /// `E+` or `E-`.
    case exponent(showsPlus: Bool)
    case slash, general, text, year(Int), month(Int), day(Int), hour(Int), minute(Int), second(Int)
    /// Digits of the second after its point.
    case secondFraction(Int)
    case halfDay(isShort: Bool), elapsed(Unit, Int), shortDate
  }

  enum Unit: Sendable, Hashable { case hours, minutes, seconds }

  enum Comparison: Sendable, Hashable { case less, lessOrEqual, equal, notEqual, greaterOrEqual, greater }

  struct Condition: Sendable, Hashable {
    let comparison: Comparison
    let number: Double

    func holds(_ value: Double) -> Bool {
      switch comparison {
      case .less: value < number
      case .lessOrEqual: value <= number
      case .equal: value == number
      case .notEqual: value != number
      case .greaterOrEqual: value >= number
      case .greater: value > number
      }
    }
  }

  var tokens: [Token] = []
  var condition: Condition?
  /// Whether names of days and months are to be Vietnamese, English, or as the reader has them.
  var language: Language?

  enum Language: Sendable, Hashable { case english, vietnamese }

  var isText: Bool { tokens.contains(.text) }
  var isTemporal: Bool {
    tokens.contains { token in
      switch token {
      case .year, .month, .day, .hour, .minute, .second, .elapsed, .halfDay, .shortDate: true
      default: false
      }
    }
  }
}
