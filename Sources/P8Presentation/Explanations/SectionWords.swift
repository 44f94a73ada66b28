package import P8Definitions
package import P8Model

/// What people call sections, fields and values, in the words of the definitions.
package struct SectionWords {
  private let definitions: Definitions
  private let language: Language

  package init(definitions: Definitions, language: Language) {
    (self.definitions, self.language) = (definitions, language)
  }

  /// What a record is called, or the title of a form's section; its id where it has no name.
  package func section(_ id: String) -> String {
    if id == SectionAnswer.section { return language.say("Câu trả lời đầu phần", "Answers of sections") }
    return definitions.records[id]?.name[language] ?? forms(with: id).first?.title[language] ?? id
  }

  /// What a field of a section is called; its id where it has no name.
  package func field(_ id: String, of section: String) -> String {
    if section == SectionAnswer.section { return self.section(id) }
    if let label = definitions.records[section]?.field(id)?.label[language] { return label }
    return forms(with: section).lazy.flatMap(\.columns).first { $0.id == id }?.label[language] ?? id
  }

  /// What a row that stands in a form is called; its key where it has no name.
  package func row(_ key: String, of section: String) -> String {
    if key == SectionAnswer.section { return self.section(key) }
    return forms(with: section).lazy.flatMap(\.fixedRows).first { $0.key == key }?.label[language] ?? key
  }

  /// What people call the row in which a value differs, as they wrote it; nil where nothing tells it from others.
  package func name(of difference: ReportDifference) -> String? {
    let written = (definitions.records[difference.section]?.identity ?? [])
      .compactMap { difference.row[$0]?.text }.filter { !$0.isEmpty }
    if !written.isEmpty { return written.joined(separator: ", ") }
    let fixed = row(difference.identity, of: difference.section)
    return fixed == difference.identity ? nil : fixed
  }

  /// A condition or sum over the fields of a section, with their labels in the place of ids.
  ///
  /// `status != dissolved` is “Tình trạng” khác “Đã giải thể”.
  func expression(_ text: String, over section: String) -> String {
    var result = ""
    var rest = Substring(text)
    while let first = rest.first {
      if first == "\"" || first == "'" {
        let end = rest.dropFirst().firstIndex(of: first).map(rest.index(after:)) ?? rest.endIndex
        result += rest[..<end]
        rest = rest[end...]
      } else if first.isLetter || first == "_" {
        let word = rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
        result += self.word(String(word), of: section)
        rest = rest.dropFirst(word.count)
      } else if rest.hasPrefix("!=") {
        result += language.say("khác", "is not")
        rest = rest.dropFirst(2)
      } else if rest.hasPrefix("<=") || rest.hasPrefix(">=") {
        result += rest.prefix(2)
        rest = rest.dropFirst(2)
      } else if first == "=" {
        result += language.say("là", "is")
        rest = rest.dropFirst()
      } else {
        result.append(rest.removeFirst())
      }
    }
    return result
  }

  private func word(_ word: String, of section: String) -> String {
    switch word {
    case "and": return language.say("và", "and")
    case "or": return language.say("hoặc", "or")
    case "not": return language.say("không", "not")
    case "in": return language.say("thuộc", "in")
    default: break
    }
    let label = field(word, of: section)
    if label != word { return "“\(label)”" }
    for list in lists(of: section) {
      if let item = definitions.codeLists[list]?.item(word) { return "“\(item.name[language])”" }
    }
    return word
  }

  private func lists(of section: String) -> [String] {
    let types =
      (definitions.records[section]?.fields.map(\.type) ?? [])
      + forms(with: section).flatMap { $0.columns.map(\.type) }
    return types.compactMap { if case .list(let list) = $0 { list } else { nil } }
  }

  private func forms(with section: String) -> [SectionDefinition] {
    definitions.forms.sorted { $0.key < $1.key }.compactMap { _, form in
      form.sections.first { $0.id == section || $0.record == section }
    }
  }
}
