import P8Definitions
import P8Expressions
import P8Model

/// The rules of the definitions over rows and over the report.
extension ReportCheck {
  mutating func checkRows(_ form: FormChecks) {
    for (index, section) in form.sections.enumerated() {
      guard let part = parts[index], let values = input.sections[index] else { continue }
      for row in part.rows.indices {
        input.row = values[row]
        lookBack(section: index, row: row, of: section, in: part)
        for rule in section.rules { judge(rule, section: index, row: row) }
      }
      input.row = []
      checkNames(section: index, of: section, in: part)
      input.earlier = earlier.mapValues(\.input)
      for rule in section.uniqueRules { judge(rule, section: index, values: values) }
      for rule in section.copiedRules { judge(rule, section: index, values: values) }
    }
  }

  mutating func checkReportRules(_ form: FormChecks) {
    input.row = []
    for rule in form.reportRules { judge(rule, section: nil, row: nil) }
  }

  // MARK: - One rule

  private mutating func judge(_ rule: CompiledRule, section: Int?, row: Int?) {
    if let kind = rule.earlier, earlier[kind] == nil { return }
    if let condition = rule.condition, condition.truth(input) == false { return }
    let causes = causes(of: rule.names, section: section, row: row)
    guard causes.isEmpty else {
      tellNotJudged(rule, section: section, row: row, causes: causes)
      return
    }
    // A cause is told once: what an error has shown to be wrong, and what is proposed for it, is no input for others.
    if isTold(rule, section: section, row: row) { return }
    if let condition = rule.condition, condition.truth(input) != true { return }
    switch rule.check.truth(input) {
    case true: return
    case false: fail(rule, section: section, row: row)
    case nil:
      switch rule.definition.missing {
      case .skip: return
      case .fail: fail(rule, section: section, row: row)
      case .notJudged: tellNotJudged(rule, section: section, row: row, causes: [])
      }
    }
  }

  /// The fingerprints of what makes the inputs of a rule unsound, each once.
  private func causes(of names: [ExpressionName], section: Int?, row: Int?) -> [String] {
    guard !unsound.isEmpty || !missingSections.isEmpty else { return [] }
    var causes: [String] = []
    func add(_ cause: String?) {
      if let cause, !causes.contains(cause) { causes.append(cause) }
    }
    for name in names {
      switch name {
      case .column(let column):
        guard let section, let row else { continue }
        add(unsound[CellKey(section: section, row: nil, column: column.index)])
        add(unsound[CellKey(section: section, row: row, column: column.index)])
      case .aggregated(let other, let column):
        add(missingSections[other.index])
        add(unsound[CellKey(section: other.index, row: nil, column: column.index)])
        for row in 0..<(input.sections[other.index]?.count ?? 0) {
          add(unsound[CellKey(section: other.index, row: row, column: column.index)])
        }
      case .section(let other): add(missingSections[other.index])
      case .cell(let other, let key, _, let column):
        add(missingSections[other.index])
        add(unsound[CellKey(section: other.index, row: nil, column: column.index)])
        if let row = fixedRow(key, of: other.index) {
          add(unsound[CellKey(section: other.index, row: row, column: column.index)])
        }
      case .fact, .earlier, .figure, .target: continue
      }
    }
    return causes
  }

  private mutating func tellNotJudged(_ rule: CompiledRule, section: Int?, row: Int?, causes: [String]) {
    notJudgedCount += 1
    guard rule.definition.missing == .notJudged else { return }
    let place = cell(of: rule.marked, section: section, row: row)
    let labels = rule.names.compactMap(\.cellLabel)
    tell(
      .notJudged, section: place?.section ?? section, row: place?.row ?? row, column: place?.column,
      words: [
        "rule": rule.definition.title,
        "columns": LocalizedText(
          vi: labels.map(\.vi).joined(separator: ", "), en: labels.map(\.en).joined(separator: ", ")),
      ], identity: rule.definition.id, causes: causes)
  }

  /// Whether what a rule would say is told already: at the same cell, or of what an error has shown to be wrong.
  private func isTold(_ rule: CompiledRule, section: Int?, row: Int?) -> Bool {
    guard !told.isEmpty else { return false }
    if let marked = cell(of: rule.marked, section: section, row: row), told[marked] != nil { return true }
    return rule.checkedNames.contains { name in
      switch name {
      case .column, .cell:
        return cell(of: name, section: section, row: row).map { told[$0] == .error } ?? false
      case .aggregated(let other, let column):
        return (0..<(input.sections[other.index]?.count ?? 0)).contains { row in
          told[CellKey(section: other.index, row: row, column: column.index)] == .error
        }
      case .section, .fact, .earlier, .figure, .target: return false
      }
    }
  }

  private mutating func fail(_ rule: CompiledRule, section: Int?, row: Int?) {
    let input = input
    for name in [rule.marked, rule.repair?.target] {
      guard let key = cell(of: name, section: section, row: row) else { continue }
      told[key] = min(told[key] ?? .note, rule.definition.severity)
    }
    var sides: (left: Value?, right: Value?) = (nil, nil)
    var expectation: Finding.Expectation?
    if let compared = rule.sides {
      sides = (compared.left.value.value(input), compared.right.value.value(input))
      expectation = Finding.Expectation(
        left: compared.left.text.vi, leftValue: sides.left?.description ?? "",
        operator: compared.comparison.rawValue, right: compared.right.text.vi,
        rightValue: sides.right?.description ?? "")
    }
    let place = cell(of: rule.marked, section: section, row: row)
    let words = RuleWords(rule: rule, sides: sides, input: input, definitions: checker.definitions)
    let earlier = rule.earlier.flatMap { history?[$0] }
    let wording = Wording(rule.definition, rule.message)
    tell(
      comparesAcrossMerger(earlier) ? wording.softened : wording,
      section: place?.section ?? section ?? firstSection(of: rule), row: place?.row ?? row,
      column: place?.column,
      words: { name, language in
        name == "earlier" ? earlier?.period.title(language) : words.text(name, language)
      }, expectation: expectation,
      related: related(of: rule, besides: place, section: section, row: row),
      suggestions: suggestions(of: rule, section: section, row: row))
  }

  /// The section that a rule over a report looks at first, where no single cell is at fault.
  private func firstSection(of rule: CompiledRule) -> Int? {
    for name in rule.names {
      switch name {
      case .aggregated(let section, _), .section(let section), .cell(let section, _, _, _):
        return section.index
      case .column, .fact, .earlier, .figure, .target: continue
      }
    }
    return nil
  }

  private func related(
    of rule: CompiledRule, besides place: CellKey?, section: Int?, row: Int?
  ) -> [Finding.Related] {
    rule.names.compactMap { name in
      guard let key = cell(of: name, section: section, row: row), key != place,
        let address = address(of: key), let label = name.cellLabel, let part = parts[key.section]
      else { return nil }
      return Finding.Related(
        sheet: part.sheet, cell: address, role: label.vi, text: self.text(of: key) ?? "")
    }
  }

  private func suggestions(of rule: CompiledRule, section: Int?, row: Int?) -> [Finding.Suggestion] {
    guard let repair = rule.repair, let key = cell(of: repair.target, section: section, row: row),
      let address = address(of: key)
    else { return [] }
    guard let expression = repair.value else {
      return [
        Finding.Suggestion(
          action: .ask, cell: address, with: nil, certainty: repair.certainty,
          message: texts.filled(CheckText.askAboutCell, with: ["cell": address]))
      ]
    }
    guard let value = expression.value(input) else { return [] }
    let list: CodeList? =
      if case .list(let id) = repair.type { checker.definitions.codeLists[id] } else { nil }
    return [replacement(of: address, with: value, list: list, certainty: repair.certainty)]
  }

  // MARK: - No two rows alike

  private mutating func judge(_ rule: UniqueRule, section: Int, values: [[Value?]]) {
    var first: [[String]: Int] = [:]
    for (row, line) in values.enumerated() {
      if let condition = rule.condition {
        input.row = line
        guard condition.truth(input) == true else { continue }
      }
      guard let key = Self.key(of: line, in: rule.columns, folding: foldedColumn(of: section)) else {
        continue
      }
      guard let earlier = first[key] else {
        first[key] = row
        continue
      }
      // Rows that agree in more are told by the rule of more: it comes first.
      let marked = CellKey(section: section, row: row, column: rule.marked)
      guard told[marked] == nil else { continue }
      told[marked] = rule.definition.severity
      let cells = rule.columns.compactMap { column -> Finding.Related? in
        let cell = CellKey(section: section, row: earlier, column: column)
        guard let address = address(of: cell), let part = parts[section], let form else { return nil }
        return Finding.Related(
          sheet: part.sheet, cell: address,
          role: form.sections[section].columns[column].definition.label.vi, text: text(of: cell) ?? "")
      }
      let words = UniqueWords(
        row: line, columns: form?.sections[section].definition.columns ?? [],
        other: cells.first?.cell ?? "", definitions: checker.definitions)
      tell(
        Wording(rule.definition, rule.message), section: section, row: row, column: rule.marked,
        words: { words.text($0, $1) }, related: cells)
    }
    input.row = []
  }
}

extension ExpressionName {
  /// The label of the cell or column; nil where the name is not a cell.
  var cellLabel: LocalizedText? {
    switch self {
    case .column(let column), .aggregated(_, let column): column.label
    case .cell(_, _, let row, let column):
      LocalizedText(vi: "\(row.vi) – \(column.label.vi)", en: "\(row.en) – \(column.label.en)")
    case .section, .fact, .earlier, .figure, .target: nil
    }
  }
}
