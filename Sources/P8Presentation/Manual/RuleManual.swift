package import P8Definitions
import P8Expressions
package import P8Model

/// What each rule and check means, in words made from its definition: the manual cannot lag behind the rules.
package struct RuleManual: Sendable {
  package struct Entry: Hashable, Sendable {
    package let code: String
    package let id: String
    package let title: LocalizedText
    package let severity: Finding.Severity
    package let effect: Finding.Effect
    package let scope: LocalizedText
    /// What must hold, in words; nil for a check that the program makes.
    package let check: LocalizedText?
    /// Only where this holds; nil for always.
    package let condition: LocalizedText?
    /// What must hold, as it stands in the file; nil for a check that the program makes.
    package let expression: String?
    /// What is said, with the labels of the values in place of the values.
    package let message: LocalizedText
    /// What is proposed; nil for nothing.
    package let suggestion: LocalizedText?
    package let source: DefinitionSource
  }

  /// All rules and checks, by code.
  package let entries: [Entry]

  package init(_ definitions: Definitions) {
    let writer = RuleManualWriter(definitions)
    let rules = definitions.rules.map { writer.entry($0) }
    let checks = definitions.builtInChecks.values.map { writer.entry($0) }
    entries = (rules + checks).sorted { ($0.code, $0.id) < ($1.code, $1.id) }
  }

  package func entries(_ name: String) -> [Entry] {
    entries.filter { $0.code.lowercased() == name.lowercased() || $0.id == name }
  }

  /// A line for each rule: code, severity, title.
  package func list(in language: Language) -> String {
    let width = entries.map { $0.severity.name[language].count }.max() ?? 0
    return entries.map { entry in
      let severity = entry.severity.name[language]
      let space = String(repeating: " ", count: width - severity.count)
      return "\(entry.code)  \(severity)\(space)  \(entry.title[language])  (\(entry.scope[language]))\n"
    }.joined()
  }

  package func page(_ entry: Entry, in language: Language) -> String {
    var text = "\(entry.code)  \(entry.title[language])\n\n"
    for (label, value) in facts(of: entry, in: language) { text += "  \(label): \(value)\n" }
    return text
  }

  package func markdown(in language: Language) -> String {
    let title = language == .vi ? "Sổ tay quy tắc" : "Manual of rules"
    let remark =
      language == .vi
      ? "Trang này do p8 viết từ indicators/rules/ và indicators/checks.yaml; không sửa tay."
      : "Written by p8 from indicators/rules/ and indicators/checks.yaml; not edited by hand."
    var text = "# \(title)\n\n\(remark)\n"
    for entry in entries {
      text += "\n## \(entry.code) \(Self.escaped(entry.title[language]))\n\n"
      for (label, value) in facts(of: entry, in: language) {
        let shown = label == Self.expressionLabel[language] ? "`\(value)`" : Self.escaped(value)
        text += "- \(label): \(shown)\n"
      }
    }
    return text
  }

  private static let expressionLabel = LocalizedText(vi: "Công thức", en: "Expression")

  private func facts(of entry: Entry, in language: Language) -> [(String, String)] {
    var facts = [
      (language.say("Xét", "Looks at"), entry.scope[language]),
      (language.say("Mức", "Severity"), "\(entry.severity.name[language]); \(entry.effect.name[language])"),
    ]
    if let check = entry.check { facts.append((language.say("Phải đúng", "Must hold"), check[language])) }
    if let condition = entry.condition {
      facts.append((language.say("Chỉ khi", "Only where"), condition[language]))
    }
    if let expression = entry.expression { facts.append((Self.expressionLabel[language], expression)) }
    facts.append((language.say("Khi sai thì báo", "Message"), entry.message[language]))
    if let suggestion = entry.suggestion {
      facts.append((language.say("Đề nghị", "Suggestion"), suggestion[language]))
    }
    facts.append((language.say("Mã nội bộ", "Id"), entry.id))
    if !entry.source.file.isEmpty {
      facts.append((language.say("Ghi ở", "Stands in"), "\(entry.source.file):\(entry.source.line)"))
    }
    return facts
  }

  private static func escaped(_ text: String) -> String {
    var result = ""
    for character in text {
      if "\\`*_[]<>#|".contains(character) { result.append("\\") }
      result.append(character)
    }
    return result
  }
}
