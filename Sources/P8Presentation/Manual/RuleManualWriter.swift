import P8Definitions
import P8Expressions
import P8Model

/// Makes the entries of the manual: expressions become sentences, placeholders become labels.
struct RuleManualWriter {
  private let definitions: Definitions

  init(_ definitions: Definitions) { self.definitions = definitions }

  func entry(_ check: BuiltInCheck) -> RuleManual.Entry {
    RuleManual.Entry(
      code: check.code, id: check.id, title: check.title, severity: check.severity, effect: check.effect,
      scope: LocalizedText(vi: "kiểm tra có sẵn", en: "built-in check"), check: nil, condition: nil,
      expression: nil, message: message(check.message, labels: [:]), suggestion: nil, source: check.source)
  }

  /// The words come from the tree of the first form that has the rule; labels stand for its columns.
  func entry(_ rule: RuleDefinition) -> RuleManual.Entry {
    let place = place(of: rule)
    let labels = Dictionary(
      (place?.section?.columns ?? []).map { ($0.id, $0.label) }, uniquingKeysWith: { first, _ in first })
    let check: LocalizedText?
    let expression: String?
    switch rule.check {
    case .holds:
      check = (place?.expressions.check?.root).map(sentence(_:))
      expression = place?.expressions.check?.text
    case .copied(let columns):
      let names = columns.map { labels[$0] ?? LocalizedText(vi: $0, en: $0) }
      check = LocalizedText(
        vi: "không dòng nào giống hệt một dòng của kỳ trước: " + names.map(\.vi).joined(separator: ", "),
        en: "no row agrees with a row of the period before in: " + names.map(\.en).joined(separator: ", "))
      expression = "copied(\(columns.joined(separator: ", ")))"
    case .unique(let columns):
      let names = columns.map { labels[$0] ?? LocalizedText(vi: $0, en: $0) }
      check = LocalizedText(
        vi: "không có hai dòng trùng: " + names.map(\.vi).joined(separator: ", "),
        en: "no two rows agree in: " + names.map(\.en).joined(separator: ", "))
      expression = "unique(\(columns.joined(separator: ", ")))"
    }
    return RuleManual.Entry(
      code: rule.code, id: rule.id, title: rule.title, severity: rule.severity, effect: rule.effect,
      scope: scope(rule.scope, section: place?.section), check: check,
      condition: (place?.expressions.condition?.root).map(sentence(_:)),
      expression: expression, message: message(rule.message, labels: labels),
      suggestion: suggestion(rule.suggestion, labels: labels, place?.expressions), source: rule.source)
  }

  private struct Place {
    let section: SectionDefinition?
    let expressions: RuleDefinition.Expressions
  }

  /// The first form that the rule holds for.
  private func place(of rule: RuleDefinition) -> Place? {
    let tables = definitions.tables.values.sorted { $0.id < $1.id }.map(\.form)
    for form in definitions.forms.values.sorted(by: { $0.id < $1.id }) + tables {
      guard let expressions = rule.expressions[form.id] else { continue }
      guard case .rows(let id) = rule.scope else { return Place(section: nil, expressions: expressions) }
      return Place(section: form.section(id), expressions: expressions)
    }
    return nil
  }

  private func sentence(_ root: ExpressionNode) -> LocalizedText {
    LocalizedText(
      vi: Sentence(in: .vi, codeLists: definitions.codeLists).text(root),
      en: Sentence(in: .en, codeLists: definitions.codeLists).text(root))
  }

  private func scope(_ scope: RuleDefinition.Scope, section: SectionDefinition?) -> LocalizedText {
    switch scope {
    case .report: return LocalizedText(vi: "cả báo cáo", en: "the report")
    case .rows(let id):
      let title = section?.title ?? LocalizedText(vi: id, en: id)
      return LocalizedText(vi: "từng dòng của “\(title.vi)”", en: "each row of “\(title.en)”")
    }
  }

  private func message(_ text: LocalizedText, labels: [String: LocalizedText]) -> LocalizedText {
    let common = [
      "cell": LocalizedText(vi: "ô", en: "cell"), "header": LocalizedText(vi: "tiêu đề cột", en: "header"),
      "text": LocalizedText(vi: "chữ trong ô", en: "text of the cell"),
      "file": LocalizedText(vi: "tệp", en: "file"), "sheet": LocalizedText(vi: "trang tính", en: "sheet"),
      "left": LocalizedText(vi: "vế trái", en: "left side"),
      "right": LocalizedText(vi: "vế phải", en: "right side"),
      "difference": LocalizedText(vi: "chênh lệch", en: "difference"),
      "other": LocalizedText(vi: "chỗ kia", en: "the other"), "unit": LocalizedText(vi: "đơn vị", en: "unit"),
      "period": LocalizedText(vi: "kỳ", en: "period"),
      "earlier": LocalizedText(vi: "kỳ trước", en: "the earlier period"),
    ]
    return MessageTemplate(text).rendered { name, language in
      "‹\((labels[name] ?? common[name])?[language] ?? name)›"
    }
  }

  private func suggestion(
    _ suggestion: RuleDefinition.Suggestion?, labels: [String: LocalizedText],
    _ expressions: RuleDefinition.Expressions?
  ) -> LocalizedText? {
    guard let suggestion else { return nil }
    let label =
      labels[suggestion.column] ?? (expressions?.repaired).map { sentence(.name($0)) }
      ?? LocalizedText(vi: suggestion.column, en: suggestion.column)
    let certainty = suggestion.certainty.name
    guard let words = (expressions?.repair?.root).map(sentence(_:)) else {
      return LocalizedText(
        vi: "hỏi lại nơi gửi về “\(label.vi)” (\(certainty.vi))",
        en: "ask the sender about “\(label.en)” (\(certainty.en))")
    }
    return LocalizedText(
      vi: "sửa “\(label.vi)” thành \(words.vi) (\(certainty.vi))",
      en: "set “\(label.en)” to \(words.en) (\(certainty.en))")
  }
}

extension Finding.Effect {
  var name: LocalizedText {
    switch self {
    case .rejectFile: LocalizedText(vi: "không lưu gì của tệp", en: "nothing of the file is stored")
    case .holdRow: LocalizedText(vi: "giữ lại dòng", en: "holds the row back")
    case .holdCell: LocalizedText(vi: "giữ lại ô", en: "holds the cell back")
    case .none: LocalizedText(vi: "vẫn tính", en: "counts all the same")
    }
  }
}
