/// Text that was typed while the input method was off: `xax Ea Laam`, `xa4 Ea La6m`.
enum Keystrokes {
  /// What a key does after the letters of its word.
  enum Stroke {
    case tone(Tone), mark(Letter.Mark), none
  }

  typealias Method = (_ key: Unicode.Scalar, _ word: [Letter]) -> Stroke

  /// The text with every word typed out; nil when nothing changes.
  ///
  /// Words that were not typed as keystrokes stay as they are.
  static func decode(_ text: String, by method: Method) -> String? {
    var result = ""
    var word = String.UnicodeScalarView()
    func flush() {
      result += typed(word, by: method) ?? String(word)
      word = String.UnicodeScalarView()
    }
    for scalar in text.unicodeScalars {
      if scalar.properties.isAlphabetic || scalar.properties.numericType == .decimal {
        word.append(scalar)
      } else {
        flush()
        result.unicodeScalars.append(scalar)
      }
    }
    flush()
    return result == text ? nil : result
  }

  private static func typed(_ word: String.UnicodeScalarView, by method: Method) -> String? {
    var letters: [Letter] = []
    var tone = Tone.ngang
    for key in word {
      switch method(key, letters) {
      case .tone(let next):
        // A second tone replaces the first only where it is another one.
        guard tone != next else { return nil }
        tone = next
      case .mark(let mark):
        guard apply(mark, to: &letters) else { return nil }
      case .none:
        guard let letter = Letter(key), key.isASCII else { return nil }
        letters.append(letter)
      }
    }
    guard let placed = TonePlacement.place(tone, in: letters) else { return nil }
    var view = String.UnicodeScalarView()
    for letter in placed {
      guard let scalar = letter.scalar else { return nil }
      view.append(scalar)
    }
    return String(view)
  }

  /// Puts a mark on the last letter that can carry it.
  private static func apply(_ mark: Letter.Mark, to letters: inout [Letter]) -> Bool {
    let bases: [UInt8]
    switch mark {
    case .circumflex: bases = [UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "o")]
    case .breve: bases = [UInt8(ascii: "a")]
    case .horn: bases = [UInt8(ascii: "o"), UInt8(ascii: "u")]
    case .stroke: bases = [UInt8(ascii: "d")]
    case .none: return false
    }
    guard let index = letters.lastIndex(where: { bases.contains($0.base) && $0.mark == .none }) else {
      return false
    }
    letters[index].mark = mark
    // One horn key makes both letters of `ươ`.
    if mark == .horn, index > 0, letters[index].base == UInt8(ascii: "o"),
      letters[index - 1].base == UInt8(ascii: "u"),
      letters[index - 1].mark == .none, index < 2 || letters[index - 2].base != UInt8(ascii: "q")
    {
      letters[index - 1].mark = .horn
    }
    return true
  }

  /// The keys of Telex.
  static func telex(_ key: Unicode.Scalar, _ word: [Letter]) -> Stroke {
    guard let letter = Letter(key), let last = word.last else { return .none }
    let hasVowel = word.contains(where: \.isVowel)
    switch Character(Unicode.Scalar(letter.base)) {
    case "f" where hasVowel: return .tone(.huyen)
    case "s" where hasVowel: return .tone(.sac)
    case "r" where hasVowel: return .tone(.hoi)
    case "x" where hasVowel: return .tone(.nga)
    case "j" where hasVowel: return .tone(.nang)
    case "a", "e", "o":
      return word.contains { $0.base == letter.base && $0.mark == .none }
        && last.isVowel == (last.base == letter.base)
        ? .mark(.circumflex) : .none
    case "d" where word.first?.base == letter.base && word.first?.mark == Letter.Mark.none:
      return .mark(.stroke)
    case "w":
      // `oaw` is `oă`, in any other word the key makes the letter with a horn.
      if let place = word.lastIndex(where: { $0.base == UInt8(ascii: "a") && $0.mark == .none }), place > 0,
        word[place - 1].base == UInt8(ascii: "o"), word[place - 1].mark == .none
      {
        return .mark(.breve)
      }
      if word.contains(where: {
        ($0.base == UInt8(ascii: "o") || $0.base == UInt8(ascii: "u")) && $0.mark == .none
      }) {
        return .mark(.horn)
      }
      return hasVowel ? .mark(.breve) : .none
    default: return .none
    }
  }

  /// The keys of VNI.
  static func vni(_ key: Unicode.Scalar, _ word: [Letter]) -> Stroke {
    guard !word.isEmpty else { return .none }
    switch key {
    case "1": return .tone(.sac)
    case "2": return .tone(.huyen)
    case "3": return .tone(.hoi)
    case "4": return .tone(.nga)
    case "5": return .tone(.nang)
    case "6": return .mark(.circumflex)
    case "7": return .mark(.horn)
    case "8": return .mark(.breve)
    case "9": return .mark(.stroke)
    default: return .none
    }
  }
}
