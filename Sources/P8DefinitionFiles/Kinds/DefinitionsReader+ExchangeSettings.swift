import P8Definitions
import P8Model

extension DefinitionsReader {
  /// The part `exchange` of `indicators/programme.yaml`.
  func exchange(_ entry: Entry) -> ExchangeSettings? {
    guard let fields = entry.fields(["prefix", "agency", "dimensions", "dhis2", "iati"]) else { return nil }
    let prefix = code("prefix", of: fields)
    let agency = code("agency", of: fields)
    let iati = fields.required("iati").flatMap { self.iati($0) }
    var dimensions: [ExchangeSettings.Dimension] = []
    for item in fields["dimensions"]?.items ?? [] {
      guard let dimension = self.dimension(item),
        isNew(dimension.id, at: item, among: dimensions.map(\.id), .dimension)
      else { continue }
      dimensions.append(dimension)
    }
    let dataSets = fields["dhis2"].map { self.dataSets($0) } ?? [.year]
    guard let prefix, let agency, let iati, !dataSets.isEmpty else { return nil }
    return ExchangeSettings(
      prefix: prefix, agency: agency, dimensions: dimensions, dataSets: dataSets, iati: iati)
  }

  /// The kinds of periods of DHIS2's data sets; empty where they cannot be read, which is reported.
  private func dataSets(_ entry: Entry) -> [ExchangeSettings.DataSetSpan] {
    guard let fields = entry.fields(["data-sets"]) else { return [] }
    return fields.items("data-sets").compactMap { $0.choice(ExchangeSettings.DataSetSpan.self) }
  }

  private func dimension(_ entry: Entry) -> ExchangeSettings.Dimension? {
    guard let fields = entry.fields(["id", "attribute", "concept", "name", "codes"]) else { return nil }
    let id = fields.id()
    let attribute = code("attribute", of: fields)
    let concept = code("concept", of: fields)
    let name = fields.localized("name")
    var codes: [String: String] = [:]
    if let list = fields.required("codes")?.fields(nil) {
      for (key, _) in list.keys {
        if let code = code(key, of: list) { codes[key] = code }
      }
    }
    guard let id, let attribute, let concept, let name else { return nil }
    return ExchangeSettings.Dimension(
      id: id, attribute: attribute, concept: concept, name: name, codes: codes)
  }

  private func iati(_ entry: Entry) -> ExchangeSettings.IATI? {
    guard
      let fields = entry.fields([
        "organisation", "status", "sector", "gender", "result-type", "contact", "budgets",
      ])
    else { return nil }
    let status = code("status", of: fields)
    let sector = code("sector", of: fields)
    let gender = code("gender", of: fields)
    let resultType = code("result-type", of: fields)
    var organisation: ExchangeSettings.Organisation?
    if let parts = fields["organisation"]?.fields(["identifier", "type", "name"]) {
      let identifier = parts.text("identifier")
      let type = code("type", of: parts)
      let name = parts.localized("name")
      guard let identifier, let type, let name else { return nil }
      organisation = ExchangeSettings.Organisation(identifier: identifier, type: type, name: name)
    }
    guard let status, let sector, let gender, let resultType else { return nil }
    return ExchangeSettings.IATI(
      organisation: organisation, status: status, sector: sector, genderSignificance: gender,
      resultType: resultType, contact: fields["contact"].flatMap { contact($0) },
      budgets: fields["budgets"].map { $0.items.compactMap { budget($0) } } ?? [])
  }

  private func contact(_ entry: Entry) -> ExchangeSettings.Contact? {
    guard let fields = entry.fields(["organisation", "telephone", "email", "website"]),
      let organisation = fields.localized("organisation")
    else { return nil }
    return ExchangeSettings.Contact(
      organisation: organisation, telephone: fields["telephone"]?.text, email: fields["email"]?.text,
      website: fields["website"]?.text)
  }

  private func budget(_ entry: Entry) -> ExchangeSettings.Budget? {
    guard let fields = entry.fields(["unit", "from", "to", "value", "status", "source"]) else { return nil }
    let unit = fields.required("unit").flatMap { budgetUnit($0) }
    let from = fields.required("from")?.date
    let to = fields.required("to")?.date
    let value = fields.required("value")?.decimal
    let isCommitted = fields.required("status")?.choice([("indicative", false), ("committed", true)])
    // Where the number was read is for those who edit the file: IATI has no place for it.
    let source = fields.localized("source")
    guard let unit, let from, let to, let value, let isCommitted, source != nil else { return nil }
    // Rules 8.6.3 and 7.5.3 of IATI's standard ruleset.
    guard from < to, let next = CalendarDate(year: from.year + 1, month: from.month, day: min(from.day, 28)),
      to <= next
    else {
      entry.fault(.programme(.budgetSpan))
      return nil
    }
    return ExchangeSettings.Budget(unit: unit, from: from, to: to, value: value, isCommitted: isCommitted)
  }

  private func budgetUnit(_ entry: Entry) -> UnitCode? {
    guard let text = entry.text else { return nil }
    let parts = text.split(separator: "@")
    guard parts.count == 2, let structure = UnitStructure(rawValue: String(parts[1])),
      let code = UnitCode(parts[0], structure: structure)
    else {
      entry.fault(.value(.unit(text)))
      return nil
    }
    return code
  }

  /// A code that may stand in an attribute's name or value of any format: letters, digits and `_`.
  private func code(_ key: String, of fields: Fields) -> String? {
    guard let entry = fields.required(key), let text = entry.text else { return nil }
    let isProper =
      !text.isEmpty
      && text.utf8.allSatisfy {
        switch $0 {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
          true
        default: false
        }
      }
    guard isProper else {
      entry.fault(.value(.exchangeCode(text)))
      return nil
    }
    return text
  }
}
