import P8Definitions
package import P8Model
import XMLStream

/// A run as one page that works offline: sortable, filtered by severity, prints well.
package struct HTMLReport: Sendable {
  private let language: Language

  package init(in language: Language) { self.language = language }

  package func write<Output: TextOutputStream>(_ run: CheckRun, to output: inout Output) {
    let title = language.say("Kết quả kiểm tra báo cáo Dự án 8", "Check of Project 8 reports")
    output.write(
      """
      <!doctype html>
      <html lang="\(language.rawValue)"><head><meta charset="utf-8"><title>\(title)</title>
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <style>\(Self.style)</style></head><body>
      <h1>\(title)</h1><p>\(MarkupText.escaped(run.summary(in: language)))</p>

      """)
    writeFilters(run, to: &output)
    // What is to be done comes first, the list of files after it.
    writeFindings(run, to: &output)
    if !run.gone.isEmpty {
      output.write(
        "<h2>\(language.say("Đã hết so với lần trước", "Gone since the earlier run"))</h2>\n<ul>\n")
      for finding in run.gone {
        let place = [finding.at.file, finding.at.sheet ?? "", finding.at.cell ?? ""].filter { !$0.isEmpty }
        output.write(
          "<li>\(MarkupText.escaped(place.joined(separator: " · "))): \(MarkupText.escaped(finding.message[language]))</li>\n"
        )
      }
      output.write("</ul>\n")
    }
    writeFiles(run, to: &output)
    output.write(
      """
      <footer>p8 \(MarkupText.escaped(run.version)) · \(language.say("bộ định nghĩa", "definitions")) \
      \(MarkupText.escaped(String(run.definitions.prefix(12))))</footer>
      <script>\(Self.script)</script></body></html>

      """)
  }

  /// What narrows the table down; useless on paper and without scripts, and not there then.
  private func writeFilters<Output: TextOutputStream>(_ run: CheckRun, to output: inout Output) {
    output.write("<form class=\"filters\" hidden>")
    output.write(
      "<input type=\"search\" placeholder=\"\(language.say("Tìm file, đơn vị, nội dung, mã…", "Find a file, unit, text, code…"))\">"
    )
    for severity in Finding.Severity.allCases {
      let count = run.count(severity)
      guard count > 0 else { continue }
      output.write(
        "<label class=\"\(severity.rawValue)\"><input type=\"checkbox\" checked value=\"\(severity.rawValue)\"> "
          + "\(severity.counted(count, in: language))</label>")
    }
    output.write("<output></output></form>\n")
  }

  /// The reports that somebody must look at; the others are told by their number and listed where that is opened.
  private func writeFiles<Output: TextOutputStream>(_ run: CheckRun, to output: inout Output) {
    let sound = run.files.filter { $0.verdict == .accepted && $0.findings.isEmpty }
    let others = run.files.filter { $0.verdict != .accepted || !$0.findings.isEmpty }
    output.write("<h2>\(language.say("Báo cáo", "Reports"))</h2>\n")
    if !others.isEmpty { writeTable(of: others, to: &output) }
    guard !sound.isEmpty else { return }
    let title = language.say(
      "\(sound.count) báo cáo nhận được, không có gì phải sửa",
      "\(English.count(sound.count, "report")) accepted, nothing to correct")
    output.write("<details class=\"sound\"><summary>\(title)</summary>\n")
    writeTable(of: sound, to: &output)
    output.write("</details>\n")
  }

  private func writeTable<Output: TextOutputStream>(of files: [CheckRun.File], to output: inout Output) {
    output.write("<table class=\"sortable\"><thead><tr>")
    let headers = [
      language.say("File", "File"), language.say("Đơn vị", "Unit"), language.say("Kỳ", "Period"),
      language.say("Kết quả", "Result"),
      language.say("Số lỗi", "Findings"),
    ]
    for header in headers { output.write("<th>\(header)</th>") }
    output.write("</tr></thead><tbody>\n")
    for file in files {
      let unit = [file.unitName, file.unit?.description ?? ""].filter { !$0.isEmpty }.joined(separator: " · ")
      output.write(
        """
        <tr class="\(file.verdict.rawValue)">\(cell(MarkupText.escaped(file.path), headers[0]))\
        \(cell(MarkupText.escaped(unit), headers[1]))\
        \(cell(MarkupText.escaped(file.period?.title(language) ?? ""), headers[2]))\
        \(cell(file.verdict.name[language], headers[3]))\
        \(cell("\(file.findings.count)", headers[4], "number"))</tr>

        """)
    }
    output.write("</tbody></table>\n")
  }

  /// Each row carries its severity as data, by which the script of the page filters; without it all are shown.
  private func writeFindings<Output: TextOutputStream>(_ run: CheckRun, to output: inout Output) {
    output.write("<h2>\(language.say("Cần sửa", "To correct"))</h2>\n<table class=\"sortable\"><thead><tr>")
    let headers = [
      language.say("Mức", "Severity"), language.say("File", "File"), language.say("Sheet", "Sheet"),
      language.say("Ô", "Cell"),
      language.say("Đã ghi", "Found"), language.say("Nội dung", "Message"),
      language.say("Đề nghị", "Suggestion"), language.say("Mã", "Code"),
    ]
    for header in headers { output.write("<th>\(header)</th>") }
    output.write("</tr></thead><tbody>\n")
    for file in run.files {
      for finding in file.findings {
        let suggestions = finding.suggestions.map {
          "\(MarkupText.escaped($0.message[language])) <small>(\($0.certainty.name[language]))</small>"
        }
        output.write(
          """
          <tr class="\(finding.waiver == nil ? finding.severity.rawValue : "waived")" data-severity="\(finding.severity.rawValue)">\
          \(cell(finding.severity.name[language], headers[0], "whole"))\
          \(cell(MarkupText.escaped(finding.at.file), headers[1]))\
          \(cell(MarkupText.escaped(finding.at.sheet ?? ""), headers[2]))\
          \(cell(MarkupText.escaped(finding.at.cell ?? ""), headers[3], "whole"))\
          \(cell(MarkupText.escaped(finding.found ?? ""), headers[4], "found"))\
          \(cell(MarkupText.escaped(finding.message[language]) + remarks(on: finding, in: run), headers[5], "message"))\
          \(cell(suggestions.joined(separator: "<br>"), headers[6]))\
          \(cell(MarkupText.escaped(finding.code), headers[7], "whole"))</tr>

          """)
      }
    }
    output.write("</tbody></table>\n")
  }

  /// A cell that knows its header, which a narrow screen shows beside it.
  private func cell(_ markup: String, _ header: String, _ style: String? = nil) -> String {
    let kind = style.map { " class=\"\($0)\"" } ?? ""
    return markup.isEmpty ? "<td\(kind)></td>" : "<td\(kind) data-label=\"\(header)\">\(markup)</td>"
  }

  /// What an earlier run knows of a finding, and why it may stand.
  private func remarks(on finding: Finding, in run: CheckRun) -> String {
    var remarks: [String] = []
    if run.isCompared { remarks.append(finding.state.name[language]) }
    if let waiver = finding.waiver {
      let said = "\(waiver.by), \(waiver.on.formatted(language)): \(waiver.reason)"
      remarks.append(language.say("đã giải trình – ", "waived – ") + MarkupText.escaped(said))
    }
    return remarks.map { "<br><small>\($0)</small>" }.joined()
  }

  private static let style = """
    body{font:15px/1.45 system-ui,"Segoe UI",Arial,sans-serif;margin:2rem auto;max-width:80rem;padding:0 1rem;color:#1b1b1b;background:#fff}
    h1{font-size:1.5rem;margin-bottom:.3rem}h2{font-size:1.15rem;margin-top:2rem}table{border-collapse:collapse;width:100%}
    th,td{border:1px solid #c9c9c9;padding:.4rem .55rem;text-align:left;vertical-align:top;overflow-wrap:anywhere}
    th{background:#eef2f6;position:sticky;top:0;cursor:pointer;white-space:nowrap}th::after{content:" ↕";color:#8a8a8a}
    th[data-up="1"]::after{content:" ↑";color:inherit}th[data-up="0"]::after{content:" ↓";color:inherit}
    .number{text-align:right}.whole{white-space:nowrap}.message{min-width:18rem}.found{min-width:6rem}small{color:#555}
    tr.error td:first-child,tr.rejected td:first-child{border-left:5px solid #b3261e}
    tr.warning td:first-child,tr.held td:first-child{border-left:5px solid #b58100}
    tr.note td:first-child{border-left:5px solid #3f6fb5}tr.waived{color:#666}tr.accepted td:first-child{border-left:5px solid #2e7d32}
    tbody tr:nth-child(even){background:#fafafa}footer{margin:2rem 0;color:#666;font-size:.85rem}
    details.sound{margin-top:1rem}details.sound summary{cursor:pointer;padding:.3rem 0}
    .filters{display:flex;flex-wrap:wrap;gap:.5rem 1.2rem;align-items:center;margin:1rem 0}.filters[hidden]{display:none}
    .filters input[type=search]{flex:1 1 18rem;max-width:30rem;font:inherit;padding:.4rem .6rem;border:1px solid #999;border-radius:4px}
    .filters label{white-space:nowrap}.filters output{color:#555}
    @media screen and (max-width:44rem){body{margin:1rem auto}thead{position:absolute;left:-999rem}
    table,tbody,tr,td{display:block;border:0}tr{border:1px solid #c9c9c9;border-radius:4px;margin:.6rem 0;padding:.3rem 0}
    td{padding:.2rem .6rem}td:empty{display:none}td.number{text-align:left}.message,.found{min-width:0}
    td[data-label]::before{content:attr(data-label) ": ";color:#555;font-size:.85em}tr[hidden]{display:none}}
    @media print{body{margin:0;max-width:none;padding:0;font-size:9pt}th{position:static}th::after{content:none}
    tr{break-inside:avoid}thead{display:table-header-group}.filters{display:none}.message{min-width:0}
    tr,th,td:first-child{-webkit-print-color-adjust:exact;print-color-adjust:exact}@page{size:A4 landscape;margin:12mm}}
    """

  private static let script = """
    for(const table of document.querySelectorAll("table.sortable")){table.querySelectorAll("th").forEach((th,i)=>{\
    th.tabIndex=0;const sort=()=>{const up=th.dataset.up!=="1";table.querySelectorAll("th").forEach(t=>delete t.dataset.up);\
    th.dataset.up=up?"1":"0";const body=table.tBodies[0];const rows=[...body.rows];\
    rows.sort((a,b)=>(up?1:-1)*a.cells[i].textContent.localeCompare(b.cells[i].textContent,document.documentElement.lang,{numeric:true}));\
    body.append(...rows)};th.addEventListener("click",sort);\
    th.addEventListener("keydown",e=>{if(e.key==="Enter"||e.key===" "){e.preventDefault();sort()}})})}
    const form=document.querySelector(".filters");form.hidden=false;const bare=t=>t.normalize("NFD").replace(/\\p{M}/gu,"").replace(/đ/gi,"d").toLowerCase();\
    const narrow=()=>{const text=bare(form.querySelector("[type=search]").value);const kinds=new Set([...form.querySelectorAll(":checked")].map(c=>c.value));\
    let shown=0;for(const row of document.querySelectorAll("tr[data-severity]")){row.hidden=!kinds.has(row.dataset.severity)||!bare(row.textContent).includes(text);shown+=!row.hidden}\
    form.querySelector("output").value=shown};form.addEventListener("input",narrow);form.addEventListener("submit",e=>e.preventDefault());narrow()
    """
}
