/// Checks what may be typed and what depends on values.
enum RuleCheck {
  static func check(_ validation: DataValidation) throws(WriteFault) {
    func fail(_ flaw: WriteFault.RuleFlaw) -> WriteFault {
      WriteFault(.dataValidation(flaw, at: validation.ranges.first))
    }
    guard (1...8_192).contains(validation.ranges.count) else { throw fail(.rangeCount) }
    for title in [validation.promptTitle, validation.errorTitle] where (title?.utf16.count ?? 0) > 32 {
      throw fail(.title)
    }
    for message in [validation.prompt, validation.error] where (message?.utf16.count ?? 0) > 255 {
      throw fail(.message)
    }
    if case .list(let values) = validation.rule {
      guard !values.isEmpty, values.joined(separator: ",").utf16.count <= 255,
        values.allSatisfy({ !$0.isEmpty && !$0.contains(",") && !$0.hasPrefix("=") })
      else { throw fail(.list) }
    } else {
      for formula in validation.rule.formulas { try CellCheck.check(formula: formula, limit: 255) }
    }
  }

  static func check(_ format: ConditionalFormat) throws(WriteFault) {
    func fail(_ flaw: WriteFault.RuleFlaw) -> WriteFault {
      WriteFault(.conditionalFormat(flaw, at: format.ranges.first))
    }
    guard (1...8_192).contains(format.ranges.count) else { throw fail(.rangeCount) }
    if let numberFormat = format.rule.style?.numberFormat { try StyleCheck.check(numberFormat) }
    switch format.rule {
    case .value(let limit, _):
      for formula in limit.formulas { try CellCheck.check(formula: formula) }
    case .formula(let formula, _): try CellCheck.check(formula: formula)
    case .containsText(let text, _):
      guard (1...255).contains(text.utf16.count) else { throw fail(.text) }
    case .top(let rank, let isPercent, _), .bottom(let rank, let isPercent, _):
      guard (1...(isPercent ? 100 : 1_000)).contains(rank) else { throw fail(.rank) }
    default: break
    }
  }
}
