/// The fill of a cell.
public struct CellFill: Sendable, Hashable {
  /// The pattern: `solid`, `none`, `gray125`.
  public internal(set) var pattern: String?
  /// The colour of the pattern; of a solid fill, the colour that is seen.
  public internal(set) var foreground: CellColor?
  /// The colour behind the pattern.
  public internal(set) var background: CellColor?

  /// Creates a fill of which nothing is known.
  public init() {}

  /// The colour that a person sees; nil for no fill.
  public var color: CellColor? {
    switch pattern {
    case nil, "none", "gray125": nil
    default: foreground ?? background
    }
  }
}

/// How a cell looks.
public struct CellFormat: Sendable, Hashable {
  /// The code of the number format: `#,##0`, `dd/mm/yyyy`.
  public let numberFormat: String
  /// The font.
  public let font: CellFont
  /// The fill.
  public let fill: CellFill
  /// The horizontal alignment: `center`; nil where it follows the kind of value.
  public let horizontalAlignment: String?
  /// Whether long text is wrapped.
  public let wrapsText: Bool
  /// Whether the cell cannot be edited once its sheet is protected.
  public let isLocked: Bool
  /// Whether the cell was marked as text with an apostrophe.
  public let hasTextPrefix: Bool
}

/// The styles of a workbook.
struct Stylesheet: Sendable {
  struct CellFormatRecord: Sendable {
    let numberFormat: Int
    let font: Int
    let fill: Int
    var horizontal: String?
    var wrapsText = false
    var isLocked = true
    let hasTextPrefix: Bool
  }

  /// The codes of the formats that the workbook defines, by id.
  var numberFormats: [Int: String] = [:]
  var fonts: [CellFont] = []
  var fills: [CellFill] = []
  var cellFormats: [CellFormatRecord] = []

  /// The code of a number format.
  func code(ofNumberFormat id: Int) -> String {
    numberFormats[id] ?? DisplayFormat.builtInCode(id) ?? "General"
  }

  /// The format at a place; the first one where there is none.
  func format(at index: Int) -> CellFormat {
    let record =
      cellFormats.indices.contains(index)
      ? cellFormats[index]
      : cellFormats.first ?? CellFormatRecord(numberFormat: 0, font: 0, fill: 0, hasTextPrefix: false)
    return CellFormat(
      numberFormat: code(ofNumberFormat: record.numberFormat),
      font: fonts.indices.contains(record.font) ? fonts[record.font] : CellFont(),
      fill: fills.indices.contains(record.fill) ? fills[record.fill] : CellFill(),
      horizontalAlignment: record.horizontal, wrapsText: record.wrapsText, isLocked: record.isLocked,
      hasTextPrefix: record.hasTextPrefix)
  }
}

extension Stylesheet {
  /// Whether a number format shows points in time.
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
