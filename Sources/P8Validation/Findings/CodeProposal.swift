package import P8Model
import VietnameseText

/// The entry of a list that a text outside the list probably means: all its words stand in a name of the entry, or all words of
/// the name stand in it, and of no other entry.
///
/// It is a guess and never more, since "Nhà văn hóa cộng đồng" may be a house that the list does not know.
package struct CodeProposal {
  /// The code of the entry; nil where none or several may be meant.
  package static func code(for text: String, in list: CodeList) -> String? {
    let words = Self.words(of: text)
    // One word alone says too little: "nhà" stands in half of the names.
    guard words.count > 1 else { return nil }
    let meant = list.items.filter { item in
      ([item.name.vi, item.name.en] + item.synonyms).contains { name in
        let others = Self.words(of: name)
        return words.isSubset(of: others) || (others.count > 1 && others.isSubset(of: words))
      }
    }
    return meant.count == 1 ? meant.first?.code : nil
  }

  private static func words(of text: String) -> Set<String> {
    Set(text.split { !$0.isLetter && !$0.isNumber }.map { SearchKey.undiacritic(String($0)) })
  }
}
