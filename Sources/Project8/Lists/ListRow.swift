import P8Model
import SpreadsheetML
import VietnameseText

/// A row of a list as it stands in the file.
struct ListRow: Sendable {
  struct Cell: Sendable {
    /// What a person sees; of a number all its digits.
    var text: String
    /// The day, where the cell holds one.
    var day: CalendarDate?
  }

  /// The number that a spreadsheet program shows.
  let number: Int
  var cells: [Cell]

  init(number: Int, texts: [String]) {
    self.number = number
    cells = texts.map { Cell(text: $0) }
  }

  /// A row of a workbook; nil where nothing stands in it.
  init?(_ row: borrowing SheetRow, of reader: WorkbookReader) throws(WorkbookFault) {
    number = row.index
    cells = []
    for cell in row.cells where !cell.value.isEmpty {
      let place = cell.reference.column - 1
      // What stands far out is no list of ours.
      guard place < 256 else { break }
      while cells.count <= place { cells.append(Cell(text: "")) }
      switch cell.value {
      case .date(let moment, _):
        let day = CalendarDate(year: moment.year, month: moment.month, day: moment.day)
        cells[place] = Cell(text: day?.description ?? "", day: day)
      case .number(let number) where number.rounded() == number && abs(number) < 1e15:
        cells[place].text = String(Int64(number))
      default: cells[place].text = try reader.displayedText(of: cell, conventions: .vietnamese)
      }
    }
    if cells.allSatisfy({ $0.text.isEmpty }) { return nil }
  }

  func text(_ place: Int?) -> String {
    guard let place, place < cells.count else { return "" }
    return NormalForm.clean(cells[place].text).text
  }

  /// The day in a cell; nil where there is none.
  ///
  /// - Throws: ``NotADay`` where something else stands there.
  func day(_ place: Int?) throws(NotADay) -> CalendarDate? {
    let text = text(place)
    guard let place, !text.isEmpty else { return nil }
    if let day = cells[place].day ?? CalendarDate(iso: text) { return day }
    guard let day = DateText.read(text).day,
      let date = CalendarDate(year: day.year, month: day.month, day: day.day)
    else { throw NotADay(text: text) }
    return date
  }

  struct NotADay: Error { let text: String }
}
