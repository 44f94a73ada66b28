/// A text with fonts, as it comes piece by piece between marks that change the font.
struct TextRuns {
  private var bytes: [UInt8] = []
  private var fonts: [CellStyle.Font?] = [nil]
  private var marks: [(start: Int, font: CellStyle.Font?)] = []

  var byteCount: Int { bytes.count }
  /// The font at hand; nil for that of the cell.
  var font: CellStyle.Font? { fonts.last ?? nil }
  /// Whether a mark has begun that has not ended.
  var isOpen: Bool { fonts.count > 1 }

  mutating func append(_ characters: borrowing Span<UInt8>) {
    for index in characters.indices { bytes.append(characters[index]) }
  }

  mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }

  /// Begins a stretch in a font; nil stays with the one around it.
  mutating func start(_ font: CellStyle.Font?) { change(to: font ?? fonts.last ?? nil, deeper: true) }

  /// Begins a mark of HTML.
  mutating func start(_ letter: String, _ attributes: Spreadsheet2003Attributes) {
    var font = (fonts.last ?? nil) ?? CellStyle.Font()
    switch letter {
    case "B": font.isBold = true
    case "I": font.isItalic = true
    case "U": font.underline = .single
    case "S": font.isStruckThrough = true
    case "Sub": font.script = .subscript
    case "Sup": font.script = .superscript
    case "Font": font = Spreadsheet2003Looks.font(attributes, over: font)
    default: return start(nil)
    }
    start(font)
  }

  /// Ends the innermost stretch.
  mutating func end() {
    guard isOpen else { return }
    fonts.removeLast()
    change(to: fonts.last ?? nil, deeper: false)
  }

  private mutating func change(to font: CellStyle.Font?, deeper: Bool) {
    if deeper { fonts.append(font) }
    if let last = marks.last, last.start == bytes.count { marks.removeLast() }
    guard (marks.last?.font ?? nil) != font else { return }
    marks.append((bytes.count, font))
  }

  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// The text with its fonts, if any stretch has one.
  var richText: RichText? {
    let marks = marks.filter { $0.start < bytes.count }
    guard marks.contains(where: { $0.font != nil }) else { return nil }
    var runs: [RichText.Run] = []
    var (start, font) = (0, CellStyle.Font?.none)
    for mark in marks + [(start: bytes.count, font: nil)] {
      if mark.start > start {
        runs.append(RichText.Run(String(decoding: bytes[start..<mark.start], as: UTF8.self), font: font))
      }
      (start, font) = (mark.start, mark.font)
    }
    return RichText(runs)
  }
}
