/// Why a workbook could not be edited.
public enum EditFault: Error, Sendable, Hashable {
  /// It could not be read.
  case reading(WorkbookFault)
  /// What was asked for cannot be written.
  case writing(WriteFault)
}

extension EditFault: CustomStringConvertible {
  /// Code and place for developers.
  public var description: String {
    switch self {
    case .reading(let fault): fault.description
    case .writing(let fault): fault.description
    }
  }
}
