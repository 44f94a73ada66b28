/// A unit of measure: tổ, câu lạc bộ, người, lượt người, đồng.
public struct Measure: Hashable, Sendable {
  /// The id: `team`, `person`, `attendance`, `vnd`.
  public let id: String
  /// The name as it stands in a table.
  public let name: LocalizedText
  /// Whether only whole numbers make sense.
  public let isWhole: Bool
  /// The measure of which this is a multiple: triệu đồng of đồng; nil for a measure of its own.
  public let base: String?
  /// How many of the base make one of this: 1,000,000 for triệu đồng.
  public let factor: ExactDecimal
  /// Whether it counts people, whose small numbers are held back from donors.
  public let countsPeople: Bool

  /// Creates a unit of measure.
  public init(
    id: String, name: LocalizedText, isWhole: Bool, base: String? = nil, factor: ExactDecimal = 1,
    countsPeople: Bool = false
  ) {
    (self.id, self.name, self.isWhole, self.base, self.factor) = (id, name, isWhole, base, factor)
    self.countsPeople = countsPeople
  }
}
