import HTTPTypes
import P8Definitions
import P8Model
import P8Presentation
import Project8

/// Files are uploaded, checked and listed with what is wrong; nothing is stored before somebody says so.
enum CheckPage: Page {
  static let menu: MenuEntry? = MenuEntry(text: .checkTitle, path: "/check")

  static let routes: [Route] = [
    .get("/check", .acts([.check])) { visit in form(visit) },
    .post("/check", .acts([.check]), body: .files(UploadBounds()), changesRegistry: false) { visit in
      guard let person = visit.person else { throw Refusal.signedOut }
      guard let files = visit.files, !files.files.isEmpty else {
        var answer = form(visit, message: visit.say(.checkNoFiles))
        answer.status = .unprocessableContent
        return answer
      }
      let batch = UploadedBatch(of: person, files, at: visit.site.now)
      visit.site.uploads.add(batch)
      return try await visit.check(batch, at: 0)
    },
    .get("/check/:batch", .acts([.check])) { visit in try await visit.page(of: visit.batch) },
    .post("/check/:batch/waive", .acts([.send])) { visit in
      try await visit.mending { batch in
        let (moment, checked) = try visit.seen(batch)
        guard let fingerprint = visit.form["finding"] else { throw Refusal.malformed }
        let reason = try visit.statedReason
        let (workspace, author) = (try visit.workspace, visit.person?.name ?? "")
        _ = try await visit.quickly {
          try workspace.checking.waive(fingerprint, among: checked.findings, by: author, reason: reason)
        }
        // A word may let a report count: all is judged anew.
        return try await visit.check(batch, at: moment.revision, saying: .waived)
      }
    },
    .get("/check/:batch/copies", .acts([.check])) { visit in
      let batch = try visit.batch
      guard let checked = batch.checked else { throw Refusal.notFound }
      let (workspace, language, files) = (try visit.workspace, visit.language, batch.now.files)
      let archive = try await visit.patiently {
        try await workspace.checking.archiveOfMarkedCopies(
          of: checked, files: files, under: "\(batch.upload.folder.path)/files",
          in: batch.upload.folder.path, language: language)
      }
      return .download(file: archive, named: visit.say(.checkArchiveName), type: "application/zip")
    },
    .post("/check/:batch/send", .acts([.send])) { visit in
      try await visit.mending { batch in
        let (moment, _) = try visit.seen(batch)
        return try await visit.store(batch, at: moment.revision)
      }
    },
  ]

  private static func form(_ visit: Visit, message: String? = nil) -> Answer {
    visit.page(visit.say(.checkTitle)) { html in
      if let message { html.refusal(message, remedy: nil) }
      html.element("p", visit.say(.checkLead))
      html.element(
        "form",
        [
          "method": "post", "action": "/check", "enctype": "multipart/form-data", "class": "card",
          "data-drop": visit.say(.checkDrop),
        ]
      ) { html in
        html.hidden(FormToken.field, visit.formToken)
        for (name, label, isFolder) in [("files", WebText.checkFiles, false), ("folder", .checkFolder, true)]
        {
          html.element("div", ["class": "field"]) { html in
            html.element("label", ["for": name], visit.say(label))
            html.void(
              "input",
              [
                "id": name, "name": name, "type": "file", "multiple": "multiple",
                "webkitdirectory": isFolder ? "webkitdirectory" : nil,
              ])
          }
        }
        html.submit(visit.say(.checkButton))
      }
      let batches = visit.person.map(visit.site.uploads.batches(of:)) ?? []
      guard !batches.isEmpty else { return }
      html.element("h2", visit.say(.checkEarlier))
      html.element("ul", ["class": "rows"]) { html in
        for batch in batches {
          html.element("li") { html in
            html.element(
              "a", ["href": "/check/\(batch.id)"],
              visit.say(
                .checkBatch, ["time": visit.moment(batch.at), "count": "\(batch.upload.files.count)"]))
          }
        }
      }
    }
  }
}
