import P8Definitions
import P8Model

extension DefinitionsReader {
  /// `indicators/personal-data.yaml`; definitions from before that file take the one that came with the program.
  func personalData() -> PersonalDataWords {
    let name = DefinitionFiles.personalData
    guard files.has(name),
      let fields = files.yaml(name)?.fields(PersonalDataWords.List.allCases.map(\.rawValue))
    else { return PersonalDataWords() }
    var lists: [PersonalDataWords.List: [String]] = [:]
    for list in PersonalDataWords.List.allCases { lists[list] = fields.texts(list.rawValue) }
    for list in [PersonalDataWords.List.phones, .identities] {
      for item in fields[list.rawValue]?.items ?? [] {
        guard let text = item.text else { continue }
        // Only digits and the sign for any digit: another sign would never match, and nobody would see it.
        if !text.allSatisfy({ $0.isNumber || $0 == "#" }) { item.fault(.value(.number(text))) }
      }
    }
    return PersonalDataWords(lists)
  }
}
