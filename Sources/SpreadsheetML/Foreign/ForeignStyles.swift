/// Collects the looks of a workbook of another container: equal ones once, as a workbook of OOXML lists them.
struct ForeignStyles {
  private(set) var stylesheet = Stylesheet()
  /// For each of them, whether it shows a number as a date or time.
  private(set) var temporals: [DisplayFormat.Temporal] = []

  private let limit: Int
  private var places: [CellStyle: Int] = [:]
  private var fonts: [CellStyle.Font: Int] = [:]
  private var fills: [Color?: Int] = [:]
  private var formats: [String: Int] = [:]

  /// - Parameter first: The look of cells that state none.
  init(limits: ReadingLimits, first: CellStyle = .normal) {
    limit = limits.styles
    _ = place(of: first)
  }

  /// The place of a look; nil where there are too many.
  mutating func place(of style: CellStyle) -> Int? {
    if let place = places[style] { return place }
    guard stylesheet.records.count < limit else { return nil }
    var record = Stylesheet.Record()
    if let font = style.font {
      record.font = fonts[font] ?? stylesheet.fonts.count
      if fonts.updateValue(record.font, forKey: font) == nil { stylesheet.fonts.append(font) }
    }
    record.fill = fills[style.fill] ?? stylesheet.fills.count
    if fills.updateValue(record.fill, forKey: style.fill) == nil { stylesheet.fills.append(style.fill) }
    record.alignment = style.alignment
    record.isLocked = style.isLocked
    record.hidesFormula = style.hidesFormula
    record.numberFormat = number(of: style.numberFormat)
    let place = stylesheet.records.count
    stylesheet.records.append(record)
    temporals.append(stylesheet.temporal(ofNumberFormat: record.numberFormat))
    places[style] = place
    return place
  }

  /// A look of dates for a cell that holds one and has a format that shows none.
  mutating func place(ofDateLike place: Int, hasTime: Bool, isTime: Bool) -> Int? {
    self.place(
      of: stylesheet.style(at: place).with {
        $0.numberFormat = isTime ? "[h]:mm:ss" : hasTime ? "dd/mm/yyyy hh:mm:ss" : .date
      })
  }

  // The ids of formats of one's own begin at 164.
  private mutating func number(of format: NumberFormat) -> Int {
    if let known = format.builtInIdentifier { return known }
    if let known = formats[format.code] { return known }
    let number = 164 + formats.count
    formats[format.code] = number
    stylesheet.numberFormats[number] = format.code
    return number
  }
}
