/// Lengths of time as XML Schema writes them: `PT36H15M30.000S`.
enum ISODuration {
  /// The seconds of a length of time; nil for anything else, years and months included.
  static func seconds(_ text: some StringProtocol) -> Double? {
    var rest = Substring(text).utf8
    let isNegative = rest.first == UInt8(ascii: "-")
    if isNegative { rest.removeFirst() }
    guard rest.popFirst() == UInt8(ascii: "P") else { return nil }
    var seconds = 0.0
    var isTime = false
    // The units that may still come, in their order.
    var units: [(letter: UInt8, seconds: Double)] = [(UInt8(ascii: "D"), 86_400)]
    var hasUnit = false
    while let first = rest.first {
      if first == UInt8(ascii: "T"), !isTime {
        isTime = true
        units = [(UInt8(ascii: "H"), 3_600), (UInt8(ascii: "M"), 60), (UInt8(ascii: "S"), 1)]
        hasUnit = false
        rest.removeFirst()
        continue
      }
      let number = rest.prefix { (48...57).contains($0) || $0 == UInt8(ascii: ".") }
      rest = rest.dropFirst(number.count)
      guard number.count <= 32, number.first != UInt8(ascii: "."), let letter = rest.popFirst(),
        let place = units.firstIndex(where: { $0.letter == letter }), let value = Double(Substring(number))
      else { return nil }
      seconds += value * units[place].seconds
      units.removeFirst(place + 1)
      hasUnit = true
    }
    guard hasUnit, seconds < 1e14 else { return nil }
    return isNegative ? -seconds : seconds
  }
}
