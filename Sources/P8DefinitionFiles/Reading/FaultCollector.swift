import P8Model

/// Gathers the faults of all files while they are read; lives no longer than one loading.
final class FaultCollector {
  private(set) var faults: Set<DefinitionFault> = []
  /// Rises with each fault and with each thing that rests on a broken one.
  private(set) var marks = 0

  /// Notes that what is being read rests on something that has a fault of its own, which is not reported again.
  func noteBroken() { marks += 1 }

  func add(_ source: DefinitionSource, vi: String, en: String, hintVi: String, hintEn: String) {
    marks += 1
    faults.insert(
      DefinitionFault(
        source: source, message: LocalizedText(vi: vi, en: en), hint: LocalizedText(vi: hintVi, en: hintEn)))
  }

  func add(_ source: DefinitionSource, message: LocalizedText, hint: LocalizedText) {
    marks += 1
    faults.insert(DefinitionFault(source: source, message: message, hint: hint))
  }

  /// A fault about a name that nothing has, with the nearest ones that there are.
  func addUnknown(
    _ name: String, at source: DefinitionSource, among known: some Sequence<String>, vi: String, en: String
  ) {
    let nearest = NearestNames.nearest(to: name, among: known)
    add(
      source, vi: vi, en: en,
      hintVi: nearest.isEmpty
        ? "Các tên có: \(Self.listed(known))." : "Có phải ý bạn là “\(nearest.joined(separator: "”, “"))”?",
      hintEn: nearest.isEmpty
        ? "The names there are: \(Self.listed(known))."
        : "Did you mean “\(nearest.joined(separator: "”, “"))”?")
  }

  private static func listed(_ names: some Sequence<String>) -> String {
    let sorted = names.sorted()
    return sorted.prefix(20).joined(separator: ", ") + (sorted.count > 20 ? ", …" : "")
  }
}
