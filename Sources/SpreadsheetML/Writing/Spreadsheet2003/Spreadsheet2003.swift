import XMLStream

/// The document of XML Spreadsheet 2003.
struct Spreadsheet2003 {
  let workbook: Workbook
  private var styles = Numbered<CellStyle>(first: .normal)

  static let spreadsheet = "urn:schemas-microsoft-com:office:spreadsheet"
  static let office = "urn:schemas-microsoft-com:office:office"
  static let excel = "urn:schemas-microsoft-com:office:excel"

  /// A line for each row of cells and each style, so that a change shows in its lines.
  private static let lineElements: Set<String> = [
    "AutoFilter", "Column", "ConditionalFormatting", "CustomDocumentProperties", "DataValidation",
    "DocumentProperties", "ExcelWorkbook", "NamedRange", "Names", "Row", "Style", "Styles", "Table",
    "Workbook",
    "Worksheet", "WorksheetOptions",
  ]

  init(workbook: Workbook) {
    self.workbook = workbook
    for sheet in workbook.sheets.map({ $0.withTableCells() }) {
      for row in sheet.rows {
        for cell in row.cells { _ = styles.number(of: style(of: cell, in: sheet)) }
      }
      for style in sheet.columnStyles.sorted(by: { $0.key < $1.key }) {
        _ = styles.number(of: style.value)
      }
    }
  }

  /// One document: properties, styles and names before the sheets that use them.
  func xml() throws(XMLWriter.Fault) -> [UInt8] {
    var writer = XMLWriter(isStandalone: false, lineElements: Self.lineElements)
    writer.instruction("mso-application", "progid=\"Excel.Sheet\"")
    writer.element(
      "Workbook",
      [
        "xmlns": Self.spreadsheet, "xmlns:o": Self.office, "xmlns:x": Self.excel,
        "xmlns:ss": Self.spreadsheet, "xmlns:html": "http://www.w3.org/TR/REC-html40",
      ]
    ) { writer in
      writeProperties(to: &writer)
      writer.element("ExcelWorkbook", ["xmlns": Self.excel]) { writer in
        if workbook.activeSheet > 0 {
          writer.element("ActiveSheet", text: "\(workbook.activeSheet)")
        }
        if workbook.dateSystem == .from1904 { writer.element("Date1904") }
        writer.element("ProtectStructure", text: "False")
        writer.element("ProtectWindows", text: "False")
      }
      writeStyles(to: &writer)
      writeNames(to: &writer)
      for sheet in workbook.sheets {
        Spreadsheet2003Sheet(
          sheet: sheet.withTableCells(), isSelected: sheet.name == workbook.sheets[workbook.activeSheet].name,
          workbook: workbook, styleName: { styleName($0) }, styleOf: { style(of: $0, in: $1) }
        ).write(to: &writer)
      }
    }
    return try writer.finish()
  }

  /// The style of a cell, with a format for dates where a date has none.
  private func style(of cell: StoredCell, in sheet: Worksheet) -> CellStyle {
    var style = sheet.styles.styles[cell.style]
    switch cell.content {
    case .date(let moment) where style.numberFormat == .general:
      style.numberFormat = moment.second == 0 ? .date : .dateTime
    case .time where style.numberFormat == .general: style.numberFormat = .duration
    case .hyperlink where style.font == nil:
      style.font = workbook.defaultFont.with {
        $0.color = .linkBlue
        $0.underline = .single
      }
    default: break
    }
    return style
  }

  private func styleName(_ style: CellStyle) -> String? {
    guard let place = styles.known(style), place > 0 else { return nil }
    return "s\(place)"
  }

  /// Properties of one's own are elements here, so those whose names cannot be are left out.
  private func writeProperties(to writer: inout XMLWriter) {
    let properties = workbook.properties
    writer.element("DocumentProperties", ["xmlns": Self.office]) { writer in
      let texts: [(String, String?)] = [
        ("Title", properties.title), ("Subject", properties.subject), ("Author", properties.author),
        ("Keywords", properties.keywords), ("Description", properties.summary),
        ("LastAuthor", properties.lastModifiedBy ?? properties.author),
        ("Created", properties.created.map { $0.timestamp + "Z" }),
        ("LastSaved", properties.modified.map { $0.timestamp + "Z" }), ("Category", properties.category),
        ("Manager", properties.manager), ("Company", properties.company),
      ]
      for case (let name, let text?) in texts { writer.element(name, text: text) }
      writer.element("Version", text: "16.00")
    }
    let custom = properties.custom.filter { Self.isElementName($0.name) }
    guard !custom.isEmpty else { return }
    writer.element(
      "CustomDocumentProperties",
      ["xmlns": Self.office, "xmlns:dt": "uuid:C2F41010-65B3-11d1-A29F-00AA00C14882"]
    ) { writer in
      for property in custom {
        let (type, text) =
          switch property.value {
          case .text(let text): ("string", text)
          case .whole(let number): ("float", "\(number)")
          case .number(let number): ("float", shortText(number))
          case .boolean(let truth): ("boolean", truth ? "1" : "0")
          case .date(let moment): ("dateTime.tz", moment.timestamp + "Z")
          }
        writer.element(property.name, ["dt:dt": type], text: text)
      }
    }
  }

  private static func isElementName(_ name: String) -> Bool {
    name.utf8.enumerated().allSatisfy { index, byte in
      (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte & ~0x20) || byte == UInt8(ascii: "_")
        || (index > 0 && ((48...57).contains(byte) || byte == UInt8(ascii: "-")))
    }
  }

  private func writeNames(to writer: inout XMLWriter) {
    let names = workbook.definedNames.filter { $0.sheet == nil }
    guard !names.isEmpty, let origin = CellReference(row: 1, column: 1) else { return }
    writer.element("Names") { writer in
      for name in names {
        writer.element(
          "NamedRange",
          [
            "ss:Name": name.name, "ss:RefersTo": "=" + RelativeFormula.of(name.formula, at: origin),
            "ss:Hidden": name.isHidden ? "1" : nil,
          ])
      }
    }
  }

  /// The styles with their numbers: plain ones, then those with borders, then those with fills.
  ///
  /// LibreOffice 7 lets the borders and the fill of one style leak into the next that names none; in this
  /// order only a style with a fill and no borders can be hurt.
  private var ordered: [(offset: Int, element: CellStyle)] {
    func rank(_ style: CellStyle) -> Int {
      let hasBorders = style.borders != CellStyle.Borders()
      return style.fill == nil ? (hasBorders ? 1 : 0) : (hasBorders ? 2 : 3)
    }
    return styles.values.enumerated().sorted {
      (rank($0.element), $0.offset) < (rank($1.element), $1.offset)
    }
  }

  private func writeStyles(to writer: inout XMLWriter) {
    writer.element("Styles") { writer in
      for (index, style) in ordered {
        writer.element(
          "Style",
          [
            "ss:ID": index == 0 ? "Default" : "s\(index)", "ss:Name": index == 0 ? "Normal" : nil,
          ]
        ) { writer in
          // What is as in the default style is left out, as the format means it to be.
          let isDefault = index == 0
          if isDefault || style.alignment != CellStyle.Alignment() {
            Self.writeAlignment(style.alignment, to: &writer)
          }
          if isDefault || style.borders != CellStyle.Borders() {
            Self.writeBorders(style.borders, to: &writer)
          }
          if isDefault || style.font != nil {
            Self.writeFont(style.font ?? workbook.defaultFont, to: &writer)
          }
          if let fill = style.fill?.hexadecimal {
            writer.element("Interior", ["ss:Color": "#" + fill, "ss:Pattern": "Solid"])
          }
          if style.numberFormat != .general {
            writer.element("NumberFormat", ["ss:Format": style.numberFormat.code])
          }
          if !style.isLocked || style.hidesFormula {
            writer.element(
              "Protection",
              ["ss:Protected": style.isLocked ? nil : "0", "x:HideFormula": style.hidesFormula ? "1" : nil])
          }
        }
      }
    }
  }

  /// The older format has the same choices under other words.
  private static func writeAlignment(_ alignment: CellStyle.Alignment, to writer: inout XMLWriter) {
    let horizontal: String? =
      switch alignment.horizontal {
      case .left: "Left"
      case .center: "Center"
      case .right: "Right"
      case .justify: "Justify"
      case .centerContinuous: "CenterAcrossSelection"
      case .fill: "Fill"
      case .distributed: "Distributed"
      case nil: alignment.indent > 0 ? "Left" : nil
      }
    let vertical =
      switch alignment.vertical {
      case .top: "Top"
      case .center: "Center"
      case .justify: "Justify"
      case .distributed: "Distributed"
      case .bottom, nil: "Bottom"
      }
    writer.element(
      "Alignment",
      [
        "ss:Horizontal": horizontal, "ss:Vertical": vertical,
        "ss:Indent": alignment.indent > 0 ? "\(alignment.indent)" : nil,
        "ss:Rotate": (-90...90).contains(alignment.rotation) && alignment.rotation != 0
          ? "\(alignment.rotation)" : nil, "ss:VerticalText": alignment.rotation == 255 ? "1" : nil,
        "ss:ShrinkToFit": alignment.shrinksToFit ? "1" : nil, "ss:WrapText": alignment.wrapsText ? "1" : nil,
      ])
  }

  /// A line is a style and a weight here.
  private static func writeBorders(_ borders: CellStyle.Borders, to writer: inout XMLWriter) {
    let sides = [
      ("Bottom", borders.bottom), ("Left", borders.left), ("Right", borders.right), ("Top", borders.top),
      ("DiagonalLeft", borders.diagonalDown),
    ]
    writer.element("Borders") { writer in
      for case (let position, let side?) in sides {
        let (line, weight) =
          switch side.line {
          case .hair: ("Continuous", "0")
          case .thin: ("Continuous", "1")
          case .medium: ("Continuous", "2")
          case .thick: ("Continuous", "3")
          case .double: ("Double", "3")
          case .dotted: ("Dot", "1")
          case .dashed: ("Dash", "1")
          case .mediumDashed: ("Dash", "2")
          case .dashDot: ("DashDot", "1")
          case .mediumDashDot: ("DashDot", "2")
          case .dashDotDot: ("DashDotDot", "1")
          case .mediumDashDotDot: ("DashDotDot", "2")
          case .slantDashDot: ("SlantDashDot", "2")
          }
        writer.element(
          "Border",
          [
            "ss:Position": position, "ss:LineStyle": line, "ss:Weight": weight,
            "ss:Color": side.color?.hexadecimal.map { "#" + $0 },
          ])
      }
    }
  }

  private static func writeFont(_ font: CellStyle.Font, to writer: inout XMLWriter) {
    let underline: String? =
      switch font.underline {
      case .single: "Single"
      case .double: "Double"
      case .singleAccounting: "SingleAccounting"
      case .doubleAccounting: "DoubleAccounting"
      case nil: nil
      }
    writer.element(
      "Font",
      [
        "ss:FontName": font.name, "x:Family": font.name.hasPrefix("Times") ? "Roman" : "Swiss",
        "ss:Size": shortText(font.size), "ss:Color": font.color?.hexadecimal.map { "#" + $0 },
        "ss:Bold": font.isBold ? "1" : nil, "ss:Italic": font.isItalic ? "1" : nil,
        "ss:StrikeThrough": font.isStruckThrough ? "1" : nil, "ss:Underline": underline,
        "ss:VerticalAlign": font.script.map { $0 == .superscript ? "Superscript" : "Subscript" },
      ])
  }
}
