package import P8Definitions
package import P8Model
import XMLStream

/// Writes an IATI 2.03 file: one activity with its results.
///
/// Order and names of the elements follow `iati-activities-schema.xsd` of 2.03, in which the comment of a
/// target or actual comes before its links and that of a baseline after them. IATI has no field for what is
/// cumulative: every indicator says so in the first sentence of its description, in both languages, and only
/// in-period sums are marked as fit for aggregation.
package struct IATIActivity: Sendable {
  let exchange: ExchangeTable
  let publisher: ExchangeSettings.Organisation
  let identifier: String
  private let updated: CalendarDate
  let language: Language

  /// Without an identifier it is made of the publisher's, the programme's and the unit's.
  ///
  /// Without a day of the file the closing date of the period stands, since no clock is asked. Every text
  /// stands in both languages, whatever the default is.
  package init(
    _ exchange: ExchangeTable, publisher: ExchangeSettings.Organisation, identifier: String? = nil,
    updated: CalendarDate? = nil, language: Language = .en
  ) {
    (self.exchange, self.publisher) = (exchange, publisher)
    self.updated = updated ?? exchange.table.period.to
    self.language = language
    let unit = ExchangeCode.unit(exchange.table.total.unit)
    let prefix = exchange.definitions.programme.exchange.prefix
    self.identifier = identifier ?? "\(publisher.identifier)-\(prefix)-\(unit)"
  }

  /// The bytes of the file.
  /// - Throws: ``ExchangeFailure`` where there is no figure or an identifier cannot be used.
  package func bytes() throws(ExchangeFailure) -> [UInt8] {
    guard !exchange.isEmpty else { throw .noFigures(exchange.table) }
    try check(publisher.identifier)
    try check(identifier)
    var writer = XMLWriter(isStandalone: false, indentation: 2)
    write(to: &writer)
    do {
      return try writer.finish()
    } catch {
      throw .xml("\(error)")
    }
  }

  /// Rules 1.3.1, 1.3.13, 1.14.1 and 1.14.13 of IATI's standard ruleset, and that there is one at all.
  private func check(_ identifier: String) throws(ExchangeFailure) {
    let isProper =
      !identifier.isEmpty
      && identifier.unicodeScalars.allSatisfy {
        !$0.properties.isWhitespace && !"/&|?".unicodeScalars.contains($0)
      }
    if !isProper { throw .identifier(identifier) }
  }

  var texts: TextCatalogue { exchange.definitions.texts }
  private var settings: ExchangeSettings.IATI { exchange.definitions.programme.exchange.iati }

  private func write(to writer: inout XMLWriter) {
    let programme = exchange.definitions.programme
    let updated = "\(updated.description)T00:00:00Z"
    writer.start("iati-activities", ["version": "2.03", "generated-datetime": updated])
    writer.start(
      "iati-activity",
      ["xml:lang": language.rawValue, "default-currency": "VND", "last-updated-datetime": updated])
    writer.element("iati-identifier", text: identifier)
    writer.element("reporting-org", ["ref": publisher.identifier, "type": publisher.type]) {
      narratives(publisher.name, to: &$0)
    }
    let unit = exchange.table.total.name
    text(
      "title", LocalizedText(vi: "\(programme.name.vi) - \(unit)", en: "\(programme.name.en) - \(unit)"),
      to: &writer)
    // DescriptionType 1 is general, 4 other.
    text("description", programme.title, attributes: ["type": "1"], to: &writer)
    let notes = exchange.notes
    text(
      "description",
      LocalizedText(vi: notes.map(\.vi).joined(separator: " "), en: notes.map(\.en).joined(separator: " ")),
      attributes: ["type": "4"], to: &writer)
    // OrganisationRole 4 is implementing.
    writer.element(
      "participating-org", ["ref": publisher.identifier, "type": publisher.type, "role": "4"]
    ) { narratives(publisher.name, to: &$0) }
    writer.element("activity-status", ["code": settings.status])
    // ActivityDateType 1 and 3: planned start and end, which is what a phase is.
    writer.element("activity-date", ["type": "1", "iso-date": exchange.phase.from.description])
    writer.element("activity-date", ["type": "3", "iso-date": exchange.phase.to.description])
    if let contact = settings.contact { write(contact, to: &writer) }
    writer.element("recipient-country", ["code": "VN"])
    for unit in exchange.units { location(unit, to: &writer) }
    writer.element("sector", ["vocabulary": "1", "code": settings.sector])
    writer.element(
      "policy-marker", ["vocabulary": "1", "code": "1", "significance": settings.genderSignificance])
    for budget in settings.budgets where budget.unit == exchange.table.total.unit {
      write(budget, to: &writer)
    }
    for content in programme.contents {
      let series = exchange.series.filter { $0.part == nil && $0.indicator.content == content.number }
      if !series.isEmpty { result(content, series, to: &writer) }
    }
    writer.end()
    writer.end()
  }

  /// ContactType 1 is for general enquiries.
  private func write(_ contact: ExchangeSettings.Contact, to writer: inout XMLWriter) {
    writer.start("contact-info", ["type": "1"])
    text("organisation", contact.organisation, to: &writer)
    for (name, value) in [
      ("telephone", contact.telephone), ("email", contact.email), ("website", contact.website),
    ] {
      if let value { writer.element(name, text: MarkupText.clean(value)) }
    }
    writer.end()
  }

  /// BudgetType 1 is the original one; BudgetStatus 1 is indicative, 2 committed.
  private func write(_ budget: ExchangeSettings.Budget, to writer: inout XMLWriter) {
    writer.start("budget", ["type": "1", "status": budget.isCommitted ? "2" : "1"])
    writer.element("period-start", ["iso-date": budget.from.description])
    writer.element("period-end", ["iso-date": budget.to.description])
    writer.element("value", ["value-date": budget.from.description], text: budget.value.description)
    writer.end()
  }

  private func location(_ unit: UnitFigures, to writer: inout XMLWriter) {
    writer.element("location", ["ref": ExchangeCode.unit(unit.unit)]) { writer in
      // Names of places are Vietnamese, whatever the default.
      writer.element("name") {
        $0.element(
          "narrative", ["xml:lang": language == .vi ? nil : "vi"], text: MarkupText.clean(unit.name))
      }
      let level = texts.name(of: unit.unit.level)
      let place: [String: LocalizedText] = [
        "level": level, "code": LocalizedText(vi: unit.unit.code, en: unit.unit.code),
        "structure": unit.unit.structure.title,
      ]
      text("description", texts.filled(ExchangeText.place, with: place), to: &writer)
    }
  }

  private func result(
    _ content: ProgrammeContent, _ series: [ExchangeSeries], to writer: inout XMLWriter
  ) {
    writer.element("result", ["type": settings.resultType]) { writer in
      text("title", content.shortName, to: &writer)
      text("description", content.name, to: &writer)
      for series in series { IATIIndicator(series, of: self).write(to: &writer) }
    }
  }

  // MARK: - Texts

  /// An element with a text in both languages.
  func text(
    _ element: String, _ text: LocalizedText, attributes: KeyValuePairs<String, String?> = [:],
    to writer: inout XMLWriter
  ) {
    writer.element(element, attributes) { narratives(text, to: &$0) }
  }

  /// A text in the default language, which needs no mark, and in the other where it differs.
  func narratives(_ text: LocalizedText, to writer: inout XMLWriter) {
    let other: Language = language == .vi ? .en : .vi
    writer.element("narrative", text: MarkupText.clean(text[language]))
    if text[other] != text[language] {
      writer.element("narrative", ["xml:lang": other.rawValue], text: MarkupText.clean(text[other]))
    }
  }
}
