/// The styles of XML Spreadsheet 2003: what one does not state is as in its parent, or in the style `Default`.
struct Spreadsheet2003Looks {
  private var looks: [String: CellStyle] = [:]
  private var id = ""
  private var look = CellStyle.normal

  /// Begins a style; false where there are too many.
  mutating func start(_ attributes: Spreadsheet2003Attributes, limit: Int) -> Bool {
    look = self.look(attributes["Parent"] ?? "Default")
    id = attributes["ID"] ?? ""
    return looks.count < limit
  }

  /// The look of an id.
  mutating func look(_ id: String) -> CellStyle {
    finish()
    return looks[id] ?? looks["Default"] ?? .normal
  }

  private mutating func finish() {
    if !id.isEmpty { looks[id] = look }
    id = ""
  }

  mutating func readFont(_ attributes: Spreadsheet2003Attributes) {
    look.font = Self.font(attributes, over: look.font ?? CellStyle.Font())
  }

  static func font(_ attributes: Spreadsheet2003Attributes, over font: CellStyle.Font) -> CellStyle.Font {
    var font = font
    if let name = attributes["FontName"] ?? attributes["Face"] { font.name = name }
    if let size = attributes.number("Size"), size > 0, size < 500 { font.size = size }
    if attributes["Bold"] != nil { font.isBold = attributes.boolean("Bold") }
    if attributes["Italic"] != nil { font.isItalic = attributes.boolean("Italic") }
    if attributes["StrikeThrough"] != nil { font.isStruckThrough = attributes.boolean("StrikeThrough") }
    if let color = attributes.color("Color") { font.color = color }
    switch attributes["Underline"] {
    case "Single": font.underline = .single
    case "Double": font.underline = .double
    case "SingleAccounting": font.underline = .singleAccounting
    case "DoubleAccounting": font.underline = .doubleAccounting
    case "None": font.underline = nil
    default: break
    }
    switch attributes["VerticalAlign"] {
    case "Superscript": font.script = .superscript
    case "Subscript": font.script = .subscript
    case "None": font.script = nil
    default: break
    }
    return font
  }

  mutating func readAlignment(_ attributes: Spreadsheet2003Attributes) {
    switch attributes["Horizontal"] {
    case "Left": look.alignment.horizontal = .left
    case "Center": look.alignment.horizontal = .center
    case "Right": look.alignment.horizontal = .right
    case "Justify": look.alignment.horizontal = .justify
    case "CenterAcrossSelection": look.alignment.horizontal = .centerContinuous
    case "Fill": look.alignment.horizontal = .fill
    case "Distributed": look.alignment.horizontal = .distributed
    default: look.alignment.horizontal = nil
    }
    switch attributes["Vertical"] {
    case "Top": look.alignment.vertical = .top
    case "Center": look.alignment.vertical = .center
    case "Justify": look.alignment.vertical = .justify
    case "Distributed": look.alignment.vertical = .distributed
    default: look.alignment.vertical = nil
    }
    look.alignment.indent = min(max(0, attributes.integer("Indent") ?? 0), 250)
    look.alignment.wrapsText = attributes.boolean("WrapText")
    look.alignment.shrinksToFit = attributes.boolean("ShrinkToFit")
    let rotation = attributes.integer("Rotate") ?? 0
    look.alignment.rotation = (-90...90).contains(rotation) ? rotation : 0
  }

  mutating func readInterior(_ attributes: Spreadsheet2003Attributes) {
    let pattern = attributes["Pattern"]
    look.fill = pattern == nil || pattern == "None" ? nil : attributes.color("Color")
  }

  mutating func readProtection(_ attributes: Spreadsheet2003Attributes) {
    if attributes["Protected"] != nil { look.isLocked = attributes.boolean("Protected") }
    look.hidesFormula = attributes.boolean("HideFormula")
  }

  mutating func readNumberFormat(_ attributes: Spreadsheet2003Attributes) {
    let code = attributes["Format"] ?? "General"
    look.numberFormat = NumberFormat(Self.named[code] ?? code)
  }

  /// The formats that have a name in place of a code.
  static let named = [
    "General Number": "General", "General Date": "[$-F800-short] h:mm", "Long Date": "[$-F800-short]",
    "Medium Date": "dd-mmm-yy", "Short Date": "[$-F800-short]", "Long Time": "h:mm:ss",
    "Medium Time": "hh:mm AM/PM", "Short Time": "h:mm", "Currency": "#,##0.00", "Euro Currency": "#,##0.00",
    "Fixed": "0.00", "Standard": "#,##0.00", "Percent": "0.00%", "Scientific": "0.00E+00",
    "Yes/No": "\"Yes\";\"Yes\";\"No\"", "True/False": "\"True\";\"True\";\"False\"",
    "On/Off": "\"On\";\"On\";\"Off\"",
  ]
}
