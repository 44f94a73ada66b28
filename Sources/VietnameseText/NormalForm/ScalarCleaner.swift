/// The slow way of cleaning: scalar by scalar.
struct ScalarCleaner {
  private(set) var scalars: [Unicode.Scalar] = []
  private(set) var changes: NormalForm.Changes = []
  private let lineBreaks: NormalForm.LineBreaks

  init(lineBreaks: NormalForm.LineBreaks) { self.lineBreaks = lineBreaks }

  mutating func read(_ text: String.UnicodeScalarView) {
    scalars.reserveCapacity(text.count)
    var previous: Unicode.Scalar?
    for scalar in text {
      defer { previous = scalar }
      switch Self.kind(of: scalar) {
      case .visible:
        scalars.append(scalar)
      case .space:
        if scalar != " " { changes.insert(.spaces) }
        appendSpace(" ")
      case .lineBreak:
        if scalar == "\n", previous == "\r" { continue }
        if lineBreaks == .keep {
          while scalars.last == " " { scalars.removeLast() }
          scalars.append("\n")
        } else {
          changes.insert(.spaces)
          appendSpace(" ")
        }
      case .invisible:
        changes.insert(.invisible)
      }
    }
    trim()
    repairLetters()
  }

  private mutating func appendSpace(_ scalar: Unicode.Scalar) {
    guard let last = scalars.last else {
      changes.insert(.trimmed)
      return
    }
    if last == " " || last == "\n" {
      changes.insert(.spaces)
    } else {
      scalars.append(scalar)
    }
  }

  private mutating func trim() {
    while let last = scalars.last, last == " " || last == "\n" {
      scalars.removeLast()
      changes.insert(.trimmed)
    }
    let leading = scalars.prefix { $0 == "\n" }.count
    if leading > 0 {
      scalars.removeFirst(leading)
      changes.insert(.trimmed)
    }
  }

  /// The Icelandic `ð` and the African `Ɖ` look like `đ`: Vietnamese has it only where a word begins.
  private mutating func repairLetters() {
    for index in scalars.indices {
      let repaired: Unicode.Scalar
      switch scalars[index].value {
      case 0xD0, 0x189: repaired = "Đ"
      case 0xF0, 0x256: repaired = "đ"
      default: continue
      }
      guard beginsWord(at: index), restOfWordIsVietnamese(after: index) else { continue }
      scalars[index] = repaired
      changes.insert(.repairedLetters)
    }
  }

  private func beginsWord(at index: Int) -> Bool {
    guard index > 0 else { return true }
    let before = scalars[index - 1].properties
    // `EaÐar`: a capital inside a word begins a syllable.
    return !before.isAlphabetic && before.canonicalCombiningClass == .notReordered
      || before.isLowercase && scalars[index].properties.isUppercase
  }

  private func restOfWordIsVietnamese(after index: Int) -> Bool {
    var letters = 0
    for scalar in scalars[(index + 1)...] {
      if scalar.properties.canonicalCombiningClass != .notReordered { continue }
      guard scalar.properties.isAlphabetic else { break }
      guard let letter = Letter(scalar), !Self.foreign.contains(letter.base) else { return false }
      letters += 1
    }
    return letters > 0
  }

  private static let foreign: [UInt8] = [
    UInt8(ascii: "f"), UInt8(ascii: "j"), UInt8(ascii: "w"), UInt8(ascii: "z"),
  ]

  private enum Kind {
    case visible, space, lineBreak, invisible
  }

  private static func kind(of scalar: Unicode.Scalar) -> Kind {
    switch scalar.value {
    case 0x0A, 0x0B, 0x0C, 0x0D, 0x85, 0x2028, 0x2029: .lineBreak
    case 0x09, 0x20, 0xA0, 0x1680, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: .space
    case 0x00...0x1F, 0x7F...0x9F, 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0x2066...0x206F,
      0xFE00...0xFE0F, 0xFEFF, 0xFFF9...0xFFFB:
      .invisible
    default: .visible
    }
  }
}
