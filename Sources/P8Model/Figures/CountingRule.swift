/// Which reports count in figures.
public enum CountingRule: String, Hashable, Sendable, CaseIterable {
  /// All without errors.
  case accepted
  /// Only those that the commune's committee has signed (Circular 01/2022/TT-UBDT); the others are named.
  case verified
}
