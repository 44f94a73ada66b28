/// What a sheet says besides its cells, and what was odd in reading it.
public struct SheetDetails: Sendable, Hashable {
  /// The merged ranges.
  public internal(set) var mergedRanges: [CellRange] = []
  /// The hidden columns, as ranges of column numbers.
  public internal(set) var hiddenColumns: [ClosedRange<Int>] = []
  /// The hidden rows that the sheet lists, as ranges of row numbers.
  public internal(set) var hiddenRows: [ClosedRange<Int>] = []
  /// What may be entered where.
  public internal(set) var validations: [SheetValidation] = []
  /// The range that the sheet says it fills; never relied upon.
  public internal(set) var declaredRange: CellRange?
  /// The range that its cells fill.
  public internal(set) var usedRange: CellRange?
  /// How many cells were read, blank ones left out.
  public internal(set) var cellCount = 0
  /// Whether rows and cells came in their order, none twice.
  public internal(set) var isOrdered = true
  /// Whether all was read, or the receiver had enough.
  public internal(set) var isComplete = false
  /// What was odd; after ``noticeLimit`` of a kind only counted.
  public internal(set) var notices: [ReadingNotice] = []
  /// How many oddities there were of each kind.
  public internal(set) var noticeCounts: [ReadingNotice.Kind: Int] = [:]

  /// How many notices of one kind a sheet keeps.
  public static let noticeLimit = 100

  /// Whether a column is hidden.
  public func isColumnHidden(_ column: Int) -> Bool {
    hiddenColumns.contains { $0.contains(column) }
  }

  mutating func note(_ notice: ReadingNotice) {
    let count = noticeCounts[notice.kind, default: 0] + 1
    noticeCounts[notice.kind] = count
    if count <= Self.noticeLimit { notices.append(notice) }
  }
}

/// A rule about what may be entered into some cells.
public struct SheetValidation: Sendable, Hashable {
  /// The kinds of rules.
  public enum Kind: String, Sendable, Hashable {
    /// Anything; only the message is shown.
    case none
    /// A whole number.
    case whole
    /// A number.
    case decimal
    /// One of a list.
    case list
    /// A date.
    case date
    /// A time.
    case time
    /// A text of some length.
    case textLength
    /// What makes a formula true.
    case custom
  }

  /// The kind of rule.
  public let kind: Kind
  /// The cells for which it holds.
  public let ranges: [CellRange]
  /// How the value is compared: `between`, `greaterThan`; nil is between.
  public let comparison: String?
  /// The first formula, or the list: `"Có,Không"`, `$A$1:$A$9`, a name.
  public let formula1: String?
  /// The second formula.
  public let formula2: String?
  /// Whether blank is allowed.
  public let allowsBlank: Bool

  /// The entries of a list that stands in the rule itself; nil where it stands in cells.
  public var listedValues: [String]? {
    guard kind == .list, let formula1, formula1.utf8.count >= 2, formula1.hasPrefix("\""),
      formula1.hasSuffix("\"")
    else { return nil }
    let inner = formula1.dropFirst().dropLast()
    var values: [String] = []
    for entry in inner.split(separator: ",", omittingEmptySubsequences: false) {
      let words = entry.drop { $0 == " " }
      values.append(String(words.reversed().drop { $0 == " " }.reversed()).undoubledQuotes)
    }
    return values
  }
}

extension String {
  /// The text with each `""` made `"`.
  fileprivate var undoubledQuotes: String {
    guard utf8.contains(UInt8(ascii: "\"")) else { return self }
    var plain = ""
    var isSecond = false
    for character in self {
      if character == "\"", !isSecond {
        isSecond = true
        plain.append(character)
      } else if character == "\"" {
        isSecond = false
      } else {
        isSecond = false
        plain.append(character)
      }
    }
    return plain
  }
}

/// A comment on a cell.
public struct SheetComment: Sendable, Hashable {
  /// The cell.
  public let reference: CellReference
  /// Who wrote it.
  public let author: String?
  /// What it says.
  public let text: String
}
