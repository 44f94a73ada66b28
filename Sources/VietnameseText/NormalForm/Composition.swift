import Foundation

/// Joins letters and combining marks to Unicode form NFC.
///
/// Vietnamese letters are joined by an own table; what else a text holds goes to Foundation, which is slow.
enum Composition {
  /// The text of the scalars in form NFC, and whether that is another text.
  static func composed(_ scalars: [Unicode.Scalar]) -> (text: String, didChange: Bool) {
    if let (joined, didChange) = joinedByTable(scalars) { return (string(joined), didChange) }
    let joined = string(scalars).precomposedStringWithCanonicalMapping
    return (joined, !joined.unicodeScalars.elementsEqual(scalars))
  }

  /// Joins Vietnamese letters; nil when there is a mark or a scalar that the table does not know.
  private static func joinedByTable(_ scalars: [Unicode.Scalar]) -> ([Unicode.Scalar], didChange: Bool)? {
    var joined: [Unicode.Scalar] = []
    joined.reserveCapacity(scalars.count)
    var didChange = false
    var index = 0
    while index < scalars.count {
      let scalar = scalars[index]
      index += 1
      guard index < scalars.count, isCombining(scalars[index]) else {
        guard isKnownComposed(scalar) else { return nil }
        joined.append(scalar)
        continue
      }
      guard var letter = Letter(scalar) else { return nil }
      while index < scalars.count, isCombining(scalars[index]) {
        guard add(scalars[index], to: &letter) else { return nil }
        index += 1
      }
      guard let whole = letter.scalar else { return nil }
      joined.append(whole)
      didChange = true
    }
    return (joined, didChange)
  }

  /// Adds a mark, keeping canonical order: a hat typed after a tone above the letter is another text.
  private static func add(_ scalar: Unicode.Scalar, to letter: inout Letter) -> Bool {
    if let tone = Tone(combining: scalar) {
      guard letter.tone == .ngang else { return false }
      letter.tone = tone
      return true
    }
    guard let mark = Letter.Mark(combining: scalar), letter.mark == .none,
      mark == .horn || letter.tone == .ngang || letter.tone == .nang
    else { return false }
    letter.mark = mark
    return true
  }

  private static func isCombining(_ scalar: Unicode.Scalar) -> Bool {
    (0x300...0x36F).contains(scalar.value)
  }

  private static func isKnownComposed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x300, 0x1E00...0x1EFF, 0x2010...0x205E, 0x20A0...0x20CF, 0x2190...0x21FF, 0x2200...0x2203,
      0x2248, 0x2264...0x2265, 0x25A0...0x25FF, 0xFF01...0xFF5E:
      true
    default: false
    }
  }

  private static func string(_ scalars: [Unicode.Scalar]) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }
}
