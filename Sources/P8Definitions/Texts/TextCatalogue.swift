package import P8Model

/// A kind of fixed text, whose cases are the ids in one file of `templates/texts/`.
package protocol FixedText: RawRepresentable<String>, CaseIterable, Hashable, Sendable {
  /// The file without its ending: `checks`.
  static var file: String { get }
  /// The values that may stand in the text as `{name}`.
  var placeholders: [String] { get }
}

/// The fixed texts of checks, forms and reports: data that stages pass on as values.
package struct TextCatalogue: Hashable, Sendable {
  /// Every kind of text; the loader reads the file of each and reports ids that are missing or unknown.
  package static let kinds: [any FixedText.Type] = [
    CheckText.self, FormText.self, ReportText.self, ExchangeText.self, ListText.self, WebText.self,
    OfficeText.self,
  ]

  private let files: [String: [String: LocalizedText]]

  /// The texts by file and id.
  package init(_ files: [String: [String: LocalizedText]] = [:]) { self.files = files }

  /// The text; its id in a catalogue that was not loaded from files.
  package subscript<Text: FixedText>(_ text: Text) -> LocalizedText {
    files[Text.file]?[text.rawValue] ?? LocalizedText(vi: text.rawValue, en: text.rawValue)
  }

  /// The text with values that are the same in both languages.
  package func filled<Text: FixedText>(_ text: Text, with values: [String: String]) -> LocalizedText {
    filled(text, with: values.mapValues { LocalizedText(vi: $0, en: $0) })
  }

  /// The text with its values.
  package func filled<Text: FixedText>(_ text: Text, with values: [String: LocalizedText]) -> LocalizedText {
    let template = self[text]
    return LocalizedText(
      vi: Placeholders.fill(template.vi, with: values.mapValues(\.vi)),
      en: Placeholders.fill(template.en, with: values.mapValues(\.en)))
  }
}
