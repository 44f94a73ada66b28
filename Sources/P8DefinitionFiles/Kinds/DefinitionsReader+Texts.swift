import P8Definitions
import P8Model

extension DefinitionsReader {
  /// `templates/texts/*.yaml`: each text that the program says, and no other.
  func readTexts() -> TextCatalogue {
    var texts: [String: [String: LocalizedText]] = [:]
    for kind in TextCatalogue.kinds { texts[kind.file] = self.texts(kind) }
    return TextCatalogue(texts)
  }

  private func texts<Text: FixedText>(_ kind: Text.Type) -> [String: LocalizedText] {
    let ids = Text.allCases.map(\.rawValue)
    guard let fields = files.yaml("templates/texts/\(Text.file).yaml")?.fields(ids) else { return [:] }
    var texts: [String: LocalizedText] = [:]
    for text in Text.allCases {
      texts[text.rawValue] = fields.localized(text.rawValue)
      // A count or a date may take other values in one language than in the other.
      checkPlaceholders(of: fields[text.rawValue], allowed: text.placeholders, mayDiffer: true)
    }
    return texts
  }
}
