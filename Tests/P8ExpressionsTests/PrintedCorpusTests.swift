import P8Expressions
import P8Model
import P8Presentation
import TestSupport
import Testing

/// Prints the whole corpus as formulas and XPath, for `scripts/check-printers` to run them.
///
/// The file says for each case of `values.tsv` and `sections.tsv`: the formula over the row of the case's line,
/// and in XPath the conditions that the value is known and that it holds, and the value.
struct PrintedCorpusTests {
  static let path =
    #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    .joined(separator: "/") + "/Corpus/printed.tsv"

  @Test func `the printed corpus is what the printers write`() throws {
    var text = "# Made by PrintedCorpusTests with RECORD_GOLDEN=1; run by scripts/check-printers.\n"
    text += "# Table, line, formula, XPath known, XPath holds (truths) or value.\n"
    for (table, scope) in [
      ("values.tsv", CorpusDefinitions.rowScope), ("sections.tsv", CorpusDefinitions.reportScope),
    ] {
      for example in CorpusCase.table(table) {
        let root = try CheckedExpression(example.expression, in: scope).root
        let line = example.line
        let excel = ExcelFormula { Self.cell($0, line: line) }
        let path = XPathExpression(.plain, reference: Self.path(_:))
        let isTruth = ["true", "false"].contains(example.cells[2]) || Self.isTruth(root)
        text +=
          [
            table, "\(line)", Self.attempt { () throws(PrinterFault) in try excel.value(root) },
            Self.attempt { () throws(PrinterFault) in try path.knowing(root) },
            Self.attempt { () throws(PrinterFault) in isTruth ? try path.holding(root) : try path.value(root)
            },
          ].joined(separator: "\t") + "\n"
      }
    }
    Golden.expect(text, equals: Self.path)
  }

  private static func isTruth(_ node: ExpressionNode) -> Bool {
    switch node {
    case .comparison, .isIn, .and, .or, .not, .isMissing: true
    default: false
    }
  }

  private static func attempt(_ print: () throws(PrinterFault) -> String) -> String {
    do { return try print() } catch { return "refused: \(error.message.en)" }
  }

  /// The sheets of the script: `V` holds the values of a case in the row of its line, `R` the report.
  @Sendable static func cell(_ name: ExpressionName, line: Int) -> String? {
    switch name {
    case .column(let column): return "V!\(String(UnicodeScalar(UInt8(65 + column.index))))\(line)"
    case .fact(.periodFrom): return "R!$H$1"
    case .fact(.periodTo): return "R!$H$2"
    case .fact(.programmeFrom): return "R!$H$3"
    case .fact(.programmeTo): return "R!$H$4"
    case .fact(.reportDate): return "R!$H$5"
    case .target(let indicator): return indicator == "change_leader_club" ? "R!$H$7" : "R!$H$6"
    case .earlier(.soFar, _), .earlier(_, .figure), .earlier(_, .fact), .figure: return nil
    case .earlier(.previous, let inner):
      return inner.text == "a" ? "R!$H$8" : inner.text == "b" ? "R!$H$7" : "R!$H$9"
    case .section(let section): return range(section.id, column: 0)
    case .aggregated(let section, let column): return range(section.id, column: column.index)
    case .cell(_, let key, _, let column):
      let letter = String(UnicodeScalar(UInt8(65 + column.index)))
      return key == "team" ? "R!\(letter)21" : "R!\(letter)22"
    }
  }

  private static func range(_ section: String, column: Int) -> String? {
    let letter = String(UnicodeScalar(UInt8(65 + column)))
    switch section {
    case "team": return "R!$\(letter)$1:$\(letter)$8"
    case "club": return "R!$\(letter)$11:$\(letter)$14"
    default: return nil
    }
  }

  @Sendable static func path(_ name: ExpressionName) -> String? {
    switch name {
    case .column(let column): column.id
    case .fact(let fact): fact.rawValue
    case .target(let indicator): indicator == "change_leader_club" ? "nothing" : "target"
    case .earlier(.previous, let inner):
      inner.text == "a" ? "previous_a" : inner.text == "b" ? "nothing" : nil
    case .section, .aggregated, .cell, .earlier(.soFar, _), .figure: nil
    }
  }
}
