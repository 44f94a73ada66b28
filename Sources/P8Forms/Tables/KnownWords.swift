package import P8Definitions
import P8Model
import Synchronization
import VietnameseText

/// The words with Vietnamese letters that the definitions use: labels, names of lists, places.
///
/// By them is seen in which encoding a text was written. Made when the first text comes that may be in an old one.
package final class KnownWords: Sendable {
  private let made = Mutex<Set<String>?>(nil)
  private let make: @Sendable () -> Set<String>

  package init(_ definitions: Definitions) { make = { Self.words(of: definitions) } }

  /// - Parameter words: The words themselves, in small letters.
  package init(_ words: Set<String>) { make = { words } }

  /// All of them, in small letters.
  var all: Set<String> {
    made.withLock { known in
      if let known { return known }
      let words = make()
      known = words
      return words
    }
  }

  private static func words(of definitions: Definitions) -> Set<String> {
    var words: Set<String> = []
    func add(_ text: String) { words.formUnion(Self.words(in: text)) }
    for form in definitions.forms.values {
      for section in form.sections {
        let labels = section.fixedRows.map(\.label) + section.columns.flatMap { [$0.label, $0.group] }
        for text in [section.title, section.sheet, section.help] + labels { add(text?.vi ?? "") }
        for column in section.columns {
          add(column.help?.vi ?? "")
          for synonym in column.synonyms { add(synonym) }
        }
      }
    }
    for list in definitions.codeLists.values {
      for item in list.items { add(item.name.vi) }
    }
    for unit in definitions.units.all { add(unit.name) }
    return words
  }

  /// The words of a text that have letters beyond ASCII.
  static func words(in text: String) -> [String] {
    text.split { !$0.isLetter }.filter { word in !word.utf8.allSatisfy { $0 < 0x80 } }
      .map { NormalForm.clean(String($0)).text.lowercased() }
  }
}
