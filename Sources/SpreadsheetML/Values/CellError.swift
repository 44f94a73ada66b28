/// An error value of a cell, as cells show it: `#N/A`.
public struct CellError: RawRepresentable, Hashable, Sendable {
  /// What the cell shows.
  public let rawValue: String

  /// An error value by what cells show; programs know more than those named here.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// A division by zero.
  public static let divisionByZero = CellError(rawValue: "#DIV/0!")
  /// A value that is not available.
  public static let notAvailable = CellError(rawValue: "#N/A")
  package static let unknownName = CellError(rawValue: "#NAME?")
  package static let emptyIntersection = CellError(rawValue: "#NULL!")
  package static let invalidNumber = CellError(rawValue: "#NUM!")
  package static let invalidReference = CellError(rawValue: "#REF!")
  package static let wrongType = CellError(rawValue: "#VALUE!")
}
