import P8Definitions
import P8Model

/// The fixed texts of a form in one language.
struct FormWords: Sendable {
  let texts: TextCatalogue
  let language: Language

  subscript(text: FormText) -> String { texts[text][language] }

  func filled(_ text: FormText, with values: [String: String]) -> String {
    texts.filled(text, with: values)[language]
  }

  /// What a cell of yes or no shows, yes first.
  var answers: [String] { [self[FormText.yes], self[FormText.no]] }

  /// A required cell is empty.
  func missing(_ column: ColumnDefinition) -> String {
    filled(FormText.missing, with: ["column": name(of: column)])
  }

  /// A cell holds what its column does not take; empty for one that takes any value.
  func wrong(_ column: ColumnDefinition) -> String {
    let text: FormText
    switch column.type {
    case .integer: text = FormText.notWhole
    case .decimal: text = FormText.notNumber
    case .date: text = column.isWithinPeriod ? FormText.notInPeriod : FormText.notDate
    case .list, .truth: text = FormText.notListed
    case .text: return ""
    }
    return filled(text, with: ["column": name(of: column)])
  }

  /// With its group: "Nữ" of the members is not "Nữ" of the people who came.
  private func name(of column: ColumnDefinition) -> String {
    [column.group?[language], column.label[language]].compactMap(\.self).joined(separator: " - ")
  }

  /// What may be typed into a cell of a column.
  func allowed(_ constraint: ColumnConstraint, in period: Period) -> String {
    switch constraint.type {
    case .text: return ""
    case .truth, .list: return self[FormText.chooseFromList]
    case .date where constraint.isWithinPeriod:
      return filled(
        FormText.dateInPeriod,
        with: ["from": period.from.formatted(language), "to": period.to.formatted(language)])
    case .date: return filled(FormText.date, with: ["day": period.to.formatted(language)])
    case .integer, .decimal:
      let isWhole = constraint.isWhole
      guard let low = constraint.minimum?.formatted(language) else {
        return self[isWhole ? FormText.wholeNumber : FormText.number]
      }
      guard let high = constraint.maximum?.formatted(language) else {
        return filled(isWhole ? FormText.wholeNumberFrom : FormText.numberFrom, with: ["low": low])
      }
      return filled(
        isWhole ? FormText.wholeNumberBetween : FormText.numberBetween, with: ["low": low, "high": high])
    }
  }
}
