import P8Definitions
import P8Forms
import P8Intake
package import P8Model
import P8Presentation
import VietnameseText

/// The formats in which the figures of a narrative report are written.
package enum NarrativeFormat: String, Sendable, CaseIterable {
  /// For people.
  case text
  /// One object with `figures` and `totals`.
  case json
}

/// Reports in words.
package struct Narrative: Capability {
  let workspace: Workspace

  /// No report in words comes near this.
  private static let maximumByteCount = 64 << 20

  /// The figures of a report in words and its totals that do not add up.
  /// - Parameter path: Text in any encoding of Vietnamese, a page, a document of a word processor, or a PDF.
  package func read(
    file path: String, as format: NarrativeFormat, language: Language
  ) throws(Failure) -> String {
    if isAsked { return try allowed(.check).read(file: path, as: format, language: language) }
    let reader = NarrativeReader(words: definitions.narrative)
    let readings = try Self.readings(of: path)
    guard let text = reader.likeliest(of: readings) else { throw Failure(NarrativeFileRefusal.noText(path)) }
    let report = reader.read(HTMLText.isPage(text) ? HTMLText.text(of: text) : text)
    switch format {
    case .json: return report.json
    case .text: return Self.lines(of: report, language).joined(separator: "\n")
    }
  }

  /// The text of a file by each encoding that it may have, the likelier first.
  private static func readings(of path: String) throws(Failure) -> [String] {
    let bytes: [UInt8]
    switch RegularFile.read(path, limit: maximumByteCount) {
    case .bytes(let read): bytes = read
    case .tooLarge: throw Failure(NarrativeFileRefusal.tooLong(path))
    case .refused(let refusal): throw Failure(refusal)
    }
    if PDFText.isPDF(bytes) { return [try PDFText().text(of: bytes, from: path)] }
    if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) || bytes.starts(with: Array("{\\rtf".utf8)) {
      throw Failure(NarrativeFileRefusal.oldDocument(path))
    }
    if DocumentText.isContainer(bytes) { return [try document(bytes, path)] }
    var readings: [String] = []
    if let text = TextBytes.utf8(bytes) { readings.append(String(decoding: text, as: UTF8.self)) }
    if String(validating: bytes, as: UTF8.self) == nil, let raw = LegacyEncoding.rawText(bytes) {
      readings.append(raw)
    }
    return readings
  }

  private static func document(_ bytes: [UInt8], _ path: String) throws(Failure) -> String {
    do {
      return try DocumentText.text(of: bytes)
    } catch {
      switch error {
      case .container(let fault): throw Failure(NarrativeFileRefusal.damagedContainer(path, fault.message))
      case .notADocument: throw Failure(NarrativeFileRefusal.damagedDocument(path, line: nil))
      case .damagedText(let line): throw Failure(NarrativeFileRefusal.damagedDocument(path, line: line))
      case .tooLong: throw Failure(NarrativeFileRefusal.tooLong(path))
      }
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
