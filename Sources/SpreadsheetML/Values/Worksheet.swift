/// A sheet to be written: its cells and everything about them.
public struct Worksheet: Hashable, Sendable {
  /// Whether a sheet is seen.
  public enum Visibility: String, Hashable, Sendable {
    case visible
    /// It is hidden, and the user can show it.
    case hidden
    /// It is hidden, and only a program can show it.
    case veryHidden
  }

  /// How wide a column is.
  public enum ColumnWidth: Hashable, Sendable {
    /// So many digits of the default font.
    case characters(Double)
    /// As wide as its longest text, within limits in digits of the default font.
    case fitted(minimum: Double = 4, maximum: Double = 60)
  }

  /// How high a row is.
  public enum RowHeight: Hashable, Sendable {
    /// So many points.
    case points(Double)
    /// As high as its text, lines that wrap included.
    case fitted
  }

  /// The name on the tab: 1 to 31 characters without `: \ / ? * [ ]`.
  public var name: String
  /// Whether the sheet is seen.
  public var visibility: Visibility
  package var tabColor: Color?
  /// The widths of columns by number; the others take the program's own.
  public var columnWidths: [Int: ColumnWidth]
  /// The heights of rows by number.
  ///
  /// Rows that are not named are fitted where a cell wraps or has large letters, and else take the program's
  /// own height.
  public var rowHeights: [Int: RowHeight]
  /// Columns that are not seen.
  public var hiddenColumns: Set<Int>
  /// Rows that are not seen.
  public var hiddenRows: Set<Int>
  /// The styles of whole columns by number, for the cells that are not written.
  package var columnStyles: [Int: CellStyle]
  /// Merged cells.
  public var mergedRanges: [CellRange]
  /// The first cell that scrolls: the rows above and the columns at its left stay.
  public var frozenAt: CellReference?
  /// The cell that is chosen when the sheet is opened.
  package var selectedCell: CellReference?
  /// Whether the lines between the cells are shown.
  package var showsGridLines: Bool
  /// The zoom in percent, 10 to 400.
  package var zoom: Int
  /// The cells with buttons for filters in their first row.
  public var filter: CellRange?
  /// How the sheet is printed.
  public var page: PageSetup
  /// What may be typed.
  public var dataValidations: [DataValidation]
  /// Looks that depend on values.
  public var conditionalFormats: [ConditionalFormat]
  /// Tables.
  public var tables: [Table]
  /// Notes on cells.
  public var comments: [CellComment]
  /// Pictures.
  public var images: [SheetImage]
  /// Charts.
  public var charts: [Chart]
  /// Keeps locked cells from being changed; nil for none.
  public var protection: SheetProtection?

  var rows: [StoredRow]
  var styles: StyleCollection
  /// Addresses outside the sheet that were written to, reported when the workbook is made.
  var misplaced: [String]

  /// An empty sheet.
  public init(name: String) {
    self.name = name
    visibility = .visible
    tabColor = nil
    columnWidths = [:]
    rowHeights = [:]
    hiddenColumns = []
    hiddenRows = []
    columnStyles = [:]
    mergedRanges = []
    frozenAt = nil
    selectedCell = nil
    showsGridLines = true
    zoom = 100
    filter = nil
    page = PageSetup()
    dataValidations = []
    conditionalFormats = []
    tables = []
    comments = []
    images = []
    charts = []
    protection = nil
    rows = []
    styles = StyleCollection()
    misplaced = []
  }
}

struct StoredRow: Hashable, Sendable {
  var number: Int
  var cells: [StoredCell]
}

struct StoredCell: Hashable, Sendable {
  let content: CellContent
  // Narrow, since a sheet holds one for each cell.
  private let narrowColumn: UInt32
  private let narrowStyle: UInt32

  var column: Int { Int(narrowColumn) }
  /// The style's place in the sheet's collection.
  var style: Int { Int(narrowStyle) }

  /// - Parameters:
  ///   - column: A column of a sheet.
  ///   - style: A place in the sheet's collection.
  init(column: Int, content: CellContent, style: Int) {
    self.content = content
    narrowColumn = UInt32(truncatingIfNeeded: column)
    narrowStyle = UInt32(truncatingIfNeeded: style)
  }
}

/// Styles, each once, in the order of their first use; the first is the normal style.
struct StyleCollection: Hashable, Sendable {
  private(set) var styles: [CellStyle] = [.normal]
  private var places: [CellStyle: Int] = [.normal: 0]
  /// The places of the styles that were used last: a row of a table uses few, and hashing one costs more than
  /// comparing with these.
  private var recent = [0]
  private static let recentLimit = 6

  /// The place of a style, a new one where it was not used before.
  mutating func place(of style: CellStyle) -> Int {
    if let known = recent.first(where: { styles[$0] == style }) { return known }
    let place: Int
    if let known = places[style] {
      place = known
    } else {
      place = styles.count
      styles.append(style)
      places[style] = place
    }
    if recent.count == Self.recentLimit { recent.removeFirst() }
    recent.append(place)
    return place
  }
}
