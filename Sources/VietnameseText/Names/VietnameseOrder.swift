/// The order of Vietnamese names as in a dictionary: a, ă, â, b, c, d, đ; then the tones ngang, huyền, hỏi, ngã,
/// sắc, nặng; numbers by their value.
public enum VietnameseOrder {
  /// Whether the first text comes before the second.
  public static func areInIncreasingOrder(_ left: String, _ right: String) -> Bool {
    key(left).lexicographicallyPrecedes(key(right))
  }

  /// The texts in order; each key is made once.
  public static func sorted<Element>(
    _ elements: some Sequence<Element>, by name: (Element) -> String
  ) -> [Element] {
    elements.map { (key(name($0)), $0) }.sorted { $0.0.lexicographicallyPrecedes($1.0) }.map(\.1)
  }

  /// Numbers that compare as the texts do: first all letters syllable by syllable with their tones, then case.
  static func key(_ text: String) -> [UInt32] {
    let clean = NormalForm.clean(text).text
    var key: [UInt32] = []
    var cases: [UInt32] = []
    for word in clean.split(whereSeparator: { !$0.isLetter && !$0.isASCIIDigit }) {
      var tones: UInt32 = 0
      var number: UInt32?
      func flush() {
        guard let value = number else { return }
        key.append(numberBase + value)
        number = nil
      }
      for scalar in word.unicodeScalars {
        if (0x30...0x39).contains(scalar.value) {
          number = min((number ?? 0) * 10 + scalar.value - 0x30, 99_999_999)
          continue
        }
        flush()
        if let letter = Letter(scalar) {
          key.append(letterBase + UInt32(letter.base) << 3 | UInt32(letter.mark.rank))
          if letter.tone != .ngang { tones = UInt32(letter.tone.rawValue) }
          cases.append(letter.isCapital ? 0 : 1)
        } else {
          key.append(otherBase + scalar.value)
        }
      }
      flush()
      // The end of a word is below every letter, so that `An` comes before `Anh`; the tone decides next.
      key.append(tones)
    }
    return key + [0] + cases
  }

  private static let numberBase: UInt32 = 0x100
  private static let letterBase: UInt32 = 0x1000_0000
  private static let otherBase: UInt32 = 0x2000_0000
}

extension Letter.Mark {
  /// The place in the alphabet among letters of one base: a, ă, â; o, ô, ơ.
  fileprivate var rank: UInt8 {
    switch self {
    case .none: 0
    case .breve, .stroke: 1
    case .circumflex: 2
    case .horn: 3
    }
  }
}
