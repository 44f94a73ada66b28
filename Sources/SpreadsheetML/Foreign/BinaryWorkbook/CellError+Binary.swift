extension CellError {
  /// The error value of a number in Excel 97–2003.
  static func binary(_ number: Int) -> CellError? {
    switch number {
    case 0x00: .emptyIntersection
    case 0x07: .divisionByZero
    case 0x0F: .wrongType
    case 0x17: .invalidReference
    case 0x1D: .unknownName
    case 0x24: .invalidNumber
    case 0x2A: .notAvailable
    default: nil
    }
  }
}
