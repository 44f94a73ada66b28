import P8Definitions
import P8Model
import SpreadsheetML
import VietnameseText

/// Turns the texts of a table's cells into values of their columns' types.
///
/// Text files keep no types: that a number or a day is written as text is not a fault here, unlike in a workbook.
struct TableCells {
  private enum Kind {
    case text
    case number(isWhole: Bool)
    case date
    case named(FieldType)
    case key
  }

  private let kinds: [Kind]
  private let numbers: TableLayout.NumberStyle
  private let interpreter: CellInterpreter
  private let fixedKeys: FixedRowKeys

  init(_ layout: TableLayout, interpreter: CellInterpreter) {
    let section = layout.section
    numbers = layout.numbers
    self.interpreter = interpreter
    fixedKeys = FixedRowKeys(section)
    kinds = section.columns.map { column in
      if !section.fixedRows.isEmpty, column.id == SectionDefinition.keyColumn { return .key }
      switch column.type {
      case .text: return .text
      case .integer: return .number(isWhole: true)
      case .decimal: return .number(isWhole: false)
      case .date: return .date
      case .truth, .list: return .named(column.type)
      }
    }
  }

  /// The cell of a column; nil where it is empty.
  func cell(_ cell: DelimitedScanner.Cell, of scanner: DelimitedScanner, column: Int) -> ReportCell? {
    guard !cell.range.isEmpty else { return nil }
    let text = scanner.text(of: cell)
    switch kinds[column] {
    case .text: return Self.text(text)
    case .number(let isWhole):
      if !cell.isEscaped, let value = plainNumber(scanner.bytes, cell.range), !isWhole || value.isWhole {
        return ReportCell(text: text, value: .number(value))
      }
      return number(text, isWhole: isWhole)
    case .date:
      if !cell.isEscaped, let day = Self.isoDay(scanner.bytes, cell.range) {
        return ReportCell(text: text, value: .date(day))
      }
      return Self.isBlank(text) ? nil : Self.untyped(CellInterpreter.dateText(text), IntakeCheck.dateText)
    case .named(let type): return interpreter.cell(typed: text, type: type)
    case .key: return Self.text(text).map { fixedKeys.cell(text, read: $0) }
    }
  }

  private static func isBlank(_ text: String) -> Bool { NormalForm.clean(text).text.isEmpty }

  private static func text(_ text: String) -> ReportCell? {
    let clean = NormalForm.clean(text)
    return clean.text.isEmpty ? nil : CellInterpreter.text(text, clean)
  }

  // MARK: - Numbers

  private func number(_ text: String, isWhole: Bool) -> ReportCell? {
    if numbers == .plain, let number = ExactDecimal(text) {
      guard isWhole, !number.isWhole else { return ReportCell(text: text, value: .number(number)) }
      return ReportCell(
        text: text, value: nil,
        defect: ReportCell.Defect(check: IntakeCheck.whole, arguments: ["value": number.description]))
    }
    guard !Self.isBlank(text) else { return nil }
    let read = CellInterpreter.numberText(text, isWhole: isWhole)
    guard read.defect?.check == IntakeCheck.numberText else { return read }
    guard numbers == .plain else { return Self.untyped(read, IntakeCheck.numberText) }
    // In a table of plain numbers a comma or a grouping dot may mean either.
    return ReportCell(
      text: text, value: nil,
      defect: ReportCell.Defect(
        check: IntakeCheck.numberProposal, proposal: read.value, certainty: .likely,
        arguments: ["reason": "plain-number"]))
  }

  /// The same cell without the remark that its value is written as text.
  private static func untyped(_ cell: ReportCell, _ check: String) -> ReportCell {
    cell.defect?.check == check ? ReportCell(text: cell.text, value: cell.value) : cell
  }

  /// The number of nothing but digits, and of a point within them in a table of plain numbers.
  private func plainNumber(_ bytes: [UInt8], _ range: Range<Int>) -> ExactDecimal? {
    guard range.count <= 18 else { return nil }
    var value = 0
    var point: Int?
    for index in range {
      let digit = bytes[index] &- UInt8(ascii: "0")
      if digit < 10 {
        value = value &* 10 &+ Int(digit)
      } else {
        guard bytes[index] == UInt8(ascii: "."), numbers == .plain, point == nil, index > range.lowerBound,
          index + 1 < range.upperBound
        else { return nil }
        point = index
      }
    }
    guard let point else { return ExactDecimal(value) }
    return ExactDecimal(mantissa: Int128(value), scale: range.upperBound - 1 - point)
  }

  /// The day of `2025-03-01`.
  private static func isoDay(_ bytes: [UInt8], _ range: Range<Int>) -> CalendarDate? {
    guard range.count == 10, bytes[range.lowerBound + 4] == UInt8(ascii: "-"),
      bytes[range.lowerBound + 7] == UInt8(ascii: "-")
    else { return nil }
    func number(_ offset: Int, _ count: Int) -> Int? {
      var value = 0
      for index in range.lowerBound + offset..<range.lowerBound + offset + count {
        let digit = bytes[index] &- UInt8(ascii: "0")
        guard digit < 10 else { return nil }
        value = value * 10 + Int(digit)
      }
      return value
    }
    guard let year = number(0, 4), let month = number(5, 2), let day = number(8, 2),
      (1900...2100).contains(year)
    else { return nil }
    return CalendarDate(year: year, month: month, day: day)
  }
}
