/// A number format, and the text that it makes of a value.
package struct DisplayFormat: Sendable, Hashable {
  /// Whether and how a format shows numbers as points in time.
  package enum Temporal: UInt8, Sendable, Hashable {
    case none, date, dateTime, time
    /// As a length of time that may exceed a day: `[h]:mm`.
    case duration
  }

  package let code: String
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
