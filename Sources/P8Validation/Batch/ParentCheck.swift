import P8Definitions
package import P8Model

/// Looks at the report of a commune beside those that its villages sent themselves.
///
/// What both report counts once where it is the same thing; where they differ they must be agreed on.
package struct ParentCheck: Sendable {
  private struct Key: Hashable {
    let unit: UnitCode
    let section: String
  }

  private let checker: ReportChecker

  package init(_ checker: ReportChecker) {
    self.checker = checker
  }

  /// The findings on the report of the commune, in the order of its rows.
  ///
  /// - Parameters:
  ///   - commune: The report of the commune.
  ///   - villages: The reports of its villages for the same period.
  /// - Returns: The findings; the file that each is about is the commune's.
  package func findings(on commune: RegisteredReport, beside villages: [RegisteredReport]) -> [Finding] {
    let reports = Dictionary(villages.map { ($0.unit, $0) }, uniquingKeysWith: { first, _ in first })
    var told: [Key: [ReportedRecord]] = [:]
    for report in villages {
      for record in report.records where !record.identity.hasPrefix("~") {
        told[Key(unit: report.unit, section: record.section), default: []].append(record)
      }
    }
    var findings: [Finding] = []
    var indices: [Key: IdentityIndex<UnitCode>] = [:]
    for record in commune.records where record.unit != commune.unit {
      guard let report = reports[record.unit] else { continue }
      let key = Key(unit: record.unit, section: record.section)
      let known = told[key] ?? []
      let index =
        indices[key]
        ?? IdentityIndex(
          known.map { (record.unit, $0.identity) }, of: checker.definitions.records[record.section]?.kind)
      indices[key] = index
      let own = index.places(of: record.identity, in: record.unit).first.map { known[$0] }
      guard let own, let other = difference(between: own, and: record) else {
        findings.append(finding(.toldByVillage, on: commune, record, of: report, field: first(of: record)))
        continue
      }
      findings.append(
        finding(.otherThanVillage, on: commune, record, of: report, field: other, before: own.fields[other]))
    }
    return findings + sums(on: commune, beside: villages)
  }

  /// Where the commune's own total is not that of what it lists: what it lists, what its villages say, and the sum.
  ///
  /// That it differs is an error of the report by itself; this says what may have been added to it.
  private func sums(on commune: RegisteredReport, beside villages: [RegisteredReport]) -> [Finding] {
    guard !villages.isEmpty else { return [] }
    return commune.records.filter { $0.section == Self.statedSection && $0.unit == commune.unit }
      .compactMap { record -> Finding? in
        guard let model = record.fields[SectionDefinition.keyColumn]?.value.text,
          let closing = record.fields[Self.closing], let stated = closing.value.number
        else { return nil }
        let own = ExactDecimal(commune.records.count { $0.section == model && Self.exists($0) })
        guard stated != own else { return nil }
        let reporting = Set(villages.map(\.unit))
        let others = commune.records.count {
          $0.section == model && Self.exists($0) && !reporting.contains($0.unit)
        }
        let below = villages.reduce(0) { $0 + $1.records.count { $0.section == model && Self.exists($0) } }
        let sum = ExactDecimal(others + below)
        guard let difference = stated.subtracting(sum) else { return nil }
        return finding(
          .villageSum, on: commune, record, cell: closing, field: Self.closing,
          words: [
            "own": ExactDecimal(others), "villages": ExactDecimal(below), "sum": sum,
            "count": ExactDecimal(villages.count),
            "difference": difference < 0 ? difference.negated : difference,
          ])
      }
  }

  private static let statedSection = "stated_figures"
  private static let closing = "closing"

  /// Whether a model is there on the closing date.
  private static func exists(_ record: ReportedRecord) -> Bool {
    record.fields["status"]?.value.text != "dissolved"
  }

  private func finding(
    _ check: CheckName, on commune: RegisteredReport, _ record: ReportedRecord, cell: ReportedRecord.Field,
    field: String, words: [String: ExactDecimal]
  ) -> Finding {
    let entry = checker.catalogue.entry(check.rawValue)
    return Finding(
      code: entry.check.code, rule: entry.check.id, severity: entry.check.severity,
      effect: entry.check.effect,
      at: Finding.Place(
        file: commune.file.path, sha256: commune.file.sha256, sheet: cell.place.sheet,
        cell: cell.place.address, row: cell.place.row, column: cell.place.column, header: []),
      about: Finding.Subject(
        unit: commune.unit.description, period: commune.period.description,
        field: "\(record.section).\(field)"),
      found: cell.text, expected: nil, related: [],
      message: entry.message.rendered { name, language in
        switch name {
        case "cell": cell.place.address
        case "sheet": cell.place.sheet
        case "file": commune.file.path
        case "text": cell.text
        case "header": ""
        default: words[name]?.formatted(language)
        }
      }, suggestions: [], causedBy: [],
      fingerprint: Fingerprint.of([
        entry.check.code, entry.check.id, commune.unit.description, commune.period.description,
        "\(record.section).\(field)", record.identity,
      ]))
  }

  /// The first field, in the order of the record's definition, that the two have otherwise.
  private func difference(between own: ReportedRecord, and record: ReportedRecord) -> String? {
    order(of: record).first { name in
      guard let left = own.fields[name]?.value, let right = record.fields[name]?.value else { return false }
      return left.number != nil && left != right
    }
  }

  private func first(of record: ReportedRecord) -> String {
    order(of: record).first { record.fields[$0] != nil } ?? ""
  }

  private func order(of record: ReportedRecord) -> [String] {
    checker.definitions.records[record.section]?.fields.map(\.id) ?? record.fields.keys.sorted()
  }

  private func finding(
    _ check: CheckName, on commune: RegisteredReport, _ record: ReportedRecord, of village: RegisteredReport,
    field: String, before: ReportedRecord.Field? = nil
  ) -> Finding {
    let entry = checker.catalogue.entry(check.rawValue)
    let cell = record.fields[field]
    let label = checker.definitions.records[record.section]?.field(field)?.label
    return Finding(
      code: entry.check.code, rule: entry.check.id, severity: entry.check.severity,
      effect: entry.check.effect,
      at: Finding.Place(
        file: commune.file.path, sha256: commune.file.sha256, sheet: cell?.place.sheet,
        cell: cell?.place.address, row: cell?.place.row, column: cell?.place.column,
        header: label.map { [$0.vi] } ?? []),
      about: Finding.Subject(
        unit: record.unit.description, period: commune.period.description,
        field: "\(record.section).\(field)"),
      found: cell?.text, expected: nil, related: [],
      message: entry.message.rendered { name, language in
        switch name {
        case "cell": cell?.place.address ?? ""
        case "sheet": cell?.place.sheet ?? ""
        case "file": commune.file.path
        case "text": cell?.text ?? ""
        case "header": label?[language] ?? field
        case "unit": village.unitName
        case "other": village.file.path
        case "before": before?.value.formatted(language) ?? ""
        case "after": cell?.value.formatted(language) ?? ""
        case "period": commune.period.title(language)
        default: nil
        }
      }, suggestions: [], causedBy: [],
      fingerprint: Fingerprint.of([
        entry.check.code, entry.check.id, record.unit.description, commune.period.description,
        "\(record.section).\(field)", record.identity,
      ]))
  }
}
