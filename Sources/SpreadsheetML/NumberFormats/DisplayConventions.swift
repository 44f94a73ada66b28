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
  package var shortMonths: [String]
  /// The names of days, Sunday first.
  package var days: [String]
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
