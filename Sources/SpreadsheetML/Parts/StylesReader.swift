import XMLStream

/// Reads number formats, fonts, fills and the formats of cells.
final class StylesReader: PartHandler {
  private enum Place {
    case outside, styleSheet, numberFormats, fonts, font, fills, fill, patternFill, cellFormats, cellFormat
  }

  private(set) var fault: WorkbookFault? {
    didSet { isFinished = true }
  }
  private(set) var isFinished = false
  private(set) var styles = Stylesheet()

  private let limits: ReadingLimits
  private var path: [Place] = []
  private var skipped = 0
  private var font = CellFont()
  private var fill = CellFill()
  private var words: Words?

  private final class Words: Sendable {
    let main: NamespacePair
    let fonts: FontElements
    let colors: ColorAttributes
    let styleSheet, numFmts, numFmt, fontList, font, fills, fill, patternFill, fgColor, bgColor: XMLName
    let cellXfs, xf, alignment, protection: XMLName
    let numFmtId, formatCode, fontId, fillId, patternType, horizontal, wrapText, locked, quotePrefix: XMLName

    init(_ names: borrowing XMLNameTable) {
      main = NamespacePair(names, Namespace.main, Namespace.strictMain)
      fonts = FontElements(names)
      colors = ColorAttributes(names)
      styleSheet = names.name("styleSheet")
      numFmts = names.name("numFmts")
      numFmt = names.name("numFmt")
      fontList = names.name("fonts")
      font = names.name("font")
      fills = names.name("fills")
      fill = names.name("fill")
      patternFill = names.name("patternFill")
      fgColor = names.name("fgColor")
      bgColor = names.name("bgColor")
      cellXfs = names.name("cellXfs")
      xf = names.name("xf")
      alignment = names.name("alignment")
      protection = names.name("protection")
      numFmtId = names.name("numFmtId")
      formatCode = names.name("formatCode")
      fontId = names.name("fontId")
      fillId = names.name("fillId")
      patternType = names.name("patternType")
      horizontal = names.name("horizontal")
      wrapText = names.name("wrapText")
      locked = names.name("locked")
      quotePrefix = names.name("quotePrefix")
    }
  }

  init(limits: ReadingLimits) {
    self.limits = limits
  }

  func begin(names: borrowing XMLNameTable) {
    words = names.vocabulary(of: StylesReader.self) { Words($0) }
  }

  func characters(_ text: borrowing Span<UInt8>) {}

  func startElement(_ name: XMLName, in namespace: XMLName, attributes: borrowing XMLAttributes) {
    guard !isFinished, let words else { return }
    guard skipped == 0, words.main.contains(namespace),
      let place = place(of: name, attributes, words)
    else {
      skipped += 1
      if path.isEmpty { refuseRoot() }
      return
    }
    path.append(place)
  }

  func endElement(_ name: XMLName, in namespace: XMLName) {
    guard !isFinished else { return }
    guard skipped == 0 else {
      skipped -= 1
      return
    }
    switch path.popLast() {
    case .font: styles.fonts.append(font)
    case .fill: styles.fills.append(fill)
    default: break
    }
  }

  private func place(
    of name: XMLName, _ attributes: borrowing XMLAttributes, _ words: Words
  ) -> Place? {
    switch path.last {
    case nil:
      return name == words.styleSheet ? .styleSheet : nil
    case .styleSheet:
      if name == words.numFmts { return .numberFormats }
      if name == words.fontList { return .fonts }
      if name == words.fills { return .fills }
      if name == words.cellXfs { return .cellFormats }
    case .numberFormats:
      if name == words.numFmt { readNumberFormat(attributes, words) }
    case .fonts where name == words.font:
      guard hasRoom(styles.fonts.count) else { return nil }
      font = CellFont()
      return .font
    case .font:
      words.fonts.read(name, attributes, into: &font)
    case .fills where name == words.fill:
      guard hasRoom(styles.fills.count) else { return nil }
      fill = CellFill()
      return .fill
    case .fill where name == words.patternFill:
      fill.pattern = attributes.text(of: words.patternType)
      return .patternFill
    case .patternFill:
      if name == words.fgColor { fill.foreground = words.colors.color(of: attributes) }
      if name == words.bgColor { fill.background = words.colors.color(of: attributes) }
    case .cellFormats where name == words.xf:
      guard hasRoom(styles.cellFormats.count) else { return nil }
      styles.cellFormats.append(
        Stylesheet.CellFormatRecord(
          numberFormat: attributes.integer(of: words.numFmtId) ?? 0,
          font: attributes.integer(of: words.fontId) ?? 0, fill: attributes.integer(of: words.fillId) ?? 0,
          hasTextPrefix: attributes.boolean(of: words.quotePrefix) ?? false))
      return .cellFormat
    case .cellFormat:
      guard !styles.cellFormats.isEmpty else { return nil }
      let last = styles.cellFormats.count - 1
      if name == words.alignment {
        styles.cellFormats[last].horizontal = attributes.text(of: words.horizontal)
        styles.cellFormats[last].wrapsText = attributes.boolean(of: words.wrapText) ?? false
      } else if name == words.protection {
        styles.cellFormats[last].isLocked = attributes.boolean(of: words.locked) ?? true
      }
    default: break
    }
    return nil
  }

  private func readNumberFormat(_ attributes: borrowing XMLAttributes, _ words: Words) {
    guard hasRoom(styles.numberFormats.count), let id = attributes.integer(of: words.numFmtId),
      let code = attributes.text(of: words.formatCode)
    else { return }
    if styles.numberFormats[id] == nil { styles.numberFormats[id] = code }
  }

  private func refuseRoot() {
    fault = WorkbookFault(
      .damagedPart,
      reason: BilingualText(vi: "Phần này không phải kiểu ô.", en: "This part is not a style sheet."))
  }

  private func hasRoom(_ count: Int) -> Bool {
    guard count >= limits.styles else { return true }
    fault = WorkbookFault(
      .limitExceeded,
      reason: BilingualText(
        vi: "Có hơn \(limits.styles) kiểu ô.", en: "There are more than \(limits.styles) styles."))
    return false
  }
}
