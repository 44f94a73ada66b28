/// How wide text is, for columns that fit their text and for counting the lines of wrapped text.
///
/// The advance widths of letters, in thousandths of the size, of two families that other programs' fonts
/// share their measures with: Carlito for Calibri and its kin, Liberation Serif for Times New Roman.
struct TextWidth {
  private let widths: [Int]
  private let pixelsPerUnit: Double

  init(font: CellStyle.Font) {
    let (isSerif, factor) = Self.family(of: font.name)
    widths =
      isSerif ? (font.isBold ? Self.serifBold : Self.serif) : (font.isBold ? Self.sansBold : Self.sans)
    pixelsPerUnit = font.size * 96 / 72 / 1000 * factor
  }

  /// Whether a font has serifs, and by what its letters are wider than those of its kind that are measured.
  private static func family(of name: String) -> (isSerif: Bool, factor: Double) {
    // Nearly all text is in one of these two; what follows is slow.
    if name == "Times New Roman" { return (true, 1) }
    if name == "Calibri" { return (false, 1) }
    let name = name.lowercased()
    let isSerif = ["times", "liberation serif", "cambria", "georgia", "garamond", "vntime"].contains {
      name.contains($0)
    }
    if name.hasPrefix("verdana") || name.hasPrefix("dejavu") { return (isSerif, 1.27) }
    let wide = ["arial", "helvetica", "liberation sans", "tahoma", "segoe"]
    return (isSerif, wide.contains { name.hasPrefix($0) } ? 1.11 : 1)
  }

  func pixels(_ text: some StringProtocol) -> Double {
    var units = 0
    for scalar in text.unicodeScalars { units += self.units(scalar) }
    return Double(units) * pixelsPerUnit
  }

  /// The width of the widest digit in pixels, which is what columns are counted in.
  var digitPixels: Double { (Double(widths[16]) * pixelsPerUnit).rounded() }

  /// How many lines a text takes in a width, broken between words and within words that are too long.
  func lineCount(_ text: String, pixels available: Double) -> Int {
    let space = Double(units(" ")) * pixelsPerUnit
    var lines = 0
    var count = 1
    var used = 0.0
    var word = 0
    func place(_ width: Double) {
      if used > 0, used + space + width > available {
        count += 1
        used = 0
      }
      if width > available, available > 0 {
        let extra = (width / available).rounded(.up) - 1
        count += Int(min(extra, 1_000))
        used = width - extra * available
      } else {
        used += (used > 0 ? space : 0) + width
      }
    }
    for scalar in text.unicodeScalars {
      switch scalar {
      case " ", "\n":
        if word > 0 { place(Double(word) * pixelsPerUnit) }
        word = 0
        guard scalar != " " else { continue }
        lines += count
        count = 1
        used = 0
      default: word += units(scalar)
      }
    }
    if word > 0 { place(Double(word) * pixelsPerUnit) }
    return lines + count
  }

  private func units(_ scalar: Unicode.Scalar) -> Int {
    let value = scalar.value
    switch value {
    case 0x20...0x7E: return widths[Int(value) - 0x20]
    case 0..<0x20, 0x300...0x36F, 0x200B...0x200F, 0xFE00...0xFE0F: return 0
    case 0xA0: return widths[0]
    case 0xC0...0x24F, 0x1E00...0x1EFF:
      let base = Self.base(of: scalar)
      // The horn of ơ and ư stands out at the right.
      let hasHorn =
        (0x1A0...0x1B0).contains(value) || (0x1EDA...0x1EE3).contains(value)
        || (0x1EE8...0x1EF1).contains(value)
      return widths[Int(base) - 0x20] + (hasHorn ? 60 : 0)
    case 0x2013: return 500
    case 0x2014, 0x2026: return 900
    case 0x2018...0x201F: return 400
    case 0x1100...0x11FF, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFF00...0xFF60,
      0x1F000...0x3FFFF:
      return 1_000
    default: return 560
    }
  }

  /// The letter under the marks of a Latin letter; an `n` where there is none.
  private static func base(of scalar: Unicode.Scalar) -> UInt8 {
    let value = Int(scalar.value)
    return value < 0x250 ? lowBases[value - 0xC0] : highBases[value - 0x1E00]
  }

  /// The bases of U+00C0 to U+024F and of U+1E00 to U+1EFF.
  private static let lowBases = bases(from: 0xC0, through: 0x24F)
  private static let highBases = bases(from: 0x1E00, through: 0x1EFF)

  private static func bases(from first: Int, through last: Int) -> [UInt8] {
    var bases = [UInt8](repeating: UInt8(ascii: "n"), count: last - first + 1)
    for (base, composed) in table {
      for scalar in composed.unicodeScalars where (first...last).contains(Int(scalar.value)) {
        bases[Int(scalar.value) - first] = base.utf8.first ?? UInt8(ascii: "n")
      }
    }
    return bases
  }

  /// The Vietnamese letters with marks, and beside them what is under the marks.
  private static let table: [(base: String, composed: String)] = [
    ("a", "àáảãạăằắẳẵặâầấẩẫậ"), ("e", "èéẻẽẹêềếểễệ"), ("i", "ìíỉĩị"), ("o", "òóỏõọôồốổỗộơờớởỡợ"),
    ("u", "ùúủũụưừứửữự"), ("y", "ỳýỷỹỵ"), ("A", "ÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬ"), ("E", "ÈÉẺẼẸÊỀẾỂỄỆ"), ("I", "ÌÍỈĨỊ"),
    ("O", "ÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢ"), ("U", "ÙÚỦŨỤƯỪỨỬỮỰ"), ("Y", "ỲÝỶỸỴ"), ("D", "Đ"), ("d", "đ"),
  ]
  private static let sans = [
    226, 326, 401, 498, 507, 715, 682, 221, 303, 303, 498, 498, 250, 306, 252, 386, 507, 507, 507, 507,
    507, 507, 507, 507, 507, 507, 268, 268, 498, 498, 498, 463, 894, 579, 544, 533, 615, 488, 459, 631,
    623, 252, 319, 520, 420, 855, 646, 662, 517, 673, 543, 459, 487, 642, 567, 890, 519, 487, 468, 307,
    386, 307, 498, 498, 291, 479, 525, 423, 525, 498, 305, 471, 525, 229, 239, 455, 229, 799, 525, 527,
    525, 525, 349, 391, 335, 525, 452, 715, 433, 453, 395, 314, 460, 314, 498,
  ]
  private static let sansBold = [
    226, 326, 438, 498, 507, 729, 705, 233, 312, 312, 498, 498, 258, 306, 267, 430, 507, 507, 507, 507,
    507, 507, 507, 507, 507, 507, 276, 276, 498, 498, 498, 463, 898, 606, 561, 529, 630, 488, 459, 637,
    631, 267, 331, 547, 423, 874, 659, 676, 532, 686, 563, 473, 495, 653, 591, 906, 551, 520, 478, 325,
    430, 325, 498, 498, 300, 494, 537, 418, 537, 503, 316, 474, 537, 246, 255, 480, 246, 813, 537, 538,
    537, 537, 355, 399, 347, 537, 473, 745, 459, 474, 397, 344, 475, 344, 498,
  ]
  private static let serif = [
    250, 333, 408, 500, 500, 833, 778, 180, 333, 333, 500, 564, 250, 333, 250, 278, 500, 500, 500, 500,
    500, 500, 500, 500, 500, 500, 278, 278, 564, 564, 564, 444, 921, 722, 667, 667, 722, 611, 556, 722,
    722, 333, 389, 722, 611, 889, 722, 722, 556, 722, 667, 556, 611, 722, 722, 944, 722, 722, 611, 333,
    278, 333, 469, 500, 333, 444, 500, 444, 500, 444, 333, 500, 500, 278, 278, 500, 278, 778, 500, 500,
    500, 500, 333, 389, 278, 500, 500, 722, 500, 500, 444, 480, 200, 480, 541,
  ]
  private static let serifBold = [
    250, 333, 555, 500, 500, 1000, 833, 278, 333, 333, 500, 570, 250, 333, 250, 278, 500, 500, 500, 500,
    500, 500, 500, 500, 500, 500, 333, 333, 570, 570, 570, 500, 930, 722, 667, 722, 722, 667, 611, 778,
    778, 389, 500, 778, 667, 944, 722, 778, 611, 778, 722, 556, 667, 722, 722, 1000, 722, 722, 667, 333,
    278, 333, 581, 500, 333, 500, 556, 444, 556, 444, 333, 500, 556, 278, 333, 556, 278, 833, 556, 500,
    556, 556, 444, 389, 333, 556, 500, 722, 500, 500, 444, 394, 220, 394, 520,
  ]
}

extension CellStyle.Font {
  /// How many lines a text takes in this font, broken between words and at its own line ends; at least 1.
  ///
  /// The width is counted in digits of `columnFont`, the workbook's default font.
  package func lineCount(of text: String, characters: Double, of columnFont: CellStyle.Font) -> Int {
    max(
      1, TextWidth(font: self).lineCount(text, pixels: characters * TextWidth(font: columnFont).digitPixels))
  }
}

/// How high lines and rows are.
enum LineHeight {
  static func ofLine(font: CellStyle.Font) -> Double {
    let isSerif = font.name.lowercased().contains("times")
    return font.size * (isSerif ? 1.15 : 1.22)
  }

  /// The height of a row with one line, in whole pixels as points.
  static func ofRow(font: CellStyle.Font) -> Double { ofRow(font: font, lines: 1) }

  /// The height of a row with some lines, in whole pixels as points; never more than a row can be.
  static func ofRow(font: CellStyle.Font, lines: Int) -> Double {
    let pixels = (ofLine(font: font) * Double(lines) * 96 / 72).rounded(.up) + 2
    return min(pixels * 0.75, 409)
  }
}
