import P8Expressions
import P8Model
import TestSupport
import Testing

/// Random texts and trees: whatever stands in a file, nothing crashes, and printing again gives the same meaning.
struct RandomExpressionTests {
  private static let words = [
    "a", "b", "p", "t", "m", "x", "d", "f", "s", "new", "12", "0.5", "2023-10-30", "\"x\"", "+", "-", "*",
    "/", "=",
    "!=", "<", "<=", ">", ">=", "(", ")", ",", "and", "or", "not", "in", "if(", "sum(", "count(team", "min(",
    "max(",
    "round(", "days(", "is_missing(", "previous(", "target(", "team.members", "stated[\"team\"].closing",
    "true", "é",
    "\"", "[", "]", ".", "\n",
  ]

  @Test(arguments: 0..<40 as Range<UInt64>)
  func `a row of random words is read or refused at a place within it`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    for _ in 0..<200 {
      let count = Int.random(in: 1...30, using: &random)
      let text = (0..<count).compactMap { _ in Self.words.randomElement(using: &random) }.joined(
        separator: " ")
      do throws(ExpressionFault) {
        let checked = try CheckedExpression(text, in: CorpusDefinitions.rowScope)
        _ = checked.compiled().value(CorpusDefinitions.input(row: CorpusDefinitions.row("a=1; b=0; p=4")))
      } catch {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        #expect((1...lines.count).contains(error.line))
        #expect((1...(lines[error.line - 1].unicodeScalars.count + 1)).contains(error.column), "\(text)")
      }
    }
  }

  /// A random truth or number over the columns of the row, as text.
  private static func expression(_ depth: Int, truth: Bool, using random: inout SplitMix64) -> String {
    func inner(_ truth: Bool) -> String { expression(depth - 1, truth: truth, using: &random) }
    guard depth > 0 else {
      return truth
        ? ["f", "g", "h", "true", "false"].randomElement(using: &random) ?? "f"
        : ["a", "b", "c", "0", "2", "0.5", "10"].randomElement(using: &random) ?? "a"
    }
    switch (truth, Int.random(in: 0..<6, using: &random)) {
    case (true, 0): return "(\(inner(true)) and \(inner(true)))"
    case (true, 1): return "(\(inner(true)) or \(inner(true)))"
    case (true, 2): return "(not \(inner(true)))"
    case (true, 3): return "is_missing(\(inner(false)))"
    case (true, _):
      let sign = ["=", "!=", "<", "<=", ">", ">="].randomElement(using: &random) ?? "="
      return "(\(inner(false)) \(sign) \(inner(false)))"
    case (false, 0): return "(\(inner(false)) / \(inner(false)))"
    case (false, 1): return "if(\(inner(true)), \(inner(false)), \(inner(false)))"
    case (false, 2): return "max(\(inner(false)), \(inner(false)))"
    case (false, 3): return "round(\(inner(false)), 1)"
    case (false, 4): return "(\(inner(false)) - \(inner(false)))"
    case (false, _): return "(\(inner(false)) + \(inner(false)))"
    }
  }

  @Test(arguments: 0..<30 as Range<UInt64>)
  func `not turns true and false round and leaves unknown, whatever the expression`(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    for _ in 0..<40 {
      let text = Self.expression(4, truth: true, using: &random)
      let plain = try CheckedExpression(text, in: CorpusDefinitions.rowScope).compiled()
      let turned = try CheckedExpression("not \(text)", in: CorpusDefinitions.rowScope).compiled()
      for row in ["a=1; b=0; c=2; f=true; g=false", "a=; b=3; c=0; f=; g=true; h=false", ""] {
        let input = CorpusDefinitions.input(row: CorpusDefinitions.row(row))
        #expect(turned.truth(input) == plain.truth(input).map { !$0 }, "\(text) | \(row)")
      }
    }
  }
}
