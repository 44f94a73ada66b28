public import P8Model

/// The figures that a report in words states, and its totals that do not add up.
public struct NarrativeReport: Hashable, Sendable {
  /// The figures in the order of the text.
  public let figures: [NarrativeFigure]
  /// The totals whose parts give another sum; totals that hold are not listed.
  public let totals: [NarrativeTotal]
}

/// A figure of a report in words.
public struct NarrativeFigure: Hashable, Sendable {
  /// How the number is qualified.
  public enum Comparator: String, Hashable, Sendable, Codable {
    /// The number itself.
    case eq
    /// `trên`, `hơn`: more than it.
    case over
    /// `gần`: a little less.
    case nearly
    /// `khoảng`, a range, or a vague amount.
    case about
  }

  /// What time the figure speaks of.
  public enum Flow: String, Hashable, Sendable, Codable {
    /// What came about in a period.
    case inPeriod = "in_period"
    /// What there is or has been up to a day.
    case cumulative
    /// What is planned.
    case target
    /// The text leaves it open.
    case unspecified
  }

  /// The id of the model, the event or the measure: `communication_team`.
  public let indicator: String
  /// The number, money in đồng; nil for a range and for vague amounts.
  public let value: ExactDecimal?
  /// How the number is qualified.
  public let comparator: Comparator
  /// What time it speaks of.
  public let flow: Flow
  /// What is counted, in the words of the text; `đồng` for money.
  public let unit: String
  /// The place as written nearest to the figure, else that of the whole text; nil where none is named.
  public let place: String?
  /// The period (`2023`, `2023-Q3`) or the closing day (`2023-10-30`) that its sentence names; nil where none is.
  public let period: String?
  /// The exact words, comparator included.
  public let quote: String
  /// Where the quote begins, in Unicode scalars from the start of the text.
  public let start: Int
  /// Where the quote ends, in Unicode scalars.
  public let end: Int
}

/// A total in a report in words whose parts give another sum.
public struct NarrativeTotal: Hashable, Sendable {
  /// The words that state the total.
  public let quote: String
  /// The stated total, money in đồng.
  public let stated: ExactDecimal
  /// The parts that are said to make it up.
  public let parts: [ExactDecimal]
  /// The sum of the parts.
  public let sum: ExactDecimal
  /// The stated total less the sum.
  public let difference: ExactDecimal
}
