import P8Expressions
import P8Model
import P8Presentation
import Testing

struct EvaluationTests {
  @Test func `the tables of the corpus are read`() {
    #expect(CorpusCase.table("values.tsv").count > 300)
    #expect(CorpusCase.table("sections.tsv").count > 30)
    #expect(CorpusCase.table("faults.tsv").count > 50)
  }

  @Test(arguments: CorpusCase.table("values.tsv"))
  func `an expression over a row gives what the corpus says`(_ example: CorpusCase) throws {
    let checked = try CheckedExpression(example.expression, in: CorpusDefinitions.rowScope)
    let input = CorpusDefinitions.input(row: CorpusDefinitions.row(example.cells[1]))
    let value = checked.compiled().value(input)
    #expect(value?.description ?? "unknown" == example.cells[2])
  }

  @Test(arguments: CorpusCase.table("sections.tsv"))
  func `an expression over a report gives what the corpus says`(_ example: CorpusCase) throws {
    let checked = try CheckedExpression(example.expression, in: CorpusDefinitions.reportScope)
    let value = checked.compiled().value(CorpusDefinitions.input(row: []))
    #expect(value?.description ?? "unknown" == example.cells[2])
  }

  @Test(arguments: CorpusCase.table("faults.tsv"))
  func `a faulty expression is refused at its place`(_ example: CorpusCase) throws {
    let fault = #expect(throws: ExpressionFault.self) {
      try CheckedExpression(example.expression, in: CorpusDefinitions.rowScope)
    }
    let found = try #require(fault)
    #expect("\(found.line):\(found.column)" == example.cells[1])
    #expect(found.message.vi.contains(example.cells[2]), "\(found.message.vi)")
    #expect(!found.message.en.isEmpty && !found.hint.vi.isEmpty && !found.hint.en.isEmpty)
  }

  @Test func `a comparison at the top shows its two sides`() throws {
    let checked = try CheckedExpression("p + q = 10 + 1", in: CorpusDefinitions.rowScope)
    let comparison = try #require(checked.comparison)
    let input = CorpusDefinitions.input(row: CorpusDefinitions.row("p=4; q=6"))
    #expect(comparison.comparison == .equal)
    #expect(CompiledExpression(comparison.left).number(input) == 10)
    #expect(CompiledExpression(comparison.right).number(input) == 11)
    #expect(checked.names.map(\.text) == ["p", "q"])
  }

  @Test func `names are told in order and once`() throws {
    let checked = try CheckedExpression(
      "sum(team.members, status != paused) + q > p + q and count(team) = stated[\"team\"].closing",
      in: CorpusDefinitions.rowScope)
    #expect(
      checked.names.map(\.text) == [
        "team.members", "team.status", "q", "p", "team", "stated[\"team\"].closing",
      ])
  }

  @Test func `the formula of a layout knows its columns and nothing else`() throws {
    let scope = ExpressionScope.columns(["result", "plan"])
    let checked = try CheckedExpression("round(100 * result / plan, 1)", in: scope)
    #expect(
      checked.compiled().number(EvaluationInput(row: [.number(52), .number(63)])) == ExactDecimal("82.5"))
    #expect(checked.compiled().number(EvaluationInput(row: [.number(52), nil])) == nil)
    #expect(throws: ExpressionFault.self) { try CheckedExpression("period.to", in: scope) }
  }

  @Test(arguments: [63, 64, 65, 4_000])
  func `deep nesting is refused and never overflows the stack`(depth: Int) {
    let text = String(repeating: "(", count: depth) + "1" + String(repeating: ")", count: depth)
    let limit = ExpressionSyntax.maximumDepth
    #expect(isRead(text) == (depth < limit))
    let minus = String(repeating: "-", count: depth) + "1"
    #expect(isRead(minus) == (depth < limit))
    let not = String(repeating: "not ", count: min(depth, 900)) + "true"
    #expect(isRead(not) == (depth < limit))
  }

  private func isRead(_ text: String) -> Bool { (try? ExpressionSyntax(parsing: text)) != nil }

  @Test func `a long chain is evaluated up to the limit and refused beyond it`() throws {
    let chain = "1" + String(repeating: " + 1", count: 249)
    let scope = ExpressionScope.columns([])
    #expect(try CheckedExpression(chain, in: scope).compiled().number(EvaluationInput()) == 250)
    #expect(throws: ExpressionFault.self) { try CheckedExpression(chain + " + 1 + 1", in: scope) }
  }

  @Test func `a number too great is unknown, not a crash`() throws {
    let scope = ExpressionScope.columns(["a"])
    let great = ExactDecimal(Int.max)
    let product = try CheckedExpression("a * a * a", in: scope).compiled()
    #expect(product.number(EvaluationInput(row: [.number(great)])) == nil)
  }
}
