import P8Definitions
import P8Model

/// The built-in checks with their messages ready to be filled in.
struct CheckCatalogue: Sendable {
  struct Entry: Sendable {
    let check: BuiltInCheck
    let message: MessageTemplate

    init(_ check: BuiltInCheck) {
      self.check = check
      message = MessageTemplate(check.message)
    }
  }

  private let entries: [String: Entry]
  private let unworded: Entry

  init(_ definitions: Definitions) {
    let texts = definitions.texts
    entries = definitions.builtInChecks.mapValues(Entry.init)
    // A defect that the definitions have no words for is still reported.
    unworded = Entry(
      BuiltInCheck(
        id: "type.unreadable", code: "P8-TYPE-900",
        title: texts[CheckText.unreadable], severity: .error, effect: .holdCell,
        message: texts[CheckText.unreadableMessage],
        source: DefinitionSource(file: "", line: 1, column: 1)))
  }

  /// The check of an id, or the one that says that a value cannot be read.
  func entry(_ id: String) -> Entry { entries[id] ?? unworded }

  /// The ids of the program's checks that have no words.
  var missing: [String] { CheckName.allCases.map(\.rawValue).filter { entries[$0] == nil } }
}
