/// Where a link leads.
public struct Hyperlink: Hashable, Sendable {
  /// The places to which a link can lead.
  public enum Target: Hashable, Sendable {
    /// An address: `https://…`, `mailto:…`, or another file.
    case address(String)
    /// A place in this workbook: `'Orders 2026'!A1`, or a defined name.
    case place(String)
    /// Another file, by an address as in ``address(_:)``, and a place in it: `bao-cao.xlsx`, `'Sheet 1'!B2`.
    case file(String, place: String?)

    /// The address outside of the workbook; nil where there is none.
    var outside: String? {
      switch self {
      case .address(let address), .file(let address, _): address
      case .place: nil
      }
    }

    /// The place in a workbook; nil where there is none.
    var place: String? {
      switch self {
      case .place(let place): place
      case .file(_, let place): place
      case .address: nil
      }
    }
  }

  package var target: Target
  /// What is shown while the pointer rests on it.
  package var tooltip: String?

  /// A link to be written with ``CellContent/hyperlink(_:text:)``.
  public init(_ target: Target, tooltip: String? = nil) { (self.target, self.tooltip) = (target, tooltip) }
}
