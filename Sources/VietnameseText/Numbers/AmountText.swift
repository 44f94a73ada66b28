/// Amounts with powers of ten in words: `2 tỷ 500 triệu đồng`.
enum AmountText {
  /// The amount in đồng (or in ones) of a number and the words after it; nil where they are not an amount.
  static func read(_ value: PlainDecimal, _ words: String) -> PlainDecimal? {
    if let scale = NumberVocabulary.scales[words] { return value.multiplied(byPowerOfTen: scale.power) }
    // `tỷ 500 triệu`: a further, smaller part.
    guard let digit = words.firstIndex(where: \.isASCIIDigit) else { return nil }
    var word = String(words[..<digit])
    while word.last == " " { word.removeLast() }
    guard let scale = NumberVocabulary.scales[word], !scale.isMoney, value.scale == 0,
      let parts = NumberShape.split(String(words[digit...])),
      case .exact(let next, _) = DigitRun.read(parts.digits),
      let lower = read(next, parts.rest), let upper = value.multiplied(byPowerOfTen: scale.power),
      let unit = PlainDecimal(1).multiplied(byPowerOfTen: scale.power)?.integer,
      let part = lower.integer, part < unit
    else { return nil }
    return upper.adding(lower)
  }
}
