import P8Definitions
import P8Model

/// A row of the summary's table.
enum SummaryRow: Hashable, Sendable {
  /// A content of the programme, numbered in Roman.
  case content(ProgrammeContent)
  /// An indicator, numbered in Arabic within its content; a dash for "trong đó".
  case indicator(Indicator, ordinal: String)

  /// The rows in the order of the programme: each content, its indicators (all where no code is given), under
  /// each its "trong đó" rows.
  static func rows(showing codes: [String], of definitions: Definitions) -> [SummaryRow] {
    let shown = definitions.indicators.filter {
      codes.isEmpty || codes.contains($0.code) || codes.contains($0.id)
    }
    let shownCodes = Set(shown.flatMap { [$0.code, $0.id] })
    // A part whose whole is not shown stands as a row of its own.
    let wholes = shown.filter { indicator in indicator.partOf.map { !shownCodes.contains($0) } ?? true }
    var rows: [SummaryRow] = []
    var numbers = wholes.map(\.content)
    numbers = numbers.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }.sorted()
    for number in numbers {
      if let content = definitions.programme.contents.first(where: { $0.number == number }) {
        rows.append(.content(content))
      }
      for (index, whole) in wholes.filter({ $0.content == number }).enumerated() {
        rows.append(.indicator(whole, ordinal: String(index + 1)))
        rows += parts(of: whole, among: shown)
      }
    }
    return rows
  }

  private static func parts(of whole: Indicator, among shown: [Indicator]) -> [SummaryRow] {
    shown.filter { $0.partOf == whole.code || $0.partOf == whole.id }.flatMap { part -> [SummaryRow] in
      // The definitions refuse a part of itself; a longer ring never starts from a whole.
      [.indicator(part, ordinal: "-")] + parts(of: part, among: shown.filter { $0.code != whole.code })
    }
  }
}
