/// Formats that nearly all cells have, shown without looking at their tokens.
///
/// It knows only whole numbers and days of our time; nil leaves the number to the general way.
enum CommonFormat: Sendable, Hashable {
  /// `General`.
  case general
  /// `0`.
  case whole
  /// `#,##0`.
  case groupedWhole
  /// `dd/mm/yyyy`.
  case day

  init?(code: String) {
    switch code {
    case "General": self = .general
    case "0": self = .whole
    case "#,##0": self = .groupedWhole
    case "dd/mm/yyyy": self = .day
    default: return nil
    }
  }

  func text(of number: Double, _ conventions: DisplayConventions, _ dateSystem: SerialDate.System) -> String?
  {
    guard let whole = Int(exactly: number) else { return nil }
    switch self {
    // Longer numbers go into powers of ten.
    case .general: return whole.magnitude < 100_000_000_000 ? String(whole) : nil
    case .whole: return whole.magnitude < 1_000_000_000_000_000 ? String(whole) : nil
    case .groupedWhole: return Self.grouped(whole, conventions)
    case .day: return Self.day(whole, dateSystem)
    }
  }

  private static func grouped(_ whole: Int, _ conventions: DisplayConventions) -> String? {
    guard whole.magnitude < 1_000_000 else { return nil }
    let magnitude = Int(whole.magnitude)
    let sign = whole < 0 ? "-" : ""
    guard magnitude >= 1_000 else { return sign + String(magnitude) }
    let rest = String(magnitude % 1_000)
    return sign + String(magnitude / 1_000) + conventions.groupSeparator
      + String(repeating: "0", count: 3 - rest.utf8.count) + rest
  }

  private static func day(_ serial: Int, _ dateSystem: SerialDate.System) -> String? {
    // Before March 1900 there are days that never were.
    guard (61...2_958_465).contains(serial), dateSystem == .from1900,
      let moment = SerialDate.moment(of: Double(serial), in: dateSystem)
    else { return nil }
    func digit(_ number: Int) -> UInt8 { UInt8(48 + number % 10) }
    let text = [
      digit(moment.day / 10), digit(moment.day), UInt8(ascii: "/"), digit(moment.month / 10),
      digit(moment.month), UInt8(ascii: "/"), digit(moment.year / 1_000), digit(moment.year / 100),
      digit(moment.year / 10), digit(moment.year),
    ]
    return String(decoding: text, as: UTF8.self)
  }
}
