/// A letter of the Vietnamese alphabet taken apart: base, hat, tone and case.
///
/// Letters of other alphabets (`ñ`, `ö`, `я`) are not among them.
struct Letter: Hashable, Sendable {
  /// What makes a letter of its own out of a base letter.
  enum Mark: UInt8, Sendable {
    case none, circumflex, breve, horn, stroke

    /// The mark of a combining scalar; nil for tones and foreign marks.
    init?(combining scalar: Unicode.Scalar) {
      switch scalar.value {
      case 0x302: self = .circumflex
      case 0x306: self = .breve
      case 0x31B: self = .horn
      default: return nil
      }
    }
  }

  var base: UInt8
  var mark = Mark.none
  var tone = Tone.ngang
  var isCapital = false
}

extension Letter {
  /// Takes a scalar apart; nil for anything but a Vietnamese or ASCII letter.
  init?(_ scalar: Unicode.Scalar) {
    let value = scalar.value
    if value < 0x80 {
      let small = UInt8(value) | 0x20
      guard small >= UInt8(ascii: "a"), small <= UInt8(ascii: "z") else { return nil }
      self.init(base: small, isCapital: value & 0x20 == 0)
      return
    }
    guard let index = LetterTable.index(of: value) else { return nil }
    let packed = LetterTable.letters[index]
    guard packed != 0, let mark = Mark(rawValue: UInt8(packed >> 7 & 7)),
      let tone = Tone(rawValue: UInt8(packed >> 10 & 7))
    else { return nil }
    self.init(base: UInt8(packed & 0x7F), mark: mark, tone: tone, isCapital: packed & 0x2000 != 0)
  }

  var isVowel: Bool {
    switch base {
    case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"), UInt8(ascii: "u"),
      UInt8(ascii: "y"):
      true
    default: false
    }
  }

  /// The scalar of the letter; nil where there is no such letter (a hat on a consonant).
  var scalar: Unicode.Scalar? {
    if mark == .none, tone == .ngang { return Unicode.Scalar(isCapital ? base & 0xDF : base) }
    let scalar = LetterTable.packedScalars[Int(packed)]
    return scalar == 0 ? nil : Unicode.Scalar(scalar)
  }

  /// All of it in fourteen bits.
  fileprivate var packed: UInt16 {
    UInt16(base & 0x7F) | UInt16(mark.rawValue) << 7 | UInt16(tone.rawValue) << 10 | (isCapital ? 0x2000 : 0)
  }
}

/// The table of the accented letters, built once from the alphabet.
private enum LetterTable {
  /// Latin-1 to Latin Extended-B (192 to 591), then Latin Extended Additional (7680 to 7935).
  static func index(of value: UInt32) -> Int? {
    switch value {
    case 0xC0...0x24F: Int(value - 0xC0)
    case 0x1E00...0x1EFF: Int(value - 0x1E00) + 0x190
    default: nil
    }
  }

  static let scalars: [Letter: Unicode.Scalar] = {
    let rows: [(UInt8, Letter.Mark, String)] = [
      (UInt8(ascii: "a"), .none, "aàảãáạAÀẢÃÁẠ"), (UInt8(ascii: "a"), .breve, "ăằẳẵắặĂẰẲẴẮẶ"),
      (UInt8(ascii: "a"), .circumflex, "âầẩẫấậÂẦẨẪẤẬ"), (UInt8(ascii: "e"), .none, "eèẻẽéẹEÈẺẼÉẸ"),
      (UInt8(ascii: "e"), .circumflex, "êềểễếệÊỀỂỄẾỆ"), (UInt8(ascii: "i"), .none, "iìỉĩíịIÌỈĨÍỊ"),
      (UInt8(ascii: "o"), .none, "oòỏõóọOÒỎÕÓỌ"), (UInt8(ascii: "o"), .circumflex, "ôồổỗốộÔỒỔỖỐỘ"),
      (UInt8(ascii: "o"), .horn, "ơờởỡớợƠỜỞỠỚỢ"), (UInt8(ascii: "u"), .none, "uùủũúụUÙỦŨÚỤ"),
      (UInt8(ascii: "u"), .horn, "ưừửữứựƯỪỬỮỨỰ"), (UInt8(ascii: "y"), .none, "yỳỷỹýỵYỲỶỸÝỴ"),
    ]
    var scalars: [Letter: Unicode.Scalar] = [
      Letter(base: UInt8(ascii: "d"), mark: .stroke): "đ",
      Letter(base: UInt8(ascii: "d"), mark: .stroke, isCapital: true): "Đ",
    ]
    for (base, mark, forms) in rows {
      for (position, scalar) in forms.unicodeScalars.enumerated() {
        guard let tone = Tone(rawValue: UInt8(position % 6)) else { continue }
        scalars[Letter(base: base, mark: mark, tone: tone, isCapital: position >= 6)] = scalar
      }
    }
    return scalars
  }()

  /// The scalars by the bits of their letters; 0 where there is no such letter.
  static let packedScalars: [UInt16] = {
    var packed = [UInt16](repeating: 0, count: 1 << 14)
    for (letter, scalar) in scalars { packed[Int(letter.packed)] = UInt16(scalar.value) }
    return packed
  }()

  static let letters: [UInt16] = {
    var letters = [UInt16](repeating: 0, count: 0x290)
    for (letter, scalar) in scalars {
      if let index = index(of: scalar.value) { letters[index] = letter.packed }
    }
    return letters
  }()
}
