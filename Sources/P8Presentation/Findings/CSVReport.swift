package import P8Model

/// A run as a table for spreadsheet programs: UTF-8 with a byte order mark, comma, CRLF.
package enum CSVReport {
  /// Writes a header and a line for each finding.
  package static func write<Output: TextOutputStream>(
    _ run: CheckRun, in language: Language, to output: inout Output
  ) {
    let header: [LocalizedText] = [
      .init(vi: "Tệp", en: "File"), .init(vi: "Đơn vị", en: "Unit"),
      .init(vi: "Tên đơn vị", en: "Unit name"),
      .init(vi: "Kỳ", en: "Period"), .init(vi: "Trang tính", en: "Sheet"), .init(vi: "Ô", en: "Cell"),
      .init(vi: "Cột", en: "Header"), .init(vi: "Mức", en: "Severity"), .init(vi: "Mã", en: "Code"),
      .init(vi: "Đã ghi", en: "Found"), .init(vi: "Nội dung", en: "Message"),
      .init(vi: "Đề nghị", en: "Suggestion"), .init(vi: "Độ chắc", en: "Certainty"),
      .init(vi: "Mã lỗi cần giải trình", en: "Fingerprint"), .init(vi: "So với lần trước", en: "State"),
      .init(vi: "Giải trình", en: "Waiver"),
    ]
    var text = DelimitedText(hasMark: true)
    text.add(header.map { $0[language] })
    for file in run.files {
      for finding in file.findings { text.add(cells(finding, of: file.unitName, in: run, language)) }
      text.flush(to: &output)
    }
    for finding in run.gone { text.add(cells(finding, of: "", in: run, language)) }
    text.flush(to: &output)
  }

  private static func cells(
    _ finding: Finding, of unitName: String, in run: CheckRun, _ language: Language
  ) -> [String] {
    let suggestion = finding.suggestions.first
    let waiver = finding.waiver.map { "\($0.by), \($0.on.formatted(language)): \($0.reason)" }
    return [
      finding.at.file, finding.about.unit ?? "", unitName, finding.about.period ?? "",
      finding.at.sheet ?? "", finding.at.cell ?? "", finding.at.header.joined(separator: " / "),
      finding.severity.name[language], finding.code, finding.found ?? "", finding.message[language],
      suggestion?.message[language] ?? "", suggestion?.certainty.name[language] ?? "",
      finding.fingerprint, run.isCompared ? finding.state.name[language] : "", waiver ?? "",
    ].map(cell(_:))
  }

  /// A cell that no spreadsheet program takes for a formula and no terminal for a command.
  package static func cell(_ text: String) -> String { DelimitedText.inert(TextReport.safe(text)) }
}
