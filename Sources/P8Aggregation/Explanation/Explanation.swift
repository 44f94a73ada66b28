public import P8Model

/// Where one figure comes from, down to the cells.
public struct Explanation: Hashable, Sendable {
  /// A unit with what it adds to the figure.
  public struct Part: Hashable, Sendable {
    /// The unit.
    public let unit: UnitCode
    /// Its name.
    public let name: String
    /// What it adds, with all below it; nil where nothing is known.
    public let value: ExactDecimal?
    /// The units below that add something.
    public let parts: [Part]
    /// The records that stand at this unit itself.
    public let records: [Record]
  }

  /// A record that adds to the figure.
  public struct Record: Hashable, Sendable {
    /// What it adds; nil where the value is missing.
    public let value: ExactDecimal?
    /// The unit that the record is about.
    public let unit: UnitCode
    /// The section.
    public let section: String
    /// The report.
    public let report: Source
    /// The fields that decide the value, as written, in their cells.
    public let fields: [Field]
  }

  /// A field of a record.
  public struct Field: Hashable, Sendable {
    /// The id of the field.
    public let name: String
    /// The value.
    public let value: Value
    /// The text as written.
    public let text: String
    /// The cell.
    public let place: CellPlace
  }

  /// A report, as far as a reader must know it to find it.
  public struct Source: Hashable, Sendable {
    /// The unit that reports.
    public let unit: UnitCode
    /// Its name, as the report has it.
    public let unitName: String
    /// The period.
    public let period: Period
    /// First version or supplement.
    public let version: ReportStamp.Version
    /// Whether it counts.
    public let state: RegisteredReport.State
    /// The form.
    public let form: String
    /// The file.
    public let file: SourceFile

    init(_ report: RegisteredReport) {
      unit = report.unit
      unitName = report.unitName
      period = report.period
      version = report.version
      state = report.state
      form = report.form
      file = report.file
    }
  }

  /// The code of the indicator.
  public let indicator: String
  /// Which of its figures.
  public let key: FigureKey
  /// The period.
  public let period: Period
  /// The figure.
  public let value: ExactDecimal?
  /// From how many villages it comes.
  public let coverage: Coverage
  /// How it is computed, as the definitions have it.
  public let formula: String
  /// The figures of a ratio; empty for other kinds.
  public let operands: [Explanation]
  /// The unit with all that adds to the figure; of a ratio it has no parts.
  public let root: Part
  /// The reports of the period that were left out because they are held.
  public let leftOut: [Source]
  /// What a reader must know of the table that the figure stands in.
  public let notes: [LocalizedText]

  /// The records that add to the figure, in the order of the tree.
  public var records: [Record] { Self.records(of: root) }

  private static func records(of part: Part) -> [Record] {
    part.records + part.parts.flatMap { records(of: $0) }
  }
}
