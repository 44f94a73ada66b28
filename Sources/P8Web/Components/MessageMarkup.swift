import P8Definitions
import P8Model
import P8Presentation

/// What to write to whoever made a report: every place that asks for something, and what to do, to copy into Zalo or a mail.
struct MessageMarkup {
  /// More lines than anybody reads in a message; the marked copy has all.
  private static let most = 40

  let visit: Visit
  let file: CheckRun.File
  /// The fingerprints of what the office answers itself.
  let passingOver: Set<String>
  let id: String

  func write(to html: inout HTMLWriter) {
    let findings = file.findings.filter {
      $0.isOpen && $0.severity != .note && !passingOver.contains($0.fingerprint)
    }
    guard !findings.isEmpty else { return }
    html.element("details", ["class": "message"]) { html in
      html.element("summary", visit.say(.messageTitle))
      html.element(
        "textarea",
        [
          "readonly": "readonly", "rows": "10", "id": "\(id)-message",
          "aria-label": "\(visit.say(.messageTitle)): \(file.path)",
          "data-copy": visit.say(.messageCopy), "data-copied": visit.say(.messageCopied),
        ], text(findings))
    }
  }

  private func text(_ findings: [Finding]) -> String {
    let name = file.path.split(separator: "/").last.map(String.init) ?? file.path
    let unit = [file.unitName, file.unit.map { "(\($0.code))" } ?? ""].filter { !$0.isEmpty }
      .joined(separator: " ")
    let count = "\(findings.count)"
    var lines = [unit.isEmpty ? visit.say(.messageHello) : visit.say(.messageGreeting, ["unit": unit])]
    if let period = file.period?.titleInside(visit.language) {
      lines.append(visit.say(.messageReport, ["period": period, "file": name, "count": count]))
    } else {
      lines.append(visit.say(.messageFile, ["file": name, "count": count]))
    }
    for (number, finding) in findings.prefix(Self.most).enumerated() {
      lines.append("\(number + 1). \(place(of: finding))\(finding.message[visit.language])")
      lines += finding.suggestions.map { "→ \($0.message[visit.language])" }
    }
    if findings.count > Self.most {
      lines.append(visit.say(.messageMore, ["count": "\(findings.count - Self.most)"]))
    }
    lines.append(visit.say(.messageEnd))
    return lines.joined(separator: "\n")
  }

  /// Where it is, as far as the finding's own words do not say it.
  private func place(of finding: Finding) -> String {
    let message = finding.message[visit.language]
    guard let sheet = finding.at.sheet, !message.contains("“\(sheet)”") else { return "" }
    guard let cell = finding.at.cell, !message.contains(" \(cell)") else {
      return visit.say(.messageSheet, ["sheet": sheet]) + ": "
    }
    return visit.say(.messageCell, ["sheet": sheet, "cell": cell]) + ": "
  }
}
