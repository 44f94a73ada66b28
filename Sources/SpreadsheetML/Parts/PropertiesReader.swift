import XMLStream

/// Reads the core and the extended properties: elements with a text each.
final class PropertiesReader: SmallPartHandler<PropertiesReader.Word, PropertiesReader.AttributeWord> {
  enum Word: String, PartWords {
    case coreProperties, properties = "Properties"
    case title, subject, creator, keywords, description, lastModifiedBy, category, created, modified, language
    case application = "Application"
    case appVersion = "AppVersion"
    case company = "Company"
    case manager = "Manager"
  }

  enum AttributeWord: String, PartWords { case none }

  private(set) var texts: [String: String] = [:]

  init(limits: ReadingLimits) {
    super.init(
      namespaces: [
        Vocabulary.coreProperties, Vocabulary.dublinCore, Vocabulary.dublinCoreTerms,
        Vocabulary.extendedProperties, Vocabulary.strictExtendedProperties,
      ], limits: limits)
  }

  override func wantsText(_ element: Word) -> Bool { element != .coreProperties && element != .properties }

  override func close(_ element: Word, text: String) {
    guard wantsText(element), path.count == 1, texts[element.rawValue] == nil else { return }
    texts[element.rawValue] = text
  }
}

/// Reads the custom properties: each a name and a typed value.
final class CustomPropertiesReader: SmallPartHandler<
  CustomPropertiesReader.Word, CustomPropertiesReader.AttributeWord
>
{
  enum Word: String, PartWords {
    case properties = "Properties"
    case property
    case text = "lpwstr"
    case narrowText = "lpstr"
    case bstr, i1, i2, i4, i8, ui1, ui2, ui4, ui8, int, uint, r4, r8, decimal, bool, filetime, date
  }

  enum AttributeWord: String, PartWords { case name }

  private(set) var properties: [WorkbookProperties.Custom] = []
  private var name: String?

  init(limits: ReadingLimits) {
    super.init(
      namespaces: [
        Vocabulary.customProperties, Vocabulary.strictCustomProperties, Vocabulary.variantTypes,
        Vocabulary.strictVariantTypes,
      ], limits: limits)
  }

  override func wantsText(_ element: Word) -> Bool { element != .properties && element != .property }

  override func open(_ element: Word, _ attributes: borrowing XMLAttributes) {
    if element == .property { name = text(.name, of: attributes) }
  }

  override func close(_ element: Word, text: String) {
    guard path.last == .property, let name else { return }
    guard properties.count < limits.annotations else {
      return exceed(limits.annotations, vi: "thuộc tính", en: "properties")
    }
    properties.append(WorkbookProperties.Custom(name: name, type: element.rawValue, text: text))
    self.name = nil
  }
}
