import FoundationEssentials
import P8Expressions
import P8Model
import P8Presentation
import Testing

/// Prints some expressions in every language and compares with what stands in the corpus.
struct PrinterTests {
  static let expressions = [
    "p + q = 10", "p - (q - 1) <= 3", "100 * a / b", "round(100 * a / b, 1)", "a * (b + c) / -c",
    "not (f or g)",
    "s != dissolved", "s in (new, consolidated) and not is_missing(a)", "x = \"nói \"\"có\"\"\"",
    "d >= period.from and d <= period.to", "d <= 2023-12-31", "days(d, e) > 30", "if(a > b, a, b) <= 10",
    "is_missing(d) or d >= programme.from", "max(a, b, 0) - min(a, b)", "m <= v", "f = true",
    "s not in (paused, dissolved)",
    "count(team, status != dissolved)", "sum(team.members, status = new or status = paused)",
    "stated[\"team\"].closing = count(team, status != dissolved)",
    "stated[\"team\"].opening = previous(stated[\"team\"].closing)",
    "t <= target(communication_team)",
  ]

  static let url = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Corpus/printers.txt")

  @Test func `every printer writes what stands in the corpus`() throws {
    var text = "What each printer makes of an expression; made by this test with RECORD_GOLDEN=1.\n"
    for expression in Self.expressions { text += try printed(expression) }
    if ProcessInfo.processInfo.environment["RECORD_GOLDEN"] != nil {
      try text.write(to: Self.url, atomically: true, encoding: .utf8)
      Issue.record("recorded; look at the file and run again without RECORD_GOLDEN")
      return
    }
    let golden = try String(contentsOf: Self.url, encoding: .utf8)
    for (found, expected) in zip(text.split(separator: "\n"), golden.split(separator: "\n")) {
      #expect(found == expected)
    }
    #expect(text == golden)
  }

  private func printed(_ expression: String) throws -> String {
    let checked = try CheckedExpression(expression, in: CorpusDefinitions.rowScope)
    let lists = CorpusDefinitions.vocabulary.codeLists
    let excel = ExcelFormula(reference: Self.cell(_:))
    let path = XPathExpression(.form) { name in
      if case .column(let column) = name { return "${\(column.id)}" }
      if case .fact = name { return "${\(name.text.replacing(".", with: "_"))}" }
      return nil
    }
    let isCondition = checked.type == .truth
    func attempt(_ print: () throws(PrinterFault) -> String) -> String {
      do { return try print() } catch { return "refused: \(error.message.en)" }
    }
    let dhis2 = attempt { () throws(PrinterFault) in
      let rule = try DHIS2ValidationRule(check: checked.root) { "#{\($0.text)}" }
      return "\(rule.left) \(rule.operator) \(rule.right) \(rule.missing.rawValue)"
    }
    return """

      \(expression)
        vi:    \(Sentence(in: .vi, codeLists: lists).text(checked.root))
        en:    \(Sentence(in: .en, codeLists: lists).text(checked.root))
        value: \(attempt { () throws(PrinterFault) in try excel.value(checked.root) })
        fails: \(isCondition ? attempt { () throws(PrinterFault) in try excel.failing(checked.root) } : "-")
        xpath: \(attempt { () throws(PrinterFault) in
          isCondition ? try path.constraint(checked.root) : try path.value(checked.root) })
        dhis2: \(isCondition ? dhis2 : "-")

      """
  }

  @Sendable static func cell(_ name: ExpressionName) -> String? {
    switch name {
    case .column(let column): "\(column.id.uppercased())2"
    case .aggregated(_, let column):
      ["status": "$A$5:$A$9", "members": "$B$5:$B$9", "women": "$C$5:$C$9"][column.id]
    case .section: "$A$5:$A$9"
    case .cell(_, let key, _, let column): "\(column.id)_\(key)"
    case .fact(let fact): fact == .periodFrom ? "$Z$1" : fact == .periodTo ? "$Z$2" : "$Z$3"
    case .target: "$Y$1"
    case .earlier, .figure: nil
    }
  }

  @Test func `a name without a cell is refused by its name`() throws {
    let checked = try CheckedExpression("a + b", in: CorpusDefinitions.rowScope)
    let fault = #expect(throws: PrinterFault.self) {
      try ExcelFormula { $0.text == "a" ? "A1" : nil }.value(checked.root)
    }
    #expect(fault?.message.en.contains("“b”") == true)
  }

  /// A cell that holds more than its values is asked once, and then taken as it is.
  @Test(arguments: [
    ("a = b", "IF(AND(ISNUMBER(A2),ISNUMBER(B2)),A2=B2,FALSE)"),
    ("a + 1 > 2 * b", "IF(AND(ISNUMBER(A2),ISNUMBER(B2)),A2+1>2*B2,FALSE)"),
    ("a / b > 1", "IF(AND(ISNUMBER(A2),IF(ISNUMBER(B2),NOT(B2=0),FALSE)),A2/B2>1,FALSE)"),
    ("is_missing(a) or a > 0", "OR(NOT(ISNUMBER(A2)),IF(ISNUMBER(A2),A2>0,FALSE))"),
    (
      "a >= 0 and d <= period.to",
      "AND(IF(ISNUMBER(A2),A2>=0,FALSE),IF(ISNUMBER(D2),DATE(2023,12,31)>=D2,FALSE))"
    ),
    ("s = new", "S2=\"Thành lập \"\"mới\"\"\""),
    ("s != new", "IF(ISNUMBER(MATCH(S2,names,0)),NOT(S2=\"Thành lập \"\"mới\"\"\"),FALSE)"),
    (
      "s in (new, paused)",
      "OR(S2=\"Thành lập \"\"mới\"\"\",IF(ISNUMBER(MATCH(S2,names,0)),EXACT(INDEX(codes,MATCH(S2,names,0)),\"paused\"),FALSE))"
    ),
    ("is_missing(s)", "NOT(ISNUMBER(MATCH(S2,names,0)))"),
    ("f", "IF(OR(F2=\"Có\",F2=\"Không\"),(F2=\"Có\")=TRUE,FALSE)"),
  ])
  func `a cell of a form is asked whether it is known, and then taken as it is`(
    expression: String, formula: String
  ) throws {
    let checked = try CheckedExpression(expression, in: CorpusDefinitions.rowScope)
    let excel = ExcelFormula(operand: { name in
      switch name {
      case .fact: return .constant("DATE(2023,12,31)")
      case .column(let column):
        let cell = "\(column.id.uppercased())2"
        return switch column.id {
        case "s":
          ExcelOperand(
            value: "IFERROR(INDEX(codes,MATCH(\(cell),names,0)),\"\")",
            plain: "INDEX(codes,MATCH(\(cell),names,0))",
            isKnown: "ISNUMBER(MATCH(\(cell),names,0))", cell: cell,
            labels: ["new": ExcelOperand.text("Thành lập \"mới\"")])
        case "f":
          ExcelOperand(
            value: "IF(\(cell)=\"Có\",TRUE,IF(\(cell)=\"Không\",FALSE,\"\"))", plain: "(\(cell)=\"Có\")",
            isKnown: "OR(\(cell)=\"Có\",\(cell)=\"Không\")")
        default:
          ExcelOperand(value: "IF(ISNUMBER(\(cell)),\(cell),\"\")", plain: cell, isKnown: "ISNUMBER(\(cell))")
        }
      default: return nil
      }
    })
    #expect(try excel.holding(checked.root) == formula)
  }
}
