import VietnameseText

extension NarrativeReader {
  /// The likeliest of some readings of one text: as it stands, or decoded from an old encoding.
  ///
  /// A reading is likelier where more of its words are words of reports. Words of plain Latin letters are the same in every
  /// encoding and say nothing.
  ///
  /// - Parameter readings: The text by the encodings that it may have, the likelier first.
  package func likeliest(of readings: [String]) -> String? {
    guard let first = readings.first else { return nil }
    var best = (text: first, count: knownWords(in: first))
    for reading in readings {
      for text in [reading] + Self.encodings.map({ Self.decoded(reading, by: $0) }) {
        let count = knownWords(in: text)
        // Some words of one encoding are words of another by chance.
        if count > best.count * 2 + 2 { best = (text, count) }
      }
    }
    return best.text
  }

  private static let encodings: [LegacyEncoding] = [
    .utf8AsWindows1252, .tcvn3, .vni, .windows1258AsWindows1252,
  ]

  /// Line by line, since a line may have a sign that the encoding has not.
  private static func decoded(_ text: String, by encoding: LegacyEncoding) -> String {
    text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
      .map { encoding.decode(String($0)) ?? String($0) }.joined(separator: "\n")
  }

  private func knownWords(in text: String) -> Int {
    // The beginning tells the encoding of the whole.
    let opening = String(text.prefix(20_000))
    return NarrativeTokens(opening, vocabulary).all.count { $0.kind == .word && $0.key >= 0 && !$0.isASCII }
  }
}
