import P8Definitions
package import P8Model
import P8Presentation

/// Pages for people on what is counted and what is checked.
package struct Manual: Capability {
  let workspace: Workspace

  /// The list of indicators, or the reference sheet of one.
  package func indicators(describing code: String?, language: Language) throws(Failure) -> String {
    guard let code else {
      return definitions.indicators.map { indicator in
        "\(indicator.code)\t\(indicator.name[language]) (\(measureName(indicator, language)))"
      }.joined(separator: "\n")
    }
    let indicator = try self.indicator(code)
    let reference = indicator.reference
    let words: [(LocalizedText, String)] = [
      (LocalizedText(vi: "Nội dung", en: "Content"), contentName(indicator.content, language)),
      (LocalizedText(vi: "Đơn vị tính", en: "Unit of measure"), measureName(indicator, language)),
      (LocalizedText(vi: "Được tính", en: "Counted"), reference.counted[language]),
      (LocalizedText(vi: "Không tính", en: "Not counted"), reference.notCounted[language]),
      (LocalizedText(vi: "Nguồn số liệu", en: "Source of data"), reference.dataSource[language]),
      (LocalizedText(vi: "Định kỳ", en: "Frequency"), reference.frequency[language]),
      (LocalizedText(vi: "Trách nhiệm", en: "Responsible"), reference.responsible[language]),
      (LocalizedText(vi: "Căn cứ", en: "Legal basis"), reference.legalBasis[language]),
      (LocalizedText(vi: "Số gốc", en: "Baseline"), reference.baseline[language]),
      (LocalizedText(vi: "Hạn chế", en: "Limits"), reference.limits[language]),
      (
        LocalizedText(vi: "Định nghĩa tại", en: "Defined in"),
        "\(indicator.source.file):\(indicator.source.line)"
      ),
    ]
    var computed: [(LocalizedText, String)] = []
    if case .notCollected(let reason) = indicator.computation {
      computed.append((PhaseWords.notCollected, reason[language]))
    }
    let targets = definitions.targets.filter { $0.indicator == indicator.code }.map { target in
      let name = definitions.units[target.unit]?.name ?? target.unit.code
      let value =
        target.value?.formatted(language) ?? LocalizedText(vi: "chưa có số", en: "no number")[language]
      let phase = definitions.programme.phase(target.phase)?.name ?? LocalizedText(vi: "", en: "")
      let span = definitions.texts.name(of: target.span, phase: phase)[language]
      return "  \(name), \(span): \(value) (\(target.label.rawValue); \(target.citation[language]))"
    }
    var lines =
      ["\(indicator.code) \(indicator.name[language])"]
      + (words + computed).map { "\($0.0[language]): \($0.1)" }
    if !targets.isEmpty {
      lines.append(LocalizedText(vi: "Chỉ tiêu:", en: "Targets:")[language])
      lines += targets
    }
    return lines.joined(separator: "\n")
  }

  private func measureName(_ indicator: Indicator, _ language: Language) -> String {
    definitions.measures[indicator.measure]?.name[language] ?? indicator.measure
  }

  private func contentName(_ number: Int, _ language: Language) -> String {
    let content = definitions.programme.contents.first { $0.number == number }
    return content.map { "\($0.number). \($0.name[language])" } ?? "\(number)"
  }

  /// All rules and checks, a line each.
  package func rules(language: Language) -> String { RuleManual(definitions).list(in: language) }

  /// The manual of all rules and checks in Markdown; `docs/rules.vi.md` and `docs/rules.en.md` are it.
  package func ruleBook(language: Language) -> String { RuleManual(definitions).markdown(in: language) }

  /// The page of a rule or check.
  package func rule(_ code: String, language: Language) throws(Failure) -> String {
    let manual = RuleManual(definitions)
    let entries = manual.entries(code)
    guard !entries.isEmpty else {
      throw Failure(
        .wrongUse, LocalizedText(vi: "Không có quy tắc \(code)", en: "There is no rule \(code)"),
        remedy: NearNames.remedy(
          for: code, among: Set(manual.entries.map(\.code)),
          orSee: LocalizedText(vi: "Xem danh sách: p8 rules list", en: "See the list: p8 rules list")))
    }
    return entries.map { manual.page($0, in: language) }.joined(separator: "\n")
  }
}
