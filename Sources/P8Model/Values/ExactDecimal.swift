/// A decimal number kept exactly: counts, people, money in đồng, percentages.
///
/// Its value is `mantissa / 10^scale`; the form is always the shortest, so equal numbers are equal values.
public struct ExactDecimal: Hashable, Sendable {
  /// The digits, with the sign.
  public let mantissa: Int128
  /// The number of digits after the decimal point, 0 to ``maximumScale``.
  public let scale: Int

  /// The most digits kept after the decimal point.
  public static let maximumScale = 18

  /// Zero.
  public static let zero = ExactDecimal(0)

  /// Creates a whole number.
  public init(_ integer: Int) {
    mantissa = Int128(integer)
    scale = 0
  }

  /// Creates `mantissa / 10^scale`, in its shortest form; nil when the scale is out of range.
  ///
  /// The least 128-bit number is out of range too: it could not be negated.
  public init?(mantissa: Int128, scale: Int) {
    guard (0...Self.maximumScale).contains(scale), mantissa != .min else { return nil }
    var mantissa = mantissa
    var scale = scale
    while scale > 0, mantissa % 10 == 0 {
      mantissa /= 10
      scale -= 1
    }
    (self.mantissa, self.scale) = (mantissa, scale)
  }

  /// Reads the plain form `-12.5`: digits, one point at most, no grouping; nil for anything else.
  public init?(_ text: some StringProtocol) {
    var mantissa: Int128 = 0
    var scale = 0
    var digits = 0
    var negative = false
    var sawPoint = false
    for (index, byte) in text.utf8.enumerated() {
      switch byte {
      case UInt8(ascii: "-") where index == 0:
        negative = true
      case UInt8(ascii: ".") where !sawPoint && digits > 0:
        sawPoint = true
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        let (shifted, overflow) = mantissa.multipliedReportingOverflow(by: 10)
        let (sum, overflowed) = shifted.addingReportingOverflow(Int128(byte - UInt8(ascii: "0")))
        guard !overflow, !overflowed else { return nil }
        mantissa = sum
        digits += 1
        if sawPoint { scale += 1 }
      default:
        return nil
      }
    }
    guard digits > 0, !(sawPoint && scale == 0) else { return nil }
    self.init(mantissa: negative ? -mantissa : mantissa, scale: scale)
  }

  /// The whole number, where this is one and it fits.
  public var integer: Int? { scale == 0 ? Int(exactly: mantissa) : nil }

  /// Whether there are no digits after the point.
  public var isWhole: Bool { scale == 0 }

  /// The nearest binary number, for the cell of a spreadsheet.
  public var double: Double {
    // The decimal text rounds correctly, a division of two doubles need not.
    Double(description) ?? 0
  }
}

// MARK: - Arithmetic; nil where the result does not fit

extension ExactDecimal {
  /// The sum; nil on overflow.
  public func adding(_ other: ExactDecimal) -> ExactDecimal? {
    guard let (left, right, scale) = Self.aligned(self, other) else { return nil }
    let (sum, overflow) = left.addingReportingOverflow(right)
    return overflow ? nil : ExactDecimal(mantissa: sum, scale: scale)
  }

  /// The difference; nil on overflow.
  public func subtracting(_ other: ExactDecimal) -> ExactDecimal? {
    guard let (left, right, scale) = Self.aligned(self, other) else { return nil }
    let (difference, overflow) = left.subtractingReportingOverflow(right)
    return overflow ? nil : ExactDecimal(mantissa: difference, scale: scale)
  }

  /// The product, rounded half up to ``maximumScale`` digits where it has more; nil on overflow.
  public func multiplied(by other: ExactDecimal) -> ExactDecimal? {
    let (product, overflow) = mantissa.multipliedReportingOverflow(by: other.mantissa)
    guard !overflow else { return nil }
    let total = scale + other.scale
    guard total > Self.maximumScale else { return ExactDecimal(mantissa: product, scale: total) }
    return ExactDecimal(
      mantissa: Self.divideHalfUp(product, by: Self.powerOfTen(total - Self.maximumScale)),
      scale: Self.maximumScale)
  }

  /// The quotient, rounded half up to `scale` digits; nil for a division by zero or an overflow.
  public func divided(by other: ExactDecimal, scale digits: Int = 12) -> ExactDecimal? {
    guard other.mantissa != 0, (0...Self.maximumScale).contains(digits) else { return nil }
    var numerator = mantissa
    var denominator = other.mantissa
    let exponent = digits + other.scale - scale
    let factor = Self.powerOfTen(abs(exponent))
    let overflow: Bool
    if exponent >= 0 {
      (numerator, overflow) = numerator.multipliedReportingOverflow(by: factor)
    } else {
      (denominator, overflow) = denominator.multipliedReportingOverflow(by: factor)
    }
    guard !overflow else { return nil }
    return ExactDecimal(mantissa: Self.divideHalfUp(numerator, by: denominator), scale: digits)
  }

  /// The number with at most `digits` digits after the point, halves rounded away from zero.
  public func rounded(to digits: Int) -> ExactDecimal {
    guard digits >= 0, digits < scale else { return self }
    let mantissa = Self.divideHalfUp(mantissa, by: Self.powerOfTen(scale - digits))
    return ExactDecimal(mantissa: mantissa, scale: digits) ?? self
  }

  /// The number with its sign turned.
  public var negated: ExactDecimal { ExactDecimal(mantissa: -mantissa, scale: scale) ?? self }

  private static func aligned(
    _ left: ExactDecimal, _ right: ExactDecimal
  ) -> (left: Int128, right: Int128, scale: Int)? {
    let scale = max(left.scale, right.scale)
    let (first, overflow) = left.mantissa.multipliedReportingOverflow(by: powerOfTen(scale - left.scale))
    let (second, overflowed) = right.mantissa.multipliedReportingOverflow(by: powerOfTen(scale - right.scale))
    return overflow || overflowed ? nil : (first, second, scale)
  }

  /// 10 to a power that fits in 128 bits; callers stay below 38.
  private static func powerOfTen(_ exponent: Int) -> Int128 {
    var result: Int128 = 1
    for _ in 0..<exponent { result *= 10 }
    return result
  }

  private static func divideHalfUp(_ numerator: Int128, by denominator: Int128) -> Int128 {
    let (quotient, remainder) = numerator.quotientAndRemainder(dividingBy: denominator)
    let away: Int128 = (numerator < 0) == (denominator < 0) ? 1 : -1
    return remainder.magnitude >= denominator.magnitude - remainder.magnitude && remainder != 0
      ? quotient + away : quotient
  }
}

extension ExactDecimal: Comparable {
  /// Whether the first number is smaller.
  public static func < (left: ExactDecimal, right: ExactDecimal) -> Bool {
    if left.scale == right.scale { return left.mantissa < right.mantissa }
    if let aligned = aligned(left, right) { return aligned.left < aligned.right }
    return left.double < right.double
  }
}

extension ExactDecimal: CustomStringConvertible {
  /// The plain form with a point: `-12.5`.
  public var description: String {
    guard scale > 0 else { return String(mantissa) }
    var digits = String(mantissa.magnitude)
    if digits.utf8.count <= scale {
      digits = String(repeating: "0", count: scale + 1 - digits.utf8.count) + digits
    }
    let split = digits.index(digits.endIndex, offsetBy: -scale)
    return (mantissa < 0 ? "-" : "") + digits[..<split] + "." + digits[split...]
  }

  /// The form that people of a language read: `1.996.405,5` in Vietnamese, `1,996,405.5` in English.
  public func formatted(_ language: Language) -> String {
    let (group, point) = language == .vi ? (".", ",") : (",", ".")
    let parts = description.split(separator: ".")
    let whole = Array(parts[0].drop { $0 == "-" })
    var text = mantissa < 0 ? "-" : ""
    for (index, digit) in whole.enumerated() {
      if index > 0, (whole.count - index) % 3 == 0 { text += group }
      text.append(digit)
    }
    return parts.count > 1 ? text + point + parts[1] : text
  }
}

extension ExactDecimal: ExpressibleByIntegerLiteral {
  /// Creates a whole number.
  public init(integerLiteral value: Int) { self.init(value) }
}

extension ExactDecimal: Codable {
  /// Reads the plain form.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let number = ExactDecimal(text) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a decimal: \(text)")
    }
    self = number
  }

  /// Writes the plain form.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
