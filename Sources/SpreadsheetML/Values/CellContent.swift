/// What is written into a cell.
public enum CellContent: Hashable, Sendable {
  /// Nothing: only the style shows.
  case blank
  /// Text, as it is: it never becomes a formula or a number.
  case text(String)
  /// Text in several fonts.
  // What few cells hold lies elsewhere, so that all cells of a large sheet are small.
  indirect case richText(RichText)
  case number(Double)
  case boolean(Bool)
  /// A day, and a time of day where the second is not 0; the style should have a format of dates.
  case date(SerialDate.Moment)
  /// A time of day or a duration in seconds; the style should have a format of times.
  case time(seconds: Int)
  case error(CellError)
  /// A formula without the leading `=`, in English with commas, and the value it has now.
  ///
  /// Phones, previews and other viewers do not calculate: they show that value.
  indirect case formula(String, cached: CellValue)
  /// A formula over a range of cells, of which this is the upper left.
  indirect case arrayFormula(String, over: CellRange, cached: CellValue)
  /// Text that leads somewhere.
  indirect case hyperlink(Hyperlink, text: String)

  /// What a cell holds that was read, to be written again; its formula where it was asked for.
  public init(_ cell: SheetCell) {
    if let formula = cell.formula {
      self = .formula(formula, cached: cell.value)
    } else if let text = cell.richText {
      self = .richText(text)
    } else {
      self.init(cell.value)
    }
  }

  private init(_ value: CellValue) {
    switch value {
    case .blank: self = .blank
    case .number(let number): self = .number(number)
    case .text(let text): self = .text(text)
    case .boolean(let truth): self = .boolean(truth)
    case .error(let error): self = .error(error)
    case .date(let moment, _): self = .date(moment)
    case .time(let seconds, _): self = .time(seconds: seconds)
    }
  }
}
