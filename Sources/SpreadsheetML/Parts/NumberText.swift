/// Numbers as workbooks write them: `-12.5E-3`.
enum NumberText {
  private static let powers: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18,
    1e19,
    1e20, 1e21, 1e22,
  ]

  /// The number that a text is, blanks around it left out; nil for anything else, `NaN` and `INF` included.
  static func number(_ span: borrowing Span<UInt8>) -> Double? {
    // Nearly all are short and whole.
    if span.count <= 15, !span.isEmpty {
      var whole = 0
      var index = 0
      while index < span.count, span[index] &- 48 < 10 {
        whole = whole &* 10 &+ Int(span[index] &- 48)
        index &+= 1
      }
      if index == span.count { return Double(whole) }
    }
    return general(span)
  }

  private static func general(_ span: borrowing Span<UInt8>) -> Double? {
    var index = 0
    var end = span.count
    while index < end, span[index] <= 32 { index += 1 }
    while end > index, span[end - 1] <= 32 { end -= 1 }
    let start = index
    var negative = false
    if index < end, span[index] == UInt8(ascii: "-") || span[index] == UInt8(ascii: "+") {
      negative = span[index] == UInt8(ascii: "-")
      index += 1
    }
    var mantissa: UInt64 = 0
    var digits = 0
    var significant = 0
    var exponent = 0
    var seenPoint = false
    while index < end {
      let byte = span[index]
      if byte &- 48 < 10 {
        digits += 1
        if significant > 0 || byte != 48 { significant += 1 }
        if significant <= 19 { mantissa = mantissa &* 10 &+ UInt64(byte &- 48) }
        if seenPoint { exponent -= 1 }
      } else if byte == UInt8(ascii: "."), !seenPoint {
        seenPoint = true
      } else {
        break
      }
      index += 1
    }
    guard digits > 0 else { return nil }
    if index < end {
      guard span[index] | 32 == UInt8(ascii: "e") else { return nil }
      index += 1
      var down = false
      if index < end, span[index] == UInt8(ascii: "-") || span[index] == UInt8(ascii: "+") {
        down = span[index] == UInt8(ascii: "-")
        index += 1
      }
      guard index < end else { return nil }
      var power = 0
      while index < end {
        let digit = span[index] &- 48
        guard digit < 10 else { return nil }
        if power < 100_000 { power = power * 10 + Int(digit) }
        index += 1
      }
      exponent += down ? -power : power
    }
    // Exact: both the digits and the power of ten are doubles without rounding.
    if significant <= 15, exponent >= -22, exponent <= 22 {
      let value = exponent < 0 ? Double(mantissa) / powers[-exponent] : Double(mantissa) * powers[exponent]
      return negative ? -value : value
    }
    let text = unsafe span.extracting(start..<end).withUnsafeBufferPointer { bytes in
      unsafe String(decoding: bytes, as: UTF8.self)
    }
    guard let value = Double(text), value.isFinite else { return nil }
    return value
  }

  /// The whole number that a text is, blanks around it left out.
  static func index(_ span: borrowing Span<UInt8>) -> Int? {
    var index = 0
    var end = span.count
    while index < end, span[index] <= 32 { index += 1 }
    while end > index, span[end - 1] <= 32 { end -= 1 }
    guard index < end, end - index <= 12 else { return nil }
    var result = 0
    while index < end {
      let digit = span[index] &- 48
      guard digit < 10 else { return nil }
      result = result &* 10 &+ Int(digit)
      index += 1
    }
    return result
  }
}
