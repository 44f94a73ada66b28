/// A unit of comparison: a letter, a pair of letters that is one sound, or a tone.
struct Sound: Hashable, Sendable {
  /// For a letter its base, for a pair (`ch`) both, for a tone its number above all scalars, else a scalar.
  private let code: UInt32
  private let mark: Letter.Mark
  /// Whether it closes its syllable: only there are n and ng, t and c mixed up.
  private var isFinal = false

  private static let toneBase: UInt32 = 0x11_0000

  private init(letter: Letter) {
    code = UInt32(letter.base)
    mark = letter.mark
  }

  private init(code: UInt32) {
    self.code = code
    mark = .none
  }

  var isTone: Bool { code >= Self.toneBase }

  /// What it costs when it is missing or too much.
  var cost: Int { isTone ? 2 : EditDistance.letter }

  /// What it costs when it stands in place of another.
  func cost(insteadOf other: Sound) -> Int {
    if code == other.code { return mark == other.mark ? 0 : 2 }
    if isTone || other.isTone {
      guard isTone, other.isTone else { return EditDistance.letter * 2 }
      return Self.isHoiNga(code, other.code) ? 1 : 2
    }
    let pair = (min(code, other.code), max(code, other.code))
    if Self.confusions.contains(where: { $0 == pair }) { return 2 }
    if isFinal, other.isFinal, Self.finalConfusions.contains(where: { $0 == pair }) { return 2 }
    return pair == Self.iAndY ? 1 : EditDistance.letter
  }

  /// Whether it is the same letter or tone, wherever it stands in its syllable.
  func isSame(as other: Sound) -> Bool { code == other.code && mark == other.mark }

  /// The sounds of a syllable; its tone stands at the end, wherever it was marked.
  static func sounds(of word: Substring, joiningPairs: Bool) -> [Sound] {
    var sounds: [Sound] = []
    var tones: [Sound] = []
    var previous: Letter?
    for scalar in word.unicodeScalars {
      guard let letter = Letter(scalar) else {
        sounds.append(Sound(code: scalar.value))
        previous = nil
        continue
      }
      if letter.tone != .ngang { tones.append(Sound(code: toneBase + UInt32(letter.tone.rawValue))) }
      if joiningPairs, let first = previous, let joined = join(first.base, letter.base),
        sounds.last?.code == UInt32(first.base)
      {
        sounds[sounds.count - 1] = Sound(code: joined)
      } else if joiningPairs, letter.isVowel, sounds.count == 2, sounds[0].code == gi.first,
        sounds[1].code == gi.second, sounds[1].mark == .none
      {
        // `gi` is one sound before a vowel, the same as `d`.
        sounds = [Sound(code: gi.first << 8 | gi.second), Sound(letter: letter)]
      } else {
        sounds.append(Sound(letter: letter))
      }
      previous = letter
    }
    if let previous, !previous.isVowel, sounds.count > 1 { sounds[sounds.count - 1].isFinal = true }
    return sounds + tones
  }

  private static func join(_ first: UInt8, _ second: UInt8) -> UInt32? {
    switch (Character(Unicode.Scalar(first)), Character(Unicode.Scalar(second))) {
    case ("c", "h"), ("t", "r"), ("n", "g"), ("n", "h"), ("k", "h"), ("p", "h"), ("t", "h"), ("g", "h"):
      UInt32(first) << 8 | UInt32(second)
    default: nil
    }
  }

  private static func isHoiNga(_ left: UInt32, _ right: UInt32) -> Bool {
    let (hoi, nga) = (toneBase + UInt32(Tone.hoi.rawValue), toneBase + UInt32(Tone.nga.rawValue))
    return (left, right) == (hoi, nga) || (left, right) == (nga, hoi)
  }

  private static func pair(_ left: String, _ right: String) -> (UInt32, UInt32) {
    func code(_ text: String) -> UInt32 { text.utf8.reduce(0) { $0 << 8 | UInt32($1) } }
    return (min(code(left), code(right)), max(code(left), code(right)))
  }

  private static let gi = (first: UInt32(UInt8(ascii: "g")), second: UInt32(UInt8(ascii: "i")))

  private static let confusions = [
    pair("s", "x"), pair("ch", "tr"), pair("l", "n"), pair("d", "r"), pair("d", "v"), pair("c", "k"),
    pair("g", "gh"), pair("d", "gi"), pair("r", "gi"),
  ]
  private static let finalConfusions = [pair("n", "ng"), pair("t", "c"), pair("n", "nh"), pair("ch", "t")]
  private static let iAndY = pair("i", "y")
}
