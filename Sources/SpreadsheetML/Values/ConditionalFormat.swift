/// A look that cells take while a condition holds.
public struct ConditionalFormat: Hashable, Sendable {
  /// The condition, and what is shown.
  public enum Rule: Hashable, Sendable {
    /// A comparison of the cell's value with formulas.
    case value(DataValidation.Limit, DifferentialStyle)
    /// A formula that is true, written for the upper left cell of the first range.
    case formula(String, DifferentialStyle)
    case containsText(String, DifferentialStyle)
    case blank(DifferentialStyle)
    /// A value that occurs more than once in the ranges.
    case duplicate(DifferentialStyle)
    case unique(DifferentialStyle)
    /// The largest values, by number or by percent.
    case top(Int, isPercent: Bool, DifferentialStyle)
    /// The smallest values, by number or by percent.
    case bottom(Int, isPercent: Bool, DifferentialStyle)
    /// Above the average of the ranges.
    case aboveAverage(DifferentialStyle)
    /// Below the average of the ranges.
    case belowAverage(DifferentialStyle)
    /// Colours from the smallest to the largest value.
    case twoColorScale(low: Color, high: Color)
    /// Colours from the smallest through the middle to the largest value.
    case threeColorScale(low: Color, middle: Color, high: Color)
    case dataBar(Color)
    /// Small pictures by thirds, quarters or fifths.
    case icons(IconSet)
  }

  /// Sets of small pictures.
  public enum IconSet: String, Hashable, Sendable {
    case threeArrows = "3Arrows"
    case threeTrafficLights = "3TrafficLights1"
    case threeSymbols = "3Symbols"
    case fourArrows = "4Arrows"
    case fiveArrows = "5Arrows"
    case fiveQuarters = "5Quarters"

    var count: Int {
      switch self {
      case .threeArrows, .threeTrafficLights, .threeSymbols: 3
      case .fourArrows: 4
      case .fiveArrows, .fiveQuarters: 5
      }
    }
  }

  package var ranges: [CellRange]
  /// The condition, and what is shown.
  package var rule: Rule
  /// Whether the formats after this one are left out where it holds.
  package var stopsIfTrue: Bool

  package init(range: CellRange, rule: Rule, stopsIfTrue: Bool = false) {
    self.init(ranges: [range], rule: rule, stopsIfTrue: stopsIfTrue)
  }

  /// A format for several ranges.
  public init(ranges: [CellRange], rule: Rule, stopsIfTrue: Bool = false) {
    (self.ranges, self.rule, self.stopsIfTrue) = (ranges, rule, stopsIfTrue)
  }
}
