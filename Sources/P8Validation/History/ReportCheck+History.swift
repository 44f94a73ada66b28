import P8Definitions
import P8Expressions
import P8Model

/// The report beside earlier ones of its unit.
extension ReportCheck {
  mutating func connectHistory(_ form: FormChecks) {
    guard let source = context.earlier, let unit, let period, let version else { return }
    let found = EarlierReports(
      among: source(unit, form.form.id, period, version), for: period, version: version)
    history = found
    for kind in EarlierReport.allCases {
      earlier[kind] = found[kind].map { EarlierValues($0, in: form) }
    }
    input.earlier = earlier.mapValues(\.input)
  }

  mutating func connectTargets() {
    guard let target = context.target, let unit, let period else { return }
    input.target = { target(unit, period, $0) }
  }

  /// Puts beside the row at hand what earlier reports say of the same thing.
  mutating func lookBack(section: Int, row: Int, of checks: SectionChecks, in part: ReportSection) {
    guard checks.looksBackAtRows, !earlier.isEmpty, let unit else { return }
    let village = checks.villageColumn.flatMap {
      villages[CellKey(section: section, row: row, column: $0)]
    }
    let identity = checks.identity.key(of: part.rows[row])
    input.earlier = earlier.mapValues {
      $0.input(
        section: section, unit: village ?? unit, of: unit, identity: identity, key: part.rows[row].key?.text)
    }
  }

  /// Tells where a model that is known by its key has another name now.
  mutating func checkNames(section: Int, of checks: SectionChecks, in part: ReportSection) {
    guard let column = checks.nameColumn, let before = earlier[.previous] ?? earlier.values.first else {
      return
    }
    for (row, content) in part.rows.enumerated() {
      guard let key = content.key?.text, let cell = content.cells[column],
        let record = before.record(section: section, key: key),
        record.identity != checks.identity.key(of: content),
        let name = checks.columns[column].registeredName.flatMap({ record.fields[$0] }),
        MatchKey.of(name.text) != MatchKey.of(cell.text)
      else { continue }
      tell(
        .renamed, section: section, row: row, column: column,
        words: [
          "before": LocalizedText(vi: name.text, en: name.text),
          "after": LocalizedText(vi: cell.text, en: cell.text),
        ])
    }
  }

  /// Whether a rule compares with a report of the unit from before it was merged: its figures may differ rightly.
  func comparesAcrossMerger(_ earlier: RegisteredReport?) -> Bool {
    guard let earlier, let unit else { return false }
    return earlier.unit != unit
  }

  // MARK: - Rows of the period before, sent again

  mutating func judge(_ rule: CopiedRule, section: Int, values: [[Value?]]) {
    guard let before = earlier[.previous] else { return }
    var known: [[String]: CellPlace] = [:]
    for (line, record) in zip(before.input.sections[section] ?? [], before.records[section]) {
      guard let key = Self.key(of: line, in: rule.columns, folding: foldedColumn(of: section)),
        let place = record.fields.values.map(\.place).min(by: { $0.column < $1.column })
      else { continue }
      known[key] = known[key] ?? place
    }
    guard !known.isEmpty else { return }
    for (row, line) in values.enumerated() {
      if let condition = rule.condition {
        input.row = line
        guard condition.truth(input) == true else { continue }
      }
      guard let key = Self.key(of: line, in: rule.columns, folding: foldedColumn(of: section)),
        let place = known[key]
      else { continue }
      let words = UniqueWords(
        row: line, columns: form?.sections[section].definition.columns ?? [],
        other: "\(place.sheet)!\(place.address)", definitions: checker.definitions)
      let period = before.report.period
      tell(
        Wording(rule.definition, rule.message), section: section, row: row, column: rule.marked,
        words: { name, language in
          name == "earlier" ? period.title(language) : words.text(name, language)
        })
    }
    input.row = []
  }

  /// What two rows must share to be the same; nil where a value is missing.
  static func key(of line: [Value?], in columns: [Int], folding name: FoldedColumn? = nil) -> [String]? {
    var key: [String] = []
    for column in columns {
      guard let value = line[column] else { return nil }
      guard let text = value.text else {
        key.append(value.description)
        continue
      }
      let row = MatchKey.ofRow(text)
      key.append(column == name?.column ? RowIdentity.folded(row, of: name?.kind) : row)
    }
    return key
  }

  /// The column of the name or topic by which a row is known.
  struct FoldedColumn {
    let column: Int
    let kind: RecordDefinition.Kind
  }

  func foldedColumn(of section: Int) -> FoldedColumn? {
    guard let checks = form?.sections[section], let kind = checks.kind,
      let column = checks.definition.index(ofColumn: kind == .model ? "name" : "topic")
    else { return nil }
    return FoldedColumn(column: column, kind: kind)
  }

  // MARK: - A supplement beside the first version

  /// Reports what a supplement changes, or that there is nothing that it could supplement.
  mutating func checkSupplement(_ form: FormChecks) {
    guard version == .supplement, let history else { return }
    guard let initial = history.initial else {
      tell(.supplementAlone, at: report.stamp.version)
      return
    }
    guard let own = registered([]) else { return }
    for difference in own.differences(from: initial) { tell(difference, in: form) }
  }

  private mutating func tell(_ difference: ReportDifference, in form: FormChecks) {
    guard let place = difference.after?.place ?? difference.before?.place,
      let section = form.sections.firstIndex(where: { $0.definition.id == difference.section })
    else { return }
    // What only the first version has is reported at the section: it has no cell any more.
    var row: Int?
    if difference.after != nil {
      row = parts[section]?.rows.firstIndex { $0.number == place.row }
    }
    let column = form.sections[section].columns.firstIndex { $0.registeredName == difference.field }
    let definition = column.map { form.sections[section].columns[$0].definition }
    let (codeLists, texts) = (checker.definitions.codeLists, texts)
    func shown(_ field: ReportedRecord.Field?, _ language: Language) -> String {
      guard let field else { return texts[CheckText.blank][language] }
      if case .text(let code) = field.value, case .list(let list)? = definition?.type,
        let item = codeLists[list]?.item(code)
      {
        return item.name[language]
      }
      return field.value.formatted(language)
    }
    tell(
      Wording(checker.catalogue.entry(CheckName.supplementDifference.rawValue)), section: section, row: row,
      column: column,
      words: { name, language in
        switch name {
        case "before": shown(difference.before, language)
        case "after": shown(difference.after, language)
        case "header": definition?.label[language]
        case "cell": difference.after?.place.address ?? difference.before?.place.address
        default: nil
        }
      }, identity: "\(difference.unit) \(difference.identity) \(difference.field)")
  }
}
