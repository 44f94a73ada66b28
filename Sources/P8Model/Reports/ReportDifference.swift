/// A value that one report has otherwise than another of the same unit and period.
public struct ReportDifference: Hashable, Sendable {
  /// The section.
  public let section: String
  /// The unit that the row is about.
  public let unit: UnitCode
  /// What distinguishes the row from others.
  public let identity: String
  /// The field.
  public let field: String
  /// The value in the older report; nil where it has none.
  public let before: ReportedRecord.Field?
  /// The value in the newer report; nil where it has none.
  public let after: ReportedRecord.Field?
  /// The fields of the row, as the newer report has them, else the older one: by these people know the row.
  package let row: [String: ReportedRecord.Field]
}

extension RegisteredReport {
  /// What differs in values between an older report and this one, by row and field; moved rows do not differ.
  ///
  /// Rows of one identity are taken in their order.
  public func differences(from older: RegisteredReport) -> [ReportDifference] {
    let before = Self.rows(of: older)
    let after = Self.rows(of: self)
    let keys = Set(before.keys).union(after.keys).sorted { $0.isBefore($1) }
    return keys.flatMap { key -> [ReportDifference] in
      let old = before[key]?.fields ?? [:]
      let new = after[key]?.fields ?? [:]
      return Set(old.keys).union(new.keys).sorted().compactMap { name -> ReportDifference? in
        guard old[name]?.value != new[name]?.value else { return nil }
        return ReportDifference(
          section: key.section, unit: key.unit, identity: key.identity, field: name, before: old[name],
          after: new[name], row: new.isEmpty ? old : new)
      }
    }
  }

  /// Whether both say the same, wherever it stands in their files.
  package func hasSameValues(as other: RegisteredReport) -> Bool {
    differences(from: other).isEmpty && Self.covered(by: self) == Self.covered(by: other)
      && Self.rows(of: self).count == Self.rows(of: other).count
  }

  /// The share of what an older report says that this one says otherwise, in percent.
  ///
  /// It is that of its numbers or of all its values, whichever is more: a status that changes moves a figure and is no
  /// number itself. A row that is new or gone counts with all its values.
  package func changedShare(from older: RegisteredReport) -> ExactDecimal {
    let changes = differences(from: older)
    func share(_ isMeant: (ReportedRecord.Field?) -> Bool) -> ExactDecimal {
      let changed = changes.count { isMeant($0.before) || isMeant($0.after) }
      let gone = changes.count { isMeant($0.before) && !isMeant($0.after) }
      let whole = records.reduce(gone) { $0 + $1.fields.values.count { isMeant($0) } }
      return ExactDecimal(changed).multiplied(by: 100)?.divided(by: ExactDecimal(whole), scale: 1) ?? 0
    }
    let values = share { $0 != nil }
    let numbers = share { field in
      if case .number? = field?.value { true } else { false }
    }
    return max(max(values, numbers), Self.covered(by: self) == Self.covered(by: older) ? 0 : 100)
  }

  /// The units that events cover beside their own, by row.
  private static func covered(by report: RegisteredReport) -> [RowKey: [UnitCode]] {
    rows(of: report).compactMapValues { $0.coveredUnits.isEmpty ? nil : $0.coveredUnits.sorted() }
  }

  private struct RowKey: Hashable {
    let section: String
    let unit: UnitCode
    let identity: String
    let occurrence: Int

    func isBefore(_ other: RowKey) -> Bool {
      (section, unit, identity, occurrence) < (other.section, other.unit, other.identity, other.occurrence)
    }
  }

  private static func rows(of report: RegisteredReport) -> [RowKey: ReportedRecord] {
    var rows: [RowKey: ReportedRecord] = [:]
    for record in report.records {
      var occurrence = 0
      func key() -> RowKey {
        RowKey(
          section: record.section, unit: record.unit, identity: record.identity, occurrence: occurrence)
      }
      while rows[key()] != nil { occurrence += 1 }
      rows[key()] = record
    }
    return rows
  }
}
