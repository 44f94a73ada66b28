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
  private static let sure = 0.97
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

  /// The rows after which a page begins: each page of the sheet is begun by a break, since programs that count a
  /// little otherwise would soon part what belongs together.
  /// - Parameter groups: Rows that belong together, by their first rows; what overlaps is kept together where it
  ///   fits a page, and what is longer than a page only by the smaller groups within.
  func rows(keeping groups: [ClosedRange<Int>]) -> [Int] {
    let needed = heights(of: groups)
    var breaks: [Int] = []
    var used = 0.0
    for row in 1...max(1, sheet.usedRange?.last.row ?? 1) {
      let height = Self.height(row, of: sheet)
      if used + max(height, needed[row] ?? 0) > full, used > repeated, breaks.count < Self.limit {
        breaks.append(row - 1)
        used = repeated
      }
      used += height
    }
    return breaks
  }

  /// How high a page may become.
  private var full: Double { capacity * Self.sure }

  /// What must fit the rest of a page by the row at which it begins.
  private func heights(of groups: [ClosedRange<Int>]) -> [Int: Double] {
    let groups = groups.sorted { $0.lowerBound < $1.lowerBound }
    var heights: [Int: Double] = [:]
    func fits(_ rows: ClosedRange<Int>) -> Double? {
      let height = rows.reduce(0) { $0 + Self.height($1, of: sheet) }
      return repeated + height <= full ? height : nil
    }
    for (place, group) in groups.enumerated() {
      guard var height = fits(group) else { continue }
      var end = group.upperBound
      for other in groups[(place + 1)...] where other.lowerBound <= end && other.upperBound > end {
        guard let whole = fits(group.lowerBound...other.upperBound) else { continue }
        (height, end) = (whole, other.upperBound)
      }
      heights[group.lowerBound] = max(height, heights[group.lowerBound] ?? 0)
    }
    return heights
  }
}

extension PageBreaks {
  /// The rows that close a sheet, from the last rows of its table on: signatures on a page of their own would sign
  /// anything, and notes alone would stand under the heads of an empty table.
  /// - Parameters:
  ///   - table: The row after the table.
  ///   - notes: The row after the notes, at which signatures begin.
  ///   - end: The row after all.
  static func closing(table: Int, notes: Int, end: Int) -> [ClosedRange<Int>] {
    [max(1, table - 2), max(1, table - 1), max(1, notes - 1)].filter { $0 < end }.map { $0...(end - 1) }
  }
}
