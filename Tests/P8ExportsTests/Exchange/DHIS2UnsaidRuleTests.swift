import P8Definitions
import P8Exports
import P8Expressions
import P8Model
import P8Presentation
import TestSupport
import Testing

/// The rules that DHIS2 does not get are listed, each with its reason.
struct DHIS2UnsaidRuleTests {
  @Test func `what DHIS2 does not check is in the list`() throws {
    let lines = DHIS2Rules(DHIS2Programme(try ExchangeCase().definitions)).unsaid.map { rule, reason in
      switch reason {
      case .overReport: "\(rule)\tover the report"
      case .note: "\(rule)\tnote"
      case .comparesRows: "\(rule)\tcompares rows"
      case .notOfSums: "\(rule)\tnot of sums"
      case .withoutFigures: "\(rule)\tno figures"
      case .unprintable(let fault): "\(rule)\tno words: \(fault.message.en)"
      }
    }
    let path = "\(Project.folder)/Tests/P8ExportsTests/Golden/dhis2-unsaid-rules.tsv"
    Golden.expect(lines.joined(separator: "\n") + "\n", equals: path)
  }
}
