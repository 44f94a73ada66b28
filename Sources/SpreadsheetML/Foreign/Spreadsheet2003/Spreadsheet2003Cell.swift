/// The cell that is being read.
struct Spreadsheet2003Cell {
  var style = 0
  var formula: String?
  var across = 0
  var down = 0
  /// The text of the data or of the comment that is being read.
  var runs = TextRuns()

  private var type: String?
  private var text = ""
  private(set) var richText: RichText?
  private var author: String?
  private var said: RichText?
  private var isComment = false

  mutating func startComment(author: String) { self.author = author }

  mutating func startData(_ type: String, isComment: Bool) {
    self.isComment = isComment
    if !isComment { self.type = type }
    runs = TextRuns()
  }

  mutating func finishData() {
    if isComment {
      said = runs.richText ?? RichText([RichText.Run(runs.text)])
    } else {
      text = runs.text
      richText = type == "String" ? runs.richText : nil
    }
    isComment = false
  }

  /// The comment of the cell; nil where it has none.
  func comment(at place: CellReference) -> CellComment? {
    guard let author else { return nil }
    return CellComment(at: place, author: author, text: said ?? "")
  }

  /// The value, and whether it fits its type; nil where there is none.
  func value(in system: SerialDate.System) -> (CellValue, Bool)? {
    switch type {
    case nil: return nil
    case "Number":
      if text.isEmpty { return nil }
      return NumberText.number(Array(text.utf8).span).map { (.number($0), true) } ?? (.text(text), false)
    case "DateTime":
      if text.isEmpty { return nil }
      return ISODate.value(text, in: system).map { ($0, true) } ?? (.text(text), false)
    case "Boolean":
      switch text {
      case "1", "true", "True", "TRUE": return (.boolean(true), true)
      case "0", "false", "False", "FALSE": return (.boolean(false), true)
      case "": return nil
      default: return (.text(text), false)
      }
    case "Error": return text.isEmpty ? nil : (.error(CellError(rawValue: text)), true)
    default: return (.text(text), true)
    }
  }
}
