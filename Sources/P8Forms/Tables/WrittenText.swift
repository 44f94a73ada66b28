import VietnameseText

/// A text file read by the encoding that makes Vietnamese words of it.
///
/// UTF-8 and UTF-16 are sure. Of the others each fits nearly any bytes: that is taken which gives clearly more known words
/// than any other. Where none does nothing is guessed.
struct WrittenText {
  /// The text in UTF-8.
  let bytes: [UInt8]
  /// Whether it was written in the letters of an old font.
  let isOfOldFont: Bool

  /// How much of a text is looked at.
  private static let sample = 200_000
  /// How many known words a decision needs, and how many times as many as the next best reading has.
  private static let (leastWords, leastShare) = (2, 2)

  /// Nil where the bytes are no text, or nobody can say in which encoding they are.
  init?(_ bytes: [UInt8], words: KnownWords) {
    let isSure = TextBytes.isUTF8(bytes) || bytes.contains(0)
    if isSure {
      guard let text = TextBytes.utf8(bytes) else { return nil }
      // Letters of an old font that were saved as UTF-8: none of them is one of the Vietnamese letters of Unicode.
      guard Self.mayBeOldFont(text) else {
        (self.bytes, isOfOldFont) = (text, false)
        return
      }
      let raw = String(decoding: text, as: UTF8.self)
      let best = Self.best(
        [(text, false)] + Self.decoded(raw).map { ($0, true) }, words: words.all, isSureOfFirst: true)
      (self.bytes, isOfOldFont) = best ?? (text, false)
      return
    }
    var readings: [(bytes: [UInt8], isOld: Bool)] = []
    if let text = LegacyEncoding.textOfWindows1258(bytes) { readings.append((Array(text.utf8), false)) }
    let isWindows = !readings.isEmpty
    if let raw = LegacyEncoding.rawText(bytes) { readings += Self.decoded(raw).map { ($0, true) } }
    if let best = Self.best(readings, words: words.all, isSureOfFirst: false) {
      (self.bytes, isOfOldFont) = best
    } else if isWindows, readings.dropFirst().allSatisfy({ Self.count($0.bytes, words.all) == 0 }) {
      // Hardly a word stands in it, as in a table of codes with a dash, and none by another reading.
      (self.bytes, isOfOldFont) = readings[0]
    } else {
      return nil
    }
  }

  private static func decoded(_ raw: String) -> [[UInt8]] {
    [LegacyEncoding.tcvn3, .vni].compactMap { $0.decode(raw).map { Array($0.utf8) } }
  }

  /// Whether a text in UTF-8 has Latin letters with signs and none that only Vietnamese has.
  private static func mayBeOldFont(_ text: [UInt8]) -> Bool {
    var hasLatin = false
    for byte in text.prefix(sample) {
      // Ạ to ỹ begin so.
      if byte == 0xE1 { return false }
      if byte == 0xC2 || byte == 0xC3 { hasLatin = true }
    }
    return hasLatin
  }

  private static func best(
    _ readings: [(bytes: [UInt8], isOld: Bool)], words: Set<String>, isSureOfFirst: Bool
  ) -> (bytes: [UInt8], isOld: Bool)? {
    let counts = readings.map { count($0.bytes, words) }
    guard let most = counts.max(), most >= leastWords, let place = counts.firstIndex(of: most) else {
      return nil
    }
    if isSureOfFirst, place == 0 { return readings[0] }
    let next = counts.indices.filter { $0 != place }.map { counts[$0] }.max() ?? 0
    return most >= next * leastShare ? readings[place] : nil
  }

  /// The number of different words that are known.
  private static func count(_ text: [UInt8], _ words: Set<String>) -> Int {
    let found = Set(KnownWords.words(in: String(decoding: text.prefix(sample), as: UTF8.self)))
    return found.count(where: words.contains)
  }
}
