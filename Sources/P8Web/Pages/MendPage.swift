import HTTPTypes
import P8Definitions
import P8Model
import P8Presentation
import Project8

/// What a person answers and mends in a batch: what a table of somebody's own means, and repairs that are proposed.
enum MendPage: Page {
  static let routes: [Route] = [
    .post("/check/:batch/layout", .acts([.send]), body: .form(most: 256 * 1_024), changesRegistry: false) {
      visit in
      try await visit.mending { batch in
        let (moment, checked) = try visit.seen(batch)
        let report = try visit.report(checked)
        guard let place = moment.files.firstIndex(where: { $0.holds(report.path) }),
          let layout = moment.choices.layouts.first(where: { $0.path == report.path })
        else { throw Refusal.malformed }
        var files = moment.files
        if visit.form["do"] == "forget" {
          files[place].said[report.path] = nil
        } else {
          let answers = LayoutAnswers(visit, layout: layout, earlier: files[place].said[report.path])
          let (unit, period, words) = try answers.read()
          files[place].said[report.path] = try visit.workspace.layouts.said(
            unit: unit, period: period, words: words)
        }
        return try await visit.check(batch, at: moment.revision, with: files, saying: .understood)
      }
    },
    .post("/check/:batch/accept", .acts([.send])) { visit in
      try await visit.mending { batch in
        let (moment, checked) = try visit.seen(batch)
        let report = try visit.report(checked)
        guard let file = moment.file(holding: report.path) else { throw Refusal.malformed }
        let (workspace, reason) = (try visit.workspace, try visit.statedReason)
        _ = try await visit.patiently {
          try await workspace.layouts.accept(
            [file], period: nil, unit: nil, of: report.path, by: workspace.author, reason: reason)
        }
        return try await visit.check(batch, at: moment.revision, saying: .accepted)
      }
    },
    .post("/check/:batch/repair", .acts([.send]), changesRegistry: false) { visit in
      try await visit.mending { batch in
        let (moment, checked) = try visit.seen(batch)
        let files = try await repaired(moment, checked, batch, visit)
        return try await visit.check(batch, at: moment.revision, with: files, saying: .repaired)
      }
    },
    .post("/check/:batch/unrepair", .acts([.send]), changesRegistry: false) { visit in
      try await visit.mending { batch in
        let (moment, _) = try visit.seen(batch)
        var files = moment.files
        guard let place = files.firstIndex(where: { $0.name == visit.form["file"] && $0.repairs != nil })
        else { throw Refusal.malformed }
        files[place] = files[place].asSent
        return try await visit.check(batch, at: moment.revision, with: files, saying: .unrepaired)
      }
    },
    .get("/check/:batch/repaired", .acts([.check])) { visit in
      let file = try visit.batch.now.files.first { $0.name == visit.query["file"] && $0.repairs != nil }
      guard let file else { throw Refusal.notFound }
      return .download(
        file: file.path, named: file.name.split(separator: "/").last.map(String.init) ?? file.name,
        type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
    },
  ]

  /// The files of a batch with the repairs that a form asks for: one of a file, or all that are certain.
  private static func repaired(
    _ moment: UploadedBatch.Moment, _ checked: CheckedBatch, _ batch: UploadedBatch, _ visit: Visit
  ) async throws -> [BatchFile] {
    let (workspace, language, folder) = (try visit.workspace, visit.language, batch.upload.folder.path)
    var wanted: [(report: CheckRun.File, choice: RepairChoice)] = []
    if visit.form["which"] == RepairMarkup.certain {
      wanted = RepairMarkup.certainReports(of: checked, moment).map { ($0, .certain) }
    } else {
      guard let fingerprint = visit.form["finding"],
        let proposal = visit.form["proposal"].flatMap({ Int($0) })
      else { throw Refusal.malformed }
      wanted = [(try visit.report(checked), .one(fingerprint: fingerprint, proposal: proposal))]
    }
    return try await visit.patiently { [wanted] in
      var files = moment.files
      for (report, choice) in wanted {
        guard let place = files.firstIndex(where: { $0.holds(report.path) }) else { continue }
        files[place] =
          try workspace.checking.repaired(
            files[place], as: report, choosing: choice, in: folder, language: language) ?? files[place]
      }
      return files
    }
  }
}

/// What a form says of a file that is not our form: unit, period and headers.
private struct LayoutAnswers {
  let visit: Visit
  let layout: UnderstoodLayout
  let earlier: SaidOfFile?

  init(_ visit: Visit, layout: UnderstoodLayout, earlier: SaidOfFile?) {
    (self.visit, self.layout, self.earlier) = (visit, layout, earlier)
  }

  func read() throws -> (unit: UnitCode?, period: Period?, words: [HeaderWord]) {
    let period = try period()
    return (try unit(at: period), period, try words())
  }

  /// - Throws: `Failure` for a text that is no period.
  private func period() throws -> Period? {
    let text = (visit.form["period"] ?? "").filter { $0 != " " }
    guard !text.isEmpty else { return nil }
    if let period = visit.site.workspace.period(named: text) { return period }
    let texts = visit.definitions.texts
    throw Failure(
      .wrongUse, texts.filled(WebText.seeUnknownPeriod, with: ["period": text]),
      remedy: texts[WebText.seeUnknownPeriodRemedy])
  }

  /// The unit; a code alone means the unit in the structure of the period.
  ///
  /// - Throws: `Failure` for a code that no unit has.
  private func unit(at period: Period?) throws -> UnitCode? {
    let text = (visit.form["unit"] ?? "").filter { $0 != " " }
    guard !text.isEmpty else { return nil }
    let workspace = visit.site.workspace
    let known = period ?? workspace.period(named: String(layout.period.prefix { $0 != "@" }))
    if let known, let unit = FigurePlace.unit(text, at: known, in: workspace.units) { return unit }
    return try visit.units(named: text).first
  }

  /// What was said of headers before, and what is said now; the later word on a header holds.
  private func words() throws -> [HeaderWord] {
    var words = earlier?.words ?? []
    for word in try chosen() + other() {
      words.removeAll { $0.header.lowercased() == word.header.lowercased() }
      words.append(word)
    }
    return words
  }

  /// The columns for which another meaning was chosen.
  private func chosen() throws -> [HeaderWord] {
    var words: [HeaderWord] = []
    for (place, table) in layout.tables.enumerated() {
      var taken: Set<String> = []
      let read = table.columns.map { (header: $0.header, id: $0.id) }
      let leftOut = table.leftOut.map { (header: [$0.text], id: HeaderWord.none) }
      let headers = (read + leftOut).map(\.header)
      for (index, (header, id)) in (read + leftOut).enumerated() {
        let answer = visit.form[LayoutMarkup.field(place, index)] ?? id
        guard answer == id || answer == HeaderWord.none || table.has(answer) else { throw Refusal.malformed }
        if answer != HeaderWord.none, !taken.insert(answer).inserted { throw twice(answer, in: table) }
        guard answer != id else { continue }
        words.append(HeaderWord(Self.name(of: header, among: headers), is: answer, at: layout.path))
      }
    }
    return words
  }

  /// The lowest header, where no other column of the table has the same; else with what stands above it.
  private static func name(of header: [String], among headers: [[String]]) -> String {
    let label = header.last ?? ""
    let isAlone = headers.count { $0.last == label } == 1
    return isAlone ? label : header.joined(separator: " ")
  }

  /// A header that is written out, with the column that it is.
  private func other() throws -> [HeaderWord] {
    let header = (visit.form["header"] ?? "").filter { !$0.isNewline && $0 != "\t" }
    guard header.contains(where: { $0 != " " }) else { return [] }
    guard let column = visit.form["meaning"], !column.isEmpty else {
      let texts = visit.definitions.texts
      throw Failure(
        .wrongUse, texts.filled(WebText.layoutNoMeaning, with: ["header": header]),
        remedy: texts[WebText.layoutNoMeaningRemedy])
    }
    return [HeaderWord(header, is: column, at: layout.path)]
  }

  private func twice(_ id: String, in table: UnderstoodLayout.Table) -> Failure {
    let texts = visit.definitions.texts
    let column = table.section.columns.first { "\(table.section.id).\($0.id)" == id }
    return Failure(
      .wrongUse,
      texts.filled(WebText.layoutTwice, with: ["column": column?.fullName(visit.language) ?? id]),
      remedy: texts[WebText.layoutTwiceRemedy])
  }
}

extension UnderstoodLayout.Table {
  fileprivate func has(_ id: String) -> Bool {
    section.columns.contains { "\(section.id).\($0.id)" == id }
  }
}

extension HeaderWord {
  /// What stands for a header that is no column.
  static let none = "-"
}
