package import P8Model

extension FigureKey {
  /// Reads the name that ``name`` gives.
  package init?(name: String) {
    switch name {
    case "cumulative": self = .cumulative
    case "in-period": self = .inPeriod
    default:
      guard name.hasPrefix("part."), name.count > 5 else { return nil }
      self = .part(String(name.dropFirst(5)))
    }
  }
}
