package import P8Definitions
import P8Model

/// The keys of the headers as the forms write them, made once: most files bring nothing else.
package final class HeaderTexts: Sendable {
  private struct Keys {
    let key: String
    let bareKey: String?
  }

  private let known: [String: Keys]

  package init(_ sections: some Sequence<SectionDefinition>) {
    var known: [String: Keys] = [:]
    for section in sections {
      for column in section.columns {
        let labels = [column.label, column.group].compactMap(\.self).flatMap { [$0.vi, $0.en] }
        for text in labels.flatMap({ [$0, FormContract.marked($0)] }) + [column.id] + column.synonyms
        where known[text] == nil {
          known[text] = Keys(key: HeaderKeys.key(text), bareKey: Self.makeBareKey(text))
        }
      }
    }
    self.known = known
  }

  /// The key of a header.
  func key(of text: String) -> String { known[text]?.key ?? HeaderKeys.key(text) }

  /// The key of what stands outside brackets; nil where there are none.
  func bareKey(of text: String) -> String? {
    if let keys = known[text] { return keys.bareKey }
    return Self.makeBareKey(text)
  }

  private static func makeBareKey(_ text: String) -> String? {
    guard text.utf8.contains(UInt8(ascii: "(")) || text.utf8.contains(UInt8(ascii: "[")) else { return nil }
    return HeaderKeys.key(HeaderKeys.withoutBrackets(text))
  }
}
