package import P8Model

/// The figures that a report in words states, and its totals that do not add up.
package struct NarrativeReport: Hashable, Sendable {
  /// The figures in the order of the text.
  package let figures: [NarrativeFigure]
  /// The totals whose parts give another sum; totals that hold are not listed.
  package let totals: [NarrativeTotal]
}

/// A figure of a report in words.
package struct NarrativeFigure: Hashable, Sendable {
  package enum Comparator: String, Hashable, Sendable, Codable {
    /// The number itself.
    case eq
    /// `trên`, `hơn`: more than it.
    case over
    /// `gần`: a little less.
    case nearly
    /// `khoảng`, a range, or a vague amount.
    case about
  }

  /// The time that the figure is about.
  package enum Flow: String, Hashable, Sendable, Codable {
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
  package let indicator: String
  /// The number, money in đồng; nil for a range and for vague amounts.
  package let value: ExactDecimal?
  package let comparator: Comparator
  /// The time that it is about.
  package let flow: Flow
  /// What is counted, in the words of the text; `đồng` for money.
  package let unit: String
  /// The place as written nearest to the figure, else that of the whole text; nil where none is named.
  package let place: String?
  /// The period (`2023`, `2023-Q3`) or the closing day (`2023-10-30`) that its sentence names; nil where none is.
  package let period: String?
  /// The exact words, comparator included.
  package let quote: String
  /// Where the quote begins, in Unicode scalars from the start of the text.
  package let start: Int
  /// Where the quote ends, in Unicode scalars.
  package let end: Int
}

/// A total in a report in words whose parts give another sum.
package struct NarrativeTotal: Hashable, Sendable {
  package let quote: String
  /// The stated total, money in đồng.
  package let stated: ExactDecimal
  package let parts: [ExactDecimal]
  package let sum: ExactDecimal
  /// The stated total less the sum.
  package let difference: ExactDecimal
}
