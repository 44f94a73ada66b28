import P8Definitions
import P8Model
import Yams

extension DefinitionsReader {
  /// Reports placeholders that have no value, and ones that stand in one language only.
  /// - Parameter mayDiffer: Whether each language may name its own: a date is written in parts in one of
  ///   them.
  func checkPlaceholders(of entry: Entry?, allowed: some Collection<String>, mayDiffer: Bool = false) {
    guard let fields = entry?.fields(nil) else { return }
    var used: [String: Set<String>] = [:]
    for language in ["vi", "en"] {
      guard let text = fields[language], let words = text.node.string else { continue }
      used[language] = Set(Placeholders.names(in: words))
      for name in used[language] ?? [] where !allowed.contains(name) {
        faults.addUnknown(name, .placeholder, at: text.source, among: allowed)
      }
    }
    guard !mayDiffer, let vi = used["vi"], let en = used["en"], vi != en,
      vi.union(en).allSatisfy(allowed.contains)
    else { return }
    let odd = vi.symmetricDifference(en).sorted().joined(separator: "}, {")
    fields.entry.fault(.form(.placeholderOfOneLanguage(odd)))
  }
}
