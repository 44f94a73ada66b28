/// Something odd that was read all the same, and how it was taken.
public struct ReadingNotice: Sendable, Hashable {
  /// What is odd.
  public enum Code: String, Sendable, Hashable, CaseIterable {
    /// A cell stands twice; the later one is left out, or the first where it holds nothing.
    case duplicateCell
    /// A row stands twice; its cells are put together.
    case duplicateRow
    /// Rows or cells do not stand in their order.
    case outOfOrder
    /// A cell or a row states no valid address; it takes the next place.
    case missingReference
    /// A number formatted as a date is 29 February 1900, which never was; it stays a number.
    case serialSixty
    /// A number formatted as a date lies outside the calendar; it stays a number.
    case dateOutOfRange
    /// A value does not fit its type; it is kept as text.
    case malformedValue
    /// A cell points at a shared string that is not there; it is empty.
    case missingString
    /// A cell points at a format that is not there; it has the first one.
    case missingStyle
    /// A range is not valid, or overlaps another.
    case badRange
    /// A name of a part was written in another way than the standard says.
    case oddPartName
    /// A sheet names no part; it is empty.
    case missingPart
    /// The package says twice what may be said once; the first is taken.
    case duplicateDeclaration
    /// Bytes follow the end of the package; they are left out.
    case trailingBytes
  }

  /// What exactly is odd, with its values.
  package enum Reason: Sendable, Hashable {
    case duplicateCell, duplicateRow(Int), rowOutOfOrder(Int, after: Int), cellOutOfOrder
    case cellInOtherRow(Int), cellWithoutAddress, rowWithoutNumber(takenAs: Int), serialSixty
    case dateOutOfRange, malformedValue, unknownType, missingString, missingStyle(Int)
    case mergedRangeInvalid, mergedRangesOverlap(CellRange), validationWithoutRange, backslashes
    case missingPart, duplicateRelationship(String), bytesBehindEnd(Int)
  }

  package let reason: Reason
  /// The part of the package.
  public let part: String?
  /// The name of the sheet.
  public let sheet: String?
  /// The cell.
  public let cell: CellReference?

  package init(_ reason: Reason, part: String? = nil, sheet: String? = nil, cell: CellReference? = nil) {
    (self.reason, self.part, self.sheet, self.cell) = (reason, part, sheet, cell)
  }

  /// What is odd.
  public var code: Code {
    switch reason {
    case .duplicateCell: .duplicateCell
    case .duplicateRow: .duplicateRow
    case .rowOutOfOrder, .cellOutOfOrder, .cellInOtherRow: .outOfOrder
    case .cellWithoutAddress, .rowWithoutNumber: .missingReference
    case .serialSixty: .serialSixty
    case .dateOutOfRange: .dateOutOfRange
    case .malformedValue, .unknownType: .malformedValue
    case .missingString: .missingString
    case .missingStyle: .missingStyle
    case .mergedRangeInvalid, .mergedRangesOverlap, .validationWithoutRange: .badRange
    case .backslashes: .oddPartName
    case .missingPart: .missingPart
    case .duplicateRelationship: .duplicateDeclaration
    case .bytesBehindEnd: .trailingBytes
    }
  }
}

extension ReadingNotice: CustomStringConvertible {
  /// What is odd and where, for developers.
  public var description: String {
    "\(reason)"
      + [part, sheet.map { "sheet \($0)" }, cell.map { "cell \($0)" }].compactMap(\.self)
      .map { ", " + $0 }.joined()
  }
}
