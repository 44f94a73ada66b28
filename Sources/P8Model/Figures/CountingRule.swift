/// Which reports count in figures; each rule takes fewer than the one before it.
public enum CountingRule: String, Hashable, Sendable, CaseIterable, Comparable {
  /// All without errors.
  case accepted
  /// Only those that the commune's committee has signed (Circular 01/2022/TT-UBDT); the others are named.
  case confirmed
  /// Only those that the level above has approved; the others are named.
  case approved

  /// The names by which a rule may be asked for; `verified` is what `confirmed` was called before.
  public static let names: [(name: String, value: CountingRule)] =
    allCases.map { ($0.rawValue, $0) } + [("verified", .confirmed)]

  /// A rule by one of its names.
  public init?(named name: String) {
    guard let rule = Self.names.first(where: { $0.name == name })?.value else { return nil }
    self = rule
  }

  /// The states of reports that count.
  public var states: [ReportState] { ReportState.allCases.filter { $0.counts(by: self) } }

  /// In the order of the rules.
  public static func < (left: CountingRule, right: CountingRule) -> Bool { left.rank < right.rank }

  private var rank: Int {
    switch self {
    case .accepted: 0
    case .confirmed: 1
    case .approved: 2
    }
  }
}
