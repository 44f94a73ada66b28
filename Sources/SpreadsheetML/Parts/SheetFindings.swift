/// What reading a sheet has found so far besides its cells, and the fault that ended it.
struct SheetFindings {
  private(set) var fault: WorkbookFault?
  /// Whether nothing more is wanted.
  private(set) var isFinished = false
  private(set) var isStopped = false
  var details = SheetDetails()

  let context: SheetContext

  init(context: SheetContext) { self.context = context }

  mutating func note(_ reason: ReadingNotice.Reason, _ cell: CellReference? = nil) {
    details.note(ReadingNotice(reason, part: context.part, sheet: context.sheet, cell: cell))
  }

  /// Ends the reading with a fault; the first one counts.
  mutating func refuse(_ reason: WorkbookFault.Reason, cell: CellReference? = nil) {
    guard fault == nil else { return }
    fault = WorkbookFault(reason, part: context.part, sheet: context.sheet, cell: cell)
    isFinished = true
  }

  /// Ends the reading because nothing that is wanted follows.
  mutating func finish() { isFinished = true }

  /// Ends the reading because the receiver has enough.
  mutating func stop() {
    isStopped = true
    isFinished = true
  }

  /// A number as its format shows it; one that is no day where it should be stays a number, and is noted.
  mutating func value(of number: Double, style: Int, at cell: CellReference) -> CellValue {
    let temporal = context.temporal(ofStyle: style)
    guard temporal != .none else { return .number(number) }
    switch context.value(of: number, as: temporal) {
    case .value(let value): return value
    case .serialSixty: note(.serialSixty, cell)
    case .outOfRange: note(.dateOutOfRange, cell)
    }
    return .number(number)
  }

  mutating func refuseLength(of cell: CellReference) {
    refuse(.cellTooLong(limit: context.limits.textUnits), cell: cell)
  }

  mutating func refuseCount() { refuse(.tooManyAnnotations(limit: context.limits.annotations)) }
}
