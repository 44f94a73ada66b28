/// Shows numbers in digits: groups, decimals, percent, powers of ten, fractions.
struct NumberFormatter {
  private let section: FormatSection
  private let conventions: DisplayConventions
  private let hasPoint: Bool
  private let pointIndex: Int
  private let exponentIndex: Int?
  private let slashIndex: Int?
  private let percents: Int
  private let scalings: Int
  private let groups: Bool

  init(section: FormatSection, conventions: DisplayConventions) {
    (self.section, self.conventions) = (section, conventions)
    let tokens = section.tokens
    exponentIndex = tokens.firstIndex { if case .exponent = $0 { true } else { false } }
    let end = exponentIndex ?? tokens.count
    let point = tokens[..<end].firstIndex(of: .decimalPoint)
    hasPoint = point != nil
    pointIndex = point ?? end
    percents = tokens.count { $0 == .percent }
    let isDigit: (FormatSection.Token) -> Bool = { if case .digit = $0 { true } else { false } }
    let firstDigit = tokens[..<end].firstIndex(where: isDigit)
    let lastDigit = tokens[..<end].lastIndex(where: isDigit)
    let lastWhole = tokens[..<pointIndex].lastIndex(where: isDigit)
    // A comma between digits groups them; commas behind them divide by a thousand each.
    var groups = false
    var scalings = 0
    for (index, token) in tokens[..<end].enumerated() where token == .comma {
      if let firstDigit, let lastWhole, index > firstDigit, index < lastWhole { groups = true }
      if let lastDigit, index > lastDigit || (index < pointIndex && index > lastWhole ?? lastDigit) {
        scalings += 1
      }
    }
    (self.groups, self.scalings) = (groups, scalings)
    let slash = tokens.firstIndex(of: .slash)
    slashIndex = slash.flatMap { slash in
      tokens[..<slash].contains(where: isDigit) && tokens[slash...].contains(where: isDigit) ? slash : nil
    }
  }

  func text(of number: Double, showsMinus: Bool) -> String {
    if slashIndex != nil, exponentIndex == nil, !hasPoint { return fraction(number, showsMinus) }
    var digits = DecimalDigits(number)
    digits.shift(by: 2 * percents - 3 * scalings)
    var exponent: Int?
    if let exponentIndex {
      let places = max(1, count(of: section.tokens[..<pointIndex]))
      let power = digits.isZero ? 0 : digits.point - 1
      // Several digits before the point step the power by their number.
      let step = places > 1 ? Int((Double(power) / Double(places)).rounded(.down)) * places : power
      digits.shift(by: -step)
      exponent = step
      digits.round(toDecimals: hasPoint ? count(of: section.tokens[pointIndex..<exponentIndex]) : 0)
      if digits.point > max(1, places) {
        digits.shift(by: -max(1, places))
        exponent = step + max(1, places)
      }
    } else {
      digits.round(toDecimals: hasPoint ? count(of: section.tokens[pointIndex...]) : 0)
    }
    let minus = showsMinus && !digits.isZero ? "-" : ""
    return minus + assembled(digits, exponent)
  }

  private func count(of tokens: ArraySlice<FormatSection.Token>) -> Int {
    tokens.count { if case .digit = $0 { true } else { false } }
  }

  private func assembled(_ digits: DecimalDigits, _ exponent: Int?) -> String {
    let end = exponentIndex ?? section.tokens.count
    var result = wholePart(digits.whole)
    if hasPoint { result += fractionPart(digits.fraction, section.tokens[(pointIndex + 1)..<end]) }
    if let exponentIndex, let exponent, case .exponent(let showsPlus) = section.tokens[exponentIndex] {
      result += exponent < 0 ? "E-" : showsPlus ? "E+" : "E"
      let places = count(of: section.tokens[exponentIndex...])
      let power = String(abs(exponent))
      result += String(repeating: "0", count: max(0, places - power.utf8.count)) + power
      for token in section.tokens[(exponentIndex + 1)...] {
        if case .literal(let text) = token { result += text }
      }
    }
    return result
  }

  // From the right: each place takes a digit, the first place takes all that are left.
  private func wholePart(_ digits: [UInt8]) -> String {
    let tokens = section.tokens[..<pointIndex]
    var pieces: [String] = []
    var rest = digits
    var placesLeft = count(of: tokens)
    var written = 0
    func separate() {
      if groups, written > 0, written % 3 == 0 { pieces.append(conventions.groupSeparator) }
    }
    for token in tokens.reversed() {
      switch token {
      case .digit(let place):
        placesLeft -= 1
        if let digit = rest.popLast() {
          separate()
          pieces.append("\(digit)")
          written += 1
        } else if place == UInt8(ascii: "0") {
          separate()
          pieces.append("0")
          written += 1
        } else if place == UInt8(ascii: "?") {
          pieces.append(" ")
        }
        while placesLeft == 0, let digit = rest.popLast() {
          separate()
          pieces.append("\(digit)")
          written += 1
        }
      case .literal(let text): pieces.append(text)
      case .percent: pieces.append("%")
      case .slash: pieces.append("/")
      default: break
      }
    }
    // Without any place for whole digits they stand before the point all the same.
    if count(of: tokens) == 0, hasPoint, !rest.isEmpty {
      pieces.insert(String(decoding: rest.map { $0 + 48 }, as: UTF8.self), at: 0)
    }
    return pieces.reversed().joined()
  }

  private func fractionPart(_ digits: [UInt8], _ tokens: ArraySlice<FormatSection.Token>) -> String {
    var result = ""
    var index = 0
    for token in tokens {
      switch token {
      case .digit(let place):
        if index < digits.count {
          result += "\(digits[index])"
        } else if place == UInt8(ascii: "0") {
          result += "0"
        } else if place == UInt8(ascii: "?") {
          result += " "
        }
        index += 1
      case .literal(let text): result += text
      case .percent: result += "%"
      case .slash: result += "/"
      default: break
      }
    }
    return conventions.decimalSeparator + result
  }

  // MARK: Fractions

  /// The nearest fraction within the digits that the format has for its denominator.
  private func fraction(_ number: Double, _ showsMinus: Bool) -> String {
    guard let slashIndex else { return "" }
    let tokens = section.tokens
    let behind = tokens[(slashIndex + 1)...]
    var literalDenominator = ""
    for token in behind {
      switch token {
      case .digit(let place) where place == UInt8(ascii: "0"): literalDenominator += "0"
      case .literal(let text): literalDenominator += text
      default: break
      }
    }
    let places = max(1, min(3, count(of: behind)))
    let value = abs(number)
    let whole = value.rounded(.down)
    guard whole < 1e15 else { return GeneralFormatter.text(of: value, conventions) }
    let fixed = Int(literalDenominator.filter(\.isNumber)).flatMap { $0 > 0 ? $0 : nil }
    let (numerator, denominator) = Self.nearest(value - whole, fixed: fixed, limit: [9, 99, 999][places - 1])
    let before = count(of: tokens[..<slashIndex])
    let hasWhole =
      tokens[..<slashIndex].contains { if case .literal(let text) = $0 { text.contains(" ") } else { false } }
      && before > 1
    var units = Int(whole)
    var top = numerator
    if top == denominator {
      units += 1
      top = 0
    }
    let minus = showsMinus && (units > 0 || top > 0) ? "-" : ""
    guard hasWhole else { return "\(minus)\(units * denominator + top)/\(denominator)" }
    if top == 0 { return "\(minus)\(units)" }
    return units == 0 ? "\(minus)\(top)/\(denominator)" : "\(minus)\(units) \(top)/\(denominator)"
  }

  private static func nearest(_ value: Double, fixed: Int?, limit: Int) -> (Int, Int) {
    if let fixed { return (Int((value * Double(fixed)).rounded()), fixed) }
    var best = (0, 1)
    var error = Double.infinity
    for denominator in 1...limit {
      let numerator = (value * Double(denominator)).rounded()
      let distance = abs(value - numerator / Double(denominator))
      if distance < error - 1e-12 {
        error = distance
        best = (Int(numerator), denominator)
      }
    }
    return best
  }
}
