import P8Definitions
import P8Expressions
import P8Model

extension DefinitionsReader {
  /// Where the number of an indicator comes from.
  func value(of entry: Entry, measure: String?, kind: Indicator.Kind?) -> Indicator.Computation? {
    guard
      let fields = entry.fields([
        "count", "sum", "of", "where", "ratio", "to", "stated", "row", "column",
      ])
    else { return nil }
    let forms = ["count", "sum", "ratio", "stated"].filter { fields[$0] != nil }
    guard forms.count == 1, let form = forms.first else {
      entry.fault(
        vi: "Cách tính phải có đúng một trong: count, sum, ratio, stated",
        en: "A value has exactly one of count, sum, ratio and stated",
        hintVi: "Ví dụ: value: { count: communication_team, where: status != dissolved }",
        hintEn: "For example: value: { count: communication_team, where: status != dissolved }")
      return nil
    }
    checkKeys(fields, of: form)
    if let kind, (form == "ratio") != (kind == .ratio) {
      entry.fault(
        vi: "Loại ratio và cách tính ratio phải đi với nhau",
        en: "The kind ratio and the value ratio go together",
        hintVi: "Đổi kind hoặc value.", hintEn: "Change the kind or the value.")
    }
    switch form {
    case "count":
      guard let record = record(fields["count"]) else { return nil }
      let condition = self.condition(fields["where"], of: record)
      return .count(record: record.id, condition: condition)
    case "sum":
      guard let record = record(fields["sum"]), let amount = fields.required("of") else { return nil }
      let condition = self.condition(fields["where"], of: record)
      guard let sum = self.sum(amount, of: record, in: measure) else { return nil }
      return .sum(record: record.id, of: sum, condition: condition)
    case "ratio":
      guard let numerator = fields.text("ratio"), let denominator = fields.text("to") else { return nil }
      return .ratio(numerator: numerator, denominator: denominator)
    default:
      return stated(fields, measure: measure)
    }
  }

  /// The stated figure that a stock is compared with.
  func comparison(of entry: Entry, measure: String?, kind: Indicator.Kind?) -> Indicator.Computation? {
    guard let computation = value(of: entry, measure: measure, kind: nil) else { return nil }
    guard case .stated = computation, kind == nil || kind == .stock else {
      entry.fault(
        vi: "Chỉ so được chỉ tiêu loại stock với một số tổng hợp (stated)",
        en: "Only a stock is compared, and only with a stated figure",
        hintVi: "Ví dụ: compare-with: { stated: stated_figures, row: communication_team, column: closing }",
        hintEn:
          "For example: compare-with: { stated: stated_figures, row: communication_team, column: closing }")
      return nil
    }
    return computation
  }

  private func checkKeys(_ fields: Fields, of form: String) {
    let allowed: [String: Set<String>] = [
      "count": ["count", "where"], "sum": ["sum", "of", "where"], "ratio": ["ratio", "to"],
      "stated": ["stated", "row", "column"],
    ]
    for (key, source) in fields.keys where allowed[form]?.contains(key) == false {
      faults.add(
        source, vi: "Khóa “\(key)” không đi với “\(form)”", en: "The key “\(key)” does not go with “\(form)”",
        hintVi: "Bỏ khóa này.", hintEn: "Delete the key.")
    }
  }

  private func record(_ entry: Entry?) -> RecordDefinition? {
    guard let entry, let id = entry.text else { return nil }
    if isBroken(id) { return nil }
    if let record = records[id] { return record }
    faults.addUnknown(
      id, at: entry.source, among: records.keys, vi: "Không có mô hình hay sự kiện “\(id)”",
      en: "There is no model or event “\(id)”")
    return nil
  }

  private var vocabulary: ExpressionScope.Vocabulary {
    ExpressionScope.Vocabulary(measures: measures, codeLists: codeLists)
  }

  /// A condition on a record, checked.
  private func condition(_ entry: Entry?, of record: RecordDefinition) -> CheckedExpression? {
    entry.flatMap { check($0, in: .record(record, vocabulary: vocabulary), as: .truth) }
  }

  /// What is summed, in the indicator's measure: đồng become triệu đồng by a division.
  private func sum(_ entry: Entry, of record: RecordDefinition, in measure: String?) -> CheckedExpression? {
    let scope = ExpressionScope.record(record, vocabulary: vocabulary)
    guard let checked = check(entry, in: scope, as: .number) else { return nil }
    guard case .number(.of(let powers)) = checked.type, let measure else { return checked }
    guard powers.count == 1, let (own, power) = powers.first, power == 1 else {
      addMeasureFault(entry, measure)
      return nil
    }
    if own == measure { return checked }
    guard let target = measures[measure], target.base == own, measures[own]?.base == nil else {
      addMeasureFault(entry, measure)
      return nil
    }
    do throws(ExpressionFault) {
      return try Self.checked("(\(checked.text)) / \(target.factor)", in: scope, as: .number)
    } catch {
      add(error, at: entry)
      return nil
    }
  }

  private func addMeasureFault(_ entry: Entry, _ measure: String) {
    entry.fault(
      vi: "Đơn vị tính của “\(entry.text ?? "")” khác đơn vị tính “\(measure)” của chỉ tiêu",
      en: "“\(entry.text ?? "")” is not in the indicator's measure “\(measure)”",
      hintVi: "Đổi measure của chỉ tiêu hoặc chọn trường khác: người khác lượt người.",
      hintEn: "Change the indicator's measure or choose another field: persons are not attendances.")
  }

  private func stated(_ fields: Fields, measure: String?) -> Indicator.Computation? {
    guard let section = fields.text("stated"), let row = fields.text("row"),
      let column = fields.text("column")
    else { return nil }
    guard !isBroken(section) else { return nil }
    let found = forms.values.compactMap { $0.section(section) }
    guard let first = found.first else {
      if let entry = fields["stated"] {
        faults.addUnknown(
          section, at: entry.source, among: Set(forms.values.flatMap { $0.sections.map(\.id) }),
          vi: "Không biểu nào có phần “\(section)”", en: "No form has a section “\(section)”")
      }
      return nil
    }
    guard let fixed = first.fixedRows.first(where: { $0.key == row }) else {
      if let entry = fields["row"] {
        faults.addUnknown(
          row, at: entry.source, among: first.fixedRows.map(\.key),
          vi: "Phần “\(section)” không có dòng “\(row)”",
          en: "The section “\(section)” has no row “\(row)”")
      }
      return nil
    }
    guard let definition = first.columns.first(where: { $0.id == column }) else {
      if let entry = fields["column"] {
        faults.addUnknown(
          column, at: entry.source, among: first.columns.map(\.id),
          vi: "Phần “\(section)” không có cột “\(column)”",
          en: "The section “\(section)” has no column “\(column)”")
      }
      return nil
    }
    if let measure, (definition.measure ?? fixed.measure) != measure, let entry = fields["stated"] {
      addMeasureFault(entry, measure)
    }
    return .stated(section: section, row: row, column: column)
  }

  // MARK: - Parts

  /// The named parts of an indicator: written out, or a set by its name.
  func parts(
    _ entry: Entry?, of computation: Indicator.Computation?, measure: String?, sets: [String: Entry]
  ) -> [Indicator.Part] {
    guard let entry else { return [] }
    var items: [Entry] = []
    for item in entry.items {
      guard let use = item.fields(nil)?["use"] else {
        items.append(item)
        continue
      }
      guard let name = use.text else { continue }
      if let set = sets[name] {
        items += set.items
      } else {
        faults.addUnknown(
          name, at: use.source, among: sets.keys, vi: "Không có nhóm phân tổ “\(name)”",
          en: "There is no set of parts “\(name)”")
      }
    }
    guard let computation, let record = record(of: computation) else { return [] }
    var parts: [Indicator.Part] = []
    for item in items {
      guard let part = part(item, of: record, measure: measure),
        isNew(part.id, at: item, among: parts.map(\.id), vi: "Phần", en: "The part")
      else { continue }
      parts.append(part)
    }
    return parts
  }

  private func record(of computation: Indicator.Computation) -> RecordDefinition? {
    switch computation {
    case .count(let record, _), .sum(let record, _, _): records[record]
    case .ratio, .stated: nil
    }
  }

  private func part(_ item: Entry, of record: RecordDefinition, measure: String?) -> Indicator.Part? {
    guard let fields = item.fields(["id", "dimension", "name", "where", "sum"]) else { return nil }
    let id = fields.id()
    let dimension = fields.id("dimension")
    let name = fields.localized("name")
    let condition = self.condition(fields["where"], of: record)
    let sum = fields["sum"].flatMap { self.sum($0, of: record, in: measure) }
    if fields["where"] == nil, fields["sum"] == nil {
      item.fault(
        vi: "Một phần cần where hoặc sum", en: "A part needs where or sum",
        hintVi: "Ví dụ: where: status = new, hoặc sum: women",
        hintEn: "For example: where: status = new, or sum: women")
    }
    guard let id, let dimension, let name else { return nil }
    return Indicator.Part(id: id, dimension: dimension, name: name, condition: condition, sum: sum)
  }
}
