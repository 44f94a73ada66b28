/// An indicator with the fields of an indicator reference sheet, and how it is computed.
public struct Indicator: Hashable, Sendable {
  /// What kind of number it is, which decides how it may be added.
  public enum Kind: String, Hashable, Sendable {
    /// Models in existence at the closing date.
    case stock
    /// Events, attendances or money of the period.
    case flow
    /// Different persons; never added over periods.
    case distinct
    /// Always computed from its summed parts.
    case ratio
  }

  /// How figures of smaller periods or units make one of a larger.
  public enum Aggregator: String, Hashable, Sendable {
    /// Added.
    case sum
    /// The newest.
    case last
    /// Not to be put together at all.
    case none
    /// Computed again from the summed parts.
    case recompute
  }

  /// The code: `D8.1.1`.
  ///
  /// Proposed, not official (domain notes, section 10).
  public let code: String
  /// The id as a figure's name: `communication_team`.
  public let id: String
  /// The label.
  public let name: LocalizedText
  /// The content it belongs to, 1 to 5.
  public let content: Int
  /// The indicator of which this is a "trong đó" row; nil for one of its own.
  public let partOf: String?
  /// The id of its unit of measure.
  public let measure: String
  /// The kind of number.
  public let kind: Kind
  /// How periods are put together.
  public let overTime: Aggregator
  /// How units are put together.
  public let overPlace: Aggregator
  /// Whether more is better.
  public let higherIsBetter: Bool
  /// The reference sheet: what is counted, what is not, source, frequency and so on.
  public let reference: IndicatorReference
  /// Where the number comes from.
  public let computation: Computation
  /// A stated figure with which the number is compared and to which it is never added; nil where there is none.
  public let comparison: Computation?
  /// The named parts of the number: `new`, `consolidated`, `maintained`.
  public let parts: [Part]
  /// Where the definition stands.
  public let source: DefinitionSource

  /// Where the number of an indicator comes from.
  public enum Computation: Hashable, Sendable {
    /// The number of records for which the condition holds.
    case count(record: String, condition: ExpressionText?)
    /// The sum of a field (or an expression over fields) of the records for which the condition holds.
    case sum(record: String, of: ExpressionText, condition: ExpressionText?)
    /// A quotient of two other indicators, by their codes.
    case ratio(numerator: String, denominator: String)
    /// A figure stated in a section of the form, in the row with this key.
    case stated(section: String, row: String, column: String)
  }

  /// A named part of an indicator's number.
  public struct Part: Hashable, Sendable {
    /// The id: `new`, `women`.
    public let id: String
    /// The dimension: `status`, `sex`, `ethnicity`.
    ///
    /// The parts of one dimension are shown together.
    public let dimension: String
    /// The label.
    public let name: LocalizedText
    /// The condition on a record, besides the indicator's own; nil where only the summed field differs.
    public let condition: ExpressionText?
    /// What is summed in place of the indicator's own field; nil for the same.
    public let sum: ExpressionText?

    /// Creates a part.
    public init(
      id: String, dimension: String, name: LocalizedText, condition: ExpressionText?, sum: ExpressionText?
    ) {
      self.id = id
      self.dimension = dimension
      self.name = name
      self.condition = condition
      self.sum = sum
    }
  }

  /// Creates an indicator.
  public init(
    code: String, id: String, name: LocalizedText, content: Int, partOf: String?, measure: String,
    kind: Kind, overTime: Aggregator, overPlace: Aggregator, higherIsBetter: Bool,
    reference: IndicatorReference, computation: Computation, comparison: Computation? = nil, parts: [Part],
    source: DefinitionSource
  ) {
    self.code = code
    self.id = id
    self.name = name
    self.content = content
    self.partOf = partOf
    self.measure = measure
    self.kind = kind
    self.overTime = overTime
    self.overPlace = overPlace
    self.higherIsBetter = higherIsBetter
    self.reference = reference
    self.computation = computation
    self.comparison = comparison
    self.parts = parts
    self.source = source
  }

  /// The part of an id.
  public func part(_ id: String) -> Part? { parts.first { $0.id == id } }
}

/// The explaining fields of an indicator reference sheet.
public struct IndicatorReference: Hashable, Sendable {
  /// What is counted.
  public let counted: LocalizedText
  /// What is not counted.
  public let notCounted: LocalizedText
  /// Where the data come from.
  public let dataSource: LocalizedText
  /// How often it is reported.
  public let frequency: LocalizedText
  /// Who answers for it.
  public let responsible: LocalizedText
  /// The legal basis or source of the label.
  public let legalBasis: LocalizedText
  /// The baseline in words; says so where none is known.
  public let baseline: LocalizedText
  /// Known limits of the number.
  public let limits: LocalizedText

  /// Creates the explaining fields.
  public init(
    counted: LocalizedText, notCounted: LocalizedText, dataSource: LocalizedText, frequency: LocalizedText,
    responsible: LocalizedText, legalBasis: LocalizedText, baseline: LocalizedText, limits: LocalizedText
  ) {
    self.counted = counted
    self.notCounted = notCounted
    self.dataSource = dataSource
    self.frequency = frequency
    self.responsible = responsible
    self.legalBasis = legalBasis
    self.baseline = baseline
    self.limits = limits
  }
}

/// A target or a plan of an indicator for a unit.
public struct Target: Hashable, Sendable {
  /// How far a number can be trusted.
  public enum Label: String, Hashable, Sendable {
    /// Read in an official text, or two publications agree.
    case confirmed
    /// Read in one article.
    case press
    /// Looked for and not found; carries no number.
    case unconfirmed
  }

  /// The span a target is for.
  public enum Span: Hashable, Sendable {
    /// The whole phase.
    case phase
    /// One year: the annual plan.
    case year(Int)
  }

  /// The code of the indicator.
  public let indicator: String
  /// The unit it is set for.
  public let unit: UnitCode
  /// Phase or year.
  public let span: Span
  /// The number, in the indicator's measure; nil where it is unconfirmed.
  public let value: ExactDecimal?
  /// How far it can be trusted.
  public let label: Label
  /// The document or article it was read in.
  public let citation: LocalizedText
  /// Where the target stands.
  public let source: DefinitionSource

  /// Creates a target.
  public init(
    indicator: String, unit: UnitCode, span: Span, value: ExactDecimal?, label: Label,
    citation: LocalizedText,
    source: DefinitionSource
  ) {
    self.indicator = indicator
    self.unit = unit
    self.span = span
    self.value = value
    self.label = label
    self.citation = citation
    self.source = source
  }
}
