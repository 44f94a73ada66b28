import P8Presentation
package import P8Definitions
import P8Aggregation
import P8Exports
public import P8Model

extension Exporting {
  /// An IATI 2.03 activity with its results.
  /// - Throws: ``Failure`` for what the caller wrote wrongly, identifiers that are not known, no figures.
  public func iati(_ request: ExchangeRequest, publisher options: PublisherOptions) throws(Failure)
    -> ExportDocument
  {
    if isAsked {
      return try allowed(request.audience.act, in: request.figures.unit).iati(request, publisher: options)
    }
    let publisher = try requirePublisher(options)
    let exchange = try self.exchange(request)
    return try document("iati", of: exchange, request) { () throws(ExchangeFailure) in
      try IATIActivity(
        exchange, publisher: publisher, identifier: options.activity, updated: request.date,
        language: request.language
      ).bytes()
    }
  }

  /// Values for DHIS2, of the unit and of those below where a level is asked for.
  /// - Throws: ``Failure`` for what the caller wrote wrongly, a period that DHIS2 does not have, no figures.
  public func dhis2(_ request: ExchangeRequest, part: DHIS2Part) throws(Failure) -> ExportDocument {
    if isAsked {
      return try allowed(request.audience.act, in: request.figures.unit).dhis2(request, part: part)
    }
    let exchange = try self.exchange(request)
    return try document("dhis2", of: exchange, request) { () throws(ExchangeFailure) in
      let values = DHIS2Values(exchange, completed: request.date, language: request.language)
      switch part {
      case .json: return request.figures.level == nil ? try values.json() : try values.jsonOfAll()
      case .csv: return try values.csv()
      }
    }
  }

  /// The metadata of the programme for DHIS2: the same file whatever an export is about.
  ///
  /// It holds no figures, so it has no manifest.
  /// - Throws: ``Failure`` for a registry that cannot be read.
  public func dhis2Metadata(_ request: DHIS2MetadataRequest) throws(Failure) -> [UInt8] {
    if isAsked {
      return try allowed(.exportPartner, in: request.area ?? .nation(.y2024)).dhis2Metadata(request)
    }
    let units = try exchangeUnits(within: request.area)
    return DHIS2Metadata(
      definitions, units: units, content: request.hasUnitsOnly ? .units : .all,
      hasLevels: request.hasLevels, language: request.language
    ).bytes()
  }

  /// An ADX message.
  /// - Throws: ``Failure`` for what the caller wrote wrongly, a period that ADX does not have, no figures.
  public func adx(_ request: ExchangeRequest) throws(Failure) -> ExportDocument {
    if isAsked {
      return try allowed(request.audience.act, in: request.figures.unit).adx(request)
    }
    let exchange = try self.exchange(request)
    return try document("adx", of: exchange, request) { () throws(ExchangeFailure) in
      try ADXMessage(exchange, exported: request.date, language: request.language).bytes()
    }
  }

  /// SDMX-CSV.
  /// - Throws: ``Failure`` for what the caller wrote wrongly or no figures.
  public func sdmx(_ request: ExchangeRequest) throws(Failure) -> ExportDocument {
    if isAsked {
      return try allowed(request.audience.act, in: request.figures.unit).sdmx(request)
    }
    let exchange = try self.exchange(request)
    return try document("sdmx", of: exchange, request) { () throws(ExchangeFailure) in
      try SDMXTable(exchange).bytes()
    }
  }

  /// The structure message of SDMX-ML to which tables of SDMX-CSV refer: the same whatever a table is about.
  ///
  /// It holds no figures, so it has no manifest.
  /// - Parameter area: The unit whose tables it is for; nil for the country.
  /// - Throws: ``Failure`` for a registry that cannot be read.
  public func sdmxStructure(within area: UnitCode? = nil, date: CalendarDate? = nil) throws(Failure)
    -> [UInt8]
  {
    if isAsked {
      return try allowed(.exportPartner, in: area ?? .nation(.y2024)).sdmxStructure(within: area, date: date)
    }
    let units = try exchangeUnits(within: area)
    do {
      return try SDMXStructure(definitions, units: units, isPartial: area != nil, prepared: date).bytes()
    } catch {
      throw Failure(.input, error.message, remedy: error.remedy)
    }
  }

  /// A list of figures as CSV; plain in the order in which they are typed into the programme's own system.
  /// - Throws: ``Failure`` for what the caller wrote wrongly or no figures.
  public func figureList(_ request: ExchangeRequest, isPlain: Bool = false) throws(Failure) -> ExportDocument
  {
    if isAsked {
      return try allowed(request.audience.act, in: request.figures.unit).figureList(request, isPlain: isPlain)
    }
    let exchange = try self.exchange(request)
    return try document("csv", of: exchange, request) { () throws(ExchangeFailure) in
      guard !exchange.isEmpty else { throw .noFigures(exchange.table) }
      if isPlain { return PlainFigureList(exchange, language: request.language).bytes() }
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
      (shown.first ?? table).adding([audienceNote(request.audience)]), definitions: definitions,
      isWithCarriedOver: request.isWithCarriedOver)
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
