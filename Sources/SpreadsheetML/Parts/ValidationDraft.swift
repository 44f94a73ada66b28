import XMLStream

/// A data validation while its element is being read.
struct ValidationDraft {
  /// The text of the formula or the ranges at hand.
  var text: [UInt8] = []
  private(set) var isInSecond = false

  private var validation = DataValidation(ranges: [], rule: .any)
  private var type: String?
  private var comparison: String?
  private var formulas = (first: "", second: "")

  /// How many ranges one validation may name.
  private static let maximumRanges = 100_000

  mutating func start(_ attributes: borrowing XMLAttributes, _ words: SheetWords) {
    func text(_ name: XMLName, _ attributes: borrowing XMLAttributes) -> String? {
      attributes.text(of: name).map { TextEscapes.text($0) }
    }
    type = attributes.text(of: words.type)
    comparison = attributes.text(of: words.comparison)
    formulas = ("", "")
    validation = DataValidation(
      ranges: Self.ranges(attributes.text(of: words.sqref) ?? ""), rule: .any,
      promptTitle: text(words.promptTitle, attributes), prompt: text(words.prompt, attributes),
      errorTitle: text(words.errorTitle, attributes), error: text(words.error, attributes),
      errorStyle: attributes.text(of: words.errorStyle).flatMap { .init(rawValue: $0) } ?? .stop,
      allowsBlank: attributes.boolean(of: words.allowBlank) ?? false)
  }

  mutating func startFormula(second: Bool) {
    isInSecond = second
    text.removeAll(keepingCapacity: true)
  }

  mutating func finishFormula(second: Bool) {
    let formula = String(decoding: text, as: UTF8.self)
    if second { formulas.second = formula } else { formulas.first = formula }
  }

  mutating func startRanges() { text.removeAll(keepingCapacity: true) }

  mutating func finishRanges() { validation.ranges = Self.ranges(String(decoding: text, as: UTF8.self)) }

  /// The validation; nil if it holds nowhere.
  func finish() -> DataValidation? {
    guard !validation.ranges.isEmpty else { return nil }
    var finished = validation
    finished.rule = .init(type: type, comparison: comparison, formulas.first, formulas.second)
    return finished
  }

  private static func ranges(_ text: String) -> [CellRange] {
    text.split(separator: " ").prefix(maximumRanges).compactMap { CellRange($0) }
  }
}
