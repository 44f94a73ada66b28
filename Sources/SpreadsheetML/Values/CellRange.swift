/// A rectangle of cells: `B5:H30`.
public struct CellRange: Hashable, Sendable {
  /// The top left cell.
  public let first: CellReference
  /// The bottom right cell.
  public let last: CellReference

  /// The rectangle between two cells, in whatever corners they stand.
  public init(_ one: CellReference, _ other: CellReference) {
    let rows = (min(one.row, other.row), max(one.row, other.row))
    let columns = (min(one.column, other.column), max(one.column, other.column))
    first = CellReference(row: rows.0, column: columns.0) ?? one
    last = CellReference(row: rows.1, column: columns.1) ?? other
  }

  package init(_ cell: CellReference) {
    first = cell
    last = cell
  }

  /// Reads `B5:H30` or `B5`; nil for anything else.
  public init?(_ text: some StringProtocol) {
    guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")) else {
      guard let cell = CellReference(text) else { return nil }
      self.init(cell)
      return
    }
    guard let first = CellReference(text[..<colon]),
      let last = CellReference(text[text.utf8.index(after: colon)...])
    else { return nil }
    self.init(first, last)
  }

  /// Reads `B5:H30` or `B5` from bytes; nil for anything else, `$` included.
  init?(bytes: borrowing Span<UInt8>) {
    var colon = 0
    while colon < bytes.count, bytes[colon] != UInt8(ascii: ":") { colon += 1 }
    guard let first = CellReference(bytes: bytes.extracting(0..<colon)) else { return nil }
    guard colon < bytes.count else {
      self.init(first)
      return
    }
    guard let last = CellReference(bytes: bytes.extracting(colon + 1..<bytes.count)) else { return nil }
    self.init(first, last)
  }

  /// Whether a cell lies in the range.
  public func contains(_ cell: CellReference) -> Bool {
    (first.row...last.row).contains(cell.row) && (first.column...last.column).contains(cell.column)
  }

  package func overlaps(_ other: CellRange) -> Bool {
    first.row <= other.last.row && other.first.row <= last.row && first.column <= other.last.column
      && other.first.column <= last.column
  }
}

extension CellRange: CustomStringConvertible {
  /// The range: `B5:H30`; a single cell without the colon.
  public var description: String { first == last ? first.description : "\(first):\(last)" }

  /// The absolute range: `$B$5:$H$30`.
  package var absolute: String { "\(first.absolute):\(last.absolute)" }
}
