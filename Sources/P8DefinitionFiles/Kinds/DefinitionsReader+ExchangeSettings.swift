import P8Definitions
import P8Model

extension DefinitionsReader {
  /// The part `exchange` of `indicators/programme.yaml`.
  func exchange(_ entry: Entry) -> ExchangeSettings? {
    guard let fields = entry.fields(["prefix", "agency", "dimensions", "iati"]) else { return nil }
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
    guard let prefix, let agency, let iati else { return nil }
    return ExchangeSettings(prefix: prefix, agency: agency, dimensions: dimensions, iati: iati)
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
    guard let fields = entry.fields(["organisation", "status", "sector", "gender", "result-type"]) else {
      return nil
    }
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
      resultType: resultType)
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
