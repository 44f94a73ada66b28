import P8Definitions
import P8Model

extension Indicator {
  /// A figure for people: of a ratio one decimal, half up (design, section 5); a dash where it is not known.
  func shown(_ value: ExactDecimal?, in language: Language) -> String {
    value.map { (kind == .ratio ? $0.rounded(to: 1) : $0).formatted(language) } ?? "–"
  }
}
