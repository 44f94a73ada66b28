import XMLStream

/// The attributes with which a workbook states a colour.
struct ColorAttributes {
  private let rgb: XMLName
  private let theme: XMLName
  private let tint: XMLName
  private let indexed: XMLName

  init(_ names: borrowing XMLNameTable) {
    rgb = names.name("rgb")
    theme = names.name("theme")
    tint = names.name("tint")
    indexed = names.name("indexed")
  }

  /// The colour that an element states.
  func color(of attributes: borrowing XMLAttributes) -> CellColor {
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
  private let names: [(XMLName, WritableKeyPath<CellFont, Bool>)]
  private let name: XMLName
  private let runName: XMLName
  private let size: XMLName
  private let color: XMLName
  private let value: XMLName
  private let colors: ColorAttributes

  init(_ names: borrowing XMLNameTable) {
    self.names = [
      (names.name("b"), \.isBold), (names.name("i"), \.isItalic), (names.name("u"), \.isUnderlined),
      (names.name("strike"), \.isStruckThrough),
    ]
    name = names.name("name")
    runName = names.name("rFont")
    size = names.name("sz")
    color = names.name("color")
    value = names.name("val")
    colors = ColorAttributes(names)
  }

  /// Takes one property of a font from its element.
  func read(_ element: XMLName, _ attributes: borrowing XMLAttributes, into font: inout CellFont) {
    if element == name || element == runName {
      font.name = attributes.text(of: value)
    } else if element == size {
      font.size = attributes.text(of: value).flatMap { Double($0) }
    } else if element == color {
      font.color = colors.color(of: attributes)
    } else {
      for (name, path) in names where name == element {
        // `<b/>` is bold; `<u val="none"/>` and `<b val="0"/>` are not.
        switch attributes.text(of: value) {
        case "0", "false", "none", "off": font[keyPath: path] = false
        default: font[keyPath: path] = true
        }
      }
    }
  }
}
