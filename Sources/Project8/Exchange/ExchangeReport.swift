package import P8Model

/// What came of taking in another registry or a bundle, for people.
package struct ExchangeReport: Sendable {
  /// Whether anything needs a person: conflicts, or reports of locked periods.
  package let needsAttention: Bool
  /// Whether it could not be read at all, and nothing was taken.
  package let isUnreadable: Bool
  /// A line for each thing that is worth saying, then a few words on the whole.
  package let lines: [LocalizedText]

  init(needsAttention: Bool, lines: [LocalizedText], isUnreadable: Bool = false) {
    (self.needsAttention, self.lines, self.isUnreadable) = (needsAttention, lines, isUnreadable)
  }

  package func formatted(_ language: Language) -> String {
    lines.map { $0[language] }.joined(separator: "\n")
  }
}
