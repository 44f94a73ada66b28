import P8Definitions
import P8Expressions
import P8Model

/// Rows of totals that somebody typed: compared with the rows that they add up, and never counted themselves.
extension ReportCheck {
  mutating func checkTotals(_ form: FormChecks) {
    for (index, section) in form.sections.enumerated() {
      guard let part = parts[index], !part.totals.isEmpty, let values = input.sections[index] else {
        continue
      }
      for column in section.columns.indices {
        let numbers = values.map { $0[column]?.number }
        checkTotals(of: part, section: index, column: column, numbers: numbers)
      }
    }
  }

  /// Compares the totals of one column.
  ///
  /// A subtotal adds up the rows since the one before it, or all rows above, as `Cộng 6 tháng đầu năm` does behind
  /// `Cộng quý I`; nobody says which, so either is right.
  private mutating func checkTotals(
    of part: ReportSection, section: Int, column: Int, numbers: [ExactDecimal?]
  ) {
    var since = 0
    for total in part.totals {
      let above = min(total.rowsBefore, numbers.count)
      defer { since = total.isSubtotal ? above : 0 }
      guard column < total.cells.count, let cell = total.cells[column], let stated = cell.value?.number,
        // A row that is held back or cannot be read is told already, and no sum is sure without it.
        part.rows[..<above].indices.allSatisfy({ isSound(section: section, row: $0, column: column) })
      else { continue }
      let all = Self.sum(numbers[..<above])
      let own = total.isSubtotal && since <= above ? Self.sum(numbers[since..<above]) : all
      guard let all, let own, stated != all, stated != own else { continue }
      let letters = part.columns[column]?.letters ?? ""
      tell(
        .wrongTotal,
        at: ReportStamp.Field(
          text: cell.text, place: CellPlace(sheet: part.sheet, row: total.number, column: letters)),
        section: section,
        words: ["value": Self.shown(stated), "expected": Self.shown(own)])
    }
  }

  private func isSound(section: Int, row: Int, column: Int) -> Bool {
    unsound[CellKey(section: section, row: row, column: column)] == nil
      && unsound[CellKey(section: section, row: nil, column: column)] == nil
  }

  private static func shown(_ number: ExactDecimal) -> LocalizedText {
    LocalizedText(vi: number.formatted(.vi), en: number.formatted(.en))
  }

  /// Nil where the sum is beyond what a number can be.
  private static func sum(_ numbers: ArraySlice<ExactDecimal?>) -> ExactDecimal? {
    numbers.reduce(ExactDecimal.zero as ExactDecimal?) { sum, number in
      guard let number else { return sum }
      return sum?.adding(number)
    }
  }
}
