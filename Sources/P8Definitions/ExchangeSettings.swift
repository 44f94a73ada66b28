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

  /// A kind of period for which DHIS2 has a data set.
  ///
  /// Elements of data sets of different kinds would be added up twice by DHIS2, so there should be one only.
  package enum DataSetSpan: String, Hashable, Sendable, CaseIterable {
    case year, half, quarter, month

    /// The kind of a span; nil for eight and nine months, which DHIS2 does not have.
    package init?(_ span: PeriodSpan) {
      switch span {
      case .year: self = .year
      case .half: self = .half
      case .quarter: self = .quarter
      case .month: self = .month
      case .eightMonths, .nineMonths: return nil
      }
    }
  }

  /// Where those who read a file can ask.
  package struct Contact: Hashable, Sendable {
    package let organisation: LocalizedText
    package let telephone: String?
    package let email: String?
    package let website: String?

    package init(
      organisation: LocalizedText, telephone: String? = nil, email: String? = nil, website: String? = nil
    ) {
      (self.organisation, self.telephone) = (organisation, telephone)
      (self.email, self.website) = (email, website)
    }
  }

  /// The money that a unit has for the programme in a year or less.
  package struct Budget: Hashable, Sendable {
    package let unit: UnitCode
    package let from: CalendarDate
    package let to: CalendarDate
    /// In đồng.
    package let value: ExactDecimal
    /// Whether it was decided; else it is an estimate.
    package let isCommitted: Bool

    package init(
      unit: UnitCode, from: CalendarDate, to: CalendarDate, value: ExactDecimal, isCommitted: Bool
    ) {
      (self.unit, self.from, self.to, self.value) = (unit, from, to, value)
      self.isCommitted = isCommitted
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
    /// Whom to ask; nil until the programme's office says so.
    package let contact: Contact?
    /// What is known of the programme's money; empty until a source gives it.
    package let budgets: [Budget]

    package init(
      organisation: Organisation?, status: String, sector: String, genderSignificance: String,
      resultType: String, contact: Contact? = nil, budgets: [Budget] = []
    ) {
      (self.organisation, self.status, self.sector) = (organisation, status, sector)
      (self.genderSignificance, self.resultType) = (genderSignificance, resultType)
      (self.contact, self.budgets) = (contact, budgets)
    }
  }

  /// The beginning of every code in DHIS2 and ADX: `P8`.
  package let prefix: String
  /// The agency that keeps the SDMX structures.
  package let agency: String
  /// The dimensions with codes of their own.
  package let dimensions: [Dimension]
  /// The kinds of periods that data sets of DHIS2 take.
  package let dataSets: [DataSetSpan]
  /// The classification for IATI.
  package let iati: IATI

  package init(
    prefix: String, agency: String, dimensions: [Dimension], dataSets: [DataSetSpan] = [.year], iati: IATI
  ) {
    (self.prefix, self.agency, self.dimensions) = (prefix, agency, dimensions)
    (self.dataSets, self.iati) = (dataSets, iati)
  }

  /// Settings that claim nothing.
  package static let neutral = ExchangeSettings(
    prefix: "P8", agency: "PROJECT8", dimensions: [],
    iati: IATI(
      organisation: nil, status: "2", sector: "15170", genderSignificance: "2", resultType: "1"))
}
