package import P8Model
package import P8Presentation

/// Files as they were understood.
package struct UnderstoodBatch: Sendable {
  package let files: [UnderstoodFile]

  /// Whether something waits for a person.
  package var needsAttention: Bool { files.contains(where: \.needsAttention) }

  /// File by file what was taken for what.
  package func formatted(_ language: Language) -> String {
    files.map { $0.formatted(language) }.joined(separator: "\n\n")
  }
}
