import XMLStream

/// `xl/styles.xml`: fonts, fills, borders, number formats and how cells put them together.
struct StylesPart {
  private let defaultFont: CellStyle.Font
  private let dialect: Dialect
  private var fonts: Numbered<CellStyle.Font>
  private var fills = Numbered<Color?>(first: nil)
  private var borders = Numbered<CellStyle.Borders>(first: CellStyle.Borders())
  private var numberFormats = Numbered<NumberFormat>()
  private var formats: Numbered<CellStyle>
  private var formatParts: [(font: Int, fill: Int, border: Int, numberFormat: Int)] = []
  private var differentials = Numbered<DifferentialStyle>()

  init(defaultFont: CellStyle.Font, dialect: Dialect = .transitional) {
    (self.defaultFont, self.dialect) = (defaultFont, dialect)
    fonts = Numbered(first: defaultFont)
    formats = Numbered()
    _ = number(of: .normal)
  }

  mutating func number(of style: CellStyle) -> Int {
    let (number, isNew) = formats.number(of: style)
    if isNew {
      // Fill 1 is the grey pattern that every workbook has.
      let fill = fills.number(of: style.fill).number
      formatParts.append(
        (
          fonts.number(of: style.font ?? defaultFont).number, fill == 0 ? 0 : fill + 1,
          borders.number(of: style.borders).number, numberFormatNumber(style.numberFormat)
        ))
    }
    return number
  }

  func style(_ number: Int) -> CellStyle { formats.values[number] }

  mutating func number(of differential: DifferentialStyle) -> Int {
    if let format = differential.numberFormat { _ = numberFormatNumber(format) }
    return differentials.number(of: differential).number
  }

  private mutating func numberFormatNumber(_ format: NumberFormat) -> Int {
    format.builtInIdentifier ?? numberFormats.number(of: format).number + 164
  }

  func xml() throws(XMLWriter.Fault) -> [UInt8] {
    var writer = XMLWriter()
    writer.element("styleSheet", ["xmlns": dialect.main]) { writer in
      writeNumberFormats(to: &writer)
      writeFonts(to: &writer)
      writeFills(to: &writer)
      writeBorders(to: &writer)
      writer.element("cellStyleXfs", ["count": "1"]) {
        $0.element("xf", ["numFmtId": "0", "fontId": "0", "fillId": "0", "borderId": "0"])
      }
      writeCellFormats(to: &writer)
      writer.element("cellStyles", ["count": "1"]) {
        $0.element("cellStyle", ["name": "Normal", "xfId": "0", "builtinId": "0"])
      }
      writeDifferentials(to: &writer)
      writer.element(
        "tableStyles",
        [
          "count": "0", "defaultTableStyle": "TableStyleMedium2", "defaultPivotStyle": "PivotStyleLight16",
        ])
    }
    return try writer.finish()
  }

  private func writeNumberFormats(to writer: inout XMLWriter) {
    guard !numberFormats.values.isEmpty else { return }
    writer.element("numFmts", ["count": "\(numberFormats.values.count)"]) { writer in
      for (index, format) in numberFormats.values.enumerated() {
        writer.element("numFmt", ["numFmtId": "\(index + 164)", "formatCode": format.code])
      }
    }
  }

  private func writeFonts(to writer: inout XMLWriter) {
    writer.element("fonts", ["count": "\(fonts.values.count)"]) { writer in
      for font in fonts.values {
        writer.element("font") { Self.writeFontProperties(font, nameElement: "name", to: &$0) }
      }
    }
  }

  /// The children of `font`, and of `rPr` in rich text, in the order that all programs accept.
  static func writeFontProperties(
    _ font: CellStyle.Font, nameElement: String, to writer: inout XMLWriter
  ) {
    if font.isBold { writer.element("b") }
    if font.isItalic { writer.element("i") }
    if font.isStruckThrough { writer.element("strike") }
    if let underline = font.underline {
      writer.element("u", ["val": underline == .single ? nil : underline.rawValue])
    }
    if let script = font.script { writer.element("vertAlign", ["val": script.rawValue]) }
    writer.element("sz", ["val": shortText(font.size)])
    writer.element("color", (font.color ?? .theme(1, tint: 0)).attributes)
    writer.element(nameElement, ["val": font.name])
    writer.element("family", ["val": font.name.hasPrefix("Times") ? "1" : "2"])
  }

  private func writeFills(to writer: inout XMLWriter) {
    writer.element("fills", ["count": "\(fills.values.count + 1)"]) { writer in
      writer.element("fill") { $0.element("patternFill", ["patternType": "none"]) }
      writer.element("fill") { $0.element("patternFill", ["patternType": "gray125"]) }
      for case .some(let color) in fills.values {
        writer.element("fill") { writer in
          writer.element("patternFill", ["patternType": "solid"]) { writer in
            writer.element("fgColor", color.attributes)
            writer.element("bgColor", ["indexed": "64"])
          }
        }
      }
    }
  }

  private func writeBorders(to writer: inout XMLWriter) {
    writer.element("borders", ["count": "\(borders.values.count)"]) { writer in
      for border in borders.values {
        writer.element("border", ["diagonalDown": border.diagonalDown == nil ? nil : "1"]) { writer in
          Self.writeSide("left", border.left, to: &writer)
          Self.writeSide("right", border.right, to: &writer)
          Self.writeSide("top", border.top, to: &writer)
          Self.writeSide("bottom", border.bottom, to: &writer)
          Self.writeSide("diagonal", border.diagonalDown, to: &writer)
        }
      }
    }
  }

  private static func writeSide(
    _ name: String, _ side: CellStyle.Borders.Side?, to writer: inout XMLWriter
  ) {
    guard let side else {
      writer.element(name)
      return
    }
    writer.element(name, ["style": side.line.rawValue]) {
      $0.element("color", (side.color ?? .automatic).attributes)
    }
  }

  private func writeCellFormats(to writer: inout XMLWriter) {
    writer.element("cellXfs", ["count": "\(formats.values.count)"]) { writer in
      for (style, parts) in zip(formats.values, formatParts) {
        let hasAlignment = style.alignment != CellStyle.Alignment()
        let hasProtection = !style.isLocked || style.hidesFormula
        writer.element(
          "xf",
          [
            "numFmtId": "\(parts.numberFormat)", "fontId": "\(parts.font)", "fillId": "\(parts.fill)",
            "borderId": "\(parts.border)", "xfId": "0", "quotePrefix": style.hasTextPrefix ? "1" : nil,
            "applyNumberFormat": parts.numberFormat == 0 ? nil : "1",
            "applyFont": parts.font == 0 ? nil : "1", "applyFill": parts.fill == 0 ? nil : "1",
            "applyBorder": parts.border == 0 ? nil : "1", "applyAlignment": hasAlignment ? "1" : nil,
            "applyProtection": hasProtection ? "1" : nil,
          ]
        ) { writer in
          if hasAlignment { Self.writeAlignment(style.alignment, to: &writer) }
          if hasProtection {
            writer.element(
              "protection",
              ["locked": style.isLocked ? nil : "0", "hidden": style.hidesFormula ? "1" : nil])
          }
        }
      }
    }
  }

  private static func writeAlignment(_ alignment: CellStyle.Alignment, to writer: inout XMLWriter) {
    let rotation = alignment.rotation
    writer.element(
      "alignment",
      [
        "horizontal": alignment.horizontal?.rawValue ?? (alignment.indent > 0 ? "left" : nil),
        "vertical": alignment.vertical?.rawValue,
        // Degrees with the clock are counted from 90 on.
        "textRotation": rotation == 0 ? nil : "\(rotation < 0 ? 90 - rotation : rotation)",
        "wrapText": alignment.wrapsText ? "1" : nil,
        "indent": alignment.indent > 0 ? "\(alignment.indent)" : nil,
        "shrinkToFit": alignment.shrinksToFit ? "1" : nil,
      ])
  }

  private func writeDifferentials(to writer: inout XMLWriter) {
    writer.element("dxfs", ["count": "\(differentials.values.count)"]) { writer in
      for differential in differentials.values {
        writer.element("dxf") { writeDifferential(differential, to: &$0) }
      }
    }
  }

  private func writeDifferential(_ differential: DifferentialStyle, to writer: inout XMLWriter) {
    if differential.isBold != nil || differential.isItalic != nil || differential.fontColor != nil {
      writer.element("font") { writer in
        if let isBold = differential.isBold { writer.element("b", ["val": isBold ? nil : "0"]) }
        if let isItalic = differential.isItalic { writer.element("i", ["val": isItalic ? nil : "0"]) }
        if let color = differential.fontColor { writer.element("color", color.attributes) }
      }
    }
    if let format = differential.numberFormat {
      let number = format.builtInIdentifier ?? 164 + (numberFormats.values.firstIndex(of: format) ?? 0)
      writer.element("numFmt", ["numFmtId": "\(number)", "formatCode": format.code])
    }
    if let fill = differential.fill {
      writer.element("fill") { writer in
        // In a change of looks a solid fill shows its background colour.
        writer.element("patternFill") { $0.element("bgColor", fill.attributes) }
      }
    }
    if let color = differential.borderColor {
      let side = CellStyle.Borders.Side(.thin, color: color)
      writer.element("border") { writer in
        for name in ["left", "right", "top", "bottom"] { Self.writeSide(name, side, to: &writer) }
      }
    }
  }
}

/// Values, each once, numbered in the order of their first use.
struct Numbered<Value: Hashable> {
  private(set) var values: [Value]
  private var numbers: [Value: Int]

  init() {
    values = []
    numbers = [:]
  }

  init(first: Value) {
    values = [first]
    numbers = [first: 0]
  }

  func known(_ value: Value) -> Int? { numbers[value] }

  mutating func number(of value: Value) -> (number: Int, isNew: Bool) {
    if let number = numbers[value] { return (number, false) }
    numbers[value] = values.count
    values.append(value)
    return (values.count - 1, true)
  }
}

/// A number as XML wants it: `11`, `10.5`.
func shortText(_ number: Double) -> String {
  number == number.rounded() && abs(number) < 1e15 ? String(Int(number)) : number.description
}
