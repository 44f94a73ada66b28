import XMLStream

/// The namespaces of workbooks, in the transitional and the strict form.
enum Vocabulary {
  static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  static let strictMain = "http://purl.oclc.org/ooxml/spreadsheetml/main"
  static let relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  static let strictRelationships = "http://purl.oclc.org/ooxml/officeDocument/relationships"
  static let packageRelationships = "http://schemas.openxmlformats.org/package/2006/relationships"
  static let coreProperties = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
  static let dublinCore = "http://purl.org/dc/elements/1.1/"
  static let dublinCoreTerms = "http://purl.org/dc/terms/"
  static let extendedProperties =
    "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
  static let strictExtendedProperties = "http://purl.oclc.org/ooxml/officeDocument/extendedProperties"
  static let customProperties = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
  static let strictCustomProperties = "http://purl.oclc.org/ooxml/officeDocument/customProperties"
  static let variantTypes = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
  static let strictVariantTypes = "http://purl.oclc.org/ooxml/officeDocument/docPropsVTypes"
  static let excel2010 = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"
  static let excel2006 = "http://schemas.microsoft.com/office/excel/2006/main"
}

/// The two forms of a namespace as one parser knows them.
struct NamespacePair: Sendable {
  private let transitional: XMLName
  private let strict: XMLName

  init(_ names: borrowing XMLNameTable, _ transitional: String, _ strict: String) {
    self.transitional = names.name(transitional)
    self.strict = names.name(strict)
  }

  /// A namespace that is not there.
  static let none = NamespacePair()

  private init() {
    transitional = .none
    strict = .none
  }

  func contains(_ namespace: XMLName) -> Bool {
    (namespace == transitional || namespace == strict) && namespace != .none
  }
}
