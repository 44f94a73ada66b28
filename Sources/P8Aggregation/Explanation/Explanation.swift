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
    /// What tells the thing from others of its kind in the unit.
    public let identity: String
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

  /// A record, or a whole report, that was reported and adds nothing.
  public struct LeftOut: Hashable, Sendable {
    /// Why it adds nothing.
    public enum Reason: String, Hashable, Sendable, CaseIterable {
      /// The report has errors.
      case held
      /// The commune has not confirmed it, and confirmed reports only count.
      case unconfirmed
      /// A report of a longer period has its days.
      case inLongerPeriod = "in-longer-period"
      /// Some of its days only lie in the period.
      case straddling
      /// The village that the row is about reported itself.
      case ownReportFirst = "own-report-first"
      /// Another report tells the same event.
      case toldAgain = "told-again"
      /// A report of an earlier period told the same event.
      case toldBefore = "told-before"
      /// The model was reported again by the same name under the new commune.
      case renamed

      /// The reason in a few words.
      public var text: LocalizedText {
        switch self {
        case .held:
          LocalizedText(vi: "báo cáo còn lỗi", en: "the report has errors")
        case .unconfirmed:
          LocalizedText(
            vi: "chưa được xã xác thực", en: "the report is not confirmed by its commune")
        case .inLongerPeriod:
          LocalizedText(
            vi: "báo cáo của kỳ dài hơn đã gồm những ngày này",
            en: "a report of a longer period has these days")
        case .straddling:
          LocalizedText(
            vi: "báo cáo chỉ trùng một phần ngày với kỳ này",
            en: "only some of the report's days lie in the period")
        case .ownReportFirst:
          LocalizedText(vi: "thôn đã tự báo cáo", en: "the village reported itself")
        case .toldAgain:
          LocalizedText(
            vi: "sự kiện đã tính theo báo cáo khác", en: "the event counts by another report")
        case .toldBefore:
          LocalizedText(
            vi: "sự kiện đã được báo cáo ở kỳ trước", en: "the event was reported in an earlier period")
        case .renamed:
          LocalizedText(
            vi: "mô hình được báo cáo lại ở xã mới", en: "the model was reported again under the new commune")
        }
      }
    }

    /// Why.
    public let reason: Reason
    /// The unit that it is about.
    public let unit: UnitCode
    /// The report.
    public let report: Source
    /// The section of the record; empty for a whole report.
    public let section: String
    /// What the indicator would have read of the record, in its cells; empty for a whole report.
    public let fields: [Field]
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

    /// The report as it is named in explanations.
    public init(_ report: RegisteredReport) {
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
  /// What was reported and adds nothing, in the order of reports.
  public let leftOut: [LeftOut]
  /// What a reader must know of the table that the figure stands in.
  public let notes: [LocalizedText]

  /// The records that add to the figure, in the order of the tree.
  public var records: [Record] { Self.records(of: root) }

  private static func records(of part: Part) -> [Record] {
    part.records + part.parts.flatMap { records(of: $0) }
  }
}
