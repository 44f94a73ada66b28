/// A decimal number as digits and a place of the point: `mantissa / 10^scale`, in its shortest form.
public struct PlainDecimal: Hashable, Sendable {
  /// The digits, with the sign.
  public let mantissa: Int
  /// The number of digits after the point.
  public let scale: Int

  package init(_ integer: Int) {
    mantissa = integer
    scale = 0
  }

  /// `mantissa / 10^scale`.
  package init(mantissa: Int, scale: Int) {
    var mantissa = mantissa
    var scale = max(0, scale)
    while scale > 0, mantissa % 10 == 0 {
      mantissa /= 10
      scale -= 1
    }
    (self.mantissa, self.scale) = (mantissa, scale)
  }

  /// The whole number, where it is one.
  public var integer: Int? { scale == 0 ? mantissa : nil }

  /// The number times 10 to a power; nil where it has too many digits.
  func multiplied(byPowerOfTen power: Int) -> PlainDecimal? {
    if power <= scale { return PlainDecimal(mantissa: mantissa, scale: scale - power) }
    var result = mantissa
    for _ in scale..<power {
      let (product, overflow) = result.multipliedReportingOverflow(by: 10)
      guard !overflow else { return nil }
      result = product
    }
    return PlainDecimal(result)
  }

  /// The sum; nil where it has too many digits.
  func adding(_ other: PlainDecimal) -> PlainDecimal? {
    let scale = max(scale, other.scale)
    guard let left = aligned(to: scale), let right = other.aligned(to: scale) else { return nil }
    let (sum, overflow) = left.addingReportingOverflow(right)
    return overflow ? nil : PlainDecimal(mantissa: sum, scale: scale)
  }

  private func aligned(to scale: Int) -> Int? {
    var result = mantissa
    for _ in self.scale..<scale {
      let (product, overflow) = result.multipliedReportingOverflow(by: 10)
      guard !overflow else { return nil }
      result = product
    }
    return result
  }

  var negated: PlainDecimal { PlainDecimal(mantissa: 0 - mantissa, scale: scale) }
}

extension PlainDecimal: CustomStringConvertible {
  /// The plain form with a point and no grouping: `-72.6`.
  public var description: String {
    guard scale > 0 else { return String(mantissa) }
    var digits = String(mantissa.magnitude)
    if digits.utf8.count <= scale {
      digits = String(repeating: "0", count: scale + 1 - digits.utf8.count) + digits
    }
    let split = digits.index(digits.endIndex, offsetBy: -scale)
    return (mantissa < 0 ? "-" : "") + digits[..<split] + "." + digits[split...]
  }
}
