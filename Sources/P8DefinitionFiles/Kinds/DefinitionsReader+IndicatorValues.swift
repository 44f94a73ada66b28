import P8Definitions
import P8Expressions
import P8Model

extension DefinitionsReader {
  /// Where the number of an indicator comes from.
  func value(of entry: Entry, measure: String?, kind: Indicator.Kind?) -> Indicator.Computation? {
    guard
      let fields = entry.fields([
        "count", "sum", "of", "where", "ratio", "to", "window-years", "stated", "row", "column",
        "not-collected",
      ])
    else { return nil }
    let forms = ["count", "sum", "ratio", "stated", "not-collected"].filter { fields[$0] != nil }
    guard forms.count == 1, let form = forms.first else {
      entry.fault(.indicator(.kindsOfValue))
      return nil
    }
    checkKeys(fields, of: form)
    if let kind, form != "not-collected", (form == "ratio") != (kind == .ratio) {
      entry.fault(.indicator(.ratioApart))
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
      let years = fields["window-years"].flatMap(years)
      if fields["window-years"] != nil, years == nil { return nil }
      return .ratio(numerator: numerator, denominator: denominator, years: years)
    case "not-collected":
      return fields["not-collected"]?.localized.map { .notCollected($0) }
    default:
      return stated(fields, measure: measure)
    }
  }

  /// The stated figure that a stock is compared with.
  func comparison(of entry: Entry, measure: String?, kind: Indicator.Kind?) -> Indicator.Computation? {
    guard let computation = value(of: entry, measure: measure, kind: nil) else { return nil }
    guard case .stated = computation, kind == nil || kind == .stock else {
      entry.fault(.indicator(.comparesNoStock))
      return nil
    }
    return computation
  }

  private func checkKeys(_ fields: Fields, of form: String) {
    let allowed: [String: Set<String>] = [
      "count": ["count", "where"], "sum": ["sum", "of", "where"], "ratio": ["ratio", "to", "window-years"],
      "not-collected": ["not-collected"], "stated": ["stated", "row", "column"],
    ]
    for (key, source) in fields.keys where allowed[form]?.contains(key) == false {
      faults.add(source, .indicator(.strayKey(key, form: form)))
    }
  }

  private func years(_ entry: Entry) -> Int? {
    guard let years = entry.integer else { return nil }
    guard (1...30).contains(years) else {
      entry.fault(.indicator(.windowYears(years)))
      return nil
    }
    return years
  }

  private func record(_ entry: Entry?) -> RecordDefinition? {
    guard let entry, let id = entry.text else { return nil }
    if isBroken(id) { return nil }
    if let record = records[id] { return record }
    faults.addUnknown(id, .record, at: entry.source, among: records.keys)
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
    entry.fault(.indicator(.otherMeasure(entry.text ?? "", measure: measure)))
  }

  /// Section, row and column must be there in a form, and the row's measure must be the indicator's.
  private func stated(_ fields: Fields, measure: String?) -> Indicator.Computation? {
    guard let section = fields.text("stated"), let row = fields.text("row"),
      let column = fields.text("column")
    else { return nil }
    guard !isBroken(section) else { return nil }
    let found = forms.values.compactMap { $0.section(section) }
    guard let first = found.first else {
      if let entry = fields["stated"] {
        faults.addUnknown(
          section, .section, at: entry.source, among: Set(forms.values.flatMap { $0.sections.map(\.id) }))
      }
      return nil
    }
    guard let fixed = first.fixedRows.first(where: { $0.key == row }) else {
      if let entry = fields["row"] {
        faults.addUnknown(row, .row(section), at: entry.source, among: first.fixedRows.map(\.key))
      }
      return nil
    }
    guard let definition = first.columns.first(where: { $0.id == column }) else {
      if let entry = fields["column"] {
        faults.addUnknown(column, .column(section), at: entry.source, among: first.columns.map(\.id))
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
        faults.addUnknown(name, .partSet, at: use.source, among: sets.keys)
      }
    }
    guard let computation, let record = record(of: computation) else { return [] }
    var parts: [Indicator.Part] = []
    for item in items {
      guard let part = part(item, of: record, measure: measure),
        isNew(part.id, at: item, among: parts.map(\.id), .part)
      else { continue }
      parts.append(part)
    }
    return parts
  }

  private func record(of computation: Indicator.Computation) -> RecordDefinition? {
    switch computation {
    case .count(let record, _), .sum(let record, _, _): records[record]
    case .ratio, .stated, .notCollected: nil
    }
  }

  private func part(_ item: Entry, of record: RecordDefinition, measure: String?) -> Indicator.Part? {
    guard let fields = item.fields(["id", "dimension", "name", "where", "sum"]) else { return nil }
    let id = fields.id()
    let dimension = fields.id("dimension")
    let name = fields.localized("name")
    let condition = self.condition(fields["where"], of: record)
    let sum = fields["sum"].flatMap { self.sum($0, of: record, in: measure) }
    if fields["where"] == nil, fields["sum"] == nil { item.fault(.indicator(.emptyPart)) }
    guard let id, let dimension, let name else { return nil }
    return Indicator.Part(id: id, dimension: dimension, name: name, condition: condition, sum: sum)
  }
}
