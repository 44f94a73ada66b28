import P8Definitions
import P8Model
import SpreadsheetML

/// What stands around the table of a sheet: the header block, the title, the notes, the signatures.
struct PageFrame {
  let report: SummaryReport
  let style: SummaryStyle
  /// The widths of the sheet's columns in characters.
  let widths: [Double]

  /// What a hand needs to sign, in points.
  private static let signingRoom = 30.0

  private var columnCount: Int { widths.count }

  /// The width of some columns, from 1.
  private func width(_ columns: ClosedRange<Int>) -> Double {
    widths[(columns.lowerBound - 1)...(columns.upperBound - 1)].reduce(0, +)
  }

  /// The columns of each of some blocks side by side, each as near to its share of the width as columns allow.
  func blocks(_ count: Int) -> [ClosedRange<Int>] {
    let blocks = max(1, min(count, columnCount))
    let share = widths.reduce(0, +) / Double(blocks)
    var ranges: [ClosedRange<Int>] = []
    var start = 1
    var used = 0.0
    for column in 1...columnCount {
      used += widths[column - 1]
      let left = blocks - ranges.count - 1
      // Half of the next column is the point where it is nearer to leave it to the next block.
      let next = column < columnCount ? widths[column] / 2 : 0
      let isFull = used + next >= share * Double(ranges.count + 1)
      if left > 0, isFull || columnCount - column == left, column >= start {
        ranges.append(start...column)
        start = column + 1
      }
    }
    ranges.append(start...columnCount)
    return ranges
  }

  /// Writes the lines above a sheet's table and its title; gives the first free row.
  ///
  /// The header of an annex has the title in it.
  func head(of template: ReportTemplate.Sheet, in sheet: inout Worksheet) -> Int {
    let sides = blocks(2)
    let (lines, isAnnex) = report.header(of: template)
    var row = 1
    let left = lines.filter { $0.line.place == .left }
    let right = lines.filter { $0.line.place == .right }
    for index in 0..<max(left.count, right.count) {
      var height = 0.0
      for (lines, columns) in [(left, sides[0]), (right, sides[sides.count - 1])] where index < lines.count {
        height = max(
          height, write(lines[index].line, lines[index].text, row: row, columns: columns, in: &sheet))
      }
      sheet.rowHeights[row] = .points(height)
      row += 1
    }
    if row > 1 {
      sheet.rowHeights[row] = .points(10)
      row += 1
    }
    for (line, text) in lines where line.place == .centre && !text.isEmpty {
      let height = write(line, text, row: row, columns: 1...columnCount, in: &sheet)
      sheet.rowHeights[row] = .points(height)
      row += 1
    }
    let title = isAnnex ? "" : report.fill(template.title)
    guard !title.isEmpty else {
      sheet.rowHeights[row] = .points(8)
      return row + 1
    }
    sheet.span(rows: row...row, columns: 1...columnCount, .text(title), style: style.caption)
    let lineCount = TextFit.lines(title, width: width(1...columnCount), size: 12, isBold: true)
    sheet.rowHeights[row] = .points(TextFit.height(lines: lineCount, size: 12) + 6)
    return row + 1
  }

  /// Writes the title of a sheet that has no header of its own, or the header of an annex; gives the first free row.
  func title(of template: ReportTemplate.Sheet, in sheet: inout Worksheet) -> Int {
    if report.header(of: template).isAnnex { return head(of: template, in: &sheet) }
    let title = report.fill(template.title)
    sheet.span(rows: 1...1, columns: 1...columnCount, .text(title), style: style.title)
    sheet.rowHeights[1] = .points(
      TextFit.height(
        lines: TextFit.lines(title, width: width(1...columnCount), size: 14, isBold: true), size: 14))
    return 3
  }

  /// Writes the notes from a row; gives the first free row.
  ///
  /// What must be said of the figures stands on every sheet, what holds for all of them on the first.
  func notes(of template: ReportTemplate.Sheet, from start: Int, in sheet: inout Worksheet) -> Int {
    var row = start
    let lasting = report.isFirst(template) ? report.template.notes : []
    for note in report.facts.notes + report.table.notes + lasting {
      let text = report.fill(note)
      sheet.span(rows: row...row, columns: 1...columnCount, .text(text), style: style.note)
      let lines = TextFit.lines(text, width: width(1...columnCount), size: style.size)
      sheet.rowHeights[row] = .points(TextFit.height(lines: lines, size: style.size))
      row += 1
    }
    return row
  }

  /// Writes the signatures from a row, with room below them for names and seals; gives the first free row.
  func signatures(from start: Int, in sheet: inout Worksheet) -> Int {
    guard !report.template.signatures.isEmpty else { return start }
    var row = start + 1
    let blocks = self.blocks(report.template.signatures.count)
    let count = report.template.signatures.map(\.count).max() ?? 0
    for index in 0..<count {
      var height = 16.0
      for (block, columns) in zip(report.template.signatures, blocks) where index < block.count {
        let line = block[index]
        height = max(height, write(line, report.fill(line.text), row: row, columns: columns, in: &sheet))
      }
      sheet.rowHeights[row] = .points(height)
      row += 1
    }
    sheet.rowHeights[row] = .points(Self.signingRoom)
    return row + 1
  }

  /// Writes a line over some columns; gives the height that it takes.
  private func write(
    _ line: ReportTemplate.Line, _ text: String, row: Int, columns: ClosedRange<Int>,
    in sheet: inout Worksheet
  ) -> Double {
    sheet.span(
      rows: row...row, columns: columns, text.isEmpty ? .blank : .text(text), style: style.line(line))
    let size = line.size.double
    return TextFit.height(
      lines: TextFit.lines(text, width: width(columns), size: size, isBold: line.isBold), size: size)
  }
}
