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
    /// Upright.
    case portrait
    /// On its side.
    case landscape
  }

  /// The empty edges in millimetres.
  public struct Margins: Hashable, Sendable {
    /// At the left.
    public var left: Double
    /// At the right.
    public var right: Double
    /// At the top.
    public var top: Double
    /// At the bottom.
    public var bottom: Double
    /// From the upper edge to the header.
    public var header: Double
    /// From the lower edge to the footer.
    public var footer: Double

    /// Margins in millimetres.
    public init(
      left: Double = 18, right: Double = 18, top: Double = 19, bottom: Double = 19, header: Double = 8,
      footer: Double = 8
    ) {
      self.left = left
      self.right = right
      self.top = top
      self.bottom = bottom
      self.header = header
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

  /// The paper.
  public var paper: Paper
  /// Which way the paper stands.
  public var orientation: Orientation
  /// The empty edges.
  public var margins: Margins
  /// How large the sheet is printed.
  public var scaling: Scaling
  /// Rows that are printed at the top of each page.
  public var repeatedRows: ClosedRange<Int>?
  /// Columns that are printed at the left of each page.
  public var repeatedColumns: ClosedRange<Int>?
  /// The lines above and below the page.
  public var headerFooter: HeaderFooter
  /// What is printed; empty for all.
  public var printArea: [CellRange]
  /// Rows after which a new page begins.
  public var rowBreaks: [Int]
  /// Columns after which a new page begins.
  public var columnBreaks: [Int]
  /// Whether the sheet stands in the middle from left to right.
  public var isCenteredHorizontally: Bool
  /// Whether the sheet stands in the middle from top to bottom.
  public var isCenteredVertically: Bool
  /// Whether the lines between the cells are printed.
  public var printsGridLines: Bool
  /// Whether the letters and numbers of columns and rows are printed.
  public var printsHeadings: Bool
  /// The number of the first page; nil counts on.
  public var firstPageNumber: Int?

  /// A page set-up; A4 upright where nothing is named.
  public init(
    paper: Paper = .a4, orientation: Orientation = .portrait, margins: Margins = Margins(),
    scaling: Scaling = .percent(100), repeatedRows: ClosedRange<Int>? = nil,
    repeatedColumns: ClosedRange<Int>? = nil, headerFooter: HeaderFooter = HeaderFooter(),
    printArea: [CellRange] = [], rowBreaks: [Int] = [], columnBreaks: [Int] = [],
    isCenteredHorizontally: Bool = false, isCenteredVertically: Bool = false, printsGridLines: Bool = false,
    printsHeadings: Bool = false, firstPageNumber: Int? = nil
  ) {
    self.paper = paper
    self.orientation = orientation
    self.margins = margins
    self.scaling = scaling
    self.repeatedRows = repeatedRows
    self.repeatedColumns = repeatedColumns
    self.headerFooter = headerFooter
    self.printArea = printArea
    self.rowBreaks = rowBreaks
    self.columnBreaks = columnBreaks
    self.isCenteredHorizontally = isCenteredHorizontally
    self.isCenteredVertically = isCenteredVertically
    self.printsGridLines = printsGridLines
    self.printsHeadings = printsHeadings
    self.firstPageNumber = firstPageNumber
  }
}

/// The lines above and below a printed page.
public struct HeaderFooter: Hashable, Sendable {
  /// One line: what stands at the left, in the middle and at the right.
  ///
  /// The texts hold the codes of the format (`&P` page, `&N` pages, `&A` sheet, `&B` bold, `&12` size);
  /// pass text of unknown content through ``HeaderFooter/literal(_:)``.
  public struct Line: Hashable, Sendable {
    /// At the left.
    public var left: String
    /// In the middle.
    public var center: String
    /// At the right.
    public var right: String

    /// A line by its three places.
    public init(left: String = "", center: String = "", right: String = "") {
      self.left = left
      self.center = center
      self.right = right
    }

    /// Whether nothing stands there.
    public var isEmpty: Bool { left.isEmpty && center.isEmpty && right.isEmpty }

    /// The line as the format writes it: `&L…&C…&R…`.
    var code: String {
      (left.isEmpty ? "" : "&L" + left) + (center.isEmpty ? "" : "&C" + center)
        + (right.isEmpty ? "" : "&R" + right)
    }
  }

  /// Above each page.
  public var header: Line
  /// Below each page.
  public var footer: Line
  /// Whether the first page has its own.
  public var hasDifferentFirstPage: Bool
  /// Above the first page, where it has its own.
  public var firstHeader: Line
  /// Below the first page, where it has its own.
  public var firstFooter: Line

  /// The code of the page number.
  public static let page = "&P"
  /// The code of the number of pages.
  public static let pages = "&N"
  /// The code of the name of the sheet.
  public static let sheetName = "&A"

  /// Headers and footers that are the same on all pages.
  public init(header: Line = Line(), footer: Line = Line()) {
    self.header = header
    self.footer = footer
    hasDifferentFirstPage = false
    firstHeader = Line()
    firstFooter = Line()
  }

  /// Headers and footers with others on the first page.
  public init(header: Line = Line(), footer: Line = Line(), firstHeader: Line, firstFooter: Line) {
    self.header = header
    self.footer = footer
    hasDifferentFirstPage = true
    self.firstHeader = firstHeader
    self.firstFooter = firstFooter
  }

  /// Text in which `&` means itself.
  public static func literal(_ text: String) -> String {
    text.split(separator: "&", omittingEmptySubsequences: false).joined(separator: "&&")
  }
}
