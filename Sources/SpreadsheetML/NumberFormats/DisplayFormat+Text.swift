extension DisplayFormat {
  /// The text that a person sees of a value.
  package func text(
    of value: CellValue, conventions: DisplayConventions = .english, dateSystem: SerialDate.System = .from1900
  ) -> String {
    switch value {
    case .blank: ""
    case .text(let text): self.text(ofText: text)
    case .boolean(let truth): truth ? "TRUE" : "FALSE"
    case .error(let error): error.rawValue
    case .number(let number): self.text(of: number, conventions, dateSystem)
    case .date(_, let serial), .time(_, let serial): self.text(of: serial, conventions, dateSystem)
    }
  }

  private func text(ofText text: String) -> String {
    guard let textTokens else { return text }
    var result = ""
    for token in textTokens {
      switch token {
      case .text: result += text
      case .literal(let literal): result += literal
      default: break
      }
    }
    return result
  }

  private func text(
    of number: Double, _ conventions: DisplayConventions, _ dateSystem: SerialDate.System
  ) -> String {
    if let text = commonText(of: number, conventions, dateSystem) { return text }
    guard let (section, showsMinus) = section(for: number) else { return "####" }
    if section.isTemporal {
      let clock = ClockFormatter(section: section, conventions: conventions.adapted(to: section.language))
      return clock.text(of: number, in: dateSystem) ?? "########"
    }
    if section.isText || section.tokens.contains(.general) {
      return affixed(GeneralFormatter.text(of: abs(number), conventions), section, number, showsMinus)
    }
    return NumberFormatter(section: section, conventions: conventions).text(
      of: number, showsMinus: showsMinus)
  }

  // A section of its own for negative numbers says itself how they are marked.
  private func section(for number: Double) -> (FormatSection, showsMinus: Bool)? {
    let numeric = sections.count > 3 ? Array(sections.prefix(3)) : sections
    if numeric.contains(where: { $0.condition != nil }) {
      for (index, section) in numeric.enumerated() {
        let isLast = index == numeric.count - 1
        if section.condition?.holds(number) ?? (isLast || (index == 0 ? number > 0 : number < 0)) {
          return (section, number < 0 && index == 0)
        }
      }
      return numeric.count < 2 ? nil : numeric.last.map { ($0, number < 0) }
    }
    let plain =
      sections.count > 1 && sections.count < 4 && sections.last?.isText == true
      ? Array(sections.dropLast()) : numeric
    guard let first = plain.first ?? sections.first else { return nil }
    if number < 0, plain.count > 1 { return (plain[1], false) }
    if number == 0, plain.count > 2 { return (plain[2], false) }
    return (first, number < 0)
  }

  private func affixed(_ digits: String, _ section: FormatSection, _ number: Double, _ showsMinus: Bool)
    -> String
  {
    var result = showsMinus ? "-" : ""
    for token in section.tokens {
      switch token {
      case .literal(let literal): result += literal
      case .general, .text: result += digits
      default: break
      }
    }
    return result
  }
}

extension DisplayConventions {
  /// The names in the language that a format asks for.
  func adapted(to language: FormatSection.Language?) -> DisplayConventions {
    let other: DisplayConventions
    switch language {
    case nil: return self
    case .english: other = .english
    case .vietnamese: other = .vietnamese
    }
    var adapted = self
    adapted.months = other.months
    adapted.shortMonths = other.shortMonths
    adapted.days = other.days
    adapted.shortDays = other.shortDays
    adapted.halves = other.halves
    return adapted
  }
}

/// Numbers without a format of their own.
enum GeneralFormatter {
  /// The text of a number that is not negative, at most eleven characters.
  static func text(of number: Double, _ conventions: DisplayConventions) -> String {
    if number < 1e11, let whole = Int(exactly: number) { return String(whole) }
    if number >= 1e11 || number < 1e-9 { return scientific(number, conventions) }
    var digits = DecimalDigits(number)
    if number < 0.0001, digits.fraction.count > 9 { return scientific(number, conventions) }
    digits.round(toDecimals: max(0, min(9, 10 - max(1, digits.point))))
    if digits.point > 11 { return scientific(number, conventions) }
    let whole = digits.whole.isEmpty ? "0" : String(decoding: digits.whole.map { $0 + 48 }, as: UTF8.self)
    guard !digits.fraction.isEmpty else { return whole }
    return whole + conventions.decimalSeparator
      + String(decoding: digits.fraction.map { $0 + 48 }, as: UTF8.self)
  }

  private static func scientific(_ number: Double, _ conventions: DisplayConventions) -> String {
    var digits = DecimalDigits(number)
    digits.round(to: 6)
    let exponent = digits.point - 1
    var result = "\(digits.digits[0])"
    if digits.digits.count > 1 {
      result +=
        conventions.decimalSeparator
        + String(decoding: digits.digits.dropFirst().map { $0 + 48 }, as: UTF8.self)
    }
    let power = String(abs(exponent))
    return result + (exponent < 0 ? "E-" : "E+") + (power.utf8.count < 2 ? "0" : "") + power
  }
}
