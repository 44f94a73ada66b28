package import P8Expressions
package import P8Model

/// The layout of a report: what is exported.
///
/// Another layout is another file.
package struct ReportTemplate: Hashable, Sendable {
  /// Paper and margins.
  package struct Page: Hashable, Sendable {
    /// Whether the long side is at the top.
    package let isLandscape: Bool
    /// Margins in millimetres: top, bottom, left, right.
    package let margins: Margins
    package let font: String
    /// The size of table text in points.
    package let tableFontSize: ExactDecimal

    package struct Margins: Hashable, Sendable {
      package let top: ExactDecimal
      package let bottom: ExactDecimal
      package let left: ExactDecimal
      package let right: ExactDecimal

      package init(top: ExactDecimal, bottom: ExactDecimal, left: ExactDecimal, right: ExactDecimal) {
        (self.top, self.bottom, self.left, self.right) = (top, bottom, left, right)
      }
    }

    package init(isLandscape: Bool, margins: Margins, font: String, tableFontSize: ExactDecimal) {
      (self.isLandscape, self.margins, self.font) = (isLandscape, margins, font)
      self.tableFontSize = tableFontSize
    }
  }

  /// A line of text of the header or footer of a report.
  ///
  /// `{unit}`, `{period}` and so on stand for values.
  package struct Line: Hashable, Sendable {
    /// Where on the page.
    package enum Place: String, Hashable, Sendable {
      case left
      case right
      /// Across the page.
      case centre
    }

    /// The text with placeholders.
    package let text: LocalizedText
    package let place: Place
    /// The size in points.
    package let size: ExactDecimal
    package let isBold: Bool
    package let isItalic: Bool
    /// Whether underlined with a line.
    package let isUnderlined: Bool

    package init(
      text: LocalizedText, place: Place, size: ExactDecimal, isBold: Bool, isItalic: Bool,
      isUnderlined: Bool
    ) {
      (self.text, self.place, self.size, self.isBold) = (text, place, size, isBold)
      (self.isItalic, self.isUnderlined) = (isItalic, isUnderlined)
    }
  }

  /// A sheet of the report.
  package struct Sheet: Hashable, Sendable {
    /// What its rows are.
    package enum Rows: String, Hashable, Sendable {
      /// The answer on one page: results beside targets and the period before, coverage, known problems.
      case overview
      /// A row for each indicator, grouped by content.
      case indicators
      /// A row for each unit below, a group of columns for each indicator.
      case units
      /// A row for each indicator, a group of columns for each period.
      case periods
      /// Rows as the layout writes them, a column of figures for each period.
      case lines
      /// Charts, each beside the numbers that it draws.
      case charts
      /// The records that a figure counts: the register of models, the dialogues.
      case records
      /// How good the data are, by unit: coverage, findings, versions.
      case quality
      /// The reference sheet of each indicator: what is counted and what is not, sources, limits.
      case references
      /// Where the numbers come from: reports, coverage, targets and their sources, versions.
      case sources
    }

    package let id: String
    package let name: LocalizedText
    package let title: LocalizedText
    package let rows: Rows
    /// The codes of the indicators shown; empty for all.
    package let indicators: [String]
    /// The columns.
    ///
    /// On a sheet of units: the columns of each indicator.
    package let columns: [ReportColumn]
    /// Whether a sheet of indicators has a row for each part of an indicator.
    package let showsParts: Bool
    package let charts: [ReportChart]
    /// The figure whose records a sheet of records lists.
    package let figure: FigureKey
    /// The rows of a sheet of lines.
    package let lines: [ReportLine]

    package init(
      id: String, name: LocalizedText, title: LocalizedText, rows: Rows, indicators: [String],
      columns: [ReportColumn], showsParts: Bool = false, charts: [ReportChart] = [],
      figure: FigureKey = .cumulative, lines: [ReportLine] = []
    ) {
      (self.id, self.name, self.title, self.rows, self.indicators) = (id, name, title, rows, indicators)
      (self.columns, self.showsParts, self.charts, self.figure) = (columns, showsParts, charts, figure)
      self.lines = lines
    }
  }

  /// The id: `national-summary`.
  package let id: String
  /// What it is; says that it is not an official form.
  package let name: LocalizedText
  package let page: Page
  /// The lines above the table.
  package let header: [Line]
  /// The lines above the tables of all sheets but the first; empty to repeat ``header`` there.
  package let annexHeader: [Line]
  /// The lines under the table, before the signatures.
  package let notes: [LocalizedText]
  /// The signature blocks from left to right, each a list of lines.
  package let signatures: [[Line]]
  package let sheets: [Sheet]
  /// Whether small counts of people are held back, with what would give them away.
  package let holdsBackSmallCounts: Bool
  /// Which reports count in its figures: only confirmed ones for an official report.
  package let counting: CountingRule
  package let source: DefinitionSource

  package init(
    id: String, name: LocalizedText, page: Page, header: [Line],
    annexHeader: [Line] = [], notes: [LocalizedText], signatures: [[Line]], sheets: [Sheet],
    holdsBackSmallCounts: Bool = false, counting: CountingRule = .accepted, source: DefinitionSource
  ) {
    (self.id, self.name, self.page, self.header, self.annexHeader) = (id, name, page, header, annexHeader)
    (self.notes, self.signatures, self.sheets) = (notes, signatures, sheets)
    (self.holdsBackSmallCounts, self.counting, self.source) = (holdsBackSmallCounts, counting, source)
  }
}

/// A row that a layout writes out.
package struct ReportLine: Hashable, Sendable {
  /// What stands in the column of ordinals; empty for nothing.
  package let ordinal: String
  package let label: LocalizedText
  /// Whether it is bold.
  package let isBold: Bool
  /// Whether it is the head of the rows below it and has no figure of its own.
  package let isHeading: Bool
  /// The code of the indicator whose figure it shows; nil where there is none, and people fill it in.
  package let indicator: String?
  package let figure: FigureKey

  package init(
    ordinal: String, label: LocalizedText, isBold: Bool, isHeading: Bool, indicator: String?,
    figure: FigureKey
  ) {
    (self.ordinal, self.label, self.isBold, self.isHeading) = (ordinal, label, isBold, isHeading)
    (self.indicator, self.figure) = (indicator, figure)
  }
}

/// When a report is made, which decides what its tables need.
package enum ReportOccasion: String, Hashable, Sendable, CaseIterable {
  case month, quarter, half
  case nineMonths = "nine-months"
  case year
  /// The first version of an annual report, which is due before the year is over.
  case initial
  /// The version that replaces it with the final figures.
  case supplement

  /// What a period and a version are.
  package static func all(_ span: PeriodSpan, _ version: ReportStamp.Version?) -> Set<ReportOccasion> {
    let ofSpan: ReportOccasion =
      switch span {
      case .year: .year
      case .half: .half
      // What nine months need, eight months need too: the year is not over.
      case .eightMonths, .nineMonths: .nineMonths
      case .quarter: .quarter
      case .month: .month
      }
    switch version {
    case .initial: return [ofSpan, .initial]
    case .supplement: return [ofSpan, .supplement]
    case nil: return [ofSpan]
    }
  }
}

/// A chart of a report, drawn from figures that stand beside it.
package struct ReportChart: Hashable, Sendable {
  /// What a chart compares.
  package enum Kind: String, Hashable, Sendable {
    /// How much of its phase target each indicator has reached.
    case progress
    /// The indicators over the periods.
    case periods
    /// The indicators by unit.
    case units
  }

  package let id: String
  package let kind: Kind
  package let title: LocalizedText
  /// The codes of the indicators, in order.
  package let indicators: [String]
  package let figure: FigureKey

  package init(id: String, kind: Kind, title: LocalizedText, indicators: [String], figure: FigureKey) {
    (self.id, self.kind, self.title, self.indicators, self.figure) = (id, kind, title, indicators, figure)
  }
}

/// The field of records that a column shows, where models and events may call the same thing by names of their own.
package struct RecordField: Hashable, Sendable {
  /// The id that it has in most.
  package let id: String
  /// Its id in those that call it otherwise, by model or event; nil where one has no such field, and its cells stay empty.
  package let elsewhere: [String: String?]

  package init(_ id: String, elsewhere: [String: String?] = [:]) {
    (self.id, self.elsewhere) = (id, elsewhere)
  }

  /// Its id in a model or event; nil where that has none.
  package func id(in record: String) -> String? { elsewhere[record] ?? id }
}

/// A column of a report's table.
package struct ReportColumn: Hashable, Sendable {
  package enum Content: Hashable, Sendable {
    /// The running number: Roman for contents, Arabic for indicators, a dash for "trong đó".
    case ordinal
    case label
    case code
    /// The baseline in words.
    case baseline
    /// The place of a record: the unit and those above it.
    case place
    case field(RecordField)
    /// Nothing: people fill it in by hand.
    case byHand
    case measure, figure(FigureKey), phaseTarget
    /// The plan of the period's year.
    case yearPlan
    /// An expression over the other columns' ids, written as a live formula with its computed value.
    case formula(CheckedExpression)
    /// Coverage and remarks.
    case remarks
  }

  /// How numbers are shown.
  package enum Format: String, Hashable, Sendable {
    /// No digits after the comma, thousands grouped.
    case whole
    /// One digit after the comma.
    case percent
    /// Up to three digits after the comma.
    case decimal
    case text
  }

  /// The id, by which formulas name the column.
  package let id: String
  package let header: LocalizedText
  /// The header above, shared with neighbouring columns; nil for none.
  package let group: LocalizedText?
  package let content: Content
  package let format: Format
  /// The width in characters.
  package let width: ExactDecimal
  /// The reports that have the column; empty for all.
  package let occasions: Set<ReportOccasion>
  package let source: DefinitionSource

  package init(
    id: String, header: LocalizedText, group: LocalizedText?, content: Content, format: Format,
    width: ExactDecimal, occasions: Set<ReportOccasion> = [], source: DefinitionSource
  ) {
    (self.id, self.header, self.group, self.content, self.format) = (id, header, group, content, format)
    (self.width, self.occasions, self.source) = (width, occasions, source)
  }
}
