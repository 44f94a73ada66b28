package import P8Definitions
package import P8Model

extension ReportChange {
  /// The change for people: a line for each value, with its cell, and one for each indicator.
  package func text(_ definitions: Definitions, _ language: Language) -> String {
    let words = SectionWords(definitions: definitions, language: language)
    let place = unit.communeOfVillage.flatMap { definitions.units[$0]?.name }.map { ", \($0)" } ?? ""
    var lines = [
      "\(unit.code) \(unitName)\(place), \(period.title(language)): \(described(newer, language)) "
        + language.say("thay", "replaces") + " \(described(older, language))"
    ]
    if differences.isEmpty { lines.append("  " + language.say("Không có số nào khác.", "No value differs.")) }
    for difference in differences {
      let cell = (difference.after ?? difference.before).map { "\($0.place.sheet)!\($0.place.address)" } ?? ""
      lines.append(
        "  \(words.section(difference.section))\(words.name(of: difference).map { " “\($0)”" } ?? ""), "
          + "\(words.field(difference.field, of: difference.section)): "
          + "\(quoted(difference.before, language)) → \(quoted(difference.after, language)) (\(cell))")
    }
    if !figures.isEmpty {
      lines.append("  " + language.say("Chỉ tiêu tính từ báo cáo này:", "Indicators by this report alone:"))
    }
    for figure in figures {
      let indicator = definitions.indicator(figure.indicator)
      lines.append(
        "    \(figure.indicator) \(indicator?.name[language] ?? ""): "
          + [figure.before, figure.after].map { value in
            indicator?.shown(value, in: language) ?? value?.formatted(language) ?? "–"
          }.joined(separator: " → "))
    }
    return lines.joined(separator: "\n")
  }

  private func described(_ report: Report, _ language: Language) -> String {
    let version =
      report.version == .initial
      ? language.say("bản đầu lần \(report.revision)", "first version, revision \(report.revision)")
      : language.say("bản bổ sung lần \(report.revision)", "supplement, revision \(report.revision)")
    let held =
      report.state == .held
      ? language.say(", còn lỗi nên chưa tính", ", held for errors and not counted")
      : report.state == .accepted ? "" : ", \(report.state.name[language])"
    return "\(version) (\(report.path)\(held))"
  }

  private func quoted(_ field: ReportedRecord.Field?, _ language: Language) -> String {
    field.map { "“\($0.text)”" } ?? language.say("(trống)", "(empty)")
  }
}

// MARK: - For scripts

extension ReportChange {
  /// The change as an object; exact numbers are texts, as everywhere in our JSON.
  package func json(_ definitions: Definitions) -> JSONValue {
    let words = SectionWords(definitions: definitions, language: .vi)
    return .object([
      ("unit", .text(unit.description)), ("unitName", .text(unitName)), ("period", .text(period.description)),
      ("older", json(older)), ("newer", json(newer)),
      (
        "values",
        .list(
          differences.map { difference in
            .object([
              ("section", .text(difference.section)), ("unit", .text(difference.unit.description)),
              ("row", .optional(words.name(of: difference))), ("field", .text(difference.field)),
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
