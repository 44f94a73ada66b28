import SpreadsheetML

/// Where pages begin, so that titles and heads of tables stay with the first rows under them.
///
/// Workbooks have nothing that keeps rows together, so the page is broken before rows that would be parted. Programs differ
/// a little in how much fits a page, so the last part of each is taken for full.
struct PageBreaks {
  /// How high the rows of one page are together, in points of the sheet.
  private let capacity: Double
  /// How high the rows are that stand at the top of each page.
  private let repeated: Double
  private let sheet: Worksheet

  /// A width of one character, the edge of a column beside it, and a row without a height, in points.
  private static let character = 5.25
  private static let edge = 3.75
  private static let standardRow = 15.0
  /// What part of a page is surely there.
  private static let sure = 0.94
  /// More breaks than this Excel does not take.
  private static let limit = 1_000

  /// - Parameter widths: The widths of the columns in characters.
  init(_ sheet: Worksheet, page: PageSetup, widths: [Double]) {
    self.sheet = sheet
    // All layouts are A4.
    let (width, height) = page.orientation == .landscape ? (297.0, 210.0) : (210.0, 297.0)
    func points(_ millimetres: Double) -> Double { millimetres / 25.4 * 72 }
    let margins = page.margins
    let needed = widths.reduce(0) { $0 + $1 * Self.character + Self.edge }
    let scale = min(1, points(width - margins.left - margins.right) / max(1, needed))
    capacity = points(height - margins.top - margins.bottom) / scale
    repeated = (page.repeatedRows ?? 1...1).reduce(0) { sum, row in
      page.repeatedRows == nil ? 0 : sum + Self.height(row, of: sheet)
    }
  }

  private static func height(_ row: Int, of sheet: Worksheet) -> Double {
    if case .points(let points)? = sheet.rowHeights[row] { points } else { standardRow }
  }

  /// The rows after which a page begins.
  /// - Parameter groups: Rows that belong together, in their order; one that is longer than a page is left to itself.
  func rows(keeping groups: [ClosedRange<Int>]) -> [Int] {
    var breaks: [Int] = []
    var next = 1
    var used = 0.0
    func height(_ rows: ClosedRange<Int>) -> Double {
      rows.reduce(0) { $0 + Self.height($1, of: sheet) }
    }
    for group in groups where group.lowerBound >= next {
      while next < group.lowerBound {
        used = place(Self.height(next, of: sheet), after: used)
        next += 1
      }
      let needed = height(group)
      let isParted = used + needed > capacity * Self.sure && used > repeated
      if isParted, repeated + needed <= capacity, breaks.count < Self.limit {
        breaks.append(group.lowerBound - 1)
        used = repeated
      }
    }
    return breaks
  }

  /// How much of a page is used after one more row, on this page or the next.
  private func place(_ height: Double, after used: Double) -> Double {
    used + height > capacity ? repeated + height : used + height
  }
}
