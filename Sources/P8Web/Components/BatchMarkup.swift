import P8Definitions
import P8Model
import P8Presentation
import Project8

/// What came of a batch: the files with what is wrong in each, and what can be done next.
struct BatchMarkup {
  /// More files or findings of one file than anybody reads on a page; the archive has all.
  private static let mostFiles = 200
  private static let mostFindings = 60

  let visit: Visit
  let batch: UploadedBatch

  func write(to html: inout HTMLWriter) {
    switch batch.stage {
    case .working(let done):
      html.element("p", ["role": "status", "data-working": "yes"]) { html in
        html.text(
          visit.say(.checkWorking, ["done": "\(done)", "count": "\(batch.files.files.count)"]))
      }
      html.element(
        "progress",
        ["max": "\(batch.files.files.count)", "value": "\(done)", "aria-label": visit.say(.checkProgress)],
        "\(done)")
      html.element("p") { html in
        html.element("a", ["class": "button", "href": "/check/\(batch.id)"], visit.say(.checkLookAgain))
      }
    case .failed(let failure):
      html.refusal(failure.message[visit.language], remedy: failure.remedy?[visit.language])
      again(in: &html)
    case .interrupted:
      html.refusal(visit.say(.faultFaultMessage), remedy: visit.say(.faultFaultRemedy))
      again(in: &html)
    case .checked(let checked):
      counts(checked, in: &html)
      refused(checked.refused, in: &html)
      actions(checked, in: &html)
      files(checked, in: &html)
    case .stored(let ingested):
      stored(ingested, in: &html)
      files(ingested.check, in: &html)
    }
  }

  private func again(in html: inout HTMLWriter) {
    html.element("p") { $0.element("a", ["href": "/check"], visit.say(.checkAgain)) }
  }

  private func counts(_ checked: CheckedBatch, in html: inout HTMLWriter) {
    html.element("ul", ["class": "tiles"]) { html in
      for (text, count) in [
        (WebText.checkAccepted, checked.counts.accepted), (.checkHeld, checked.counts.held),
        (.checkRejected, checked.counts.rejected),
      ] {
        html.element("li") { html in
          html.element("span", visit.say(text))
          html.element("b", "\(count)")
        }
      }
    }
  }

  private func actions(_ checked: CheckedBatch, in html: inout HTMLWriter) {
    html.element("div", ["class": "buttons"]) { html in
      if !checked.findings.isEmpty {
        html.element(
          "a", ["class": "button", "href": "/check/\(batch.id)/copies"], visit.say(.checkCopies))
      }
      if visit.person?.role.acts.contains(.send) == true, !visit.options.isReadOnly {
        html.form("/check/\(batch.id)/send", token: visit.formToken, class: "inline") { html in
          html.element("button", ["type": "submit"], visit.say(.checkSend))
        }
      }
    }
    html.element("p", ["class": "soft"], visit.say(.checkSendHelp))
  }

  private func refused(_ lines: [LocalizedText], in html: inout HTMLWriter) {
    guard !lines.isEmpty else { return }
    html.section(visit.say(.checkRefused)) { html in
      html.element("ul") { html in
        for line in lines { html.element("li", line[visit.language]) }
      }
    }
  }

  private func stored(_ ingested: IngestedBatch, in html: inout HTMLWriter) {
    html.element("div", ["class": "done", "role": "status"]) { html in
      html.element(
        "p",
        visit.say(
          .checkStored,
          ["stored": "\(ingested.counts.stored)", "unchanged": "\(ingested.counts.unchanged)"]))
    }
    refused(ingested.refused, in: &html)
    let texts = [
      ingested.changes(in: visit.language), ingested.proposals(in: visit.language),
    ].filter { !$0.isEmpty }
    if !texts.isEmpty {
      html.section(visit.say(.checkChanges)) { html in
        for text in texts { html.element("pre", text) }
      }
    }
    again(in: &html)
  }

  // MARK: - The files

  private func files(_ checked: CheckedBatch, in html: inout HTMLWriter) {
    let faulty = checked.files.filter { !$0.findings.isEmpty || $0.verdict != .accepted }
    let sound = checked.files.filter { $0.findings.isEmpty && $0.verdict == .accepted }
    for file in faulty.prefix(Self.mostFiles) { self.file(file, in: &html) }
    if faulty.count > Self.mostFiles {
      html.element(
        "p", ["class": "soft"], visit.say(.checkMoreFiles, ["count": "\(faulty.count - Self.mostFiles)"]))
    }
    guard !sound.isEmpty else { return }
    html.element("details", ["class": "card"]) { html in
      html.element("summary", visit.say(.checkSound, ["count": "\(sound.count)"]))
      html.element("ul", ["class": "rows"]) { html in
        for file in sound.prefix(2_000) { html.element("li", title(of: file)) }
      }
    }
  }

  private func title(of file: CheckRun.File) -> String {
    ([file.path] + about(file)).joined(separator: " · ")
  }

  private func about(_ file: CheckRun.File) -> [String] {
    [file.unitName, file.unit?.code ?? "", file.period?.title(visit.language) ?? ""].filter { !$0.isEmpty }
  }

  private func file(_ file: CheckRun.File, in html: inout HTMLWriter) {
    html.element("section", ["class": "file \(file.verdict.rawValue)"]) { html in
      html.element("h2", file.path)
      html.element("p") { html in
        html.element("strong", file.verdict.name[visit.language])
        html.text(
          " · "
            + (about(file) + [CheckRun.counts(file.findings, in: visit.language)]).joined(separator: " · "))
      }
      for group in groups(of: Array(file.findings.prefix(Self.mostFindings))) { self.group(group, in: &html) }
      if file.findings.count > Self.mostFindings {
        html.element(
          "p", ["class": "soft"],
          visit.say(.checkMoreFindings, ["count": "\(file.findings.count - Self.mostFindings)"]))
      }
    }
  }

  /// Findings of the same row of the same sheet stand under the row.
  private func groups(of findings: [Finding]) -> [[Finding]] {
    var groups: [[Finding]] = []
    for finding in findings {
      if let last = groups.last?.last, let row = finding.at.row, last.at.row == row,
        last.at.sheet == finding.at.sheet
      {
        groups[groups.count - 1].append(finding)
      } else {
        groups.append([finding])
      }
    }
    return groups
  }

  private func group(_ findings: [Finding], in html: inout HTMLWriter) {
    html.element("div", ["class": "finding"]) { html in
      if let first = findings.first, let row = first.row, let number = first.at.row {
        self.row(row, number: number, sheet: first.at.sheet ?? "", findings, in: &html)
      }
      html.element("ul") { html in
        for finding in findings { self.finding(finding, in: &html) }
      }
    }
  }

  /// The row as the sender sees it, with the cells that are meant marked.
  private func row(
    _ row: Finding.RowText, number: Int, sheet: String, _ findings: [Finding], in html: inout HTMLWriter
  ) {
    let marked = Set(findings.compactMap(\.at.column))
    let title = visit.say(.checkRow, ["row": "\(number)", "sheet": sheet])
    html.element("div", ["class": "scroll", "tabindex": "0", "role": "region", "aria-label": title]) { html in
      html.element("table", ["class": "row"]) { html in
        html.element("caption", title)
        html.element("thead") { html in
          html.element("tr") { html in
            for cell in row.cells { html.element("th", ["scope": "col"], cell.column) }
          }
        }
        html.element("tbody") { html in
          html.element("tr") { html in
            for cell in row.cells {
              html.element("td") { html in
                if marked.contains(cell.column) {
                  html.element("mark", cell.text)
                } else {
                  html.text(cell.text)
                }
              }
            }
          }
        }
      }
    }
  }

  private func finding(_ finding: Finding, in html: inout HTMLWriter) {
    html.element("li", ["class": finding.waiver == nil ? finding.severity.rawValue : "waived"]) { html in
      html.element("p") { html in
        html.element("strong", finding.severity.name[visit.language])
        html.text(
          " "
            + [finding.at.cell ?? finding.at.sheet ?? "", finding.message[visit.language]]
            .filter { !$0.isEmpty }.joined(separator: ": ") + " ")
        html.element("span", ["class": "small"], finding.code)
      }
      for suggestion in finding.suggestions {
        html.element(
          "p", ["class": "small"],
          "→ \(suggestion.message[visit.language]) (\(suggestion.certainty.name[visit.language]))")
      }
      if let waiver = finding.waiver {
        html.element(
          "p", ["class": "small"],
          visit.say(
            .checkWaived,
            ["name": waiver.by, "day": waiver.on.formatted(visit.language), "reason": waiver.reason]))
      } else if finding.canBeWaived, case .checked = batch.stage, !visit.options.isReadOnly {
        waive(finding, in: &html)
      }
    }
  }

  private func waive(_ finding: Finding, in html: inout HTMLWriter) {
    html.element("details") { html in
      html.element("summary", visit.say(.checkWaive))
      html.form("/check/\(batch.id)/waive", token: visit.formToken) { html in
        html.hidden("finding", finding.fingerprint)
        html.field(
          FormField(
            name: "reason", id: "reason-\(finding.fingerprint)", label: visit.say(.checkReason),
            help: visit.say(.checkReasonHelp), maximumLength: 500))
        html.submit(visit.say(.checkWaiveButton))
      }
    }
  }
}
