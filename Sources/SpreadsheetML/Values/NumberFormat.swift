/// How numbers and dates are shown.
///
/// The separators of the code are those of English; the program shows them as its locale wants, so
/// `#,##0` is `1.234` in a Vietnamese program.
public struct NumberFormat: Hashable, Sendable, ExpressibleByStringLiteral {
  /// The format code.
  public let code: String

  /// A format by its code: `#,##0.00`.
  public init(_ code: String) { self.code = code }

  /// A format by its code: `#,##0.00`.
  public init(stringLiteral code: String) { self.code = code }

  /// As the value wants.
  public static let general = NumberFormat("General")
  /// Text: what is typed stays as it is, leading zeros too.
  public static let text = NumberFormat("@")
  /// Whole numbers without groups: `52`.
  package static let whole = NumberFormat("0")
  /// Whole numbers with groups: `1.234`.
  package static let groupedWhole = NumberFormat("#,##0")
  package static let groupedOneDecimal = NumberFormat("#,##0.0")
  /// Whole percent: `12%`.
  package static let percent = NumberFormat("0%")
  package static let percentOneDecimal = NumberFormat("0.0%")
  /// Day, month, year: `05/03/2026`.
  public static let date = NumberFormat("dd/mm/yyyy")
  package static let dateTime = NumberFormat("dd/mm/yyyy hh:mm")
  /// Hours and minutes: `14:30`.
  package static let time = NumberFormat("hh:mm")
  /// Hours that may pass 24: `36:15`.
  package static let duration = NumberFormat("[h]:mm")
  /// Money of Vietnam with groups: `1.234.000 ₫`.
  package static let dong = NumberFormat("#,##0\" ₫\"")

  /// The id that every program knows, for the formats that have one.
  var builtInIdentifier: Int? {
    switch code {
    case "General": 0
    case "0": 1
    case "0.00": 2
    case "#,##0": 3
    case "#,##0.00": 4
    case "0%": 9
    case "0.00%": 10
    case "0.00E+00": 11
    case "@": 49
    default: nil
    }
  }
}
