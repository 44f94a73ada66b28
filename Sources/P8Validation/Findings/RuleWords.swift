import P8Definitions
import P8Expressions
import P8Model

/// The values that the message of a rule may show.
struct RuleWords {
  let rule: CompiledRule
  let sides: (left: Value?, right: Value?)
  let input: EvaluationInput
  let definitions: Definitions

  /// The text of a placeholder; nil where the rule knows none.
  func text(_ name: String, _ language: Language) -> String? {
    switch name {
    case "left": return show(sides.left, of: rule.sidesList, in: language)
    case "right": return show(sides.right, of: rule.sidesList, in: language)
    case "operator": return rule.sides?.comparison.rawValue
    case "leftText": return rule.sides?.left.text[language]
    case "rightText": return rule.sides?.right.text[language]
    case "difference":
      guard let left = sides.left?.number, let right = sides.right?.number,
        let difference = left.subtracting(right)
      else { return show(nil, of: nil, in: language) }
      return (difference < 0 ? difference.negated : difference).formatted(language)
    default:
      guard let place = rule.placeholders[name] else { return nil }
      return show(input.value(of: place.name), of: place.list, in: language)
    }
  }

  private func show(_ value: Value?, of list: String?, in language: Language) -> String {
    guard let value else { return definitions.texts[CheckText.blank][language] }
    if case .text(let code) = value, let list, let item = definitions.codeLists[list]?.item(code) {
      return item.name[language]
    }
    return value.formatted(language)
  }
}
