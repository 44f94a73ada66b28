import P8Definitions
import P8Expressions
import P8Forms
import P8Model
import P8Presentation
import TestSupport
import Testing

/// The rules that a form's own checks leave to the batch check are listed, each with its reason.
struct UnsaidRuleTests {
  @Test func `what blank forms and phone forms do not check is in the list`() throws {
    let definitions = try Project.definitions()
    var lines: [String] = []
    for form in definitions.forms.values.sorted(by: { $0.id < $1.id }) {
      for (rule, reason) in RuleDefinition.unsaid(
        of: form, in: definitions, printing: RowChecks.tryPrinting(_:))
      {
        lines.append("\(form.id)\tformula\t\(rule)\t\(Self.text(reason))")
      }
      for (rule, reason) in RuleDefinition.unsaid(
        of: form, in: definitions, printing: XLSFormRules.tryPrinting(_:))
      {
        lines.append("\(form.id)\txpath\t\(rule)\t\(Self.text(reason))")
      }
    }
    let path = "\(Project.folder)/Tests/P8FormsTests/Golden/unsaid-rules.tsv"
    Golden.expect(lines.joined(separator: "\n") + "\n", equals: path)
  }

  private static func text(_ reason: UnsaidRule) -> String {
    switch reason {
    case .note: "note"
    case .comparesRows: "compares rows"
    case .ofOtherForm: "of another form"
    case .looksBeyondRow(let name): "looks beyond its row: \(name)"
    case .unprintable(let fault): "no words: \(fault.message.en)"
    }
  }
}
