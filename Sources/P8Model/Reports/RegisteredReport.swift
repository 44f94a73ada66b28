/// A report whose unit and period are known, ready for the registry: the accepted form of a ``FieldReport``.
public struct RegisteredReport: Hashable, Sendable {
  /// Where it stands: of one that was just judged, accepted or held.
  public typealias State = ReportState

  /// The unit that reports.
  public let unit: UnitCode
  /// The name of the unit as the report writes it.
  public let unitName: String
  /// The period.
  public let period: Period
  /// First version or supplement.
  public let version: ReportStamp.Version
  /// The id of the form.
  public let form: String
  /// The file.
  public let file: SourceFile
  /// Where it stands, which decides whether it counts.
  public let state: State
  /// The number of its findings by severity.
  public let findingCounts: [Finding.Severity: Int]
  /// Its rows.
  public let records: [ReportedRecord]

  /// Creates a report.
  public init(
    unit: UnitCode, unitName: String, period: Period, version: ReportStamp.Version, form: String,
    file: SourceFile, state: State, findingCounts: [Finding.Severity: Int], records: [ReportedRecord]
  ) {
    self.unit = unit
    self.unitName = unitName
    self.period = period
    self.version = version
    self.form = form
    self.file = file
    self.state = state
    self.findingCounts = findingCounts
    self.records = records
  }
}

/// A row of a report: a team as it stands at the closing date, a dialogue held in the period, a stated figure.
public struct ReportedRecord: Hashable, Sendable {
  /// A value with the cell it stands in.
  public struct Field: Hashable, Sendable {
    /// The value.
    public let value: Value
    /// The text as written.
    public let text: String
    /// The cell.
    public let place: CellPlace

    /// Creates a field.
    public init(value: Value, text: String, place: CellPlace) {
      self.value = value
      self.text = text
      self.place = place
    }
  }

  /// The id of the section, which is the id of its model or event where it has one.
  public let section: String
  /// The unit that the row is about: the report's, or the village that the row names.
  public let unit: UnitCode
  /// What distinguishes this thing from another of its kind in the unit; equal keys are the same thing.
  public let identity: String
  /// The values by field.
  public let fields: [String: Field]
  /// Further units that an event covers: one dialogue for two communes counts once, at their common parent.
  public let coveredUnits: [UnitCode]

  /// Creates a record.
  public init(
    section: String, unit: UnitCode, identity: String, fields: [String: Field],
    coveredUnits: [UnitCode] = []
  ) {
    self.section = section
    self.unit = unit
    self.identity = identity
    self.fields = fields
    self.coveredUnits = coveredUnits
  }
}

extension RegisteredReport {
  /// The same report in another state.
  package func standing(as state: State) -> RegisteredReport {
    RegisteredReport(
      unit: unit, unitName: unitName, period: period, version: version, form: form, file: file, state: state,
      findingCounts: findingCounts, records: records)
  }
}
