/// The styles of a workbook that is read.
struct Stylesheet: Sendable {
  /// A cell format: its pieces by their places in the lists, and what it states itself.
  struct Record: Sendable {
    var numberFormat = 0
    var font = -1
    var fill = 0
    var border = 0
    var alignment = CellStyle.Alignment()
    var isLocked = true
    var hidesFormula = false
    var hasTextPrefix = false
  }

  /// The codes of the formats that the workbook defines, by id.
  var numberFormats: [Int: String] = [:]
  var fonts: [CellStyle.Font] = []
  var fills: [Color?] = []
  var borders: [CellStyle.Borders] = []
  var records: [Record] = []

  func code(ofNumberFormat id: Int) -> String {
    numberFormats[id] ?? DisplayFormat.builtInCode(id) ?? "General"
  }

  /// The style at a place; the first one where there is none.
  func style(at index: Int) -> CellStyle {
    let record = records.indices.contains(index) ? records[index] : records.first ?? Record()
    return CellStyle(
      font: fonts.indices.contains(record.font) ? fonts[record.font] : nil,
      fill: fills.indices.contains(record.fill) ? fills[record.fill] : nil,
      borders: borders.indices.contains(record.border) ? borders[record.border] : CellStyle.Borders(),
      alignment: record.alignment, numberFormat: NumberFormat(code(ofNumberFormat: record.numberFormat)),
      isLocked: record.isLocked, hidesFormula: record.hidesFormula, hasTextPrefix: record.hasTextPrefix)
  }

  func temporal(ofNumberFormat id: Int) -> DisplayFormat.Temporal {
    if numberFormats[id] == nil {
      switch id {
      case 0...13, 37...44, 48, 49: return .none
      default: break
      }
    }
    return DisplayFormat(code: code(ofNumberFormat: id)).temporal
  }
}
