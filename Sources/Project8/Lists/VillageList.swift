import P8Definitions
import P8Model
import P8Presentation
import P8Registry
import VietnameseText

/// The villages of a list, row by row, and what is wrong with rows.
struct VillageList {
  struct Row {
    let place: LocalizedText
    let commune: UnitCode
    let number: Int?
    /// A code by which others know the village; empty where there is none.
    let foreignCode: String
    let name: String
    let from: CalendarDate?
    let to: CalendarDate?

    func sharesDays(with other: Row) -> Bool {
      func begins(_ from: CalendarDate?, after to: CalendarDate?) -> Bool {
        guard let from, let to else { return false }
        return from > to
      }
      return !begins(from, after: other.to) && !begins(other.from, after: to)
    }
  }

  private(set) var rows: [Row] = []
  private(set) var problems: [LocalizedText] = []

  init(_ table: ListTable, communes: [CommuneFinder.Answer]) {
    for (row, commune) in zip(table.rows, communes) {
      do throws(RowFault) {
        rows.append(try Self.row(row, in: table, commune: commune))
      } catch {
        problems.append(error.message.at(table.place(of: row)))
      }
    }
  }

  private struct RowFault: Error { let message: LocalizedText }

  private static func row(
    _ row: ListRow, in table: ListTable, commune answer: CommuneFinder.Answer
  ) throws(RowFault) -> Row {
    let commune: UnitCode
    switch answer {
    case .success(let code): commune = code
    case .failure(let unknown): throw RowFault(message: unknown.message)
    }
    let name = table.text(.village, row)
    guard !name.isEmpty else { throw RowFault(message: ListFileWords.withoutVillage) }
    var number = Int(table.text(.number, row))
    var foreign = ""
    let code = table.text(.villageCode, row)
    if let village = UnitCode(code, structure: commune.structure), village.level == .village {
      guard village.communeOfVillage == commune else {
        throw RowFault(message: ListFileWords.codeOfOtherCommune(code, commune))
      }
      number = village.code.split(separator: "-").last.flatMap { Int($0) }
    } else if let own = Int(code), (1...9999).contains(own), number == nil, code.utf8.count < 4 {
      number = own
    } else {
      foreign = SearchKey.exact(code)
    }
    func day(_ column: ListText) throws(RowFault) -> CalendarDate? {
      do throws(ListRow.NotADay) {
        return try row.day(table.columns[column])
      } catch {
        throw RowFault(message: ListFileWords.notADay(error.text))
      }
    }
    let (from, to) = (try day(.from), try day(.to))
    if let from, let to, to < from { throw RowFault(message: ListFileWords.endsBeforeBegin(from, to)) }
    return Row(
      place: table.place(of: row), commune: commune, number: number, foreignCode: foreign, name: name,
      from: from, to: to)
  }

  /// Takes out rows of all lists that contradict each other, and those that stand twice.
  static func settle(_ lists: inout [VillageList]) {
    let all = lists.flatMap(\.rows)
    let byCode = Dictionary(grouping: all.filter { !$0.foreignCode.isEmpty }, by: \.foreignCode)
    var seen: [String: Row] = [:]
    var numbers: [String: Row] = [:]
    for index in lists.indices {
      var kept: [Row] = []
      for row in lists[index].rows {
        if let other = byCode[row.foreignCode]?.first(where: {
          $0.commune != row.commune && $0.sharesDays(with: row)
        }) {
          lists[index].problems.append(
            ListFileWords.inTwoCommunes(row.foreignCode, row.commune, other.commune, at: other.place)
              .at(row.place))
          continue
        }
        let key = "\(row.commune) \(row.number ?? 0) \(SearchKey.placementFree(row.name))"
        if let other = seen[key], other.sharesDays(with: row) {
          lists[index].problems.append(ListFileWords.twice(row.name, at: other.place).at(row.place))
          continue
        }
        let own = row.number.map { "\(row.commune) \($0)" } ?? ""
        if let other = numbers[own], other.sharesDays(with: row) {
          lists[index].problems.append(
            ListFileWords.numberTwice(row.number ?? 0, other.name, at: other.place).at(row.place))
          continue
        }
        if !own.isEmpty { numbers[own] = row }
        seen[key] = row
        kept.append(row)
      }
      lists[index].rows = kept
    }
  }
}

extension LocalizedText {
  /// The text behind the place that it is about.
  func at(_ place: LocalizedText) -> LocalizedText {
    LocalizedText(vi: "\(place.vi): \(vi)", en: "\(place.en): \(en)")
  }
}
