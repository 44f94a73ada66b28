/// A number format, and the text that it makes of a value.
package struct DisplayFormat: Sendable, Hashable {
  /// Whether and how a format shows numbers as points in time.
  package enum Temporal: UInt8, Sendable, Hashable {
    /// It does not.
    case none
    /// As a day.
    case date
    /// As a day with a time of day.
    case dateTime
    /// As a time of day.
    case time
    /// As a length of time that may exceed a day: `[h]:mm`.
    case duration
  }

  package let code: String
  /// Whether and how it shows points in time.
  package let temporal: Temporal

  let sections: [FormatSection]
  /// The way of formats that most cells have; nil for another.
  private let common: CommonFormat?
  /// What is shown of texts; nil where they are shown as they are.
  let textTokens: [FormatSection.Token]?

  /// Reads a code; what is not understood in it stands for itself.
  package init(code: String) {
    self.code = code
    sections = FormatParser.sections(of: code)
    temporal = Self.temporal(of: sections)
    common = CommonFormat(code: code)
    let forTexts = sections.count >= 4 ? sections[3] : sections.first(where: \.isText)
    textTokens = forTexts.flatMap { $0.isText ? $0.tokens : nil }
  }

  /// The text of a value that a common format shows in a common way; nil where it needs the general way.
  func commonText(
    of number: Double, _ conventions: DisplayConventions, _ dateSystem: SerialDate.System
  ) -> String? {
    common?.text(of: number, conventions, dateSystem)
  }

  private static func temporal(of sections: [FormatSection]) -> Temporal {
    for section in sections {
      var hasDay = false
      var hasTime = false
      for token in section.tokens {
        switch token {
        case .elapsed: return .duration
        case .year, .month, .day, .shortDate: hasDay = true
        case .hour, .minute, .second, .halfDay: hasTime = true
        default: break
        }
      }
      if hasDay { return hasTime ? .dateTime : .date }
      if hasTime { return .time }
    }
    return .none
  }

  /// The code of a format that workbooks know by number only.
  package static func builtInCode(_ id: Int) -> String? {
    switch id {
    case 0: "General"
    case 1: "0"
    case 2: "0.00"
    case 3: "#,##0"
    case 4: "#,##0.00"
    case 5, 6: "#,##0;-#,##0"
    case 7, 8: "#,##0.00;-#,##0.00"
    case 9: "0%"
    case 10: "0.00%"
    case 11: "0.00E+00"
    case 12: "# ?/?"
    case 13: "# ??/??"
    case 14: shortDate
    case 15: "d-mmm-yy"
    case 16: "d-mmm"
    case 17: "mmm-yy"
    case 18: "h:mm AM/PM"
    case 19: "h:mm:ss AM/PM"
    case 20: "h:mm"
    case 21: "h:mm:ss"
    case 22: "\(shortDate) h:mm"
    case 27...31, 36, 50...54, 57, 58: "yyyy/m/d"
    case 32...35, 55, 56: "h:mm:ss"
    case 37, 38: "#,##0;-#,##0"
    case 39, 40: "#,##0.00;-#,##0.00"
    case 41, 42: "#,##0;-#,##0;\"-\";@"
    case 43, 44: "#,##0.00;-#,##0.00;\"-\"??;@"
    case 45: "mm:ss"
    case 46: "[h]:mm:ss"
    case 47: "mm:ss.0"
    case 48: "##0.0E+0"
    case 49: "@"
    default: nil
    }
  }

  /// The code that stands for the short date of the country: see ``DisplayConventions/shortDate``.
  static let shortDate = "[$-F800-short]"
}

/// What a country writes in its own way.
public struct DisplayConventions: Sendable, Hashable {
  /// Between whole and fraction.
  package var decimalSeparator: String
  /// Between groups of three digits.
  package var groupSeparator: String
  /// The code of a date in short.
  package var shortDate: String
  /// The names of months, January first.
  package var months: [String]
  /// The short names of months.
  package var shortMonths: [String]
  /// The names of days, Sunday first.
  package var days: [String]
  /// The short names of days.
  package var shortDays: [String]
  /// Before and after noon.
  package var halves: [String]

  /// As in English: `1,234.5`, `3/5/2026`.
  public static let english = DisplayConventions(
    decimalSeparator: ".", groupSeparator: ",", shortDate: "m/d/yyyy",
    months: [
      "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
      "November", "December",
    ],
    shortMonths: ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
    days: ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"],
    shortDays: ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"], halves: ["AM", "PM"])

  /// As in Vietnam: `1.234,5`, `05/03/2026`.
  public static let vietnamese = DisplayConventions(
    decimalSeparator: ",", groupSeparator: ".", shortDate: "dd/mm/yyyy",
    months: (1...12).map { "Tháng \(Self.monthWords[$0 - 1])" }, shortMonths: (1...12).map { "Thg\($0)" },
    days: ["Chủ Nhật", "Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy"],
    shortDays: ["CN", "T2", "T3", "T4", "T5", "T6", "T7"], halves: ["SA", "CH"])

  private static let monthWords = [
    "Giêng", "Hai", "Ba", "Tư", "Năm", "Sáu", "Bảy", "Tám", "Chín", "Mười", "Mười Một", "Mười Hai",
  ]
}
