/// The cell of an OpenDocument that is being read: what it states, and its paragraphs.
struct OpenDocumentCell {
  let attributes: OpenDocumentWords.Attributes
  var runs = TextRuns()
  private var hasParagraph = false
  private var isBehindSpace = true

  init(_ attributes: OpenDocumentWords.Attributes = .init()) { self.attributes = attributes }

  /// Paragraphs are lines of the cell.
  mutating func startParagraph() {
    if hasParagraph { runs.append("\n") }
    hasParagraph = true
    isBehindSpace = true
  }

  /// Takes a piece of a paragraph: any run of white space is one space, and none at its start.
  mutating func append(_ characters: borrowing Span<UInt8>) {
    var start = 0
    for index in characters.indices {
      let isSpace =
        characters[index] == 0x20 || characters[index] == 9 || characters[index] == 10
        || characters[index] == 13
      if isSpace {
        runs.append(characters.extracting(start..<index))
        start = index + 1
        if !isBehindSpace { runs.append(" ") }
      }
      isBehindSpace = isSpace
    }
    runs.append(characters.extracting(start..<characters.count))
  }

  /// Takes what stands for white space as it is.
  mutating func append(_ text: String) {
    runs.append(text)
    isBehindSpace = false
  }

  /// The value, and whether it fits its type.
  func value(in system: SerialDate.System) -> (CellValue, Bool) {
    let shown = runs.text
    if attributes.isError || (attributes[.formula] != nil && Self.isError(shown)), !shown.isEmpty {
      return (.error(CellError(rawValue: shown)), true)
    }
    switch attributes[.valueType] {
    case "float", "percentage", "currency":
      guard let text = attributes[.value] else {
        return (hasParagraph ? .text(shown) : .blank, !hasParagraph)
      }
      guard let number = NumberText.number(Array(text.utf8).span) else { return (.text(shown), false) }
      // LibreOffice has truth values as formulas only.
      switch attributes[.formula] {
      case "of:=TRUE()": return (.boolean(true), true)
      case "of:=FALSE()": return (.boolean(false), true)
      default: return (.number(number), true)
      }
    case "date":
      return attributes[.dateValue].flatMap { ISODate.value($0, in: system) }.map { ($0, true) }
        ?? (.text(shown), false)
    case "time":
      guard let seconds = attributes[.timeValue].flatMap({ ISODuration.seconds($0) }), abs(seconds) < 1e13
      else { return (.text(shown), false) }
      return (.time(seconds: Int(seconds.rounded()), serial: seconds / 86_400), true)
    case "boolean":
      switch attributes[.booleanValue] {
      case "true": return (.boolean(true), true)
      case "false": return (.boolean(false), true)
      default: return (.text(shown), false)
      }
    case nil where !hasParagraph: return (.blank, true)
    default: return (.text(attributes[.stringValue] ?? shown), true)
    }
  }

  /// Whether a text is what programs show for an error.
  private static func isError(_ text: String) -> Bool {
    text.hasPrefix("Err:")
      || ["#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"].contains(text)
  }
}
