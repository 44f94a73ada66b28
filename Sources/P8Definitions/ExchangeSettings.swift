package import P8Model

/// What the systems of others need to know besides the figures: identifiers, classifications, codes.
///
/// What no source confirms has no default here: it is left out until the programme's office writes it.
package struct ExchangeSettings: Hashable, Sendable {
  /// An organisation as IATI knows it.
  package struct Organisation: Hashable, Sendable {
    /// Its identifier in the register of organisations: `XX-EXAMPLE-0001`.
    package let identifier: String
    /// Its type in IATI's list OrganisationType: `10`.
    package let type: String
    package let name: LocalizedText

    package init(identifier: String, type: String, name: LocalizedText) {
      (self.identifier, self.type, self.name) = (identifier, type, name)
    }
  }

  /// A dimension whose codes other systems know, so that its parts are categories of one data element.
  package struct Dimension: Hashable, Sendable {
    /// The id of the dimension in the definitions: `sex`.
    package let id: String
    /// Its name as an attribute of ADX and a dimension of IATI: `sex`, `ageGroup`.
    package let attribute: String
    /// Its name as a column of SDMX: `SEX`.
    package let concept: String
    package let name: LocalizedText
    /// The codes by the id of the part: `women` is `F`.
    package let codes: [String: String]

    package init(id: String, attribute: String, concept: String, name: LocalizedText, codes: [String: String])
    {
      (self.id, self.attribute, self.concept, self.name) = (id, attribute, concept, name)
      self.codes = codes
    }
  }

  /// How the programme is classified in an IATI activity.
  package struct IATI: Hashable, Sendable {
    /// Who publishes; nil until it is confirmed.
    package let organisation: Organisation?
    /// ActivityStatus: `2` is implementation.
    package let status: String
    /// The sector in DAC's five-digit list.
    package let sector: String
    /// PolicySignificance of the marker for gender equality: `2` is the principal objective.
    package let genderSignificance: String
    /// ResultType: `1` is output.
    package let resultType: String

    package init(
      organisation: Organisation?, status: String, sector: String, genderSignificance: String,
      resultType: String
    ) {
      (self.organisation, self.status, self.sector) = (organisation, status, sector)
      (self.genderSignificance, self.resultType) = (genderSignificance, resultType)
    }
  }

  /// The beginning of every code in DHIS2 and ADX: `P8`.
  package let prefix: String
  /// The agency that keeps the SDMX structures.
  package let agency: String
  /// The dimensions with codes of their own.
  package let dimensions: [Dimension]
  /// The classification for IATI.
  package let iati: IATI

  package init(prefix: String, agency: String, dimensions: [Dimension], iati: IATI) {
    (self.prefix, self.agency, self.dimensions, self.iati) = (prefix, agency, dimensions, iati)
  }

  /// Settings that claim nothing.
  package static let neutral = ExchangeSettings(
    prefix: "P8", agency: "PROJECT8", dimensions: [],
    iati: IATI(
      organisation: nil, status: "2", sector: "15170", genderSignificance: "2", resultType: "1"))
}
