import Foundation
import P8Intake
package import P8Model

/// The formats in which the figures of a narrative report are written.
package enum NarrativeFormat: String, Sendable, CaseIterable {
  /// For people.
  case text
  /// One object with `figures` and `totals`.
  case json
}

/// Reports in words.
package enum Narrative {
  /// The figures of a report in words, a text file in UTF-8, and its totals that do not add up.
  package static func read(
    file path: String, as format: NarrativeFormat, language: Language
  ) throws(Failure) -> String {
    let data = Data(try RegularFile.contents(of: path))
    guard let text = String(data: data, encoding: .utf8) else {
      throw Failure(
        .input,
        LocalizedText(vi: "Tệp không phải văn bản UTF-8: \(path)", en: "The file is no UTF-8 text: \(path)"),
        remedy: LocalizedText(
          vi: "Mở báo cáo, lưu thành văn bản thuần (.txt), mã hóa UTF-8.",
          en: "Save the report as plain text in UTF-8."))
    }
    let report = NarrativeReader.read(text)
    switch format {
    case .json: return report.json
    case .text: return lines(of: report, language).joined(separator: "\n")
    }
  }

  private static func lines(of report: NarrativeReport, _ language: Language) -> [String] {
    guard !report.figures.isEmpty else {
      return [
        LocalizedText(vi: "Không thấy số liệu Dự án 8 nào.", en: "No figure of Project 8 was found.")[
          language]
      ]
    }
    var lines = report.figures.map { figure in
      let value = figure.value?.formatted(language) ?? "–"
      return "\(figure.indicator)\t\(value) \(figure.unit)\t“\(figure.quote)”"
    }
    for total in report.totals {
      let parts = total.parts.map { $0.formatted(language) }.joined(separator: " + ")
      lines.append(
        LocalizedText(
          vi:
            "Tổng không khớp: ghi \(total.stated.formatted(.vi)), cộng lại \(parts) = \(total.sum.formatted(.vi)), chênh \(total.difference.formatted(.vi)) (“\(total.quote)”)",
          en:
            "Total does not add up: \(total.stated.formatted(.en)) stated, \(parts) = \(total.sum.formatted(.en)), difference \(total.difference.formatted(.en)) (“\(total.quote)”)"
        )[language])
    }
    return lines
  }
}
