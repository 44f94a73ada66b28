/// The shape of a text, for codes that people write: `V#####`, `@@-####`.
///
/// `#` stands for a digit 0–9, `@` for a letter A–Z or a–z, `?` for any one character, and `*` at the end for
/// whatever follows; all else stands for itself.
package struct TextShape: Hashable, Sendable {
  package let pattern: String
  private let pieces: [Unicode.Scalar]
  private let isOpen: Bool

  /// Creates a shape; nil for an empty one, or one in which `*` stands before the end.
  package init?(_ pattern: String) {
    var pieces = Array(pattern.unicodeScalars)
    isOpen = pieces.last == "*"
    if isOpen { pieces.removeLast() }
    guard !pieces.isEmpty, !pieces.contains("*") else { return nil }
    (self.pattern, self.pieces) = (pattern, pieces)
  }

  package func matches(_ text: String) -> Bool {
    var index = 0
    for scalar in text.unicodeScalars {
      guard index < pieces.count else { return isOpen }
      switch pieces[index] {
      case "#": guard ("0"..."9").contains(scalar) else { return false }
      case "@": guard ("A"..."Z").contains(scalar) || ("a"..."z").contains(scalar) else { return false }
      case "?": break
      case let piece: guard piece == scalar else { return false }
      }
      index += 1
    }
    return index == pieces.count
  }
}
