import P8Model
import SpreadsheetML

/// What an earlier round has marked in a copy that came back: it is taken out before the next one marks its own.
struct EarlierMarks {
  /// The lists of findings of earlier rounds.
  let sheets: Set<String>
  private let notes: [(sheet: String, cell: CellReference)]

  /// How the texts of our notes begin.
  private static let beginnings = Language.allCases.flatMap { language in
    Finding.Severity.allCases.map { CheckPhrases.head($0, language) + "P8-" }
      + [CheckPhrases.repaired[language].uppercased()]
  }
  private static let fills = Finding.Severity.allCases.map(MarkStyle.fill) + [MarkStyle.repairedFill]

  /// Looks for them: sheets that bear our title, notes that we signed or added to.
  init(in reader: WorkbookReader) throws(WorkbookFault) {
    var sheets: Set<String> = []
    var notes: [(sheet: String, cell: CellReference)] = []
    for sheet in reader.sheets where sheet.type == .worksheet {
      if try Self.isList(sheet, in: reader) {
        sheets.insert(sheet.name)
        continue
      }
      for comment in try reader.comments(of: sheet) where Self.isOurs(comment) {
        notes.append((sheet.name, comment.cell))
      }
    }
    (self.sheets, self.notes) = (sheets, notes)
  }

  private static func isList(_ sheet: SheetDescription, in reader: WorkbookReader) throws(WorkbookFault)
    -> Bool
  {
    guard Language.allCases.contains(where: { sheet.name.hasPrefix(CheckPhrases.listSheet[$0]) }) else {
      return false
    }
    let title = try reader.content(of: sheet)["A1"]?.value
    let titles = Language.allCases.map { CheckPhrases.listTitle[$0] } + [CheckPhrases.formerListTitle]
    return titles.contains { title == .text($0) }
  }

  private static func isOurs(_ comment: CellComment) -> Bool {
    comment.author == MarkedCopy.author
      || comment.text.plainText.split(whereSeparator: \.isNewline).contains { line in
        beginnings.contains { line.hasPrefix($0) }
      }
  }

  func takeBack(in editor: inout WorkbookEditor) {
    for sheet in sheets { editor.remove(sheet: sheet) }
    for note in notes {
      editor.unmark(note.cell, on: note.sheet, fills: Self.fills)
      editor.removeComment(
        at: note.cell, on: note.sheet, by: MarkedCopy.author, startingWith: Self.beginnings)
    }
  }
}
