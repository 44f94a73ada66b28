import XMLStream

/// Reads number formats, fonts, fills, borders and the formats of cells.
final class StylesReader: PartHandler {
  private enum Place {
    case outside, styleSheet, numberFormats, fonts, font, fills, fill, patternFill, borders, border, side
    case cellFormats, cellFormat
  }

  private(set) var fault: WorkbookFault? {
    didSet { isFinished = true }
  }
  private(set) var isFinished = false
  private(set) var styles = Stylesheet()

  private let limits: ReadingLimits
  private var path: [Place] = []
  private var skipped = 0
  private var font = CellStyle.Font()
  private var fill = Fill()
  private var border = CellStyle.Borders()
  private var side: (name: XMLName, side: CellStyle.Borders.Side)?
  private var hasDiagonal = false
  private var words: Words?

  /// A fill as the file states it.
  private struct Fill {
    var pattern: String?
    var foreground: Color?
    var background: Color?

    /// The colour that a person sees; nil for no fill, and for `gray125`, which every workbook has and no cell uses.
    var color: Color? {
      switch pattern {
      case nil, "none", "gray125": nil
      default: foreground ?? background
      }
    }
  }

  private final class Words: Sendable {
    let main: NamespacePair
    let fonts: FontElements
    let colors: ColorAttributes
    let styleSheet, numFmts, numFmt, fontList, font, fills, fill, patternFill, fgColor, bgColor: XMLName
    let borders, border, left, right, top, bottom, diagonal, color: XMLName
    let cellXfs, xf, alignment, protection: XMLName
    let numFmtId, formatCode, fontId, fillId, borderId, patternType, style, diagonalDown: XMLName
    let horizontal, vertical, wrapText, shrinkToFit, indent, textRotation: XMLName
    let locked, hidden, quotePrefix: XMLName

    /// Looked up once for a parser, so that names are compared as addresses.
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
      borders = names.name("borders")
      border = names.name("border")
      left = names.name("left")
      right = names.name("right")
      top = names.name("top")
      bottom = names.name("bottom")
      diagonal = names.name("diagonal")
      color = names.name("color")
      cellXfs = names.name("cellXfs")
      xf = names.name("xf")
      alignment = names.name("alignment")
      protection = names.name("protection")
      numFmtId = names.name("numFmtId")
      formatCode = names.name("formatCode")
      fontId = names.name("fontId")
      fillId = names.name("fillId")
      borderId = names.name("borderId")
      patternType = names.name("patternType")
      style = names.name("style")
      diagonalDown = names.name("diagonalDown")
      horizontal = names.name("horizontal")
      vertical = names.name("vertical")
      wrapText = names.name("wrapText")
      shrinkToFit = names.name("shrinkToFit")
      indent = names.name("indent")
      textRotation = names.name("textRotation")
      locked = names.name("locked")
      hidden = names.name("hidden")
      quotePrefix = names.name("quotePrefix")
    }
  }

  init(limits: ReadingLimits) { self.limits = limits }

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
    case .fill: styles.fills.append(fill.color)
    case .border: styles.borders.append(border)
    case .side: finishSide()
    default: break
    }
  }

  /// Takes what an element states; gives its place where something within it is wanted.
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
      if name == words.borders { return .borders }
      if name == words.cellXfs { return .cellFormats }
    case .numberFormats:
      if name == words.numFmt { readNumberFormat(attributes, words) }
    case .fonts where name == words.font:
      guard hasRoom(styles.fonts.count) else { return nil }
      font = CellStyle.Font()
      return .font
    case .font:
      words.fonts.read(name, attributes, into: &font)
    case .fills where name == words.fill:
      guard hasRoom(styles.fills.count) else { return nil }
      fill = Fill()
      return .fill
    case .fill where name == words.patternFill:
      fill.pattern = attributes.text(of: words.patternType)
      return .patternFill
    case .patternFill:
      if name == words.fgColor { fill.foreground = words.colors.color(of: attributes) }
      if name == words.bgColor { fill.background = words.colors.color(of: attributes) }
    case .borders where name == words.border:
      guard hasRoom(styles.borders.count) else { return nil }
      border = CellStyle.Borders()
      // A diagonal line without a direction is not drawn.
      hasDiagonal = attributes.boolean(of: words.diagonalDown) ?? false
      return .border
    case .border:
      let line = attributes.text(of: words.style).flatMap(CellStyle.Borders.Line.init(rawValue:))
      side = line.map { (name, CellStyle.Borders.Side($0)) }
      return .side
    case .side where name == words.color: side?.side.color = words.colors.color(of: attributes)
    case .cellFormats where name == words.xf:
      guard hasRoom(styles.records.count) else { return nil }
      styles.records.append(
        Stylesheet.Record(
          numberFormat: attributes.integer(of: words.numFmtId) ?? 0,
          font: attributes.integer(of: words.fontId) ?? 0, fill: attributes.integer(of: words.fillId) ?? 0,
          border: attributes.integer(of: words.borderId) ?? 0,
          hasTextPrefix: attributes.boolean(of: words.quotePrefix) ?? false))
      return .cellFormat
    case .cellFormat:
      guard !styles.records.isEmpty else { return nil }
      let last = styles.records.count - 1
      if name == words.alignment {
        styles.records[last].alignment = alignment(attributes, words)
      } else if name == words.protection {
        styles.records[last].isLocked = attributes.boolean(of: words.locked) ?? true
        styles.records[last].hidesFormula = attributes.boolean(of: words.hidden) ?? false
      }
    default: break
    }
    return nil
  }

  private func finishSide() {
    guard let (name, side) = side, let words else { return }
    if name == words.left { border.left = side }
    if name == words.right { border.right = side }
    if name == words.top { border.top = side }
    if name == words.bottom { border.bottom = side }
    if name == words.diagonal, hasDiagonal { border.diagonalDown = side }
  }

  private func alignment(_ attributes: borrowing XMLAttributes, _ words: Words) -> CellStyle.Alignment {
    // Degrees with the clock are counted from 90 on.
    let rotation = attributes.integer(of: words.textRotation) ?? 0
    return CellStyle.Alignment(
      horizontal: attributes.text(of: words.horizontal).flatMap { .init(rawValue: $0) },
      vertical: attributes.text(of: words.vertical).flatMap { .init(rawValue: $0) },
      wrapsText: attributes.boolean(of: words.wrapText) ?? false,
      shrinksToFit: attributes.boolean(of: words.shrinkToFit) ?? false,
      indent: attributes.integer(of: words.indent) ?? 0,
      rotation: (91...180).contains(rotation) ? 90 - rotation : rotation)
  }

  private func readNumberFormat(_ attributes: borrowing XMLAttributes, _ words: Words) {
    guard hasRoom(styles.numberFormats.count), let id = attributes.integer(of: words.numFmtId),
      let code = attributes.text(of: words.formatCode)
    else { return }
    if styles.numberFormats[id] == nil { styles.numberFormats[id] = code }
  }

  private func refuseRoot() { fault = WorkbookFault(.notAStyleSheet) }

  private func hasRoom(_ count: Int) -> Bool {
    guard count >= limits.styles else { return true }
    fault = WorkbookFault(.tooMany(.styles, limit: limits.styles))
    return false
  }
}
