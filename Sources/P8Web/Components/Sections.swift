import P8Definitions
import P8Model
import P8Presentation
import Project8

extension HTMLWriter {
  /// A part of a page under its heading.
  mutating func section(
    _ title: String, id: String? = nil, _ content: (inout HTMLWriter) -> Void
  ) {
    element("section", ["id": id]) { html in
      html.element("h2", title)
      content(&html)
    }
  }
}

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

extension PersonRole {
  /// The role in words.
  var text: WebText {
    switch self {
    case .village: .roleVillage
    case .commune: .roleCommune
    case .province: .roleProvince
    case .centre: .roleCentre
    case .donor: .roleDonor
    }
  }
}

extension HTMLWriter {
  /// A table that scrolls by itself on a narrow screen; its columns from a number on are numbers.
  mutating func table(
    caption: String, headers: [String], numbersFrom first: Int, class style: String? = nil,
    _ rows: (inout HTMLWriter) -> Void
  ) {
    element("div", ["class": "scroll", "tabindex": "0", "role": "region", "aria-label": caption]) { html in
      html.element("table", ["class": style]) { html in
        html.element("caption", caption)
        html.element("thead") { html in
          html.element("tr") { html in
            for (index, header) in headers.enumerated() {
              html.element("th", ["scope": "col", "class": index >= first ? "number" : nil], header)
            }
          }
        }
        html.element("tbody", rows)
      }
    }
  }
}
