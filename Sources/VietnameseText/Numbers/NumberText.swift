/// Reads what people write in number cells, by the Vietnamese rules: a dot groups thousands, a comma is the
/// decimal sign.
///
/// A value is given as exact only where no second meaning is possible. `1.1` and `1,996,405` are therefore
/// reported, and approximate words never become a value.
public enum NumberText {
  /// Reads a text: a value, a proposal, or the reason why there is none.
  ///
  /// The kind of what is expected decides whether `%` and `đồng` belong there.
  public static func read(_ text: String, as kind: NumberKind = .plain) -> NumberReading {
    if let integer = plainInteger(text) { return .exact(PlainDecimal(integer), []) }
    return SlowNumberReader(kind: kind).read(text)
  }

  /// The value of a text of ASCII digits without a leading zero; nil for anything else.
  static func plainInteger(_ text: String) -> Int? {
    let bytes = text.utf8.span
    guard bytes.count > 0, bytes.count <= 18, bytes[0] != UInt8(ascii: "0") || bytes.count == 1 else {
      return nil
    }
    var value = 0
    for index in bytes.indices {
      let digit = bytes[index] &- UInt8(ascii: "0")
      guard digit < 10 else { return nil }
      value = value &* 10 &+ Int(digit)
    }
    return value
  }
}
