/// A format of numbers of an OpenDocument, as a code of Excel.
struct OpenDocumentFormat {
  typealias Attributes = OpenDocumentWords.Attributes

  enum Kind { case number, percentage, currency, date, time, boolean, text }

  private let kind: Kind
  /// The code without its conditions.
  private(set) var plainCode = ""
  private var maps: [(condition: String, format: String)] = []
  /// Whether the first unit of a time counts on beyond its turn: `[h]:mm`.
  private var isElapsed: Bool

  /// Longer codes than Excel's are cut, so that none costs much.
  private static let longest = 512

  init(_ kind: Kind, _ attributes: Attributes) {
    self.kind = kind
    isElapsed = attributes[.truncates] == "false"
  }

  /// Takes an element of the format.
  mutating func add(_ element: OpenDocumentWords.Element, _ attributes: Attributes, text: String) {
    if element == .map {
      if let condition = attributes[.condition], let format = attributes[.applied], maps.count < 3 {
        maps.append((condition, format))
      }
      return
    }
    guard plainCode.utf8.count < Self.longest else { return }
    let isLong = attributes[.style] == "long"
    switch element {
    case .number: plainCode += Self.digits(attributes)
    case .scientific:
      plainCode += Self.digits(attributes) + "E+" + Self.zeros(attributes.integer(.minimumExponent) ?? 2)
    case .fraction: plainCode += Self.fraction(attributes)
    case .currencySymbol, .literal: plainCode += literal(text)
    case .textContent: plainCode += "@"
    case .fill: plainCode += text.isEmpty ? "" : "*" + text.prefix(1)
    case .day: plainCode += isLong ? "dd" : "d"
    case .dayOfWeek: plainCode += isLong ? "dddd" : "ddd"
    case .month:
      plainCode += attributes[.textual] == "true" ? (isLong ? "mmmm" : "mmm") : (isLong ? "mm" : "m")
    case .year: plainCode += isLong ? "yyyy" : "yy"
    case .hours: addUnit("h", isLong)
    case .minutes: addUnit("m", isLong)
    case .seconds:
      addUnit("s", isLong)
      let decimals = min(attributes.integer(.decimals) ?? 0, 3)
      if decimals > 0 { plainCode += "." + Self.zeros(decimals) }
    case .halfDay: plainCode += "AM/PM"
    default: break
    }
  }

  private mutating func addUnit(_ letter: String, _ isLong: Bool) {
    let unit = isLong ? letter + letter : letter
    plainCode += isElapsed ? "[\(unit)]" : unit
    isElapsed = false
  }

  /// The code with its conditions.
  /// - Parameter known: The plain code of another format.
  func code(_ known: (String) -> String?) -> String {
    var sections: [(condition: String, code: String)] = []
    for map in maps {
      let condition = map.condition.filter { $0 != " " }
      guard let code = known(map.format), condition.hasPrefix("value()") else { continue }
      sections.append((String(condition.dropFirst(7)).replacing("!=", with: "<>"), code))
    }
    let base = plainCode.isEmpty ? "General" : plainCode
    let usual = [[">=0"], [">0", "<0"], [">0", "<0", "=0"]]
    if sections.isEmpty { return base }
    if usual.contains(sections.map(\.condition)) {
      return (sections.map(\.code) + [base]).joined(separator: ";")
    }
    return (sections.map { "[\($0.condition)]\($0.code)" } + [base]).joined(separator: ";")
  }

  // MARK: Pieces

  /// A number without stated decimals is shown as it wants.
  private static func digits(_ attributes: Attributes) -> String {
    guard let decimals = attributes.integer(.decimals).map({ min(max(0, $0), 20) }) else {
      return attributes.integer(.minimumDigits) ?? 1 <= 1 && attributes[.grouping] != "true"
        ? "General" : whole(attributes)
    }
    let fixed = min(decimals, max(0, attributes.integer(.minimumDecimals) ?? decimals))
    var code = whole(attributes)
    if decimals > 0 { code += "." + zeros(fixed) + String(repeating: "#", count: decimals - fixed) }
    var factor = NumberText.number(Array((attributes[.displayFactor] ?? "1").utf8).span) ?? 1
    while factor >= 1_000, code.utf8.count < longest {
      code += ","
      factor /= 1_000
    }
    return code
  }

  private static func whole(_ attributes: Attributes) -> String {
    let least = min(max(0, attributes.integer(.minimumDigits) ?? 1), 20)
    guard attributes[.grouping] == "true" else { return least == 0 ? "#" : zeros(least) }
    let digits = String(repeating: "#", count: max(0, 4 - least)) + zeros(least)
    return String(digits.dropLast(3)) + "," + String(digits.suffix(3))
  }

  private static func fraction(_ attributes: Attributes) -> String {
    let whole = attributes.integer(.minimumDigits).map { $0 > 0 ? "0 " : "# " } ?? ""
    let numerator = String(repeating: "?", count: min(max(1, attributes.integer(.minimumNumerator) ?? 1), 5))
    if let denominator = attributes.integer(.denominator) { return "\(whole)\(numerator)/\(denominator)" }
    let digits = min(max(1, attributes.integer(.minimumDenominator) ?? 1), 5)
    return whole + numerator + "/" + String(repeating: "?", count: digits)
  }

  private static func zeros(_ count: Int) -> String { String(repeating: "0", count: min(max(0, count), 20)) }

  /// A literal, in quotation marks unless each of its characters stands for itself.
  private func literal(_ text: String) -> String {
    if text.isEmpty { return "" }
    let isTime = kind == .date || kind == .time
    let plain = text.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: " "), UInt8(ascii: "-"), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "+"),
        UInt8(ascii: ":"):
        true
      case UInt8(ascii: "%"): kind == .percentage
      case UInt8(ascii: "/"): isTime
      default: false
      }
    }
    if plain { return text }
    return text.split(separator: "\"", omittingEmptySubsequences: false)
      .map { $0.isEmpty ? "" : "\"\($0)\"" }.joined(separator: "\\\"")
  }
}
