import XMLStream

/// The elements and attributes of OpenDocument that say what a spreadsheet holds.
enum OpenDocumentWords {
  /// The elements that are known, by namespace and name.
  enum Element: String, CaseIterable {
    // Where looks stand.
    case fontFaces = "office:font-face-decls"
    case styles = "office:styles"
    case automaticStyles = "office:automatic-styles"
    case fontFace = "style:font-face"
    case style = "style:style"
    case defaultStyle = "style:default-style"
    case textProperties = "style:text-properties"
    case cellProperties = "style:table-cell-properties"
    case paragraphProperties = "style:paragraph-properties"
    case tableProperties = "style:table-properties"
    // Formats of numbers.
    case numberStyle = "number:number-style"
    case currencyStyle = "number:currency-style"
    case percentageStyle = "number:percentage-style"
    case dateStyle = "number:date-style"
    case timeStyle = "number:time-style"
    case booleanStyle = "number:boolean-style"
    case textStyle = "number:text-style"
    case map = "style:map"
    case number = "number:number"
    case scientific = "number:scientific-number"
    case fraction = "number:fraction"
    case currencySymbol = "number:currency-symbol"
    case literal = "number:text"
    case textContent = "number:text-content"
    case fill = "number:fill-character"
    case day = "number:day"
    case dayOfWeek = "number:day-of-week"
    case month = "number:month"
    case year = "number:year"
    case hours = "number:hours"
    case minutes = "number:minutes"
    case seconds = "number:seconds"
    case halfDay = "number:am-pm"
    // Where cells stand.
    case documentContent = "office:document-content"
    case documentStyles = "office:document-styles"
    case document = "office:document"
    case body = "office:body"
    case spreadsheet = "office:spreadsheet"
    case settings = "table:calculation-settings"
    case nullDate = "table:null-date"
    case names = "table:named-expressions"
    case namedRange = "table:named-range"
    case namedExpression = "table:named-expression"
    case table = "table:table"
    case columnGroup = "table:table-column-group"
    case headerColumns = "table:table-header-columns"
    case columns = "table:table-columns"
    case column = "table:table-column"
    case rowGroup = "table:table-row-group"
    case headerRows = "table:table-header-rows"
    case rows = "table:table-rows"
    case row = "table:table-row"
    case cell = "table:table-cell"
    case coveredCell = "table:covered-table-cell"
    case annotation = "office:annotation"
    case creator = "dc:creator"
    case paragraph = "text:p"
    case heading = "text:h"
    case span = "text:span"
    case space = "text:s"
    case tab = "text:tab"
    case lineBreak = "text:line-break"
  }

  /// The attributes that are known, by their local names: no two that are wanted share one with another meaning.
  enum Attribute: String, CaseIterable {
    case name, family, condition, display, visibility, formula, value, color, position, country, language
    case style, textual, calendar, grouping, c
    case parent = "parent-style-name"
    case dataStyle = "data-style-name"
    case fontName = "font-name"
    case fontFamily = "font-family"
    case fontSize = "font-size"
    case fontWeight = "font-weight"
    case fontStyle = "font-style"
    case lineThroughStyle = "text-line-through-style"
    case lineThroughType = "text-line-through-type"
    case underlineStyle = "text-underline-style"
    case underlineType = "text-underline-type"
    case textPosition = "text-position"
    case background = "background-color"
    case protection = "cell-protect"
    case textAlign = "text-align"
    case wrap = "wrap-option"
    case applied = "apply-style-name"
    case truncates = "truncate-on-overflow"
    case decimals = "decimal-places"
    case minimumDecimals = "min-decimal-places"
    case minimumDigits = "min-integer-digits"
    case minimumExponent = "min-exponent-digits"
    case minimumNumerator = "min-numerator-digits"
    case minimumDenominator = "min-denominator-digits"
    case denominator = "denominator-value"
    case displayFactor = "display-factor"
    case dateValue = "date-value"
    case timeValue = "time-value"
    case booleanValue = "boolean-value"
    case stringValue = "string-value"
    case valueType = "value-type"
    case cellRange = "cell-range-address"
    case expression = "expression"
    case styleName = "style-name"
    case defaultCellStyle = "default-cell-style-name"
    case columnsRepeated = "number-columns-repeated"
    case rowsRepeated = "number-rows-repeated"
    case columnsSpanned = "number-columns-spanned"
    case rowsSpanned = "number-rows-spanned"
  }

  static let namespaces = [
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "number": "urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "dc": "http://purl.org/dc/elements/1.1/",
  ]
  /// Where LibreOffice says that a text is an error.
  static let extended = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"

  /// The attributes of an element.
  struct Attributes {
    var values: [Attribute: String] = [:]
    /// Whether LibreOffice calls the value an error.
    var isError = false

    subscript(attribute: Attribute) -> String? { values[attribute] }

    func integer(_ attribute: Attribute) -> Int? {
      values[attribute].flatMap { text in text.utf8.count <= 9 ? Int(text) : nil }
    }

    /// How often something stands there: once unless it says so.
    func count(_ attribute: Attribute) -> Int { min(max(1, integer(attribute) ?? 1), 1 << 21) }
  }

  /// The words as one parser knows them.
  struct Names {
    private var elements: [XMLName: [(namespace: XMLName, element: Element)]] = [:]
    private var attributes: [XMLName: Attribute] = [:]
    private var texts = XMLName.none
    private var extended = XMLName.none

    init() {}

    init(_ table: borrowing XMLNameTable) {
      for element in Element.allCases {
        let parts = element.rawValue.split(separator: ":", maxSplits: 1)
        let namespace = table.name(OpenDocumentWords.namespaces[String(parts[0])] ?? "")
        elements[table.name(String(parts[1])), default: []].append((namespace, element))
      }
      for attribute in Attribute.allCases { attributes[table.name(attribute.rawValue)] = attribute }
      texts = table.name(OpenDocumentWords.namespaces["text"] ?? "")
      extended = table.name(OpenDocumentWords.extended)
    }

    func element(_ name: XMLName, in namespace: XMLName) -> Element? {
      elements[name]?.first { $0.namespace == namespace }?.element
    }

    /// Whether an element belongs to the texts of paragraphs.
    func isText(_ namespace: XMLName) -> Bool { namespace == texts }

    func values(_ found: borrowing XMLAttributes) -> Attributes {
      var result = Attributes()
      for index in 0..<found.count {
        guard let attribute = attributes[found.name(at: index)] else { continue }
        if found.namespace(at: index) == extended {
          if attribute == .valueType { result.isError = found.text(at: index) == "error" }
        } else {
          result.values[attribute] = found.text(at: index)
        }
      }
      return result
    }
  }
}
