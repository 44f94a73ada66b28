import P8Definitions
import P8Model
import SpreadsheetML

/// The reference sheet of each indicator, one below the other: what the number means and what it does not.
///
/// What most of them share, such as who reports and when, is said once at the top. Short facts stand side by side.
struct ReferenceSheet {
  /// A fact of an indicator: `Unit of measure | teams`.
  private struct Fact: Hashable {
    let label: String
    let text: String
  }

  private let template: ReportTemplate.Sheet
  private let report: SummaryReport
  private let style: SummaryStyle

  /// Label and text, twice.
  private static let widths = [20.0, 40, 20, 40]
  private static let gap = 8.0

  init(_ template: ReportTemplate.Sheet, of report: SummaryReport, style: SummaryStyle) {
    (self.template, self.report, self.style) = (template, report, style)
  }

  private var language: Language { report.language }

  func sheet() -> Worksheet {
    var sheet = Worksheet(name: report.fill(template.name))
    sheet.showsGridLines = false
    for (index, width) in Self.widths.enumerated() { sheet.columnWidths[index + 1] = .characters(width) }
    var row = PageFrame(report: report, style: style, widths: Self.widths).title(of: template, in: &sheet)
    let shown = report.definitions.indicators.filter {
      template.indicators.isEmpty || template.indicators.contains($0.code)
    }
    let shared = sharedFacts(of: shown)
    var cards = shown.map { indicator in
      (
        title: "\(indicator.code)  \(indicator.name[language])",
        facts: facts(of: indicator).filter { !$0.text.isEmpty && !shared.contains($0) }
      )
    }
    if !shared.isEmpty { cards.insert((report.say(.sharedFacts), shared), at: 0) }
    var breaks: [Int] = []
    var used = Self.height(of: 1..<row, in: sheet)
    for (place, card) in cards.enumerated() {
      let first = row
      row = write(card.title, card.facts, from: row, in: &sheet)
      // What is about one indicator stays on one page.
      let height = Self.height(of: first..<row, in: sheet)
      if used + height > style.printedHeight, place > 0 {
        breaks.append(first - 1)
        used = height
      } else {
        used += height
      }
    }
    sheet.page = report.page(of: template, repeatedRows: nil, style: style)
    sheet.page.rowBreaks = breaks
    return sheet
  }

  private static func height(of rows: Range<Int>, in sheet: Worksheet) -> Double {
    rows.reduce(0) { height, row in
      if case .points(let points) = sheet.rowHeights[row] { height + points } else { height + 15 }
    }
  }

  // MARK: - A card

  /// Writes a heading and the facts below it; gives the row after the gap.
  private func write(_ title: String, _ facts: [Fact], from start: Int, in sheet: inout Worksheet) -> Int {
    var row = start
    sheet.span(
      rows: row...row, columns: 1...4, .text(title),
      style: style.header.with { $0.alignment.horizontal = .left })
    let lines = TextFit.lines(title, width: Self.widths.reduce(0, +) - 1, size: style.size, isBold: true)
    sheet.rowHeights[row] = .points(TextFit.height(lines: lines, size: style.size))
    row += 1
    for line in paired(facts) {
      let lines = line.count == 2 ? 1 : lineCount(of: line[0], over: 2...4)
      for (place, fact) in line.enumerated() {
        sheet.set(.text(fact.label), row: row, column: 1 + 2 * place, style: style.text(isBold: true))
        let columns = line.count == 2 ? (2 + 2 * place)...(2 + 2 * place) : 2...4
        sheet.span(rows: row...row, columns: columns, .text(fact.text), style: style.text())
      }
      sheet.rowHeights[row] = .points(TextFit.height(lines: lines, size: style.size))
      row += 1
    }
    sheet.rowHeights[row] = .points(Self.gap)
    return row + 1
  }

  /// The facts in their order, two on a line where both are short.
  private func paired(_ facts: [Fact]) -> [[Fact]] {
    var lines: [[Fact]] = []
    for fact in facts {
      if let last = lines.last, last.count == 1, isShort(last[0]), isShort(fact) {
        lines[lines.count - 1].append(fact)
      } else {
        lines.append([fact])
      }
    }
    return lines
  }

  private func isShort(_ fact: Fact) -> Bool { lineCount(of: fact, over: 2...2) == 1 }

  /// The lines of text that a fact needs where its text stands over some columns.
  private func lineCount(of fact: Fact, over columns: ClosedRange<Int>) -> Int {
    let width = columns.reduce(-1) { $0 + Self.widths[$1 - 1] }
    return max(
      TextFit.lines(fact.label, width: Self.widths[0] - 1, size: style.size, isBold: true),
      TextFit.lines(fact.text, width: width, size: style.size))
  }

  // MARK: - Facts

  /// How most indicators are collected, where more than half of them say the same.
  private func sharedFacts(of indicators: [Indicator]) -> [Fact] {
    Self.collection.compactMap { label, field in
      var counts: [String: Int] = [:]
      for indicator in indicators { counts[indicator.reference[keyPath: field][language], default: 0] += 1 }
      let text = counts.first { !$0.key.isEmpty && $0.value * 2 > max(indicators.count, 2) }?.key
      return text.map { Fact(label: report.say(label), text: $0) }
    }
  }

  private typealias Field = (ReportText, any KeyPath<IndicatorReference, LocalizedText> & Sendable)

  private static let collection: [Field] = [
    (.dataSource, \.dataSource), (.frequency, \.frequency), (.responsible, \.responsible),
  ]
  private static let fields: [Field] =
    [(.countedThings, \.counted), (.notCountedThings, \.notCounted)] + collection
    + [(.legalBasis, \.legalBasis), (.baseline, \.baseline), (.limits, \.limits)]

  private func facts(of indicator: Indicator) -> [Fact] {
    let measure = report.definitions.measures[indicator.measure]?.name[language] ?? indicator.measure
    let parts = indicator.parts.map { $0.name[language] }.joined(separator: "; ")
    return [
      Fact(label: report.say(.measure), text: measure),
      Fact(label: report.say(.disaggregation), text: parts.isEmpty ? report.say(.none) : parts),
      Fact(label: report.say(.counting), text: report.say(ReportText(countingOf: indicator.kind))),
    ]
      + Self.fields.map { label, field in
        Fact(label: report.say(label), text: indicator.reference[keyPath: field][language])
      }
      + targets(of: indicator)
  }

  private func targets(of indicator: Indicator) -> [Fact] {
    guard let target = report.target(of: indicator, span: .phase) else { return [] }
    let value = target.value.map { "\($0.formatted(language)). " } ?? ""
    return [
      Fact(
        label: report.say(.target),
        text: "\(value)\(report.say(ReportText(target.label))). \(target.citation[language])")
    ]
  }
}
