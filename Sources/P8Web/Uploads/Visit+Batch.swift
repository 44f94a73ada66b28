import HTTPTypes
import P8Definitions
import P8Model
import P8Presentation
import Project8

/// The work on uploaded files that several pages begin.
extension Visit {
  /// More files that are not our form than anybody answers questions about on a page.
  private static let mostLayouts = 40
  /// The field of a form that says what the person saw.
  static let revision = "revision"

  /// The batch that the path names, where it is the person's.
  var batch: UploadedBatch {
    get throws {
      guard let person, let id = parameters["batch"], let batch = site.uploads.batch(id, of: person)
      else { throw Refusal.notFound }
      return batch
    }
  }

  /// A checked batch as the person saw it who sends a form about it.
  ///
  /// - Throws: ``StaleBatch`` where it was checked again since.
  func seen(_ batch: UploadedBatch) throws -> (moment: UploadedBatch.Moment, checked: CheckedBatch) {
    guard let revision = form[Self.revision].flatMap({ Int($0) }) else { throw Refusal.malformed }
    let moment = batch.now
    guard revision == moment.revision, case .checked(let checked) = moment.stage else { throw StaleBatch() }
    return (moment, checked)
  }

  /// The report of a checked batch that a form is about.
  func report(_ checked: CheckedBatch) throws -> CheckRun.File {
    guard let path = form["file"], let file = checked.files.first(where: { $0.path == path }) else {
      throw Refusal.malformed
    }
    return file
  }

  /// Checks a batch, with other files where they are given, and leads to its page.
  ///
  /// - Throws: ``StaleBatch`` where it is being worked on already.
  func check(
    _ batch: UploadedBatch, at revision: Int, with files: [BatchFile]? = nil, saying notice: Notice? = nil
  ) async throws -> Answer {
    let workspace = try workspace
    let (pool, jobs) = (site.longWork, options.longThreads)
    let hasBegun = batch.begin(at: revision, with: files) { batch, files in
      await Self.outcome(in: pool) {
        let checked = try await workspace.checking.check(files, jobs: jobs) { batch.note(done: $0) }
        batch.note(try Self.choices(checked, of: files, in: workspace))
        return .checked(checked)
      }
    }
    guard hasBegun else { throw StaleBatch() }
    try await batch.wait(atMost: .seconds(15))
    let path = "/check/\(batch.id)"
    return .redirect(to: notice?.path(path) ?? path)
  }

  /// Stores a batch and leads to its page.
  func store(_ batch: UploadedBatch, at revision: Int) async throws -> Answer {
    let workspace = try workspace
    let (pool, jobs) = (site.longWork, options.longThreads)
    let hasBegun = batch.begin(at: revision) { batch, files in
      await Self.outcome(in: pool) {
        .stored(try await workspace.ingest.store(files, jobs: jobs) { batch.note(done: $0) })
      }
    }
    guard hasBegun else { throw StaleBatch() }
    try await batch.wait(atMost: .seconds(15))
    return .redirect(to: "/check/\(batch.id)")
  }

  private static func choices(
    _ checked: CheckedBatch, of files: [BatchFile], in workspace: Workspace
  ) throws -> UploadedBatch.Choices {
    var choices = UploadedBatch.Choices()
    choices.layouts = try workspace.layouts.layouts(of: files, in: checked, most: mostLayouts)
    for report in checked.files
    where report.findings.contains(where: { $0.suggestions.contains(where: \.canBeCarriedOut) }) {
      guard let file = files.first(where: { $0.holds(report.path) }) else { continue }
      choices.obstacles[report.path] = try workspace.checking.repairObstacle(of: file, as: report.path)
    }
    return choices
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

  // MARK: - The page

  /// The page of a batch; above it what could not be done.
  func page(of batch: UploadedBatch, refusing failure: Failure? = nil) async throws -> Answer {
    let moment = batch.now
    let places = moment.choices.layouts.isEmpty ? [] : try await places()
    return page(say(.checkResultTitle), width: .wide) { html in
      if let failure { html.refusal(failure.message[language], remedy: failure.remedy?[language]) }
      BatchMarkup(visit: self, batch: batch, moment: moment, places: places).write(to: &html)
    }
  }

  /// Does something with a batch; what cannot be done is said above what there is.
  func mending(_ work: (UploadedBatch) async throws -> Answer) async throws -> Answer {
    let batch = try batch
    do {
      return try await work(batch)
    } catch is StaleBatch {
      let texts = definitions.texts
      var answer = try await page(
        of: batch,
        refusing: Failure(
          .wrongUse, texts[WebText.checkStale], remedy: texts[WebText.checkStaleRemedy]))
      answer.status = .conflict
      return answer
    } catch let failure as Failure where failure.kind != .forbidden {
      var answer = try await page(of: batch, refusing: failure)
      answer.status = .unprocessableContent
      return answer
    }
  }

  /// The villages of the person's communes, by code, to choose from.
  private func places() async throws -> [(code: UnitCode, name: String)] {
    let workspace = try workspace
    let communes = (person?.units ?? []).filter { $0.level == .commune }
    return try await quickly {
      try communes.flatMap { commune in
        [(commune, workspace.units[commune]?.name ?? "")]
          + (try workspace.villages.list(in: commune, on: nil).map { ($0.village.code, $0.village.name) })
      }
    }
  }
}

/// The person has seen an earlier result of a batch than there is.
struct StaleBatch: Error {}

extension Visit {
  /// The reason that a form gave.
  ///
  /// - Throws: `Failure` where it gave none.
  var statedReason: String {
    get throws {
      let reason = (form["reason"] ?? "").filter { !$0.isNewline }
      guard reason.contains(where: { $0 != " " }) else {
        throw Failure(
          .wrongUse, definitions.texts[WebText.checkNoReason],
          remedy: definitions.texts[WebText.checkNoReasonRemedy])
      }
      return reason
    }
  }
}
