import P8Definitions
import P8Model
import VietnameseText

/// Decides by its neighbours what a text of a table means that could mean two things: which of day and month comes first, and
/// whether a point groups thousands.
///
/// One cell alone is read the Vietnamese way. Where another cell of the table can only be read the other way, nobody knows,
/// and a person decides.
struct ColumnReading {
  private let columns: [ColumnDefinition]

  init(_ columns: [ColumnDefinition]) { self.columns = columns }

  /// The rows with what their neighbours contradict held back.
  func settled(_ rows: [ReportRow]) -> [ReportRow] {
    // Only what is kept as text can be read in two ways, and hardly any table holds such a cell.
    guard rows.contains(where: { $0.cells.contains { $0?.defect.map(Self.isOfText) ?? false } }) else {
      return rows
    }
    var cells = rows.map(\.cells)
    for column in columns.indices where columns[column].type == .date { settleDays(&cells, column) }
    settleDecimals(&cells)
    return zip(rows, cells).map { row, cells in
      ReportRow(
        number: row.number, cells: cells, isHidden: row.isHidden, isStruckOut: row.isStruckOut, key: row.key)
    }
  }

  private static func isOfText(_ defect: ReportCell.Defect) -> Bool {
    [
      IntakeCheck.dateText, IntakeCheck.dateOrder, IntakeCheck.numberText, IntakeCheck.numberProposal,
      IntakeCheck.number,
    ].contains(defect.check)
  }

  // MARK: - Days

  /// Where a day stands behind its month, those that could be read both ways are no sure days.
  private func settleDays(_ cells: inout [[ReportCell?]], _ column: Int) {
    let readings = cells.map { row in
      row[column].flatMap { cell in cell.defect == nil ? nil : DateText.read(cell.text) }
    }
    guard readings.contains(where: { $0?.isMonthFirst ?? false }) else { return }
    let isMixed = readings.contains { $0?.isDayFirst ?? false }
    for (row, reading) in readings.enumerated() {
      guard case .exact(let day, let quirks)? = reading, quirks.contains(.eitherOrder),
        let text = cells[row][column]?.text
      else { continue }
      let changed = CalendarDate(year: day.year, month: day.day, day: day.month)
      cells[row][column] = ReportCell(
        text: text, value: nil,
        defect: ReportCell.Defect(
          check: IntakeCheck.dateOrder, proposal: isMixed ? nil : changed.map { .date($0) },
          certainty: isMixed ? .guess : .likely, arguments: ["reason": "month-first"]))
    }
  }

  // MARK: - Decimal signs

  private func settleDecimals(_ cells: inout [[ReportCell?]]) {
    let places = columns.indices.filter { columns[$0].type == .decimal }
    guard !places.isEmpty else { return }
    let readings = cells.map { row in
      places.map { place in
        row[place].flatMap { cell in cell.defect == nil ? nil : NumberText.read(cell.text) }
      }
    }
    let all = readings.joined().compactMap(\.self)
    guard all.contains(where: \.hasDecimalPoint) else { return }
    let isMixed = all.contains(where: \.hasDecimalComma)
    for row in cells.indices {
      for (reading, place) in zip(readings[row], places) {
        guard let cell = cells[row][place], let reading, reading.hasDecimalPoint || reading.isGrouped else {
          continue
        }
        let decimal = isMixed ? nil : ExactDecimal(cell.text)
        cells[row][place] = ReportCell(
          text: cell.text, value: nil,
          defect: ReportCell.Defect(
            check: IntakeCheck.numberProposal, proposal: decimal.map { .number($0) },
            certainty: decimal == nil ? .guess : .likely, arguments: ["reason": "stray-point"]))
      }
    }
  }
}

extension DateReading {
  fileprivate var isMonthFirst: Bool {
    if case .proposal(_, _, .monthFirst) = self { true } else { false }
  }

  /// Whether it is a day in figures that can only be read with the day first.
  fileprivate var isDayFirst: Bool {
    guard case .exact(let day, let quirks) = self else { return false }
    return day.day > 12 && quirks.isDisjoint(with: [.words, .yearFirst])
  }
}

extension NumberReading {
  /// Whether its point can only be a decimal sign: `12.5`.
  fileprivate var hasDecimalPoint: Bool {
    switch self {
    case .proposal(_, _, .strayPoint), .refused(.strayPoint): true
    case .exact, .proposal, .refused: false
    }
  }

  /// Whether its comma is a decimal sign, or its points can only group: `1.996.405`.
  fileprivate var hasDecimalComma: Bool {
    guard case .exact(let value, let quirks) = self else { return false }
    return quirks.contains(.decimalComma)
      || quirks.contains(.dotGrouping) && value.mantissa.magnitude >= 1_000_000 && value.scale == 0
  }

  /// Whether one point was taken to group thousands: `10.125`.
  fileprivate var isGrouped: Bool {
    if case .exact(_, let quirks) = self { quirks.contains(.dotGrouping) } else { false }
  }
}
