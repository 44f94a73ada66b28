/// Collects the fonts, number formats, colours and cell formats of a workbook.
struct BinaryStyles {
  /// A cell format as its record has it; colours are known at the end only.
  private struct Format {
    var record: Stylesheet.Record
    var pattern = 0
    var patternColors = (foreground: 0, background: 0)
    var sides: [(line: Int, color: Int)] = []
  }

  private let limits: ReadingLimits
  private var numberFormats: [Int: String] = [:]
  private var fonts: [(font: CellStyle.Font, color: Int)] = []
  private var formats: [Format] = []
  private var palette = BinaryPalette()

  init(limits: ReadingLimits) { self.limits = limits }

  // MARK: Records

  mutating func readPalette(_ record: RecordStream.Record, of bytes: [UInt8]) {
    palette.read(record.body, of: bytes)
  }

  mutating func readNumberFormat(_ record: RecordStream.Record, _ stream: RecordStream)
    throws(WorkbookFault)
  {
    guard numberFormats.count < limits.styles else { throw tooMany }
    guard record.body.count >= 5 else { throw RecordStream.fault(record) }
    let (bytes, start) = (stream.bytes, record.body.lowerBound)
    let isWide = bytes.byte(start + 4) & 1 != 0
    // Some programs state more letters than there are.
    let count = min(bytes.word(start + 2), (record.body.count - 5) >> (isWide ? 1 : 0))
    var content = ContinuedBytes(bytes, [record.body], type: record.type)
    try content.skip(5)
    let code = try content.characters(count, wide: isWide)
    let id = bytes.word(start)
    if numberFormats[id] == nil { numberFormats[id] = code }
  }

  mutating func readFont(_ record: RecordStream.Record, _ stream: inout RecordStream) throws(WorkbookFault) {
    guard fonts.count < limits.styles else { throw tooMany }
    guard record.body.count >= 16 else { throw RecordStream.fault(record) }
    let (bytes, start) = (stream.bytes, record.body.lowerBound)
    var content = try stream.continued(record)
    try content.skip(14)
    let name = try content.text(units: content.byte(), wantsRuns: false).string
    let flags = bytes.word(start + 2)
    let font = CellStyle.Font(
      name: name, size: Double(bytes.word(start)) / 20, isBold: bytes.word(start + 6) >= 600,
      isItalic: flags & 2 != 0, isStruckThrough: flags & 8 != 0,
      underline: Self.underline(bytes.byte(start + 10)), script: Self.script(bytes.word(start + 8)))
    fonts.append((font, bytes.word(start + 4)))
  }

  private static func underline(_ number: Int) -> CellStyle.Font.Underline? {
    switch number {
    case 1: .single
    case 2: .double
    case 0x21: .singleAccounting
    case 0x22: .doubleAccounting
    default: nil
    }
  }

  private static func script(_ number: Int) -> CellStyle.Font.Script? {
    switch number {
    case 1: .superscript
    case 2: .subscript
    default: nil
    }
  }

  mutating func readCellFormat(_ record: RecordStream.Record, of bytes: [UInt8]) throws(WorkbookFault) {
    guard formats.count < limits.styles else { throw tooMany }
    guard record.body.count >= 20 else { throw RecordStream.fault(record) }
    let start = record.body.lowerBound
    let flags = bytes.word(start + 4)
    var format = Format(
      record: Stylesheet.Record(
        numberFormat: bytes.word(start + 2), font: Self.place(ofFont: bytes.word(start)),
        alignment: Self.alignment(bytes, start + 6), isLocked: flags & 1 != 0, hidesFormula: flags & 2 != 0,
        hasTextPrefix: flags & 8 != 0))
    let lines = bytes.word(start + 10)
    let colors = bytes.doubleWord(start + 10)
    let lower = bytes.doubleWord(start + 14)
    format.sides = [
      (lines & 15, Int(colors >> 16 & 127)), (lines >> 4 & 15, Int(colors >> 23 & 127)),
      (lines >> 8 & 15, Int(lower & 127)), (lines >> 12 & 15, Int(lower >> 7 & 127)),
      (colors >> 30 & 1 == 0 ? 0 : Int(lower >> 21 & 15), Int(lower >> 14 & 127)),
    ]
    format.pattern = Int(lower >> 26)
    format.patternColors = (bytes.word(start + 18) & 127, bytes.word(start + 18) >> 7 & 127)
    formats.append(format)
  }

  /// Number 4 is left out in counting fonts.
  private static func place(ofFont number: Int) -> Int {
    if number == 4 { return -1 }
    return number > 4 ? number - 1 : number
  }

  private static func alignment(_ bytes: [UInt8], _ start: Int) -> CellStyle.Alignment {
    let (flags, rotation, more) = (bytes.byte(start), bytes.byte(start + 1), bytes.byte(start + 2))
    let horizontal: [CellStyle.Alignment.Horizontal?] = [
      nil, .left, .center, .right, .fill, .justify, .centerContinuous, .distributed,
    ]
    let vertical: [CellStyle.Alignment.Vertical?] = [
      .top, .center, nil, .justify, .distributed, nil, nil, nil,
    ]
    return CellStyle.Alignment(
      horizontal: horizontal[flags & 7], vertical: vertical[flags >> 4 & 7], wrapsText: flags & 8 != 0,
      shrinksToFit: more & 16 != 0, indent: more & 15,
      // Degrees with the clock are counted from 90 on.
      rotation: (91...180).contains(rotation) ? 90 - rotation : rotation)
  }

  private var tooMany: WorkbookFault {
    WorkbookFault(.tooMany(.styles, limit: limits.styles), part: RecordStream.name)
  }

  // MARK: What they amount to

  /// The font of a number; nil where there is none.
  func font(_ number: Int) -> CellStyle.Font? {
    let place = Self.place(ofFont: number)
    return fonts.indices.contains(place) ? colored(fonts[place]) : nil
  }

  private func colored(_ font: (font: CellStyle.Font, color: Int)) -> CellStyle.Font {
    font.font.colored(font.color == 0x7FFF ? nil : palette.color(font.color))
  }

  /// All styles, with the colours of the palette.
  func stylesheet() -> Stylesheet {
    var sheet = Stylesheet()
    sheet.numberFormats = numberFormats
    sheet.fonts = fonts.map(colored)
    var fills = ValuePlaces<Color?>(first: nil)
    var borders = ValuePlaces(first: CellStyle.Borders())
    for format in formats {
      var record = format.record
      record.fill = fills.place(of: fill(of: format))
      record.border = borders.place(of: self.borders(of: format))
      sheet.records.append(record)
    }
    sheet.fills = fills.values
    sheet.borders = borders.values
    return sheet
  }

  /// The colour that a person sees; as in a package nil for the lightest pattern, which every workbook has.
  private func fill(of format: Format) -> Color? {
    guard format.pattern != 0, format.pattern != 17 else { return nil }
    return palette.color(format.patternColors.foreground)
  }

  private func borders(of format: Format) -> CellStyle.Borders {
    let sides = format.sides.map { side in
      Self.line(side.line).map { CellStyle.Borders.Side($0, color: palette.color(side.color)) }
    }
    guard sides.count == 5 else { return CellStyle.Borders() }
    return CellStyle.Borders(
      left: sides[0], right: sides[1], top: sides[2], bottom: sides[3], diagonalDown: sides[4])
  }

  private static func line(_ number: Int) -> CellStyle.Borders.Line? {
    let lines: [CellStyle.Borders.Line?] = [
      nil, .thin, .medium, .dashed, .dotted, .thick, .double, .hair, .mediumDashed, .dashDot, .mediumDashDot,
      .dashDotDot, .mediumDashDotDot, .slantDashDot,
    ]
    return lines.indices.contains(number) ? lines[number] : nil
  }
}

/// Values by the order in which they were first seen.
private struct ValuePlaces<Value: Hashable> {
  private(set) var values: [Value]
  private var places: [Value: Int]

  init(first: Value) {
    values = [first]
    places = [first: 0]
  }

  mutating func place(of value: Value) -> Int {
    if let place = places[value] { return place }
    values.append(value)
    places[value] = values.count - 1
    return values.count - 1
  }
}
