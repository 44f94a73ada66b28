/// What a sheet says besides its cells, and what was odd in reading it.
public struct SheetDetails: Sendable, Hashable {
  /// The merged ranges.
  public internal(set) var mergedRanges: [CellRange] = []
  /// The hidden columns, as ranges of column numbers.
  public internal(set) var hiddenColumns: [ClosedRange<Int>] = []
  /// The hidden rows that the sheet lists, as ranges of row numbers.
  package internal(set) var hiddenRows: [ClosedRange<Int>] = []
  /// What may be entered where.
  public internal(set) var dataValidations: [DataValidation] = []
  /// The range that the sheet says it fills; never relied upon.
  package internal(set) var declaredRange: CellRange?
  /// The range that its cells fill.
  public internal(set) var usedRange: CellRange?
  /// How many cells were read, blank ones left out.
  package internal(set) var cellCount = 0
  /// Whether rows and cells came in their order, none twice.
  public internal(set) var isOrdered = true
  /// Whether all was read, or the receiver had enough.
  package internal(set) var isComplete = false
  /// What was odd; after a hundred of a kind only counted.
  public internal(set) var notices: [ReadingNotice] = []
  /// How many oddities there were of each kind.
  public internal(set) var noticeCounts: [ReadingNotice.Code: Int] = [:]

  /// How many notices of one kind a sheet keeps.
  package static let noticeLimit = 100

  mutating func note(_ notice: ReadingNotice) {
    let count = noticeCounts[notice.code, default: 0] + 1
    noticeCounts[notice.code] = count
    if count <= Self.noticeLimit { notices.append(notice) }
  }
}
