import P8Definitions
import Foundation
import P8Model

/// The kinds of faults that can be planted in a row of a section.
struct FaultCatalogue: Sendable {
  /// A row that fails one rule and nothing else, by the examples of the rules.
  struct FaultyRow: Sendable {
    let rule: String
    let section: String
    let values: [String: String]
    let column: String
  }

  /// The sound row of each section.
  let soundRows: [String: [String: String]]
  /// Rows that fail one rule.
  let faultyRows: [FaultyRow]

  /// Reads the examples that are the tests of the rules.
  init(examples folder: URL) throws {
    let sound = try Self.lines(of: folder.appending(path: "base.tsv")).map {
      ($0[0], Self.values(String($0[1])))
    }
    let soundRows = Dictionary(
      sound.map { (String($0.0), $0.1) }, uniquingKeysWith: { first, _ in first })
    self.soundRows = soundRows
    faultyRows = try Self.lines(of: folder.appending(path: "rules.tsv")).compactMap { cells in
      guard cells.count >= 6, cells[2] == "fail", !cells[3].contains("|"), !cells[3].hasPrefix("["),
        cells[5].isEmpty
      else {
        return nil
      }
      let section = String(cells[1])
      return FaultyRow(
        rule: String(cells[0]), section: section,
        values: (soundRows[section] ?? [:]).merging(Self.values(String(cells[3]))) { $1 },
        column: String(cells[4]))
    }
  }

  private static func lines(of file: URL) throws -> [[Substring]] {
    try String(contentsOf: file, encoding: .utf8).split(separator: "\n").filter { !$0.hasPrefix("#") }
      .map { $0.split(separator: "\t", omittingEmptySubsequences: false) }
  }

  private static func values(_ text: String) -> [String: String] {
    Dictionary(
      text.split(separator: ";").compactMap { piece in
        let sides = piece.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard sides.count == 2 else { return nil }
        return (String(sides[0].drop { $0 == " " }), String(sides[1]))
      }, uniquingKeysWith: { _, last in last })
  }

  // MARK: - Single cells

  /// What to write into a cell in place of its value, and the check that reports it.
  struct FaultyText: Sendable {
    let check: String
    let text: String
  }

  /// The faults that the cell of a column can have in place of a sound value.
  static func faultyTexts(
    for column: ColumnDefinition, sound value: String, codeLists: [String: CodeList]
  ) -> [FaultyText] {
    var faults: [FaultyText] = []
    func add(_ check: String, _ text: String) { faults.append(FaultyText(check: check, text: text)) }
    if column.isRequired { add("required.missing", "") }
    switch column.type {
    case .integer:
      guard Int(value) != nil else { return faults }
      add("type.number-text", " \(value)")
      add("type.number-proposal", "\(value) người")
      add("type.approximate", "trên \(value)")
      add("type.number", "không rõ")
      add("type.whole", "\(value).5")
      add("type.formula-error", "#REF!")
      if let minimum = column.minimum, minimum >= 0 { add("type.negative", "-1") }
    case .date:
      guard let date = CalendarDate(iso: value) else { return faults }
      add("type.date-text", date.formatted(.vi))
      add("type.date", "tháng \(date.month)/\(date.year)")
      add("type.date", "30/02/\(date.year)")
      if date.day > 12 {
        let parts = date.formatted(.vi).split(separator: "/")
        add("type.date-order", "\(parts[1])/\(parts[0])/\(parts[2])")
      }
      if column.isWithinPeriod { add("date.outside-period", "2022-11-20") }
    case .list(let id):
      add("list.unknown", "chưa biết")
      if let name = codeLists[id]?.item(value)?.name.vi {
        let bare = name.replacing("Đ", with: "D").replacing("đ", with: "d")
          .folding(options: .diacriticInsensitive, locale: nil)
        if bare != name { add("list.spelling", bare) }
      }
    case .text:
      let decomposed = value.decomposedStringWithCanonicalMapping
      if Array(decomposed.utf8) != Array(value.utf8) { add("text.unclean", decomposed) }
    case .decimal, .truth: break
    }
    return faults
  }
}
