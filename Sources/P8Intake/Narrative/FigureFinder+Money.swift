import P8Model

extension FigureFinder {
  /// An amount of money: `2 tỷ 500 triệu đồng`, `500.000 đ`, `VND 3.5 billion`.
  mutating func amount(_ quantity: Quantity, in sentence: Range<Int>) -> Found? {
    // `45.000.000 đồng (Bốn mươi lăm triệu đồng)`
    if quantity.form == .words, text.isMark(quantity.first - 1, "(") { return nil }
    guard let scale = vocabulary.scales[tokens[quantity.next].key] else {
      if vocabulary.dong.contains(tokens[quantity.next].key) {
        return money(quantity, end: quantity.next + 1, in: sentence)
      }
      guard quantity.first > sentence.lowerBound, vocabulary.dong.contains(tokens[quantity.first - 1].key),
        tokens[quantity.first - 1].isASCII
      else { return nil }
      return money(quantity, end: quantity.next, in: sentence)
    }
    var end = quantity.next + 1
    var value = quantity.value.flatMap { Self.scaled($0, by: scale) }
    // `2 tỷ 500 triệu`
    if end + 1 < sentence.upperBound, tokens[end].kind == .number,
      let lower = vocabulary.scales[tokens[end + 1].key],
      lower < scale, let whole = value,
      let part = quantities.value(end, in: sentence).flatMap({ Self.scaled($0, by: lower) })
    {
      value = whole.adding(part)
      end += 2
    }
    if end < sentence.upperBound, vocabulary.foreign.contains(tokens[end].key) { return nil }
    if end < sentence.upperBound, vocabulary.dong.contains(tokens[end].key) { end += 1 }
    var scaled = quantity
    scaled.value = value
    return money(scaled, end: end, in: sentence)
  }

  private mutating func money(_ quantity: Quantity, end: Int, in sentence: Range<Int>) -> Found? {
    make(
      quantity, Name(indicator: "amount_vnd", unit: (end - 1)..<end, end: end), in: sentence,
      unit: vocabulary.dongText)
  }

  private static func scaled(_ value: ExactDecimal, by power: Int) -> ExactDecimal? {
    var factor = 1
    for _ in 0..<min(power, 12) { factor *= 10 }
    return value.multiplied(by: ExactDecimal(factor))
  }
}
