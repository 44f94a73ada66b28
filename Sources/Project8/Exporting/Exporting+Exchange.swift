import P8Presentation
package import P8Definitions
import P8Aggregation
import P8Exports
package import P8Model

extension Exporting {
  /// An IATI 2.03 activity with its results.
  /// - Throws: ``Failure`` for what the caller wrote wrongly, identifiers that are not known, no figures.
  public func iati(_ request: ExchangeRequest, publisher options: PublisherOptions) throws(Failure)
    -> ExportDocument
  {
    let publisher = try requirePublisher(options)
    let exchange = try self.exchange(request)
    return try document("iati", of: exchange, request) { () throws(ExchangeFailure) in
      try IATIActivity(
        exchange, publisher: publisher, identifier: options.activity, updated: request.date,
        language: request.language
      ).bytes()
    }
  }

  /// Values for DHIS2: one JSON object for the unit, or CSV for the unit and those below.
  /// - Throws: ``Failure`` for what the caller wrote wrongly, a period that DHIS2 does not have, no figures.
  public func dhis2(_ request: ExchangeRequest, part: DHIS2Part) throws(Failure) -> ExportDocument {
    try Self.require(part, goesWith: request.figures.level)
    let exchange = try self.exchange(request)
    return try document("dhis2", of: exchange, request) { () throws(ExchangeFailure) in
      let values = DHIS2Values(exchange, completed: request.date, language: request.language)
      switch part {
      case .json: return try values.json()
      case .csv: return try values.csv()
      case .metadata: return try DHIS2Metadata(exchange, language: request.language).bytes()
      }
    }
  }

  /// Fails where one file of DHIS2 cannot hold the units that are asked for.
  package static func require(_ part: DHIS2Part, goesWith level: UnitLevel?) throws(Failure) {
    guard part == .json, level != nil else { return }
    throw Failure(
      .wrongUse,
      LocalizedText(
        vi: "Một tệp dataValueSets JSON chỉ có một đơn vị, không dùng với --by",
        en: "A dataValueSets file in JSON is about one unit, so it does not go with --by"),
      remedy: LocalizedText(
        vi: "Bỏ --by, hoặc ghi ra tệp .csv để có mọi đơn vị.",
        en: "Leave out --by, or write a .csv file, which has all units."))
  }

  /// An ADX message.
  /// - Throws: ``Failure`` for what the caller wrote wrongly, a period that ADX does not have, no figures.
  public func adx(_ request: ExchangeRequest) throws(Failure) -> ExportDocument {
    let exchange = try self.exchange(request)
    return try document("adx", of: exchange, request) { () throws(ExchangeFailure) in
      try ADXMessage(exchange, exported: request.date, language: request.language).bytes()
    }
  }

  /// SDMX-CSV.
  /// - Throws: ``Failure`` for what the caller wrote wrongly or no figures.
  public func sdmx(_ request: ExchangeRequest) throws(Failure) -> ExportDocument {
    let exchange = try self.exchange(request)
    return try document("sdmx", of: exchange, request) { () throws(ExchangeFailure) in
      try SDMXTable(exchange).bytes()
    }
  }

  /// A plain list of figures as CSV.
  /// - Throws: ``Failure`` for what the caller wrote wrongly or no figures.
  public func figureList(_ request: ExchangeRequest) throws(Failure) -> ExportDocument {
    let exchange = try self.exchange(request)
    return try document("csv", of: exchange, request) { () throws(ExchangeFailure) in
      guard !exchange.isEmpty else { throw .noFigures(exchange.table) }
      return FigureList([exchange], language: request.language).bytes()
    }
  }

  /// Who publishes, as the caller or the definitions say; fails where neither does.
  @discardableResult
  package func requirePublisher(_ options: PublisherOptions) throws(Failure) -> ExchangeSettings.Organisation
  {
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

  /// The figures of a request as its audience may see them.
  private func exchange(_ request: ExchangeRequest) throws(Failure) -> ExchangeTable {
    let figures = request.figures
    try workspace.requirePhase(of: figures.period)
    let table = try workspace.indicators.table(figures).adding(
      unconfirmedNote(of: figures.unit, for: figures.period, counting: figures.counting))
    let shown = try self.shown([table], to: request.audience, counting: figures.counting)
    return ExchangeTable(
      (shown.first ?? table).adding([audienceNote(request.audience)]), definitions: definitions)
  }

  private func document(
    _ kind: String, of exchange: ExchangeTable, _ request: ExchangeRequest,
    _ write: () throws(ExchangeFailure) -> [UInt8]
  ) throws(Failure) -> ExportDocument {
    let bytes: [UInt8]
    do {
      bytes = try write()
    } catch {
      throw Failure(.input, error.message, remedy: error.remedy)
    }
    return try document(
      kind, bytes, showing: [(exchange.table, request.figures.level)], counting: request.figures.counting,
      for: request.audience, recipient: request.recipient, asOf: request.date, language: request.language)
  }
}
