import P8Definitions
import P8Aggregation
import P8Exports
public import P8Model
import P8Presentation

/// What an exchange file is about.
public struct ExchangeScope: Sendable {
  /// The code of the unit.
  public let unit: String
  /// The period.
  public let period: String
  /// The level of the units below that are told too; nil for the unit alone.
  public let level: UnitLevel?
  /// The structure of units; nil for that of the closing date.
  public let structure: String?
  /// The day of the file, `2024-01-05`; nil leaves it open, since no clock is asked.
  public let date: String?
  /// The language of texts.
  public let language: Language
  /// Whether small counts of people are held back, as they must be from donors and the public.
  public let holdsBack: Bool

  /// Creates a scope.
  public init(
    unit: String, period: String, by level: UnitLevel? = nil, structure: String? = nil, date: String? = nil,
    language: Language, holdsBack: Bool = true
  ) {
    self.unit = unit
    self.period = period
    self.level = level
    self.structure = structure
    self.date = date
    self.language = language
    self.holdsBack = holdsBack
  }
}

/// The organisation that publishes an IATI file, as the caller gives it; nil takes what the definitions say.
public struct PublisherOptions: Sendable {
  /// Its identifier.
  public let identifier: String?
  /// Its type in IATI's list OrganisationType.
  public let type: String?
  /// Its name.
  public let name: String?
  /// The identifier of the activity.
  public let activity: String?

  /// Creates options.
  public init(
    identifier: String? = nil, type: String? = nil, name: String? = nil, activity: String? = nil
  ) {
    self.identifier = identifier
    self.type = type
    self.name = name
    self.activity = activity
  }
}

/// The files that DHIS2 takes.
public enum DHIS2Part: Sendable {
  /// The values of one unit: `dataValueSets` in JSON.
  case json
  /// The values of all units: `dataValueSets` in CSV.
  case csv
  /// Data elements, units, data set and rules.
  case metadata
}

extension Workspace {
  /// An IATI 2.03 activity with its results.
  ///
  /// - Parameters:
  ///   - scope: What it is about.
  ///   - options: Who publishes.
  /// - Returns: The file with its manifest: the same bytes for the same registry and definitions.
  /// - Throws: ``Failure`` for what the caller wrote wrongly, identifiers that are not known, no figures.
  public func iati(_ scope: ExchangeScope, publisher options: PublisherOptions) throws(Failure)
    -> ExportDocument
  {
    let publisher = try self.publisher(options)
    let exchange = try self.exchange(scope)
    let date = try self.date(scope.date)
    return try document("iati", of: exchange, scope) { () throws(ExchangeFailure) in
      try IATIActivity(
        exchange, publisher: publisher, identifier: options.activity, updated: date, language: scope.language
      ).bytes()
    }
  }

  /// Values for DHIS2: one JSON object for the unit, or CSV for the unit and those below.
  ///
  /// - Parameters:
  ///   - scope: What they are about.
  ///   - part: Which of the files that DHIS2 takes.
  /// - Returns: The file with its manifest.
  /// - Throws: ``Failure`` for what the caller wrote wrongly, a period that DHIS2 has not, no figures.
  public func dhis2(_ scope: ExchangeScope, part: DHIS2Part) throws(Failure) -> ExportDocument {
    if part == .json, scope.level != nil {
      throw Failure(
        .wrongUse,
        LocalizedText(
          vi: "Một tệp dataValueSets JSON chỉ có một đơn vị, không dùng với --by",
          en: "A dataValueSets file in JSON is about one unit, so it does not go with --by"),
        remedy: LocalizedText(
          vi: "Bỏ --by, hoặc ghi ra tệp .csv để có mọi đơn vị.",
          en: "Leave out --by, or write a .csv file, which tells all units."))
    }
    let exchange = try self.exchange(scope)
    let completed = try date(scope.date)
    return try document("dhis2", of: exchange, scope) { () throws(ExchangeFailure) in
      let values = DHIS2Values(exchange, completed: completed, language: scope.language)
      switch part {
      case .json: return try values.json()
      case .csv: return try values.csv()
      case .metadata: return try DHIS2Metadata(exchange, language: scope.language).bytes()
      }
    }
  }

  /// An ADX message.
  ///
  /// - Parameter scope: What it is about.
  /// - Returns: The file with its manifest.
  /// - Throws: ``Failure`` for what the caller wrote wrongly, a period that ADX has not, no figures.
  public func adx(_ scope: ExchangeScope) throws(Failure) -> ExportDocument {
    let exchange = try self.exchange(scope)
    let exported = try date(scope.date)
    return try document("adx", of: exchange, scope) { () throws(ExchangeFailure) in
      try ADXMessage(exchange, exported: exported, language: scope.language).bytes()
    }
  }

  /// SDMX-CSV.
  ///
  /// - Parameter scope: What it is about.
  /// - Returns: The file with its manifest.
  /// - Throws: ``Failure`` for what the caller wrote wrongly or no figures.
  public func sdmx(_ scope: ExchangeScope) throws(Failure) -> ExportDocument {
    let exchange = try self.exchange(scope)
    return try document("sdmx", of: exchange, scope) { () throws(ExchangeFailure) in
      try SDMXTable(exchange).bytes()
    }
  }

  /// A plain list of figures as CSV.
  ///
  /// - Parameter scope: What it is about.
  /// - Returns: The file with its manifest.
  /// - Throws: ``Failure`` for what the caller wrote wrongly or no figures.
  public func figureList(_ scope: ExchangeScope) throws(Failure) -> ExportDocument {
    let exchange = try self.exchange(scope)
    return try document("csv", of: exchange, scope) { () throws(ExchangeFailure) in
      guard !exchange.isEmpty else { throw .noFigures(exchange.table) }
      return FigureList([exchange], language: scope.language).bytes()
    }
  }

  private func publisher(_ options: PublisherOptions) throws(Failure) -> ExchangeSettings.Organisation {
    let known = definitions.programme.exchange.iati.organisation
    let lead = definitions.programme.lead
    guard let identifier = options.identifier ?? known?.identifier, let type = options.type ?? known?.type
    else {
      throw Failure(
        .wrongUse,
        LocalizedText(
          vi: "IATI cần mã và loại của tổ chức công bố, mà chưa có nguồn nào xác nhận",
          en: "IATI needs the identifier and the type of the reporting organisation, which no source confirms"
        ),
        remedy: LocalizedText(
          vi:
            "Ghi exchange/iati/organisation trong indicators/programme.yaml, hoặc dùng --organisation XX-EXAMPLE-0001 --organisation-type 10.",
          en:
            "Write exchange/iati/organisation in indicators/programme.yaml, or give --organisation XX-EXAMPLE-0001 --organisation-type 10."
        ))
    }
    let name = options.name.map { LocalizedText(vi: $0, en: $0) }
    return ExchangeSettings.Organisation(
      identifier: identifier, type: type, name: name ?? known?.name ?? lead)
  }

  /// The figures of a scope, small counts held back where it says so.
  private func exchange(_ scope: ExchangeScope) throws(Failure) -> ExchangeTable {
    let table = try table(
      unit: scope.unit, period: scope.period, by: scope.level, structure: scope.structure)
    let shown = scope.holdsBack ? SmallCounts(definitions).protect([table]).first : nil
    return ExchangeTable(shown ?? table, definitions: definitions)
  }

  private func document(
    _ kind: String, of exchange: ExchangeTable, _ scope: ExchangeScope,
    _ write: () throws(ExchangeFailure) -> [UInt8]
  ) throws(Failure) -> ExportDocument {
    let bytes: [UInt8]
    do {
      bytes = try write()
    } catch {
      throw Failure(.input, error.message, remedy: error.remedy)
    }
    return try document(
      kind, bytes, showing: [(exchange.table, scope.level)], asOf: date(scope.date), language: scope.language)
  }
}
