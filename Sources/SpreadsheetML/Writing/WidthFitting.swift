/// Finds the widths of columns that fit their text, while cells go by.
struct WidthFitting {
  private var columns: Set<Int> = []
  private var pixels: [Int: Double] = [:]
  private var excluded: Set<CellReference> = []
  private var measures: [CellStyle.Font: TextWidth] = [:]
  private var defaultFont = CellStyle.Font()

  init() {}

  /// A fitting of the columns of a sheet that are to be fitted.
  init(sheet: Worksheet, defaultFont: CellStyle.Font) {
    self.defaultFont = defaultFont
    for (column, width) in sheet.columnWidths {
      if case .fitted = width { columns.insert(column) }
    }
  }

  var isActive: Bool { !columns.isEmpty }

  /// Takes a cell into account.
  mutating func note(_ content: CellContent, column: Int, style: CellStyle) {
    guard columns.contains(column), style.alignment.rotation == 0 else { return }
    let text = ShownText.of(content, format: style.numberFormat)
    guard !text.isEmpty else { return }
    let measure = measure(style.font ?? defaultFont)
    var widest = 0.0
    for line in text.split(separator: "\n") { widest = max(widest, measure.pixels(line)) }
    widest += Double(style.alignment.indent) * 9
    if widest > pixels[column] ?? 0 { pixels[column] = widest }
  }

  /// The widths of all columns that have one, in characters.
  func widths(of sheet: Worksheet) -> [Int: Double] {
    let digit = TextWidth(font: defaultFont).digitPixels
    var widths: [Int: Double] = [:]
    for (column, width) in sheet.columnWidths {
      switch width {
      case .characters(let count): widths[column] = Self.stored(count, digit: digit)
      case .fitted(let minimum, let maximum):
        // Room for the button of a filter, where the first row has one.
        let needed = ((pixels[column] ?? 0) / digit * 100).rounded(.up) / 100 + 1
        widths[column] = Self.stored(min(max(needed, minimum), maximum), digit: digit)
      }
    }
    return widths
  }

  /// The width as files hold it: with the padding at both sides, in whole pixels.
  private static func stored(_ characters: Double, digit: Double) -> Double {
    let pixels = (characters * digit + 5).rounded()
    return min((pixels / digit * 256).rounded(.down) / 256, 255)
  }

  private mutating func measure(_ font: CellStyle.Font) -> TextWidth {
    if let known = measures[font] { return known }
    let measure = TextWidth(font: font)
    measures[font] = measure
    return measure
  }
}

/// About the text that a cell shows, good enough to measure.
enum ShownText {
  static func of(_ content: CellContent, format: NumberFormat) -> String {
    switch content {
    case .blank: ""
    case .text(let text), .hyperlink(_, let text): text
    case .richText(let text): text.plainText
    case .number(let number): shown(number, format: format)
    case .boolean(let truth): truth ? "TRUE" : "FALSE"
    case .date(let moment): moment.second == 0 ? "00/00/0000" : "00/00/0000 00:00"
    case .time: "00:00:00"
    case .error(let error): error.rawValue
    case .formula(_, let cached), .arrayFormula(_, _, let cached):
      switch cached {
      case .blank: ""
      case .number(let number), .date(_, let number), .time(_, let number): shown(number, format: format)
      case .text(let text): text
      case .boolean(let truth): truth ? "TRUE" : "FALSE"
      case .error(let error): error.rawValue
      }
    }
  }

  /// A number with as many digits and separators as its format asks for.
  private static func shown(_ number: Double, format: NumberFormat) -> String {
    let code = format.code
    if code == "General" || code == "@" { return shortText(number) }
    if code.contains("yy") || code.contains("h") { return "00/00/0000" }
    let section = code.split(separator: ";", omittingEmptySubsequences: false).first.map(String.init) ?? code
    let decimals =
      section.split(separator: ".").dropFirst().first.map { $0.prefix { "0#?".contains($0) }.count } ?? 0
    let scaled = section.contains("%") ? number * 100 : number
    guard abs(scaled) < 1e15 else { return number.description }
    let digits = String(Int(scaled.magnitude.rounded()))
    var text = scaled < 0 ? "-" : ""
    text += digits
    if section.contains(","), digits.utf8.count > 3 {
      text += String(repeating: ".", count: (digits.utf8.count - 1) / 3)
    }
    if decimals > 0 { text += "," + String(repeating: "0", count: decimals) }
    // Units and other letters that stand in the code.
    text += section.split(separator: "\"", omittingEmptySubsequences: false).enumerated()
      .filter { $0.offset % 2 == 1 }.map { String($0.element) }.joined()
    if section.contains("%") { text += "%" }
    return text
  }
}
