import P8Definitions
package import P8Model

/// A run as one page that works offline: sortable, filtered by severity, prints well.
package struct HTMLReport: Sendable {
  private let language: Language

  package init(in language: Language) { self.language = language }

  package func write<Output: TextOutputStream>(_ run: CheckRun, to output: inout Output) {
    var page = HTMLWriter()
    page.element("html", ["lang": language.rawValue]) { page in
      writeHead(to: &page)
      page.element("body") { page in
        page.element("h1", title)
        page.element("p", run.summary(in: language))
        writeFilters(run, to: &page)
        // What is to be done comes first, the list of files after it.
        writeFindings(run, to: &page)
        writeGone(run, to: &page)
        writeFiles(run, to: &page)
        let definitions = language.say("bộ định nghĩa", "definitions")
        page.element("footer", "p8 \(run.version) · \(definitions) \(run.definitions.prefix(12))")
        page.element("script") { $0.raw(Self.script) }
      }
    }
    output.write(page.markup)
  }

  private var title: String {
    language.say("Kết quả kiểm tra báo cáo Dự án 8", "Check of Project 8 reports")
  }

  private func writeHead(to page: inout HTMLWriter) {
    page.element("head") { page in
      page.void("meta", ["charset": "utf-8"])
      page.element("title", title)
      page.void("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"])
      page.element("style") { $0.raw(Self.style) }
    }
  }

  /// What narrows the table down; useless on paper and without scripts, and not there then.
  private func writeFilters(_ run: CheckRun, to page: inout HTMLWriter) {
    page.element("form", ["class": "filters", "hidden": ""]) { page in
      page.void(
        "input",
        [
          "type": "search",
          "placeholder": language.say("Tìm tệp, đơn vị, nội dung, mã…", "Find a file, unit, text, code…"),
        ])
      for severity in Finding.Severity.allCases {
        let count = run.count(severity)
        guard count > 0 else { continue }
        page.element("label", ["class": severity.rawValue]) { page in
          page.void("input", ["type": "checkbox", "checked": "", "value": severity.rawValue])
          page.text(" \(severity.counted(count, in: language))")
        }
      }
      page.element("output", "")
    }
  }

  // MARK: - Files

  /// The reports that somebody must look at; the others are told by their number and listed where that is opened.
  private func writeFiles(_ run: CheckRun, to page: inout HTMLWriter) {
    let sound = run.files.filter { $0.verdict == .accepted && $0.findings.isEmpty }
    let others = run.files.filter { $0.verdict != .accepted || !$0.findings.isEmpty }
    page.element("h2", language.say("Báo cáo", "Reports"))
    if !others.isEmpty { writeTable(of: others, to: &page) }
    guard !sound.isEmpty else { return }
    page.element("details", ["class": "sound"]) { page in
      page.element(
        "summary",
        language.say(
          "\(sound.count) báo cáo nhận được, không có gì phải sửa",
          "\(English.count(sound.count, "report")) accepted, nothing to correct"))
      writeTable(of: sound, to: &page)
    }
  }

  private func writeTable(of files: [CheckRun.File], to page: inout HTMLWriter) {
    let headers = [
      language.say("Tệp", "File"), language.say("Đơn vị", "Unit"), language.say("Kỳ", "Period"),
      language.say("Kết quả", "Result"), language.say("Số lỗi", "Findings"),
    ]
    sortableTable(headers, in: &page) { page in
      for file in files {
        let unit = [file.unitName, file.unit?.description ?? ""].filter { !$0.isEmpty }
        page.element("tr", ["class": file.verdict.rawValue]) { page in
          cell(file.path, headers[0], in: &page)
          cell(unit.joined(separator: " · "), headers[1], in: &page)
          cell(file.period?.title(language) ?? "", headers[2], in: &page)
          cell(file.verdict.name[language], headers[3], in: &page)
          cell("\(file.findings.count)", headers[4], "number", in: &page)
        }
      }
    }
  }

  // MARK: - Findings

  /// Each row carries its severity as data, by which the script of the page filters; without it all are shown.
  private func writeFindings(_ run: CheckRun, to page: inout HTMLWriter) {
    page.element("h2", language.say("Cần sửa", "To correct"))
    let headers = [
      language.say("Mức", "Severity"), language.say("Tệp", "File"), language.say("Trang tính", "Sheet"),
      language.say("Ô", "Cell"), language.say("Đã ghi", "Found"), language.say("Nội dung", "Message"),
      language.say("Đề nghị", "Suggestion"), language.say("Mã", "Code"),
    ]
    sortableTable(headers, in: &page) { page in
      for finding in run.files.flatMap(\.findings) {
        let looks = finding.waiver == nil ? finding.severity.rawValue : "waived"
        page.element("tr", ["class": looks, "data-severity": finding.severity.rawValue]) { page in
          cell(finding.severity.name[language], headers[0], "whole", in: &page)
          cell(finding.at.file, headers[1], in: &page)
          cell(finding.at.sheet ?? "", headers[2], in: &page)
          cell(finding.at.cell ?? "", headers[3], "whole", in: &page)
          cell(finding.found ?? "", headers[4], "found", in: &page)
          cell(finding.message[language], headers[5], "message", in: &page) { page in
            for remark in remarks(on: finding, in: run) {
              page.void("br")
              page.element("small", remark)
            }
          }
          writeSuggestions(of: finding, headers[6], to: &page)
          cell(finding.code, headers[7], "whole", in: &page)
        }
      }
    }
  }

  private func writeSuggestions(of finding: Finding, _ header: String, to page: inout HTMLWriter) {
    page.element("td", ["data-label": finding.suggestions.isEmpty ? nil : header]) { page in
      for (place, suggestion) in finding.suggestions.enumerated() {
        if place > 0 { page.void("br") }
        page.text("\(suggestion.message[language]) ")
        page.element("small", "(\(suggestion.certainty.name[language]))")
      }
    }
  }

  /// What an earlier run knows of a finding, and why it may stand.
  private func remarks(on finding: Finding, in run: CheckRun) -> [String] {
    var remarks: [String] = []
    if run.isCompared { remarks.append(finding.state.name[language]) }
    if let waiver = finding.waiver {
      let said = "\(waiver.by), \(waiver.on.formatted(language)): \(waiver.reason)"
      remarks.append(language.say("đã giải trình – ", "waived – ") + said)
    }
    return remarks
  }

  private func writeGone(_ run: CheckRun, to page: inout HTMLWriter) {
    guard !run.gone.isEmpty else { return }
    page.element("h2", language.say("Đã hết so với lần trước", "Gone since the earlier run"))
    page.element("ul") { page in
      for finding in run.gone {
        let place = [finding.at.file, finding.at.sheet ?? "", finding.at.cell ?? ""].filter { !$0.isEmpty }
        page.element("li", "\(place.joined(separator: " · ")): \(finding.message[language])")
      }
    }
  }

  // MARK: - Tables

  private func sortableTable(
    _ headers: [String], in page: inout HTMLWriter, rows: (inout HTMLWriter) -> Void
  ) {
    page.element("table", ["class": "sortable"]) { page in
      page.element("thead") { page in
        page.element("tr") { page in
          for header in headers { page.element("th", header) }
        }
      }
      page.element("tbody", rows)
    }
  }

  /// A cell that knows its header, which a narrow screen shows beside it.
  private func cell(
    _ text: String, _ header: String, _ looks: String? = nil, in page: inout HTMLWriter,
    more: (inout HTMLWriter) -> Void = { _ in }
  ) {
    page.element("td", ["class": looks, "data-label": text.isEmpty ? nil : header]) { page in
      page.text(text)
      more(&page)
    }
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
