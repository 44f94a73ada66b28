import P8Definitions
import P8Model
import P8Presentation
import Project8

/// What came of a batch: the files with what is wrong in each, and what can be done next.
struct BatchMarkup {
  /// More files or findings of one file than anybody reads on a page; the archive has all.
  private static let mostFiles = 200
  private static let mostFindings = 60

  /// The list of villages from which fields of units are filled.
  static let places = "places"

  let visit: Visit
  let batch: UploadedBatch
  let moment: UploadedBatch.Moment
  /// The villages of the person's communes.
  let places: [(code: UnitCode, name: String)]

  private var repairs: RepairMarkup {
    RepairMarkup(visit: visit, batch: batch, moment: moment, isOpen: isOpen)
  }

  /// Whether the person may answer and mend now.
  private var isOpen: Bool {
    guard case .checked = moment.stage else { return false }
    return maySend
  }

  private var maySend: Bool {
    visit.person?.role.acts.contains(.send) == true && !visit.options.isReadOnly
  }

  func write(to html: inout HTMLWriter) {
    switch moment.stage {
    case .working(let done):
      html.element("p", ["role": "status", "data-working": "yes"]) { html in
        html.text(
          visit.say(.checkWorking, ["done": "\(done)", "count": "\(batch.upload.files.count)"]))
      }
      html.element(
        "progress",
        ["max": "\(batch.upload.files.count)", "value": "\(done)", "aria-label": visit.say(.checkProgress)],
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
      repairs.all(checked, in: &html)
      placeList(in: &html)
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
      if isOpen {
        html.form("/check/\(batch.id)/send", token: visit.formToken, class: "inline") { html in
          html.hidden(Visit.revision, "\(moment.revision)")
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
    let mended = Set(moment.files.filter { $0.repairs != nil }.map(\.name))
    let isSound = { (file: CheckRun.File) in
      file.findings.isEmpty && file.verdict == .accepted && !mended.contains(file.path)
    }
    let faulty = checked.files.filter { !isSound($0) }
    let sound = checked.files.filter(isSound)
    for (place, file) in faulty.prefix(Self.mostFiles).enumerated() {
      self.file(file, id: "file-\(place)", in: &html)
    }
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

  private func placeList(in html: inout HTMLWriter) {
    guard isOpen, !moment.choices.layouts.isEmpty else { return }
    html.element("datalist", ["id": Self.places]) { html in
      for place in places {
        html.element("option", ["value": place.code.description], "\(place.name) (\(place.code.code))")
      }
    }
  }

  private func title(of file: CheckRun.File) -> String {
    ([file.path] + about(file)).joined(separator: " · ")
  }

  private func about(_ file: CheckRun.File) -> [String] {
    [file.unitName, file.unit?.code ?? "", file.period?.title(visit.language) ?? ""].filter { !$0.isEmpty }
  }

  private func file(_ file: CheckRun.File, id: String, in html: inout HTMLWriter) {
    let layout = moment.choices.layouts.first { $0.path == file.path }
    let told = layout?.told ?? []
    let findings = file.findings.filter { !told.contains($0.fingerprint) }
    html.element("section", ["class": "file \(file.verdict.rawValue)"]) { html in
      html.element("h2", file.path)
      html.element("p") { html in
        html.element("strong", file.verdict.name[visit.language])
        html.text(
          " · "
            + (about(file) + [CheckRun.counts(file.findings, in: visit.language)]).joined(separator: " · "))
      }
      repairs.done(file.path, in: &html)
      if let layout {
        LayoutMarkup(
          visit: visit, batch: batch, layout: layout,
          said: moment.file(holding: file.path)?.said[file.path], revision: moment.revision, id: id,
          isOpen: isOpen
        ).write(to: &html)
      }
      if isOpen, let obstacle = moment.choices.obstacles[file.path] {
        html.element(
          "p", ["class": "notice"], "\(obstacle[visit.language]). \(RepairWords.byHand[visit.language])")
      }
      for group in groups(of: Array(findings.prefix(Self.mostFindings))) {
        self.group(group, of: file, in: &html)
      }
      if findings.count > Self.mostFindings {
        html.element(
          "p", ["class": "soft"],
          visit.say(.checkMoreFindings, ["count": "\(findings.count - Self.mostFindings)"]))
      }
      MessageMarkup(visit: visit, file: file, passingOver: told, id: id).write(to: &html)
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

  private func group(_ findings: [Finding], of file: CheckRun.File, in html: inout HTMLWriter) {
    html.element("div", ["class": "finding"]) { html in
      if let first = findings.first, let row = first.row, let number = first.at.row {
        self.row(row, number: number, sheet: first.at.sheet ?? "", findings, in: &html)
      }
      html.element("ul") { html in
        for finding in findings { self.finding(finding, of: file, in: &html) }
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

  private func finding(_ finding: Finding, of file: CheckRun.File, in html: inout HTMLWriter) {
    html.element("li", ["class": finding.waiver == nil ? finding.severity.rawValue : "waived"]) { html in
      html.element("p") { html in
        html.element("strong", finding.severity.name[visit.language])
        html.text(
          " "
            + [finding.at.cell ?? finding.at.sheet ?? "", finding.message[visit.language]]
            .filter { !$0.isEmpty }.joined(separator: ": ") + " ")
        html.element("span", ["class": "small"], finding.code)
      }
      repairs.proposals(of: finding, in: file.path, &html)
      if let waiver = finding.waiver {
        html.element(
          "p", ["class": "small"],
          visit.say(
            .checkWaived,
            ["name": waiver.by, "day": waiver.on.formatted(visit.language), "reason": waiver.reason]))
      } else if finding.canBeWaived, isOpen {
        waive(finding, in: &html)
      }
    }
  }

  private func waive(_ finding: Finding, in html: inout HTMLWriter) {
    html.element("details") { html in
      html.element("summary", visit.say(.checkWaive))
      html.form("/check/\(batch.id)/waive", token: visit.formToken) { html in
        html.hidden(Visit.revision, "\(moment.revision)")
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
