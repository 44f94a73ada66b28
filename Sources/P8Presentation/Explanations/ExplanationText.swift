package import P8Definitions
import P8Expressions
package import P8Model

/// An explanation as an indented tree for people.
package struct ExplanationText {
  let definitions: Definitions
  private let standing: ReportStanding
  let language: Language

  package init(definitions: Definitions, standing: ReportStanding, language: Language) {
    (self.definitions, self.standing, self.language) = (definitions, standing, language)
  }

  package func text(of explanation: Explanation, comparisons: [ExplanationComparison]) -> String {
    (lines(of: explanation, depth: 0)
      + comparisons.flatMap { lines(of: $0, definitions.indicator(explanation.indicator)) }).joined(
        separator: "\n")
  }

  private func lines(of explanation: Explanation, depth: Int) -> [String] {
    let indicator = definitions.indicator(explanation.indicator)
    let measure = indicator.flatMap { definitions.measures[$0.measure]?.name[language] } ?? ""
    let known =
      explanation.value.map { "\(shown($0, of: indicator)) \(measure)" }
      ?? language.say("chưa có số liệu", "not known")
    let period = explanation.period
    var lines = [
      "\(explanation.indicator) \(indicator?.name[language] ?? ""): \(known)",
      "  \(name(of: explanation.key, indicator)); \(period.titleWithDays(language)); \(coverage(explanation.coverage))",
      "  = \(formula(of: explanation))",
    ]
    if explanation.operands.isEmpty { lines += self.lines(of: explanation.root, depth: 1) }
    for operand in explanation.operands { lines += self.lines(of: operand, depth: 1) }
    if !explanation.leftOut.isEmpty {
      lines.append("  " + language.say("Không tính:", "Left out:"))
      lines += explanation.leftOut.map { "    " + line(of: $0) }
    }
    if explanation.operands.isEmpty { lines += explanation.notes.map { "  * \($0[language])" } }
    let margin = String(repeating: "  ", count: depth)
    return lines.map { margin + $0 }
  }

  func name(of key: FigureKey, _ indicator: Indicator?) -> String {
    switch key {
    case .inPeriod: language.say("trong kỳ", "in the period")
    case .cumulative:
      indicator?.kind == .stock
        ? language.say("có ở ngày chốt", "in existence on the closing date")
        : language.say("lũy kế", "cumulative")
    case .part(let id): indicator?.part(id)?.name[language] ?? id
    }
  }

  /// How the figure is computed, in the words that the forms use.
  func formula(of explanation: Explanation) -> String {
    guard let indicator = definitions.indicator(explanation.indicator) else { return explanation.formula }
    let words = SectionWords(definitions: definitions, language: language)
    var part: Indicator.Part?
    if case .part(let id) = explanation.key { part = indicator.part(id) }
    func conditions(_ own: CheckedExpression?, over record: String) -> String {
      let texts = [own, part?.condition].compactMap { $0.map { words.expression($0.text, over: record) } }
      return texts.isEmpty
        ? "" : language.say(", với ", ", where ") + texts.joined(separator: language.say(" và ", " and "))
    }
    switch indicator.computation {
    case .count(let record, let condition):
      if let sum = part?.sum { return added(sum, of: record, words) + conditions(condition, over: record) }
      return language.say("số ", "number of ") + "“\(words.section(record))”"
        + conditions(condition, over: record)
    case .sum(let record, let amount, let condition):
      return added(part?.sum ?? amount, of: record, words) + conditions(condition, over: record)
    case .ratio(let numerator, let denominator, let years):
      return "\(numerator) / \(denominator)"
        + (years.map {
          language.say(
            ", mỗi người tính một lần trong \($0) năm đến ngày chốt",
            ", each person once in the \($0) years until the closing date")
        } ?? "")
    case .notCollected(let reason):
      return language.say("chưa thu thập: ", "not collected: ") + reason[language]
    case .stated(let section, let row, let column):
      return language.say("số ghi ở mục ", "as stated in ")
        + "“\(words.section(section))”, “\(words.row(row, of: section))”, “\(words.field(column, of: section))”"
    }
  }

  private func added(_ amount: CheckedExpression, of record: String, _ words: SectionWords) -> String {
    language.say(
      "cộng \(words.expression(amount.text, over: record)) của “\(words.section(record))”",
      "sum of \(words.expression(amount.text, over: record)) of “\(words.section(record))”")
  }

  func coverage(_ coverage: Coverage) -> String {
    let held = coverage.held
    let open = coverage.unconfirmed
    return LocalizedText(
      vi: "từ \(coverage.counted) trên \(coverage.expected) thôn"
        + (held > 0 ? ", \(held) còn lỗi" : "") + (open > 0 ? ", \(open) chưa xác thực" : ""),
      en: "from \(coverage.counted) of \(English.count(coverage.expected, "village"))"
        + (held > 0 ? ", \(held) held for errors" : "") + (open > 0 ? ", \(open) not confirmed" : "")
    )[language]
  }

  private func lines(of part: Explanation.Part, depth: Int) -> [String] {
    let margin = String(repeating: "  ", count: depth)
    var lines = ["\(margin)\(part.unit.code) \(part.name): \(shown(part.value))"]
    for child in part.parts { lines += self.lines(of: child, depth: depth + 1) }
    var last: Explanation.Source?
    for record in part.records {
      if record.report != last { lines.append("\(margin)  \(described(record.report))") }
      last = record.report
      lines.append("\(margin)    \(shown(record.value)) ← \(cells(record.fields, of: record.section))")
    }
    return lines
  }

  func line(of entry: Explanation.LeftOut) -> String {
    let cells = entry.fields.isEmpty ? "" : "; \(self.cells(entry.fields, of: entry.section))"
    let commune = entry.unit.communeOfVillage.flatMap { definitions.units[$0]?.name }.map { " \($0)," } ?? ""
    return
      "\(entry.unit.code),\(commune) \(described(entry.report, saysState: false))\(cells): \(standing.reason(for: entry)[language])"
  }

  /// A report by what a person needs to find it and to know how far it can be trusted.
  func described(_ report: Explanation.Source, saysState: Bool = true) -> String {
    var words = [
      report.version == .initial
        ? language.say("bản đầu", "first version") : language.say("bản bổ sung", "supplement")
    ]
    if let known = standing.standing(of: report) {
      words.append(language.say("lần \(known.revision)", "revision \(known.revision)"))
    }
    if saysState { words.append(report.state.name[language]) }
    return "\(report.file.path) (\(report.unitName), \(report.period.name), \(words.joined(separator: ", ")))"
  }

  func cells(_ fields: [Explanation.Field], of section: String) -> String {
    let words = SectionWords(definitions: definitions, language: language)
    guard let first = fields.first else { return words.section(section) }
    return "\(first.place.sheet): "
      + fields.map { "\($0.place.address) \(words.field($0.name, of: section)) “\($0.text)”" }
      .joined(separator: ", ")
  }

  private func lines(of comparison: ExplanationComparison, _ indicator: Indicator?) -> [String] {
    let title =
      switch comparison.kind {
      case .since(let day):
        LocalizedText(
          vi: "So với sổ cuối ngày \(day.formatted(.vi))",
          en: "Against the registry at the end of \(day.formatted(.en))")
      case .period(let period):
        LocalizedText(vi: "So với \(period.title(.vi))", en: "Against \(period.title(.en))")
      }
    var lines = [
      "\(title[language]): \(shown(comparison.before, of: indicator)) → \(shown(comparison.after, of: indicator))"
    ]
    if let difference = comparison.difference {
      lines[0] += " (\(difference > .zero ? "+" : "")\(shown(difference, of: indicator)))"
    }
    if comparison.changes.isEmpty {
      lines.append("  " + language.say("Không có gì thay đổi.", "Nothing changed."))
    }
    for change in comparison.changes {
      lines.append(
        "  \(change.unit.code) \(change.unitName): \(shown(change.before)) → \(shown(change.after))")
    }
    return lines
  }

  private func shown(_ record: Explanation.Record?) -> String {
    guard let record else { return language.say("(không có)", "(nothing)") }
    let cells = record.fields.map { "\($0.place.address) “\($0.text)”" }.joined(separator: ", ")
    return "\(shown(record.value)) [\(record.report.file.path), \(cells)]"
  }

  func shown(_ value: ExactDecimal?, of indicator: Indicator? = nil) -> String {
    indicator?.shown(value, in: language) ?? value?.formatted(language) ?? "–"
  }
}
