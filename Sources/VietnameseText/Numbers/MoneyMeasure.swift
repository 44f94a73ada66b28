/// The measure of money that a header or a title names.
public enum MoneyMeasure: Int, Hashable, Sendable, CaseIterable {
  case dong = 0
  case thousand = 3
  case million = 6
  case billion = 9

  /// The measure that a text names; nil where it names none, or more than one.
  ///
  /// `Đơn vị tính: nghìn đồng`, `(triệu đồng)`, `ĐVT: đ`, `million VND`. The đồng of `cộng đồng` is none.
  public init?(named text: String) {
    let words = SearchKey.exact(text)
      .split { !$0.isLetter && !$0.isASCIIDigit && $0 != "." }
      .map { SearchKey.undiacritic(String($0).trimmingFullStops) }
    var found: Set<MoneyMeasure> = []
    for (place, word) in words.enumerated() {
      let next = place + 1 < words.count ? words[place + 1] : ""
      let before = place > 0 ? words[place - 1] : ""
      let isMoney = Self.currency.contains(next)
      switch word {
      case "nghin", "ngan", "thousand", "1000", "1.000": if isMoney { found.insert(.thousand) }
      case "1000d", "1.000d", "ngd", "nd": found.insert(.thousand)
      case "trieu", "million", "tr": if isMoney { found.insert(.million) }
      case "trd", "tr.d", "trdong": found.insert(.million)
      case "ty", "ti", "billion": if isMoney { found.insert(.billion) }
      case "vnd", "d", "dong":
        guard !Self.scales.contains(before) else { continue }
        // Alone, or behind words that name a measure: `hợp đồng`, `hội đồng` are others.
        if word == "vnd" || before.isEmpty || Self.before.contains(before) { found.insert(.dong) }
      default: continue
      }
    }
    guard found.count == 1, let measure = found.first else { return nil }
    self = measure
  }

  private static let currency: Set<String> = ["dong", "d", "vnd"]
  private static let scales: Set<String> = [
    "nghin", "ngan", "trieu", "ty", "ti", "tr", "thousand", "million", "billion", "1000", "1.000",
  ]
  private static let before: Set<String> = ["tinh", "dvt", "bang", "vi", "la"]
}

extension String {
  fileprivate var trimmingFullStops: String {
    var text = self[...]
    while text.last == "." { text.removeLast() }
    while text.first == "." { text.removeFirst() }
    return String(text)
  }
}
