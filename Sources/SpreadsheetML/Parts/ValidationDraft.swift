import XMLStream

/// A data validation while its element is being read.
struct ValidationDraft {
  /// The text of the formula or the ranges at hand.
  var text: [UInt8] = []
  /// Whether the formula at hand is the second.
  private(set) var isInSecond = false

  private var kind = SheetValidation.Kind.none
  private var ranges: [CellRange] = []
  private var comparison: String?
  private var allowsBlank = false
  private var formula1: String?
  private var formula2: String?

  /// How many ranges one validation may name.
  private static let maximumRanges = 100_000

  mutating func start(_ attributes: borrowing XMLAttributes, _ words: SheetWords) {
    kind = attributes.text(of: words.type).flatMap(SheetValidation.Kind.init(rawValue:)) ?? .none
    comparison = attributes.text(of: words.comparison)
    allowsBlank = attributes.boolean(of: words.allowBlank) ?? false
    ranges = Self.ranges(attributes.text(of: words.sqref) ?? "")
    formula1 = nil
    formula2 = nil
  }

  mutating func startFormula(second: Bool) {
    isInSecond = second
    text.removeAll(keepingCapacity: true)
  }

  mutating func finishFormula(second: Bool) {
    let formula = String(decoding: text, as: UTF8.self)
    if second { formula2 = formula } else { formula1 = formula }
  }

  mutating func startRanges() {
    text.removeAll(keepingCapacity: true)
  }

  mutating func finishRanges() {
    ranges = Self.ranges(String(decoding: text, as: UTF8.self))
  }

  /// The validation; nil if it holds nowhere.
  func finish() -> SheetValidation? {
    guard !ranges.isEmpty else { return nil }
    return SheetValidation(
      kind: kind, ranges: ranges, comparison: comparison, formula1: formula1, formula2: formula2,
      allowsBlank: allowsBlank)
  }

  private static func ranges(_ text: String) -> [CellRange] {
    text.split(separator: " ").prefix(maximumRanges).compactMap { CellRange($0) }
  }
}
