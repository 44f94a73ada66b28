package import P8Model
import SpreadsheetML

/// A proposed repair that is carried out in a copy.
package struct CellRepair: Hashable, Sendable {
  package let sheet: String
  package var cell: String { place.description }
  /// The text that a person saw before; empty where the cell was.
  package let before: String
  /// The text that was put in its place.
  package let after: String
  package let code: String
  /// Why.
  package let reason: LocalizedText
  /// The findings that it settles.
  package let fingerprints: [String]

  let place: CellReference
  let content: CellContent
  /// The format that the new value needs; nil where that of the cell will do.
  let numberFormat: NumberFormat?

  /// The text before, in quotation marks, or that there was none.
  func shownBefore(_ language: Language) -> String {
    before.isEmpty ? CheckPhrases.blank[language] : "“\(before)”"
  }

  /// What accepted repairs change, one for each cell; none for a cell for which two different ones are accepted.
  static func chosen(_ chosen: [ChosenRepair], in reader: WorkbookReader) throws -> [CellRepair] {
    var order: [MarkedPlace] = []
    var proposed: [MarkedPlace: [ChosenRepair]] = [:]
    for one in chosen where one.suggestion.canBeCarriedOut {
      guard let place = MarkedPlace(one.finding.at.sheet, one.suggestion.cell, in: reader) else { continue }
      if proposed[place] == nil { order.append(place) }
      proposed[place, default: []].append(one)
    }
    var contents: [String: SheetContent] = [:]
    var repairs: [CellRepair] = []
    for place in order {
      guard let all = proposed[place], let first = all.first, let text = first.suggestion.with,
        let kind = first.suggestion.kind, all.allSatisfy({ $0.suggestion.with == text }),
        let content = content(text, kind)
      else { continue }
      if contents[place.sheet] == nil, let sheet = reader.sheet(named: place.sheet) {
        contents[place.sheet] = try reader.content(of: sheet, blankCells: true)
      }
      let old = contents[place.sheet]?[place.cell.description]
      let format = try old.map { try reader.style(of: $0).numberFormat } ?? .general
      repairs.append(
        CellRepair(
          sheet: place.sheet,
          before: try old.map { try reader.displayedText(of: $0, conventions: .vietnamese) } ?? "",
          after: first.suggestion.with ?? "", code: first.finding.code, reason: first.finding.message,
          fingerprints: all.map(\.finding.fingerprint), place: place.cell, content: content,
          numberFormat: numberFormat(for: kind, over: format)))
    }
    return repairs
  }

  private static func content(_ text: String, _ kind: Finding.Suggestion.Kind) -> CellContent? {
    switch kind {
    case .number: return ExactDecimal(text).map { .number($0.double) }
    case .text: return .text(text)
    case .date:
      let parts = text.split(separator: "/").compactMap { Int($0) }
      guard parts.count == 3, let date = CalendarDate(year: parts[2], month: parts[1], day: parts[0]) else {
        return nil
      }
      return .date(SerialDate.Moment(year: date.year, month: date.month, day: date.day))
    }
  }

  /// A day in a cell for texts would show as a number, and a number would stay a text once it is edited.
  private static func numberFormat(for kind: Finding.Suggestion.Kind, over format: NumberFormat)
    -> NumberFormat?
  {
    switch kind {
    case .date: .date
    case .number: format == .text ? .general : nil
    case .text: nil
    }
  }
}
