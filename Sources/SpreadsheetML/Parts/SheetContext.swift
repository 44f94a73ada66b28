/// What reading a sheet needs to know of its workbook.
struct SheetContext {
  let part: String
  let sheet: String
  let limits: ReadingLimits
  let strings: SharedStrings
  /// For each cell format, whether it shows a number as a date or time.
  let temporals: [DisplayFormat.Temporal]
  let hasDates: Bool
  let dateSystem: SerialDate.System

  @inline(__always)
  func temporal(ofStyle style: Int) -> DisplayFormat.Temporal {
    hasDates && style >= 0 && style < temporals.count ? temporals[style] : .none
  }

  var formatCount: Int { max(1, temporals.count) }

  init(
    part: String, sheet: String, limits: ReadingLimits, strings: SharedStrings,
    temporals: [DisplayFormat.Temporal], dateSystem: SerialDate.System
  ) {
    (self.part, self.sheet, self.limits, self.strings) = (part, sheet, limits, strings)
    self.temporals = temporals
    hasDates = temporals.contains { $0 != .none }
    self.dateSystem = dateSystem
  }

  /// A number taken as a date or time, or why it cannot be.
  enum Taken {
    case value(CellValue), serialSixty, outOfRange
  }

  /// Takes a number as its format shows it.
  func value(of number: Double, as temporal: DisplayFormat.Temporal) -> Taken {
    Self.value(of: number, as: temporal, in: dateSystem)
  }

  static func value(
    of number: Double, as temporal: DisplayFormat.Temporal, in dateSystem: SerialDate.System
  ) -> Taken {
    // Seconds are whole; a length of time may be long and may be negative.
    guard abs(number) < 1e9 else { return .outOfRange }
    let seconds = (number * 86_400).rounded()
    switch temporal {
    case .duration: return .value(.time(seconds: Int(seconds), serial: number))
    case .time where seconds >= 0 && seconds < 86_400:
      return .value(.time(seconds: Int(seconds), serial: number))
    case .dateTime where seconds >= 0 && seconds < 86_400 && dateSystem == .from1900:
      return .value(.time(seconds: Int(seconds), serial: number))
    case .none, .time, .date, .dateTime: break
    }
    if dateSystem == .from1900, seconds >= 60 * 86_400, seconds < 61 * 86_400 { return .serialSixty }
    guard dateSystem == .from1904 || number >= 1, let moment = SerialDate.moment(of: number, in: dateSystem)
    else { return .outOfRange }
    return .value(.date(moment, serial: number))
  }
}

/// The rows that were seen, a bit each.
struct RowSet {
  private var words: [UInt64] = []

  /// Adds a row; false if it was there.
  mutating func insert(_ row: Int) -> Bool {
    let word = row >> 6
    if word >= words.count {
      words.append(contentsOf: repeatElement(0, count: max(word + 1 - words.count, words.count)))
    }
    let bit = UInt64(1) << UInt64(row & 63)
    guard words[word] & bit == 0 else { return false }
    words[word] |= bit
    return true
  }
}
