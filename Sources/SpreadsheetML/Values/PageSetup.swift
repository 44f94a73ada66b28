/// How a sheet is printed.
public struct PageSetup: Hashable, Sendable {
  /// Sizes of paper.
  public enum Paper: Int, Hashable, Sendable {
    /// 297 × 420 mm.
    case a3 = 8
    /// 210 × 297 mm.
    case a4 = 9
    /// 148 × 210 mm.
    case a5 = 11
    /// 8.5 × 11 inches.
    case letter = 1
    /// 8.5 × 14 inches.
    case legal = 5
  }

  /// Which way the paper stands.
  public enum Orientation: String, Hashable, Sendable {
    case portrait
    case landscape
  }

  /// The empty edges in millimetres.
  public struct Margins: Hashable, Sendable {
    package var left: Double
    package var right: Double
    package var top: Double
    package var bottom: Double
    /// From the upper edge to the header.
    package var header: Double
    /// From the lower edge to the footer.
    package var footer: Double

    /// Margins in millimetres.
    public init(
      left: Double = 18, right: Double = 18, top: Double = 19, bottom: Double = 19, header: Double = 8,
      footer: Double = 8
    ) {
      (self.left, self.right, self.top, self.bottom, self.header) = (left, right, top, bottom, header)
      self.footer = footer
    }
  }

  /// How large the sheet is printed.
  public enum Scaling: Hashable, Sendable {
    /// In percent, 10 to 400.
    case percent(Int)
    /// On so many pages; 0 is as many as it takes.
    case fit(pagesWide: Int, pagesTall: Int)

    /// All columns on one page, as many pages down as it takes.
    public static let fitToWidth = Scaling.fit(pagesWide: 1, pagesTall: 0)
  }

  package var paper: Paper
  package var orientation: Orientation
  package var margins: Margins
  package var scaling: Scaling
  /// Rows that are printed at the top of each page.
  package var repeatedRows: ClosedRange<Int>?
  /// Columns that are printed at the left of each page.
  package var repeatedColumns: ClosedRange<Int>?
  package var headerFooter: HeaderFooter
  /// What is printed; empty for all.
  package var printArea: [CellRange]
  /// Rows after which a new page begins.
  package var rowBreaks: [Int]
  /// Columns after which a new page begins.
  package var columnBreaks: [Int]
  /// Whether the sheet stands in the middle from left to right.
  package var isCenteredHorizontally: Bool
  /// Whether the sheet stands in the middle from top to bottom.
  package var isCenteredVertically: Bool
  package var printsGridLines: Bool
  /// Whether the letters and numbers of columns and rows are printed.
  package var printsHeadings: Bool
  /// The number of the first page; nil counts on.
  package var firstPageNumber: Int?

  /// A page set-up; A4 upright where nothing is named.
  public init(
    paper: Paper = .a4, orientation: Orientation = .portrait, margins: Margins = Margins(),
    scaling: Scaling = .percent(100), repeatedRows: ClosedRange<Int>? = nil,
    repeatedColumns: ClosedRange<Int>? = nil, headerFooter: HeaderFooter = HeaderFooter(),
    printArea: [CellRange] = [], rowBreaks: [Int] = [], columnBreaks: [Int] = [],
    isCenteredHorizontally: Bool = false, isCenteredVertically: Bool = false, printsGridLines: Bool = false,
    printsHeadings: Bool = false, firstPageNumber: Int? = nil
  ) {
    (self.paper, self.orientation, self.margins, self.scaling) = (paper, orientation, margins, scaling)
    (self.repeatedRows, self.repeatedColumns) = (repeatedRows, repeatedColumns)
    (self.headerFooter, self.printArea, self.rowBreaks) = (headerFooter, printArea, rowBreaks)
    (self.columnBreaks, self.isCenteredHorizontally) = (columnBreaks, isCenteredHorizontally)
    (self.isCenteredVertically, self.printsGridLines) = (isCenteredVertically, printsGridLines)
    (self.printsHeadings, self.firstPageNumber) = (printsHeadings, firstPageNumber)
  }
}
