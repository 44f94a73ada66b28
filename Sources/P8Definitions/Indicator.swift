package import P8Expressions
package import P8Model

/// An indicator with the fields of an indicator reference sheet, and how it is computed.
package struct Indicator: Hashable, Sendable {
  /// What kind of number it is, which decides how it may be added.
  package enum Kind: String, Hashable, Sendable {
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
  package enum Aggregator: String, Hashable, Sendable {
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
  package let code: String
  /// The id as a figure's name: `communication_team`.
  package let id: String
  package let name: LocalizedText
  /// The content it belongs to, 1 to 5.
  package let content: Int
  /// The indicator of which this is a "trong đó" row; nil for one of its own.
  package let partOf: String?
  /// The id of its unit of measure.
  package let measure: String
  package let kind: Kind
  /// How periods are put together.
  package let overTime: Aggregator
  /// How units are put together.
  package let overPlace: Aggregator
  package let higherIsBetter: Bool
  /// The reference sheet: what is counted, what is not, source, frequency and so on.
  package let reference: IndicatorReference
  /// Where the number comes from.
  package let computation: Computation
  /// A stated figure with which the number is compared and to which it is never added; nil where there is none.
  package let comparison: Computation?
  /// The named parts of the number: `new`, `consolidated`, `maintained`.
  package let parts: [Part]
  package let source: DefinitionSource

  /// Where the number of an indicator comes from.
  package enum Computation: Hashable, Sendable {
    /// The number of records for which the condition holds.
    case count(record: String, condition: CheckedExpression?)
    /// The sum of a field (or an expression over fields) of the records for which the condition holds.
    case sum(record: String, of: CheckedExpression, condition: CheckedExpression?)
    /// A quotient of two other indicators, by their codes.
    ///
    /// With years the numerator is of different persons: those of all reports of so many years until the closing date,
    /// each once, in proportion to the denominator on that date.
    case ratio(numerator: String, denominator: String, years: Int? = nil)
    /// Nothing, since no form asks for it; with the reason, which is told beside the empty figure.
    case notCollected(LocalizedText)
    /// A figure stated in a section of the form, in the row with this key.
    case stated(section: String, row: String, column: String)
  }

  /// The model or event whose records it counts or sums; nil for what is computed otherwise.
  package var countedRecord: String? {
    switch computation {
    case .count(let record, _), .sum(let record, _, _): record
    case .ratio, .notCollected, .stated: nil
    }
  }

  /// A named part of an indicator's number.
  package struct Part: Hashable, Sendable {
    /// The id: `new`, `women`.
    package let id: String
    /// The dimension: `status`, `sex`, `ethnicity`.
    ///
    /// The parts of one dimension are shown together.
    package let dimension: String
    package let name: LocalizedText
    /// The condition on a record, besides the indicator's own; nil where only the summed field differs.
    package let condition: CheckedExpression?
    /// What is summed in place of the indicator's own field; nil for the same.
    package let sum: CheckedExpression?

    package init(
      id: String, dimension: String, name: LocalizedText, condition: CheckedExpression?,
      sum: CheckedExpression?
    ) {
      (self.id, self.dimension, self.name, self.condition) = (id, dimension, name, condition)
      self.sum = sum
    }
  }

  package init(
    code: String, id: String, name: LocalizedText, content: Int, partOf: String?, measure: String,
    kind: Kind, overTime: Aggregator, overPlace: Aggregator, higherIsBetter: Bool,
    reference: IndicatorReference, computation: Computation, comparison: Computation? = nil, parts: [Part],
    source: DefinitionSource
  ) {
    (self.code, self.id, self.name, self.content, self.partOf) = (code, id, name, content, partOf)
    (self.measure, self.kind, self.overTime, self.overPlace) = (measure, kind, overTime, overPlace)
    (self.higherIsBetter, self.reference, self.computation) = (higherIsBetter, reference, computation)
    (self.comparison, self.parts, self.source) = (comparison, parts, source)
  }

  package func part(_ id: String) -> Part? { parts.first { $0.id == id } }
}

/// A baseline as a number.
package struct BaselineNumber: Hashable, Sendable {
  /// The number, in the indicator's measure.
  package let value: ExactDecimal
  /// The year of which it is.
  package let year: Int

  package init(value: ExactDecimal, year: Int) { (self.value, self.year) = (value, year) }
}

/// The explaining fields of an indicator reference sheet.
package struct IndicatorReference: Hashable, Sendable {
  package let counted: LocalizedText
  package let notCounted: LocalizedText
  /// Where the data come from.
  package let dataSource: LocalizedText
  /// How often it is reported.
  package let frequency: LocalizedText
  package let responsible: LocalizedText
  /// The legal basis or source of the label.
  package let legalBasis: LocalizedText
  /// The baseline in words; says so where none is known.
  package let baseline: LocalizedText
  /// The same as a number; nil where no source gives one.
  package let baselineNumber: BaselineNumber?
  /// Known limits of the number.
  package let limits: LocalizedText

  package init(
    counted: LocalizedText, notCounted: LocalizedText, dataSource: LocalizedText, frequency: LocalizedText,
    responsible: LocalizedText, legalBasis: LocalizedText, baseline: LocalizedText,
    baselineNumber: BaselineNumber? = nil, limits: LocalizedText
  ) {
    (self.counted, self.notCounted, self.dataSource) = (counted, notCounted, dataSource)
    (self.frequency, self.responsible, self.legalBasis) = (frequency, responsible, legalBasis)
    (self.baseline, self.baselineNumber, self.limits) = (baseline, baselineNumber, limits)
  }
}

/// A target or a plan of an indicator for a unit.
package struct Target: Hashable, Sendable {
  /// How far a number can be trusted.
  package enum Label: String, Hashable, Sendable {
    /// Read in an official text, or two publications agree.
    case confirmed
    /// Read in one article.
    case press
    /// Looked for and not found; carries no number.
    case unconfirmed
  }

  /// The span a target is for.
  package enum Span: Hashable, Sendable {
    /// The whole phase.
    case phase
    /// One year: the annual plan.
    case year(Int)
    /// What there was in a year before the phase.
    case baseline(Int)
  }

  /// Who set it, and when.
  package struct Approval: Hashable, Sendable {
    package let by: String
    package let on: CalendarDate

    package init(by: String, on: CalendarDate) { (self.by, self.on) = (by, on) }
  }

  package let indicator: String
  package let unit: UnitCode
  /// The id of the phase for which it was set.
  package let phase: String
  package let span: Span
  /// The number, in the indicator's measure; nil where it is unconfirmed.
  package let value: ExactDecimal?
  /// How far it can be trusted.
  package let label: Label
  /// The document or article it was read in.
  package let citation: LocalizedText
  /// Who approved it; nil where nobody says so.
  package let approval: Approval?
  /// Why results differ from it, as people explain it; nil where nobody did.
  package let note: LocalizedText?
  package let source: DefinitionSource

  package init(
    indicator: String, unit: UnitCode, phase: String, span: Span, value: ExactDecimal?, label: Label,
    citation: LocalizedText, approval: Approval? = nil, note: LocalizedText? = nil, source: DefinitionSource
  ) {
    (self.approval, self.note) = (approval, note)
    (self.indicator, self.unit, self.phase, self.span) = (indicator, unit, phase, span)
    (self.value, self.label, self.citation, self.source) = (value, label, citation, source)
  }
}

extension Definitions {
  /// What there was of an indicator in a unit before the phase: by its own list of targets, else as the reference sheet
  /// says; nil where no source gives a number.
  package func baseline(of indicator: Indicator, for unit: UnitCode) -> (
    number: BaselineNumber, target: Target?
  )? {
    for target in targets
    where target.unit == unit && [indicator.code, indicator.id].contains(target.indicator) {
      if case .baseline(let year) = target.span, let value = target.value {
        return (BaselineNumber(value: value, year: year), target)
      }
    }
    return indicator.reference.baselineNumber.map { ($0, nil) }
  }
}
