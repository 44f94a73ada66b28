/// What is written into a cell.
public enum CellContent: Hashable, Sendable {
  /// Nothing: only the style shows.
  case blank
  /// Text, as it is: it never becomes a formula or a number.
  case text(String)
  /// Text in several fonts.
  case richText(RichText)
  /// A number.
  case number(Double)
  /// True or false.
  case truth(Bool)
  /// A day, and a time of day where the second is not 0; the style should have a format of dates.
  case date(SerialDate.Moment)
  /// A time or a length of time in seconds; the style should have a format of times.
  case duration(seconds: Int)
  /// An error value.
  case error(CellError)
  /// A formula without the leading `=`, in English with commas, and the value it has now.
  case formula(String, cached: FormulaResult)
  /// A formula over a range of cells, of which this is the upper left.
  case arrayFormula(String, over: CellRange, cached: FormulaResult)
  /// Text that leads somewhere.
  case hyperlink(Hyperlink, text: String)
}

/// The value that a formula has.
///
/// Phones, previews and other viewers do not calculate: they show this.
public enum FormulaResult: Hashable, Sendable {
  /// A number; also a date as its serial number.
  case number(Double)
  /// Text.
  case text(String)
  /// True or false.
  case truth(Bool)
  /// An error value.
  case error(CellError)
}

/// The error values of cells.
public enum CellError: String, Hashable, Sendable, CaseIterable {
  /// A division by zero.
  case divisionByZero = "#DIV/0!"
  /// A value that is not available.
  case notAvailable = "#N/A"
  /// A name that is not known.
  case unknownName = "#NAME?"
  /// Two ranges that share no cell.
  case emptyIntersection = "#NULL!"
  /// A number that cannot be.
  case invalidNumber = "#NUM!"
  /// A cell that is no more.
  case invalidReference = "#REF!"
  /// A value of the wrong kind.
  case wrongKind = "#VALUE!"
}

/// Where a link leads.
public struct Hyperlink: Hashable, Sendable {
  /// The two kinds of goal.
  public enum Target: Hashable, Sendable {
    /// An address: `https://…`, `mailto:…`, or another file.
    case address(String)
    /// A place in this workbook: `'Tổng hợp'!A1`, or a defined name.
    case place(String)
    /// Another file, by an address as in ``address(_:)``, and a place in it: `bao-cao.xlsx`, `'Sheet 1'!B2`.
    case file(String, place: String?)

    /// The address outside of the workbook; nil where there is none.
    var outside: String? {
      switch self {
      case .address(let address), .file(let address, _): address
      case .place: nil
      }
    }

    /// The place in a workbook; nil where there is none.
    var place: String? {
      switch self {
      case .place(let place): place
      case .file(_, let place): place
      case .address: nil
      }
    }
  }

  /// Where it leads.
  public var target: Target
  /// What is shown while the pointer rests on it.
  public var tooltip: String?

  /// Creates a link.
  public init(_ target: Target, tooltip: String? = nil) {
    self.target = target
    self.tooltip = tooltip
  }
}

/// Text in several fonts.
public struct RichText: Hashable, Sendable, ExpressibleByArrayLiteral {
  /// A stretch of text in one font.
  public struct Run: Hashable, Sendable {
    /// The text.
    public var text: String
    /// The font; nil takes the cell's.
    public var font: CellStyle.Font?

    /// Creates a run.
    public init(_ text: String, font: CellStyle.Font? = nil) {
      self.text = text
      self.font = font
    }
  }

  /// The runs, in order.
  public var runs: [Run]

  /// Creates rich text from its runs.
  public init(_ runs: [Run]) {
    self.runs = runs
  }

  /// Creates rich text from its runs.
  public init(arrayLiteral runs: Run...) {
    self.runs = runs
  }

  /// The text without its fonts.
  public var plainText: String {
    runs.reduce(into: "") { $0 += $1.text }
  }
}
