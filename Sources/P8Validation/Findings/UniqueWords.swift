import P8Definitions
import P8Model

/// The values that the message about two equal rows may show.
struct UniqueWords {
  let row: [Value?]
  let columns: [ColumnDefinition]
  /// The cell of the first of the two rows.
  let other: String
  let definitions: Definitions

  /// The text of a placeholder; nil where the row has no such value.
  func text(_ name: String, _ language: Language) -> String? {
    if name == "other" { return other }
    guard let index = columns.firstIndex(where: { $0.id == name }) else { return nil }
    guard let value = row[index] else { return definitions.texts[CheckText.blank][language] }
    if case .text(let code) = value, case .list(let list) = columns[index].type,
      let item = definitions.codeLists[list]?.item(code)
    {
      return item.name[language]
    }
    return value.formatted(language)
  }
}
