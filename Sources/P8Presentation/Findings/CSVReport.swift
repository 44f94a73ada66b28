package import P8Model

/// A run as a table for spreadsheet programs: UTF-8 with a byte order mark, comma, CRLF.
package enum CSVReport {
  /// Writes a header and a line for each finding.
  package static func write<Output: TextOutputStream>(
    _ run: CheckRun, in language: Language, to output: inout Output
  ) {
    let header: [LocalizedText] = [
      .init(vi: "File", en: "File"), .init(vi: "Đơn vị", en: "Unit"),
      .init(vi: "Tên đơn vị", en: "Unit name"),
      .init(vi: "Kỳ", en: "Period"), .init(vi: "Sheet", en: "Sheet"), .init(vi: "Ô", en: "Cell"),
      .init(vi: "Cột", en: "Header"), .init(vi: "Mức", en: "Severity"), .init(vi: "Mã", en: "Code"),
      .init(vi: "Đã ghi", en: "Found"), .init(vi: "Nội dung", en: "Message"),
      .init(vi: "Đề nghị", en: "Suggestion"), .init(vi: "Độ chắc", en: "Certainty"),
      .init(vi: "Dấu nhận biết", en: "Fingerprint"), .init(vi: "So với lần trước", en: "State"),
      .init(vi: "Giải trình", en: "Waiver"),
    ]
    output.write("\u{FEFF}" + header.map { $0[language] }.joined(separator: ",") + "\r\n")
    for file in run.files {
      for finding in file.findings { write(finding, of: file.unitName, in: run, language, to: &output) }
    }
    for finding in run.gone { write(finding, of: "", in: run, language, to: &output) }
  }

  private static func write<Output: TextOutputStream>(
    _ finding: Finding, of unitName: String, in run: CheckRun, _ language: Language, to output: inout Output
  ) {
    let suggestion = finding.suggestions.first
    let waiver = finding.waiver.map { "\($0.by), \($0.on.formatted(language)): \($0.reason)" }
    let cells = [
      finding.at.file, finding.about.unit ?? "", unitName, finding.about.period ?? "",
      finding.at.sheet ?? "", finding.at.cell ?? "", finding.at.header.joined(separator: " / "),
      finding.severity.name[language], finding.code, finding.found ?? "", finding.message[language],
      suggestion?.message[language] ?? "", suggestion?.certainty.name[language] ?? "",
      finding.fingerprint, run.isCompared ? finding.state.name[language] : "", waiver ?? "",
    ]
    output.write(cells.map(cell(_:)).joined(separator: ",") + "\r\n")
  }

  /// A cell that no spreadsheet program takes for a formula.
  package static func cell(_ text: String) -> String {
    var text = TextReport.safe(text)
    if let first = text.unicodeScalars.first,
      "=+-@\u{FF1D}\u{FF0B}\u{FF0D}\u{FF20}".unicodeScalars.contains(first),
      ExactDecimal(text) == nil
    {
      text = "'" + text
    }
    guard text.utf8.contains(where: { [UInt8(ascii: ","), UInt8(ascii: "\""), 10, 13].contains($0) }) else {
      return text
    }
    return "\"" + text.replacing("\"", with: "\"\"") + "\""
  }
}
