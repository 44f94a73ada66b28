/// Writes the key of a clean text, letter by letter.
struct KeyWriter {
  enum Kind {
    case exact, placementFree, undiacritic
  }

  private(set) var bytes: [UInt8] = []
  private let kind: Kind
  /// The tone of the vowels being written; it is put after the last of them, wherever it was marked.
  private var tone = Tone.ngang
  private var isInVowels = false
  private var previousWasSmall = false
  /// The letters of the syllable so far, to distinguish a lone `y` from the one in `tây`.
  private var syllable: [Letter] = []

  init(kind: Kind) {
    self.kind = kind
    bytes.reserveCapacity(32)
  }

  mutating func write(_ text: String) {
    for scalar in text.unicodeScalars {
      if kind == .exact {
        writeSmall(scalar)
      } else {
        writeFolded(scalar)
      }
    }
    endSyllable()
  }

  private mutating func writeSmall(_ scalar: Unicode.Scalar) {
    if var letter = Letter(scalar) {
      if !letter.isCapital { return append(scalar) }
      letter.isCapital = false
      if let small = letter.scalar { append(small) }
    } else if Self.isApostrophe(scalar) {
      bytes.append(0x27)
    } else if scalar.isASCII {
      append(scalar)
    } else {
      bytes.append(contentsOf: scalar.properties.lowercaseMapping.utf8)
    }
  }

  private mutating func writeFolded(_ scalar: Unicode.Scalar) {
    if let letter = Letter(scalar) {
      if letter.isCapital, previousWasSmall { endSyllable() }
      previousWasSmall = !letter.isCapital
      writeLetter(letter)
    } else if scalar == " " || scalar == "\n" || Self.isHyphen(scalar) || Self.isApostrophe(scalar) {
      endSyllable()
    } else if let tone = Self.tone(sign: scalar), isInVowels {
      // The key of a key: the sign stands where it would be put.
      if self.tone == .ngang { self.tone = tone }
      endVowels()
    } else {
      endSyllable()
      if scalar.isASCII {
        append(scalar)
      } else {
        bytes.append(contentsOf: scalar.properties.lowercaseMapping.utf8)
      }
    }
  }

  private mutating func writeLetter(_ letter: Letter) {
    if letter.isVowel {
      isInVowels = true
    } else if isInVowels {
      foldLoneY()
      endVowels()
      syllable.removeAll(keepingCapacity: true)
    }
    if letter.tone != .ngang { tone = letter.tone }
    var plain = letter
    plain.tone = .ngang
    plain.isCapital = false
    if kind == .undiacritic { plain.mark = .none }
    syllable.append(plain)
    if let scalar = plain.scalar { append(scalar) }
  }

  private mutating func endSyllable() {
    foldLoneY()
    endVowels()
    syllable.removeAll(keepingCapacity: true)
    previousWasSmall = false
  }

  private mutating func endVowels() {
    if tone != .ngang, kind == .placementFree { append(Self.sign(of: tone)) }
    tone = .ngang
    isInVowels = false
  }

  /// `Mỹ` and `Mĩ`, `Quý` and `Quí` are one; `tay` and `tai` are not.
  private mutating func foldLoneY() {
    guard isInVowels, syllable.last?.base == UInt8(ascii: "y") else { return }
    let before = syllable.dropLast()
    let isAfterQu =
      before.last?.base == UInt8(ascii: "u") && before.last?.mark == Letter.Mark.none
      && before.dropLast().last?.base == UInt8(ascii: "q")
    guard isAfterQu || !(before.last?.isVowel ?? false) else { return }
    bytes[bytes.count - 1] = UInt8(ascii: "i")
    syllable[syllable.count - 1].base = UInt8(ascii: "i")
  }

  private mutating func append(_ scalar: Unicode.Scalar) {
    if scalar.isASCII { return bytes.append(UInt8(truncatingIfNeeded: scalar.value)) }
    bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
  }

  /// Signs that no text holds, so that a full stop or a question mark is never taken for a tone.
  private static func sign(of tone: Tone) -> Unicode.Scalar {
    switch tone {
    case .ngang: " "
    case .huyen: "\u{2CB}"
    case .hoi: "\u{2C0}"
    case .nga: "\u{2DC}"
    case .sac: "\u{2CA}"
    case .nang: "\u{2CC}"
    }
  }

  private static func tone(sign scalar: Unicode.Scalar) -> Tone? {
    switch scalar.value {
    case 0x2CB: .huyen
    case 0x2C0: .hoi
    case 0x2DC: .nga
    case 0x2CA: .sac
    case 0x2CC: .nang
    default: nil
    }
  }

  private static func isHyphen(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x2D, 0x2010...0x2015, 0x2212: true
    default: false
    }
  }

  private static func isApostrophe(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x27, 0x60, 0xB4, 0x2B9, 0x2BB...0x2BD, 0x2C8, 0x2018...0x201B, 0x2032: true
    default: false
    }
  }
}
