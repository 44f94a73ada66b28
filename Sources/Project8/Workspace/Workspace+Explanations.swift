import P8Aggregation
public import P8Model
import P8Validation

extension Workspace {
  /// Where a figure comes from: formula, parts by unit, and each record with its file, sheet and cells.
  ///
  /// - Parameters:
  ///   - indicator: The code of the indicator.
  ///   - figure: `cumulative`, `in-period` or `part.NAME`.
  ///   - unit: The code of the unit.
  ///   - period: The period.
  ///   - structure: The structure of units; nil for that of the closing date.
  ///   - language: The language of the answer.
  /// - Returns: The tree as text.
  /// - Throws: ``Failure`` for what the caller wrote wrongly or a registry that cannot be read.
  public func explanation(
    of indicator: String, figure: String, unit: String, period: String, structure: String?,
    language: Language
  ) throws(Failure) -> String {
    let indicator = try self.indicator(indicator)
    guard let key = FigureKey(name: figure) else {
      throw Failure(
        .wrongUse, LocalizedText(vi: "Không có loại số “\(figure)”", en: "There is no figure “\(figure)”"),
        remedy: LocalizedText(
          vi: "Dùng cumulative, in-period hoặc part.TÊN (ví dụ part.new).",
          en: "Use cumulative, in-period or part.NAME (such as part.new)."))
    }
    let period = try self.period(period)
    let structure = try self.structure(structure, for: period)
    let code = try self.unit(unit, structure: structure)
    let figures = try gather(period: period, structure: structure, keepsRecords: true)
    let explanation = try Self.telling { () throws(AggregationFault) in
      try figures.explanation(of: key, of: indicator.code, for: code)
    }
    return ExplanationText(definitions: definitions, language: language).text(of: explanation)
  }

  /// All rules and checks, a line each.
  public func listRules(language: Language) -> String {
    RuleManual(definitions).list(in: language)
  }

  /// The manual of all rules and checks in Markdown; `docs/rules.vi.md` and `docs/rules.en.md` are it.
  public func ruleManual(language: Language) -> String {
    RuleManual(definitions).markdown(in: language)
  }

  /// The page of a rule or check.
  ///
  /// - Throws: ``Failure`` of wrong use for an unknown code.
  public func describeRule(_ code: String, language: Language) throws(Failure) -> String {
    let manual = RuleManual(definitions)
    let entries = manual.entries(code)
    guard !entries.isEmpty else {
      throw Failure(
        .wrongUse, LocalizedText(vi: "Không có quy tắc \(code)", en: "There is no rule \(code)"),
        remedy: LocalizedText(vi: "Xem danh sách: p8 rules list", en: "See the list: p8 rules list"))
    }
    return entries.map { manual.page($0, in: language) }.joined(separator: "\n")
  }
}

extension FigureKey {
  /// Reads the name that ``name`` gives.
  init?(name: String) {
    switch name {
    case "cumulative": self = .cumulative
    case "in-period": self = .inPeriod
    default:
      guard name.hasPrefix("part."), name.count > 5 else { return nil }
      self = .part(String(name.dropFirst(5)))
    }
  }
}

/// An explanation as an indented tree.
private struct ExplanationText {
  let definitions: Definitions
  let language: Language

  func text(of explanation: Explanation) -> String {
    lines(of: explanation, depth: 0).joined(separator: "\n")
  }

  private func lines(of explanation: Explanation, depth: Int) -> [String] {
    let indicator = definitions.indicator(explanation.indicator)
    let coverage = explanation.coverage
    var lines = [
      "\(explanation.indicator) \(indicator?.name[language] ?? ""): \(shown(explanation.value))",
      "  "
        + LocalizedText(
          vi: "\(explanation.period.title(.vi)); từ \(coverage.counted) trên \(coverage.expected) thôn",
          en: "\(explanation.period.title(.en)); from \(coverage.counted) of \(coverage.expected) villages"
        )[language],
      "  = \(explanation.formula)",
    ]
    lines += self.lines(of: explanation.root, depth: 1)
    for operand in explanation.operands { lines += self.lines(of: operand, depth: 1) }
    if !explanation.leftOut.isEmpty {
      lines.append("  " + LocalizedText(vi: "Không tính:", en: "Left out:")[language])
      lines += explanation.leftOut.map { entry in
        let unit = "\(entry.unit.code) \(entry.report.unitName)"
        return "    \(unit): \(entry.report.file.path) (\(entry.reason.text[language]))"
      }
    }
    lines += explanation.notes.map { "  * \($0[language])" }
    let margin = String(repeating: "  ", count: depth)
    return lines.map { margin + $0 }
  }

  private func lines(of part: Explanation.Part, depth: Int) -> [String] {
    let margin = String(repeating: "  ", count: depth)
    var lines = ["\(margin)\(part.unit.code) \(part.name): \(shown(part.value))"]
    for child in part.parts { lines += self.lines(of: child, depth: depth + 1) }
    for record in part.records {
      let cells = record.fields.map { "\($0.place.address) \($0.name) “\($0.text)”" }.joined(separator: ", ")
      let sheet = record.fields.first?.place.sheet ?? record.section
      lines.append("\(margin)  \(shown(record.value)) ← \(record.report.file.path), \(sheet): \(cells)")
    }
    return lines
  }

  private func shown(_ value: ExactDecimal?) -> String { value?.formatted(language) ?? "–" }
}
