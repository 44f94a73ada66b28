import XMLStream

/// The attributes with which a workbook states a colour.
struct ColorAttributes {
  private var rgb = XMLName.none
  private var theme = XMLName.none
  private var tint = XMLName.none
  private var indexed = XMLName.none

  init() {}

  init(_ names: borrowing XMLNameTable) {
    rgb = names.name("rgb")
    theme = names.name("theme")
    tint = names.name("tint")
    indexed = names.name("indexed")
  }

  func color(of attributes: borrowing XMLAttributes) -> Color {
    if let text = attributes.text(of: rgb), let value = UInt32(text.suffix(6), radix: 16) {
      return .rgb(value)
    }
    if let theme = attributes.integer(of: theme) {
      return .theme(theme, tint: attributes.text(of: tint).flatMap { Double($0) } ?? 0)
    }
    if let index = attributes.integer(of: indexed) { return .indexed(index) }
    return .automatic
  }
}

/// The elements with which a workbook states a font, in styles and in runs of text.
struct FontElements {
  private var bold = XMLName.none
  private var italic = XMLName.none
  private var underline = XMLName.none
  private var strike = XMLName.none
  private var script = XMLName.none
  private var name = XMLName.none
  private var runName = XMLName.none
  private var size = XMLName.none
  private var color = XMLName.none
  private var value = XMLName.none
  private var colors = ColorAttributes()

  init() {}

  init(_ names: borrowing XMLNameTable) {
    bold = names.name("b")
    italic = names.name("i")
    underline = names.name("u")
    strike = names.name("strike")
    script = names.name("vertAlign")
    name = names.name("name")
    runName = names.name("rFont")
    size = names.name("sz")
    color = names.name("color")
    value = names.name("val")
    colors = ColorAttributes(names)
  }

  /// Takes one property of a font from its element.
  func read(_ element: XMLName, _ attributes: borrowing XMLAttributes, into font: inout CellStyle.Font) {
    if element == name || element == runName {
      font.name = attributes.text(of: value) ?? font.name
    } else if element == size {
      font.size = attributes.text(of: value).flatMap { Double($0) } ?? font.size
    } else if element == color {
      font.color = colors.color(of: attributes)
    } else if element == underline {
      let stated = attributes.text(of: value) ?? "single"
      font.underline = .init(rawValue: stated) ?? (stated == "none" ? nil : .single)
    } else if element == script {
      font.script = attributes.text(of: value).flatMap { .init(rawValue: $0) }
    } else {
      // `<b/>` is bold; `<b val="0"/>` is not.
      let isOn =
        switch attributes.text(of: value) {
        case "0", "false", "off": false
        default: true
        }
      if element == bold { font.isBold = isOn }
      if element == italic { font.isItalic = isOn }
      if element == strike { font.isStruckThrough = isOn }
    }
  }
}
