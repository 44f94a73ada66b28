/// An error value of a cell, as cells show it: `#N/A`.
public struct CellError: RawRepresentable, Hashable, Sendable {
  /// What the cell shows.
  public let rawValue: String

  /// An error value by what cells show; programs know more than those named here.
  public init(rawValue: String) {
    self.rawValue = rawValue
  }

  /// A division by zero.
  public static let divisionByZero = CellError(rawValue: "#DIV/0!")
  /// A value that is not available.
  public static let notAvailable = CellError(rawValue: "#N/A")
  /// A name that is not known.
  package static let unknownName = CellError(rawValue: "#NAME?")
  /// Two ranges that share no cell.
  package static let emptyIntersection = CellError(rawValue: "#NULL!")
  /// A number that cannot be.
  package static let invalidNumber = CellError(rawValue: "#NUM!")
  /// A cell that was deleted.
  package static let invalidReference = CellError(rawValue: "#REF!")
  /// A value of the wrong type.
  package static let wrongType = CellError(rawValue: "#VALUE!")
}
