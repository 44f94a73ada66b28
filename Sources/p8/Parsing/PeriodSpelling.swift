/// A period as people write it, to propose how the command writes it: `Q3/2023`, `9 tháng 2023`, `2023-7`.
struct PeriodSpelling {
  private let text: String

  init(_ text: String) {
    self.text = text.lowercased()
  }

  /// What may be meant, the most probable first; whether there is such a period is for others to say.
  var candidates: [String] {
    let runs = numbers
    guard let year = runs.first(where: { $0.text.count == 4 }) else { return [] }
    guard let other = runs.first(where: { $0.place != year.place }), let number = Int(other.text) else {
      return [year.text]
    }
    if text.contains("q") { return ["\(year.text)-Q\(number)"] }
    if text.contains("h") && !text.contains("th") { return ["\(year.text)-H\(number)"] }
    // "9M" and "9 tháng" are nine months, "M9" and "tháng 9" the ninth.
    let following = text[other.end...].drop { $0 == " " }.first
    guard let following, "tm".contains(following) else {
      let month = number < 10 ? "0\(number)" : "\(number)"
      return ["\(year.text)-M\(month)"]
    }
    switch number {
    case 6: return ["\(year.text)-H1"]
    case 12: return [year.text]
    default: return ["\(year.text)-\(number)M"]
    }
  }

  /// A run of digits, and where it stands.
  private struct Run {
    let text: String
    let place: String.Index
    let end: String.Index
  }

  private var numbers: [Run] {
    var runs: [Run] = []
    var index = text.startIndex
    while index < text.endIndex {
      let digits = text[index...].prefix { $0.isASCII && $0.isNumber }
      if digits.isEmpty {
        index = text.index(after: index)
      } else {
        runs.append(Run(text: String(digits), place: digits.startIndex, end: digits.endIndex))
        index = digits.endIndex
      }
    }
    return runs
  }
}
