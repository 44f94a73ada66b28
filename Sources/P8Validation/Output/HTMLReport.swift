public import P8Model

/// A run as one page that works offline: sortable, filtered by severity, prints well.
public struct HTMLReport: Sendable {
  private let language: Language

  /// Creates a printer.
  public init(in language: Language) {
    self.language = language
  }

  /// Writes the page.
  public func write<Output: TextOutputStream>(_ run: CheckRun, to output: inout Output) {
    let title = say("Kết quả kiểm tra báo cáo Dự án 8", "Check of Project 8 reports")
    output.write(
      """
      <!doctype html>
      <html lang="\(language.rawValue)"><head><meta charset="utf-8"><title>\(title)</title>
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <style>\(Self.style)</style></head><body>
      <h1>\(title)</h1><p>\(Self.escaped(run.summary(in: language)))</p>

      """)
    // What is to be done comes first, the list of files after it.
    writeFindings(run, to: &output)
    if !run.gone.isEmpty {
      output.write("<h2>\(say("Đã hết so với lần trước", "Gone since the earlier run"))</h2>\n<ul>\n")
      for finding in run.gone {
        let place = [finding.at.file, finding.at.sheet ?? "", finding.at.cell ?? ""].filter { !$0.isEmpty }
        output.write(
          "<li>\(Self.escaped(place.joined(separator: " · "))): \(Self.escaped(finding.message[language]))</li>\n"
        )
      }
      output.write("</ul>\n")
    }
    writeFiles(run, to: &output)
    output.write(
      """
      <footer>p8 \(Self.escaped(run.version)) · \(say("bộ định nghĩa", "definitions")) \
      \(Self.escaped(String(run.definitions.prefix(12))))</footer>
      <script>\(Self.script)</script></body></html>

      """)
  }

  private func writeFiles<Output: TextOutputStream>(_ run: CheckRun, to output: inout Output) {
    output.write("<h2>\(say("Báo cáo", "Reports"))</h2>\n<table class=\"sortable\"><thead><tr>")
    for header in [
      say("File", "File"), say("Đơn vị", "Unit"), say("Kỳ", "Period"), say("Kết quả", "Result"),
      say("Số lỗi", "Findings"),
    ] {
      output.write("<th>\(header)</th>")
    }
    output.write("</tr></thead><tbody>\n")
    for file in run.files {
      let unit = [file.unitName, file.unit?.description ?? ""].filter { !$0.isEmpty }.joined(separator: " · ")
      output.write(
        """
        <tr class="\(file.verdict.rawValue)"><td>\(Self.escaped(file.path))</td><td>\(Self.escaped(unit))</td>\
        <td>\(Self.escaped(file.period?.title(language) ?? ""))</td><td>\(file.verdict.name[language])</td>\
        <td class="number">\(file.findings.count)</td></tr>

        """)
    }
    output.write("</tbody></table>\n")
  }

  private func writeFindings<Output: TextOutputStream>(_ run: CheckRun, to output: inout Output) {
    output.write("<h2>\(say("Cần sửa", "To mend"))</h2>\n<table class=\"sortable\"><thead><tr>")
    for header in [
      say("Mức", "Severity"), say("File", "File"), say("Sheet", "Sheet"), say("Ô", "Cell"),
      say("Đã ghi", "Found"),
      say("Nội dung", "Message"), say("Đề nghị", "Suggestion"), say("Mã", "Code"),
    ] {
      output.write("<th>\(header)</th>")
    }
    output.write("</tr></thead><tbody>\n")
    for file in run.files {
      for finding in file.findings {
        let suggestions = finding.suggestions.map {
          "\(Self.escaped($0.message[language])) <small>(\($0.certainty.name[language]))</small>"
        }
        output.write(
          """
          <tr class="\(finding.waiver == nil ? finding.severity.rawValue : "waived")"><td>\(finding.severity.name[language])</td>\
          <td>\(Self.escaped(finding.at.file))</td><td>\(Self.escaped(finding.at.sheet ?? ""))</td>\
          <td class="whole">\(Self.escaped(finding.at.cell ?? ""))</td><td>\(Self.escaped(finding.found ?? ""))</td>\
          <td>\(Self.escaped(finding.message[language]))\(remarks(on: finding, in: run))</td><td>\(suggestions.joined(separator: "<br>"))</td>\
          <td class="whole">\(Self.escaped(finding.code))</td></tr>

          """)
      }
    }
    output.write("</tbody></table>\n")
  }

  /// What an earlier run knows of a finding, and why it may stand.
  private func remarks(on finding: Finding, in run: CheckRun) -> String {
    var remarks: [String] = []
    if run.isCompared { remarks.append(finding.state.name[language]) }
    if let waiver = finding.waiver {
      let said = "\(waiver.by), \(waiver.on.formatted(language)): \(waiver.reason)"
      remarks.append(say("đã giải trình – ", "waived – ") + Self.escaped(said))
    }
    return remarks.map { "<br><small>\($0)</small>" }.joined()
  }

  private func say(_ vi: String, _ en: String) -> String { language == .vi ? vi : en }

  /// A text that cannot become markup.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      case "\u{0}"..."\u{8}", "\u{B}", "\u{C}", "\u{E}"..."\u{1F}", "\u{7F}"..."\u{9F}": result += "\u{FFFD}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private static let style = """
    body{font:15px/1.45 system-ui,"Segoe UI",Arial,sans-serif;margin:2rem auto;max-width:75rem;padding:0 1rem;color:#1b1b1b}
    h1{font-size:1.5rem}h2{font-size:1.15rem;margin-top:2rem}table{border-collapse:collapse;width:100%}
    th,td{border:1px solid #c9c9c9;padding:.35rem .5rem;text-align:left;vertical-align:top;overflow-wrap:break-word}
    th{background:#f0f0f0;position:sticky;top:0;cursor:pointer}.number{text-align:right}.whole{white-space:nowrap}
    tr.error td:first-child,tr.rejected td:first-child,tr.held td:first-child{border-left:4px solid #b3261e}
    tr.warning td:first-child{border-left:4px solid #b58100}tr.note td:first-child{border-left:4px solid #3f6fb5}
    tr.waived{color:#666}tr.accepted td:first-child{border-left:4px solid #2e7d32}footer{margin:2rem 0;color:#666}
    @media print{body{margin:0;max-width:none;font-size:10pt}th{position:static}tr{break-inside:avoid}
    thead{display:table-header-group}@page{size:A4 landscape;margin:15mm}}
    """

  private static let script = """
    for(const table of document.querySelectorAll("table.sortable")){table.querySelectorAll("th").forEach((th,i)=>{\
    th.tabIndex=0;const sort=()=>{const up=th.dataset.up!=="1";table.querySelectorAll("th").forEach(t=>delete t.dataset.up);\
    th.dataset.up=up?"1":"0";const body=table.tBodies[0];const rows=[...body.rows];\
    rows.sort((a,b)=>(up?1:-1)*a.cells[i].innerText.localeCompare(b.cells[i].innerText,document.documentElement.lang,{numeric:true}));\
    body.append(...rows)};th.addEventListener("click",sort);\
    th.addEventListener("keydown",e=>{if(e.key==="Enter")sort()})})}
    """
}
