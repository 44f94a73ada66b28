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
      try begin(check: batch, visit)
      try await batch.wait(atMost: .seconds(15))
      return .redirect(to: "/check/\(batch.id)")
    },
    .get("/check/:batch", .acts([.check])) { visit in
      let batch = try batch(visit)
      return visit.page(visit.say(.checkResultTitle), width: .wide) { html in
        BatchMarkup(visit: visit, batch: batch).write(to: &html)
      }
    },
    .post("/check/:batch/waive", .acts([.send])) { visit in
      let batch = try batch(visit)
      guard case .checked(let checked) = batch.stage, let fingerprint = visit.form["finding"] else {
        throw Refusal.malformed
      }
      let reason = (visit.form["reason"] ?? "").filter { !$0.isNewline }
      guard reason.contains(where: { $0 != " " }) else {
        throw Failure(
          .wrongUse, visit.definitions.texts[WebText.checkNoReason],
          remedy: visit.definitions.texts[WebText.checkNoReasonRemedy])
      }
      let (workspace, author) = (try visit.workspace, visit.person?.name ?? "")
      _ = try await visit.quickly {
        try workspace.checking.waive(fingerprint, among: checked.findings, by: author, reason: reason)
      }
      // A word may let a report count: all is judged anew.
      try begin(check: batch, visit)
      try await batch.wait(atMost: .seconds(15))
      return .redirect(to: Notice.waived.path("/check/\(batch.id)"))
    },
    .get("/check/:batch/copies", .acts([.check])) { visit in
      let batch = try batch(visit)
      guard let checked = batch.checked else { throw Refusal.notFound }
      let (workspace, language) = (try visit.workspace, visit.language)
      let archive = try await visit.patiently {
        try await workspace.checking.archiveOfMarkedCopies(
          of: checked, files: batch.files.files, under: "\(batch.files.folder.path)/files",
          in: batch.files.folder.path, language: language)
      }
      return .download(file: archive, named: visit.say(.checkArchiveName), type: "application/zip")
    },
    .post("/check/:batch/send", .acts([.send])) { visit in
      let batch = try batch(visit)
      guard case .checked = batch.stage else { throw Refusal.malformed }
      let workspace = try visit.workspace
      let pool = visit.site.longWork
      batch.begin { batch in
        await outcome(in: pool) {
          .stored(
            try await workspace.ingest.store(batch.files.files, jobs: visit.options.longThreads) {
              batch.note(done: $0)
            })
        }
      }
      try await batch.wait(atMost: .seconds(15))
      return .redirect(to: "/check/\(batch.id)")
    },
  ]

  private static func batch(_ visit: Visit) throws -> UploadedBatch {
    guard let person = visit.person, let id = visit.parameters["batch"],
      let batch = visit.site.uploads.batch(id, of: person)
    else { throw Refusal.notFound }
    return batch
  }

  private static func begin(check batch: UploadedBatch, _ visit: Visit) throws {
    let workspace = try visit.workspace
    let (pool, jobs) = (visit.site.longWork, visit.options.longThreads)
    batch.begin { batch in
      await outcome(in: pool) {
        .checked(
          try await workspace.checking.check(batch.files.files, jobs: jobs) { batch.note(done: $0) })
      }
    }
  }

  private static func outcome(
    in pool: WorkPool, _ work: @Sendable () async throws -> UploadedBatch.Stage
  ) async -> UploadedBatch.Stage {
    do {
      return try await pool.run(work)
    } catch let failure as Failure {
      return .failed(failure)
    } catch {
      return .interrupted
    }
  }

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
                .checkBatch, ["time": visit.moment(batch.at), "count": "\(batch.files.files.count)"]))
          }
        }
      }
    }
  }
}
