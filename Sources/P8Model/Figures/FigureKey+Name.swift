extension FigureKey {
  /// The name of the figure for programs: `in-period`, `cumulative`, `part.new`.
  public var name: String {
    switch self {
    case .inPeriod: "in-period"
    case .cumulative: "cumulative"
    case .part(let id): "part.\(id)"
    }
  }

  /// The figure of a name; nil where there is none.
  public init?(name: some StringProtocol) {
    switch name {
    case "in-period": self = .inPeriod
    case "cumulative": self = .cumulative
    default:
      guard name.hasPrefix("part."), name.utf8.count > 5 else { return nil }
      self = .part(String(name.dropFirst(5)))
    }
  }
}
