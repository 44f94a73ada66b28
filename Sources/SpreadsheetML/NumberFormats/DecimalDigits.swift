/// The decimal digits of a number, at most 15 as spreadsheets keep them.
struct DecimalDigits {
  /// Digits 0 to 9 without zeros in front; empty for zero.
  private(set) var digits: [UInt8] = []
  /// The place of the point: how many of the digits stand before it; may lie outside of them.
  private(set) var point = 0

  init(_ number: Double) {
    guard number.isFinite, number != 0 else { return }
    var exponent = 0
    var seenPoint = false
    for (offset, byte) in abs(number).description.utf8.enumerated() {
      if byte == UInt8(ascii: ".") {
        seenPoint = true
      } else if byte == UInt8(ascii: "e") {
        exponent = Int(abs(number).description.dropFirst(offset + 1)) ?? 0
        break
      } else if byte != 48 || !digits.isEmpty {
        digits.append(byte - 48)
        if !seenPoint { point += 1 }
      } else if seenPoint {
        point -= 1
      }
    }
    point += exponent
    round(to: 15)
    trim()
  }

  var isZero: Bool { digits.isEmpty }

  /// Moves the point to the right.
  mutating func shift(by places: Int) {
    if !digits.isEmpty { point += places }
  }

  /// Keeps some digits, half rounded up.
  mutating func round(to count: Int) {
    guard count < digits.count else { return }
    guard count >= 0 else {
      digits = []
      point = 0
      return
    }
    let up = digits[count] >= 5
    digits.removeLast(digits.count - count)
    guard up else { return trim() }
    var index = count - 1
    while index >= 0 {
      if digits[index] < 9 {
        digits[index] += 1
        return trim()
      }
      digits[index] = 0
      index -= 1
    }
    digits.insert(1, at: 0)
    point += 1
    trim()
  }

  /// Keeps some digits after the point, half rounded up.
  mutating func round(toDecimals decimals: Int) { round(to: point + decimals) }

  private mutating func trim() {
    while digits.last == 0 { digits.removeLast() }
    if digits.isEmpty { point = 0 }
  }

  /// The digits before the point; empty for 0.
  var whole: [UInt8] {
    guard point > 0 else { return [] }
    return Array(digits.prefix(point)) + [UInt8](repeating: 0, count: max(0, point - digits.count))
  }

  /// The digits after the point, zeros at the end left out.
  var fraction: [UInt8] {
    guard !digits.isEmpty else { return [] }
    if point >= digits.count { return [] }
    return [UInt8](repeating: 0, count: max(0, -point)) + Array(digits.dropFirst(max(0, point)))
  }
}
