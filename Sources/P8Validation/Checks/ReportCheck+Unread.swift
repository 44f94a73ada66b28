import P8Definitions
import P8Model

/// What a file holds besides what was read: nothing of it is dropped in silence.
extension ReportCheck {
  mutating func checkUnread(_ form: FormChecks) {
    guard form.layout == nil else { return }
    for part in report.unread + report.sections.flatMap(\.unread) {
      let check: CheckName
      switch part.kind {
      case .sheet: check = .unknownSheet
      case .copiedSheet: check = .copiedSheet
      case .secondTable: check = .secondTable
      case .column:
        // Where a column of the section is missing, that is said; what stands there in its place is the same cause.
        let section = report.sections.first { $0.unread.contains(part) }
        if section?.columns.contains(where: { $0 == nil }) ?? false { continue }
        check = .unreadColumn
      case .remark: check = .unreadRemark
      case .otherRow: check = .otherRow
      }
      tell(check, at: part.field)
    }
    for (index, part) in parts.enumerated() {
      guard let part else { continue }
      tellRows(of: part, section: index, .hiddenRow, where: \.isHidden)
      tellRows(of: part, section: index, .struckRow, where: \.isStruckOut)
    }
    if let old = report.oldFont { tell(.oldFont, at: old) }
  }
  /// Tells of rows that people do not see as they are taken, once for a sheet.
  private mutating func tellRows(
    of part: ReportSection, section: Int, _ check: CheckName, where isMeant: (ReportRow) -> Bool
  ) {
    guard let row = part.rows.firstIndex(where: isMeant) else { return }
    let numbers = part.rows.filter(isMeant).map { "\($0.number)" }.joined(separator: ", ")
    tell(
      check, section: section, row: row, column: part.rows[row].cells.firstIndex { $0 != nil },
      words: ["value": LocalizedText(vi: numbers, en: numbers)])
  }
}
