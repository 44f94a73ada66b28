import P8Definitions
import P8Model
import SpreadsheetML

/// The reference sheet of each indicator, one below the other: what the number means and what it does not.
struct ReferenceSheet {
  private let template: ReportTemplate.Sheet
  private let report: SummaryReport
  private let style: SummaryStyle

  private static let widths = [26.0, 94]

  init(_ template: ReportTemplate.Sheet, of report: SummaryReport, style: SummaryStyle) {
    (self.template, self.report, self.style) = (template, report, style)
  }

  private var language: Language { report.language }

  func sheet() -> Worksheet {
    var sheet = Worksheet(name: report.fill(template.name))
    sheet.showsGridLines = false
    for (index, width) in Self.widths.enumerated() { sheet.columnWidths[index + 1] = .characters(width) }
    var row = PageFrame(report: report, style: style, widths: Self.widths).title(of: template, in: &sheet)
    var breaks: [Int] = []
    let shown = report.definitions.indicators.filter {
      template.indicators.isEmpty || template.indicators.contains($0.code)
    }
    var used = (1..<row).reduce(0.0) { height, row in
      if case .points(let points) = sheet.rowHeights[row] { height + points } else { height + 15 }
    }
    for indicator in shown {
      let first = row
      defer {
        // What is about one indicator stays on one page.
        let height = (first..<row).reduce(0.0) { height, row in
          if case .points(let points) = sheet.rowHeights[row] { height + points } else { height }
        }
        if used + height > style.printedHeight, first > 3 {
          breaks.append(first - 1)
          used = height
        } else {
          used += height
        }
      }
      let title = "\(indicator.code)  \(indicator.name[language])"
      sheet.span(
        rows: row...row, columns: 1...2, .text(title),
        style: style.header.with {
          $0.alignment.horizontal = .left
        })
      let lines = TextFit.lines(title, width: Self.widths.reduce(0, +) - 1, size: style.size, isBold: true)
      sheet.rowHeights[row] = .points(TextFit.height(lines: lines, size: style.size))
      row += 1
      for (label, text) in fields(of: indicator) where !text.isEmpty {
        sheet.set(.text(label), row: row, column: 1, style: style.text(isBold: true))
        sheet.set(.text(text), row: row, column: 2, style: style.text())
        let lines = TextFit.lines(text, width: Self.widths[1] - 1, size: style.size)
        sheet.rowHeights[row] = .points(TextFit.height(lines: lines, size: style.size))
        row += 1
      }
      sheet.rowHeights[row] = .points(8)
      row += 1
    }
    sheet.page = report.page(of: template, repeatedRows: nil, style: style)
    sheet.page.rowBreaks = breaks
    return sheet
  }

  private static let fields: [(ReportText, any KeyPath<IndicatorReference, LocalizedText> & Sendable)] = [
    (.countedThings, \.counted), (.notCountedThings, \.notCounted), (.dataSource, \.dataSource),
    (.frequency, \.frequency), (.responsible, \.responsible), (.legalBasis, \.legalBasis),
    (.baseline, \.baseline), (.limits, \.limits),
  ]

  private func fields(of indicator: Indicator) -> [(label: String, text: String)] {
    let measure = report.definitions.measures[indicator.measure]?.name[language] ?? indicator.measure
    let parts = indicator.parts.map { $0.name[language] }.joined(separator: "; ")
    return [
      (report.say(.measure), measure),
      (report.say(.counting), report.say(ReportText(countingOf: indicator.kind))),
      (report.say(.disaggregation), parts.isEmpty ? report.say(.none) : parts),
    ]
      + Self.fields.map { label, field in
        (report.say(label), indicator.reference[keyPath: field][language])
      }
      + targets(of: indicator)
  }

  private func targets(of indicator: Indicator) -> [(label: String, text: String)] {
    guard let target = report.target(of: indicator, span: .phase) else { return [] }
    let value = target.value.map { "\($0.formatted(language)). " } ?? ""
    return [
      (
        report.say(.target),
        "\(value)\(report.say(ReportText(target.label))). \(target.citation[language])"
      )
    ]
  }
}
