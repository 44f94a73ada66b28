import P8Model
import Project8

extension Visit {
  /// A time of the registry as people in Vietnam read it: `2023-10-30T08:05:00Z` is 15:05 there.
  func moment(_ time: String) -> String {
    guard let day = CalendarDate.inVietnam(time) else { return time }
    let digits = Array(time.utf8)
    guard digits.count >= 16, let hour = Int(String(decoding: digits[11...12], as: UTF8.self)) else {
      return day.formatted(language)
    }
    let minute = String(decoding: digits[14...15], as: UTF8.self)
    let local = (hour + 7) % 24
    return "\(day.formatted(language)) \(local < 10 ? "0" : "")\(local):\(minute)"
  }
}
