import XMLStream

/// Reads the core and the extended properties: elements with a text each.
final class PropertiesReader: SmallPartHandler {
  private static let roots = ["coreProperties", "Properties"]
  private static let elements =
    roots + [
      "title", "subject", "creator", "keywords", "description", "lastModifiedBy", "category", "created",
      "modified", "language", "Application", "Company", "Manager",
    ]

  /// The texts by the names of their elements.
  private(set) var texts: [String: String] = [:]

  init(limits: ReadingLimits) {
    super.init(
      namespaces: [
        Namespace.coreProperties, Namespace.dublinCore, Namespace.dublinCoreTerms,
        Namespace.extendedProperties, Namespace.strictExtendedProperties,
      ], elements: Self.elements, attributes: [], limits: limits)
  }

  override func wantsText(_ element: Int) -> Bool { element >= Self.roots.count }

  override func close(_ element: Int, text: String) {
    guard wantsText(element), path.count == 1, texts[Self.elements[element]] == nil else { return }
    texts[Self.elements[element]] = text
  }
}

/// Reads the custom properties: each a name and a typed value.
final class CustomPropertiesReader: SmallPartHandler {
  private static let root = 0
  private static let property = 1
  private static let name = 0
  private static let elements = [
    "Properties", "property", "lpwstr", "lpstr", "bstr", "i1", "i2", "i4", "i8", "ui1", "ui2", "ui4", "ui8",
    "int", "uint", "r4", "r8", "decimal", "bool", "filetime", "date",
  ]

  private(set) var properties: [DocumentProperties.CustomProperty] = []
  private var name: String?

  init(limits: ReadingLimits) {
    super.init(
      namespaces: [
        Namespace.customProperties, Namespace.strictCustomProperties, Namespace.variantTypes,
        Namespace.strictVariantTypes,
      ], elements: Self.elements, attributes: ["name"], limits: limits)
  }

  override func wantsText(_ element: Int) -> Bool { element > Self.property }

  override func open(_ element: Int, _ attributes: borrowing XMLAttributes) {
    if element == Self.property { name = text(Self.name, of: attributes) }
  }

  override func close(_ element: Int, text: String) {
    guard path.last == Self.property, let name else { return }
    guard properties.count < limits.annotations else { return exceed(limits.annotations, .properties) }
    properties.append(.init(name, Self.value(text, type: Self.elements[element])))
    self.name = nil
  }

  /// A value of a type; as text where it does not fit the type.
  private static func value(_ text: String, type: String) -> DocumentProperties.CustomValue {
    switch type {
    case "lpwstr", "lpstr", "bstr": .text(text)
    case "bool":
      ["true", "1"].contains(text)
        ? .boolean(true) : ["false", "0"].contains(text) ? .boolean(false) : .text(text)
    case "filetime", "date": ISODate.moment(text).map { .date($0) } ?? .text(text)
    case "r4", "r8", "decimal": Double(text).map { .number($0) } ?? .text(text)
    default: Int(text).map { .whole($0) } ?? .text(text)
    }
  }
}
