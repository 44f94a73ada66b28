import P8Model

/// A row of the sheet `survey`: a question, a note, or the beginning or end of a group.
struct XLSFormRow {
  let type: String
  let name: String
  var label: LocalizedText?
  var hint: LocalizedText?
  var isRequired = false
  var relevant = ""
  var constraint = ""
  var constraintMessage: LocalizedText?
  var calculation = ""
  var appearance = ""

  /// The name by which form servers know a language.
  static func name(of language: Language) -> String {
    switch language {
    case .vi: "Tiếng Việt (vi)"
    case .en: "English (en)"
    }
  }

  /// A translated column.
  static func column(_ name: String, _ language: Language) -> String { "\(name)::\(self.name(of: language))" }

  static let columns: [String] =
    ["type", "name"] + translated("label") + translated("hint") + ["required"]
    + translated("required_message") + ["relevant", "constraint"] + translated("constraint_message")
    + ["calculation", "appearance"]

  private static func translated(_ name: String) -> [String] {
    Language.allCases.map { column(name, $0) }
  }

  /// The cells in the order of ``columns``.
  var cells: [String] {
    func both(_ text: LocalizedText?) -> [String] { Language.allCases.map { text?[$0] ?? "" } }
    return [type, name] + both(label) + both(hint) + [isRequired ? "yes" : ""]
      + both(isRequired ? FormPhrases.required : nil) + [relevant, constraint] + both(constraintMessage)
      + [calculation, appearance]
  }
}
