import P8Definitions
import P8Model

extension ReportChange {
  /// The change for people: a line for each value, with its cell, and one for each indicator.
  func text(_ definitions: Definitions, _ language: Language) -> String {
    func say(_ vi: String, _ en: String) -> String { LocalizedText(vi: vi, en: en)[language] }
    let words = SectionWords(definitions: definitions, language: language)
    let place = unit.communeOfVillage.flatMap { definitions.units[$0]?.name }.map { ", \($0)" } ?? ""
    var lines = [
      "\(unit.code) \(unitName)\(place), \(period.title(language)): \(described(newer, language)) "
        + say("thay", "replaces") + " \(described(older, language))"
    ]
    if differences.isEmpty { lines.append("  " + say("Không có số nào khác.", "No value differs.")) }
    for difference in differences {
      let cell = (difference.after ?? difference.before).map { "\($0.place.sheet)!\($0.place.address)" } ?? ""
      lines.append(
        "  \(words.section(difference.section))\(row(difference)), "
          + "\(words.field(difference.field, of: difference.section)): "
          + "\(quoted(difference.before, language)) → \(quoted(difference.after, language)) (\(cell))")
    }
    if !figures.isEmpty {
      lines.append("  " + say("Chỉ tiêu tính từ báo cáo này:", "Indicators by this report alone:"))
    }
    for figure in figures {
      let indicator = definitions.indicator(figure.indicator)
      lines.append(
        "    \(figure.indicator) \(indicator?.name[language] ?? ""): "
          + "\(shown(figure.before, language)) → \(shown(figure.after, language))")
    }
    return lines.joined(separator: "\n")
  }

  /// What tells the row from others of its section, where people wrote it.
  private func row(_ difference: ReportDifference) -> String {
    difference.identity.isEmpty ? "" : " “\(difference.identity.replacing("|", with: ", "))”"
  }

  private func described(_ report: Report, _ language: Language) -> String {
    let version =
      report.version == .initial
      ? LocalizedText(vi: "bản đầu lần \(report.revision)", en: "first version, revision \(report.revision)")
      : LocalizedText(vi: "bản bổ sung lần \(report.revision)", en: "supplement, revision \(report.revision)")
    let held =
      report.state == .held
      ? LocalizedText(vi: ", còn lỗi nên chưa tính", en: ", held for errors and not counted") : nil
    return "\(version[language]) (\(report.path)\(held?[language] ?? ""))"
  }

  private func quoted(_ field: ReportedRecord.Field?, _ language: Language) -> String {
    field.map { "“\($0.text)”" } ?? LocalizedText(vi: "(trống)", en: "(empty)")[language]
  }

  private func shown(_ value: ExactDecimal?, _ language: Language) -> String {
    value?.formatted(language) ?? "–"
  }
}

// MARK: - For scripts

extension ReportChange {
  /// The change as an object; exact numbers are texts, as everywhere in our JSON.
  var json: JSONValue {
    .object([
      ("unit", .text(unit.description)), ("unitName", .text(unitName)), ("period", .text(period.description)),
      ("older", json(older)), ("newer", json(newer)),
      (
        "values",
        .list(
          differences.map { difference in
            .object([
              ("section", .text(difference.section)), ("unit", .text(difference.unit.description)),
              ("identity", .text(difference.identity)), ("field", .text(difference.field)),
              ("before", json(difference.before)), ("after", json(difference.after)),
            ])
          })
      ),
      (
        "figures",
        .list(
          figures.map { figure in
            .object([
              ("indicator", .text(figure.indicator)), ("figure", .text(figure.key.name)),
              ("before", .optional(figure.before?.description)),
              ("after", .optional(figure.after?.description)),
            ])
          })
      ),
    ])
  }

  private func json(_ report: Report) -> JSONValue {
    .object([
      ("number", .number(Int(report.number))), ("version", .text(report.version.rawValue)),
      ("revision", .number(report.revision)), ("state", .text(report.state.rawValue)),
      ("file", .text(report.path)),
    ])
  }

  private func json(_ field: ReportedRecord.Field?) -> JSONValue {
    guard let field else { return .null }
    return .object([
      ("value", .text(field.value.description)), ("text", .text(field.text)),
      ("sheet", .text(field.place.sheet)), ("cell", .text(field.place.address)),
    ])
  }
}
