/// What reading a sheet has found so far besides its cells, and the fault that ended it.
struct SheetFindings {
  private(set) var fault: WorkbookFault?
  /// Whether nothing more is wanted.
  private(set) var isFinished = false
  private(set) var isStopped = false
  var details = SheetDetails()

  let context: SheetContext

  init(context: SheetContext) {
    self.context = context
  }

  /// Remembers an oddity.
  mutating func note(_ kind: ReadingNotice.Kind, _ cell: CellReference?, vi: String, en: String) {
    details.note(
      ReadingNotice(
        kind, part: context.part, sheet: context.sheet, cell: cell, message: BilingualText(vi: vi, en: en)))
  }

  /// Ends the reading with a fault; the first one counts.
  mutating func refuse(_ kind: WorkbookFault.Kind, cell: CellReference? = nil, vi: String, en: String) {
    guard fault == nil else { return }
    fault = WorkbookFault(
      kind, part: context.part, sheet: context.sheet, cell: cell, reason: BilingualText(vi: vi, en: en))
    isFinished = true
  }

  /// Ends the reading because nothing that is wanted follows.
  mutating func finish() {
    isFinished = true
  }

  /// Ends the reading because the receiver has enough.
  mutating func stop() {
    isStopped = true
    isFinished = true
  }

  mutating func refuseRoot() {
    refuse(.damagedPart, vi: "Phần này không phải trang tính.", en: "This part is not a worksheet.")
  }

  mutating func refuseLength(of cell: CellReference) {
    refuse(
      .limitExceeded, cell: cell, vi: "Nội dung ô dài hơn \(context.limits.textUnits) ký tự.",
      en: "The cell holds more than \(context.limits.textUnits) characters.")
  }

  mutating func refuseCount() {
    refuse(
      .limitExceeded, vi: "Trang tính có hơn \(context.limits.annotations) vùng trộn, cột hay quy tắc nhập.",
      en: "The sheet has more than \(context.limits.annotations) merged ranges, columns or validations.")
  }
}
