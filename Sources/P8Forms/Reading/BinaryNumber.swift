package import P8Model

/// Turns the binary numbers of cells into the decimals that people see and mean.
package enum BinaryNumber {
  /// The digits that a spreadsheet keeps; what comes after them is noise: 0.1 + 0.2 is 0.3.
  private static let digits = 15

  /// The decimal of a number; nil where it is not finite or has more digits than a decimal keeps.
  package static func decimal(_ number: Double) -> ExactDecimal? {
    guard number.isFinite else { return nil }
    if let whole = Int(exactly: number), whole.magnitude < 1_000_000_000_000_000 {
      return ExactDecimal(whole)
    }
    // The shortest text that gives the same number: `1.5`, `1e+20`, `3.0000000000000004e-05`.
    var mantissa: Int128 = 0
    var scale = 0
    var exponent = 0
    var isNegative = false
    var sawPoint = false
    var inExponent = false
    var exponentIsNegative = false
    for byte in number.description.utf8 {
      switch byte {
      case UInt8(ascii: "-"):
        if inExponent { exponentIsNegative = true } else { isNegative = true }
      case UInt8(ascii: "."): sawPoint = true
      case UInt8(ascii: "e"): inExponent = true
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        let digit = Int(byte - UInt8(ascii: "0"))
        if inExponent {
          exponent = exponent * 10 + digit
        } else {
          mantissa = mantissa * 10 + Int128(digit)
          if sawPoint { scale += 1 }
        }
      default: break
      }
    }
    scale -= exponentIsNegative ? -exponent : exponent
    while mantissa.description.utf8.count > digits {
      let (quotient, remainder) = mantissa.quotientAndRemainder(dividingBy: 10)
      mantissa = quotient + (remainder >= 5 ? 1 : 0)
      scale -= 1
    }
    while scale > 0, mantissa % 10 == 0 {
      mantissa /= 10
      scale -= 1
    }
    while scale < 0 {
      let (product, overflow) = mantissa.multipliedReportingOverflow(by: 10)
      guard !overflow else { return nil }
      mantissa = product
      scale += 1
    }
    return ExactDecimal(mantissa: isNegative ? -mantissa : mantissa, scale: scale)
  }
}
