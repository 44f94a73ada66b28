extension ExactDecimal {
  /// A percentage as people read it, with one decimal, half up: `82,5%` in Vietnamese, `90.0%` in English.
  package func percentage(_ language: Language) -> String {
    let rounded = rounded(to: 1)
    return rounded.formatted(language) + (rounded.isWhole ? language == .vi ? ",0%" : ".0%" : "%")
  }
}
