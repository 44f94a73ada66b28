import P8Model

/// A row of the sheet `survey`: a question, a note, or the beginning or end of a group.
struct XLSFormRow {
  let type: String
  let name: String
  var label: LocalizedText?
  var hint: LocalizedText?
  /// What is said where there is no answer; nil where none is needed.
  var required: LocalizedText?
  var relevant = ""
  var constraint = ""
  var constraintMessage: LocalizedText?
  var calculation = ""
  var appearance = ""
  /// What stands in the answer when the form is opened.
  var defaultAnswer = ""

  /// A translated column.
  static func column(_ name: String, _ language: Language) -> String {
    "\(name)::\(FormContract.phoneName(of: language))"
  }

  static let columns: [String] =
    ["type", "name"] + translated("label") + translated("hint") + ["required"]
    + translated("required_message") + ["relevant", "constraint"] + translated("constraint_message")
    + ["calculation", "appearance", "default"]

  private static func translated(_ name: String) -> [String] {
    Language.allCases.map { column(name, $0) }
  }

  /// The cells in the order of ``columns``.
  var cells: [String] {
    func both(_ text: LocalizedText?) -> [String] { Language.allCases.map { text?[$0] ?? "" } }
    return [type, name] + both(label) + both(hint) + [required == nil ? "" : "yes"]
      + both(required) + [relevant, constraint] + both(constraintMessage)
      + [calculation, appearance, defaultAnswer]
  }
}
