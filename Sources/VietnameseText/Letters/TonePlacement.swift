/// Puts the tone of a syllable on its vowel, for texts that were typed as keystrokes.
enum TonePlacement {
  /// The syllable with the tone on the letter where the older, commoner spelling has it: `hòa`, `thúy`.
  static func place(_ tone: Tone, in syllable: [Letter]) -> [Letter]? {
    guard tone != .ngang else { return syllable }
    guard let index = position(in: syllable) else { return nil }
    var result = syllable
    result[index].tone = tone
    return result
  }

  private static func position(in syllable: [Letter]) -> Int? {
    guard var first = syllable.firstIndex(where: \.isVowel) else { return nil }
    var end = first
    while end < syllable.count, syllable[end].isVowel { end += 1 }
    // `qu` and `gi` are consonants when another vowel follows.
    if end - first > 1, first > 0, syllable[first].mark == .none {
      let pair = (syllable[first - 1].base, syllable[first].base)
      if pair == (UInt8(ascii: "q"), UInt8(ascii: "u")) || pair == (UInt8(ascii: "g"), UInt8(ascii: "i")) {
        first += 1
      }
    }
    let vowels = first..<end
    if let marked = vowels.last(where: { syllable[$0].mark != .none }) { return marked }
    switch vowels.count {
    case 0: return nil
    case 1: return first
    default:
      if end < syllable.count { return end - 1 }
      return vowels.count == 2 ? first : first + 1
    }
  }
}
