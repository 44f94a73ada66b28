/// Decides by which old encoding a whole column was written, against words that are known to belong there.
public struct LegacyColumn: Hashable, Sendable {
  /// The encoding; nil when the column is right as it stands, or nothing speaks for another.
  public let encoding: LegacyEncoding?
  /// The number of cells that are known words as they stand.
  package let knownAsWritten: Int
  /// The number of cells that the encoding turns into known words.
  package let knownDecoded: Int

  /// Looks at the raw texts of a column; empty ones and repeated ones do not matter.
  ///
  /// What speaks for the column as it stands are known words with letters beyond ASCII; what speaks for an
  /// encoding are unknown cells that it changes into known words. An encoding is taken only where it has
  /// more. Keystrokes are plain ASCII: there every known word speaks against them, and they are tried last.
  public init(_ cells: some Sequence<String>, isKnown: (String) -> Bool) {
    let cells = Array(Set(cells.filter { !$0.isEmpty })).sorted()
    let known = cells.filter(isKnown)
    let knownBeyondASCII = known.count { cell in !cell.utf8.allSatisfy { $0 < 0x80 } }
    let settled = Set(known)
    let unknown = cells.filter { !settled.contains($0) }
    var best: (encoding: LegacyEncoding, count: Int, whole: Int)?
    for (encodings, against) in [(Self.encodings, knownBeyondASCII), (Self.keystrokes, known.count)]
    where unknown.count > against {
      for encoding in encodings where best == nil || encodings.contains(where: { $0 == best?.encoding }) {
        let decoded = unknown.map { encoding.decode($0) }
        let count = zip(unknown, decoded).count { cell, text in
          text.map { !$0.unicodeScalars.elementsEqual(cell.unicodeScalars) && isKnown($0) } ?? false
        }
        let whole = decoded.count { $0 != nil }
        guard count > against, (count, whole) > (best?.count ?? 0, best?.whole ?? 0) else { continue }
        best = (encoding, count, whole)
      }
    }
    encoding = best?.encoding
    knownAsWritten = known.count
    knownDecoded = best?.count ?? known.count
  }

  /// The text of a cell of the column in Unicode; a cell that cannot be decoded stays as it is.
  public func text(of cell: String) -> String { encoding?.decode(cell) ?? cell }

  private static let encodings: [LegacyEncoding] = [
    .utf8AsWindows1252, .tcvn3, .vni, .windows1258AsWindows1252,
  ]
  private static let keystrokes: [LegacyEncoding] = [.telexKeys, .vniKeys]
}
