/// The text of a cell of a web page: runs of white space are one space, marks change the font.
struct PageText {
  private var runs = TextRuns()
  private var isBehindSpace = true
  private var hasText = false
  /// A line end that comes when more text does.
  private var awaitsLine = false
  /// The spaces that come when more text does on the line.
  private var spaces = 0

  var byteCount: Int { runs.byteCount }

  mutating func append(_ characters: borrowing Span<UInt8>) {
    var index = 0
    while index < characters.count {
      // U+00A0 is C2 A0: people see a space.
      let isHard =
        characters[index] == 0xC2 && index + 1 < characters.count && characters[index + 1] == 0xA0
      let isSpace = characters[index] <= 0x20
      if isHard || isSpace {
        if isHard || !isBehindSpace { putSpace() }
        if isSpace { isBehindSpace = true }
        index += isHard ? 2 : 1
        continue
      }
      var end = index + 1
      while end < characters.count, characters[end] > 0x20, characters[end] != 0xC2 { end += 1 }
      putLine()
      runs.append(characters.extracting(index..<end))
      (hasText, isBehindSpace) = (true, false)
      index = end
    }
  }

  private mutating func putSpace() {
    if hasText, !awaitsLine, spaces < 1_000 { spaces += 1 }
  }

  private mutating func putLine() {
    if awaitsLine, hasText { runs.append("\n") }
    if !awaitsLine, spaces > 0 { runs.append(String(repeating: " ", count: spaces)) }
    (awaitsLine, spaces) = (false, 0)
  }

  mutating func breakLine() {
    if awaitsLine { putLine() }
    awaitsLine = hasText
    isBehindSpace = true
  }

  /// A block begins or ends: what follows stands on a line of its own.
  mutating func startBlock() {
    awaitsLine = awaitsLine || hasText
    isBehindSpace = true
  }

  mutating func start(_ mark: String, _ properties: PageLooks.Properties) {
    var font = runs.font ?? CellStyle.Font()
    switch mark {
    case "b", "strong": font.isBold = true
    case "i", "em": font.isItalic = true
    case "u": font.underline = .single
    case "s", "strike", "del": font.isStruckThrough = true
    case "sub": font.script = .subscript
    case "sup": font.script = .superscript
    default: return runs.start(PageLooks.font(properties, over: runs.font))
    }
    runs.start(font)
  }

  mutating func end() { runs.end() }

  /// The text without spaces at its ends; its font where it has one, its runs where it has several.
  var finished: (text: String, font: CellStyle.Font?, runs: RichText?) {
    var text = Substring(runs.text)
    while text.last == "\n" { text.removeLast() }
    let rich = runs.richText
    guard let rich, rich.runs.count == 1 else { return (String(text), nil, text.isEmpty ? nil : rich) }
    return (String(text), rich.runs[0].font, nil)
  }
}
