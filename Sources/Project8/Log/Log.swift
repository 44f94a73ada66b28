import P8Definitions
public import P8Model
package import P8Registry

/// The officers' log: models and events written down as they happen.
public struct Log: Capability {
  let workspace: Workspace

  // MARK: - What is logged

  /// All kinds, by id.
  public var kinds: [LogKind] {
    definitions.records.values.map { LogKind(id: $0.id, name: $0.name) }.sorted { $0.id < $1.id }
  }

  /// The model or event that a word means: its id, or words of the id in their order, such as
  /// `savings-group`.
  /// - Throws: ``Failure`` of wrong use where none or several are meant.
  public func kind(_ word: String) throws(Failure) -> LogKind {
    if let exact = definitions.records[word] { return LogKind(id: exact.id, name: exact.name) }
    let wanted = word.lowercased().split(whereSeparator: { $0 == "-" || $0 == "_" })
    let found = definitions.records.values.filter { record in
      var parts = record.id.split(separator: "_")[...]
      return wanted.allSatisfy { part in
        guard let index = parts.firstIndex(of: part) else { return false }
        parts = parts[(index + 1)...]
        return true
      }
    }.sorted { $0.id < $1.id }
    if found.count == 1, let only = found.first, !wanted.isEmpty {
      return LogKind(id: only.id, name: only.name)
    }
    let names = (found.isEmpty ? definitions.records.values.sorted { $0.id < $1.id } : found)
      .map { "\($0.id) (\($0.name.vi))" }.joined(separator: ", ")
    throw Failure(
      .wrongUse,
      LocalizedText(
        vi: found.isEmpty ? "Không có loại “\(word)”" : "“\(word)” có thể là nhiều loại",
        en: found.isEmpty ? "There is no kind “\(word)”" : "“\(word)” may be several kinds"),
      remedy: LocalizedText(vi: "Chọn một trong: \(names)", en: "Choose one of: \(names)"))
  }

  func definition(of kind: String) throws(Failure) -> RecordDefinition {
    if let record = definitions.records[kind] { return record }
    throw Failure(.input, LocalizedText(vi: "Không có loại “\(kind)”", en: "There is no kind “\(kind)”"))
  }

  /// The questions about a thing of a kind, in the order of the form, and the place with its name that they are about.
  package func questions(
    about kind: LogKind, of unit: UnitCode
  ) throws(Failure) -> (help: LocalizedText?, questions: [LogQuestion], place: String) {
    let section = try section(of: try definition(of: kind.id), for: unit).section
    let questions = section.columns.filter { $0.field != nil }.map { column in
      var choices: [(code: String, name: LocalizedText)] = []
      if case .list(let id) = column.type {
        choices = (definitions.codeLists[id]?.items ?? []).map { ($0.code, $0.name) }
      }
      let label =
        column.group.map {
          LocalizedText(vi: "\($0.vi): \(column.label.vi)", en: "\($0.en): \(column.label.en)")
        } ?? column.label
      return LogQuestion(
        id: column.id, label: label, help: column.help, isRequired: column.isRequired, choices: choices,
        isDay: column.type == .date)
    }
    return (section.help, questions, named(unit))
  }

  // MARK: - Writing

  /// Writes a model or an event into the log, if nothing of severity error is found about it.
  /// - Throws: ``Failure`` for an answer to no question, a unit that is not there, or a registry that cannot
  ///   be written.
  public func write(_ request: LogRequest) throws -> LogOutcome {
    if isAsked { return try allowed(.log, in: unit(of: request)).write(request) }
    let kind = try definition(of: request.kind.id)
    let code = try unit(of: request)
    let draft = try draft(
      kind, unit: code, answers: request.answers, on: request.day, reason: request.reason)
    guard let written = draft.draft else {
      return LogOutcome(
        number: nil, findings: draft.findings, message: nil, labels: try labels(of: kind, for: code))
    }
    let registry = try registry()
    let done = LocalizedText(vi: "Đã ghi", en: "Logged")
    let (sent, twin) = try Failure.wrapping { () throws(RegistryFault) in
      (
        try request.identifier.map { identifier throws(RegistryFault) in
          try registry.logEntry(identifier: identifier)
        } ?? nil,
        LogRules.twin(of: written.record, among: try registry.logEntries(of: kind.id) { $0 == code })
      )
    }
    // What was sent before counts once; with other answers it is another thing, which nobody may lose.
    if let sent, sent.holds(written.record) {
      return LogOutcome(
        number: sent.number, findings: draft.findings, message: words(of: sent.number, kind, written, done),
        labels: try labels(of: kind, for: code))
    }
    if let twin = sent ?? twin {
      throw Failure(
        .wrongUse,
        LocalizedText(
          vi: "\(kind.name.vi) này đã có trong sổ ghi, mục #\(twin.number)",
          en: "This is in the log already, as entry #\(twin.number)"),
        remedy: LocalizedText(
          vi: "Sửa bằng: p8 log edit \(twin.number) --set …",
          en: "Change it with: p8 log edit \(twin.number) --set …"))
    }
    let number = try Failure.wrapping { () throws(RegistryFault) in
      try registry.log(
        kind.id, written, inside: Array(definitions.units.lineage(of: code).dropFirst()),
        identifier: request.identifier)
    }
    return LogOutcome(
      number: number, findings: draft.findings,
      message: words(of: number, kind, written, done),
      labels: try labels(of: kind, for: code))
  }

  /// What is wrong with an answer, beside those that were given before it; nothing is written.
  ///
  /// What is not answered yet is no fault, so only what is found of the answer itself is told.
  /// - Returns: What is found of severity error, with what the fields are called.
  package func check(
    _ question: LogQuestion, of request: LogRequest
  ) throws -> (findings: [Finding], labels: [String: LocalizedText]) {
    if isAsked { return try allowed(.log, in: unit(of: request)).check(question, of: request) }
    let kind = try definition(of: request.kind.id)
    let code = try unit(of: request)
    // Until its day is answered, a thing is judged on a day on which the unit is there under this code.
    let known = try day(of: kind, for: code, answers: request.answers, on: request.day)
    let standIn = code.structure == .y2024 ? Self.lastDayOfOldUnits : nil
    let draft = try draft(
      kind, unit: code, answers: request.answers, on: request.day ?? (known == nil ? standIn : nil),
      reason: "")
    let findings = draft.findings.filter { $0.severity == .error && $0.at.column == question.id }
    return (findings, try labels(of: kind, for: code))
  }

  private static let lastDayOfOldUnits = UnitStructure.y2025.inForceFrom?.advanced(byDays: -1)

  private func labels(
    of kind: RecordDefinition, for unit: UnitCode
  ) throws(Failure) -> [String: LocalizedText] {
    let columns = try section(of: kind, for: unit).section.columns
    return Dictionary(columns.map { ($0.id, $0.label) }) { first, _ in first }
  }

  /// Corrects an entry, or writes down that its state has changed.
  ///
  /// An empty answer takes an answer away. Without a day it is a correction, which holds from the same day.
  /// - Throws: ``Failure`` for what the caller wrote wrongly or a registry that cannot be written.
  public func edit(
    _ number: Int64, answers: [String: String], on day: CalendarDate?, reason: String
  ) throws -> LogOutcome {
    if isAsked {
      return try allowed(.log, entry: number).edit(number, answers: answers, on: day, reason: reason)
    }
    return try change(number, .edited, answers: answers, on: day, reason: reason)
  }

  /// Ends a model.
  /// - Throws: ``Failure`` of wrong use for an event, which has no end.
  public func end(_ number: Int64, on day: CalendarDate?, reason: String) throws -> LogOutcome {
    if isAsked { return try allowed(.log, entry: number).end(number, on: day, reason: reason) }
    let entry = try requireEnd(of: number)
    let end = day ?? workspace.today ?? entry.current.effective
    let answers = LogRules.ending(try definition(of: entry.kind), on: end) ?? [:]
    return try change(number, .ended, answers: answers, on: end, reason: reason)
  }

  /// Fails for an entry that has no end, since it is an event.
  @discardableResult
  package func requireEnd(of number: Int64) throws(Failure) -> LogEntry {
    if isAsked { return try allowed(.log, entry: number).requireEnd(of: number) }
    let entry = try entry(number)
    guard LogRules.hasEnd(try definition(of: entry.kind)) else {
      throw Failure(
        .wrongUse,
        LocalizedText(
          vi: "Mục #\(number) là một hoạt động, không có kết thúc",
          en: "Entry #\(number) is an event and has no end"),
        remedy: LocalizedText(
          vi: "Ghi nhầm thì rút lại: p8 log withdraw \(number) --reason \"…\"",
          en: "Take it back if it was a mistake: p8 log withdraw \(number) --reason \"…\""))
    }
    return entry
  }

  /// Takes an entry back, as if it had never been; the log keeps it with the reason.
  /// - Throws: ``Failure`` where there is no reason or no such entry.
  public func withdraw(_ number: Int64, reason: String) throws -> LogOutcome {
    if isAsked { return try allowed(.log, entry: number).withdraw(number, reason: reason) }
    guard !reason.isEmpty else { throw Failure.missingReason }
    let entry = try entry(number)
    let kind = try definition(of: entry.kind)
    let written = Registry.LogDraft(
      record: entry.current.record, effective: entry.current.effective, reason: reason)
    let registry = try existingRegistry()
    try Failure.wrapping { () throws(RegistryFault) in
      try registry.changeLogEntry(number, .withdrawn, written, inside: lineage(above: entry))
    }
    return LogOutcome(
      number: number, findings: [],
      message: words(of: number, kind, written, LocalizedText(vi: "Đã rút", en: "Taken back")))
  }

  /// Writes a new version of an entry: what is not answered stays, and the whole is checked as if it were
  /// new.
  private func change(
    _ number: Int64, _ action: LogEntry.Action, answers: [String: String], on day: CalendarDate?,
    reason: String
  ) throws -> LogOutcome {
    let entry = try entry(number)
    let kind = try definition(of: entry.kind)
    let unit = entry.current.record.unit
    let section = try section(of: kind, for: unit).section
    var texts: [String: String] = [:]
    for column in section.columns {
      if let field = column.field { texts[column.id] = entry.current.record.fields[field]?.text }
    }
    for (name, text) in answers where action != .ended || section.columns.contains(where: { $0.id == name }) {
      texts[name] = text
    }
    let draft = try draft(
      kind, unit: unit, answers: texts, on: day ?? entry.current.effective, reason: reason)
    guard let written = draft.draft else {
      return LogOutcome(
        number: nil, findings: draft.findings, message: nil, labels: try labels(of: kind, for: unit))
    }
    let registry = try existingRegistry()
    try Failure.wrapping { () throws(RegistryFault) in
      try registry.changeLogEntry(number, action, written, inside: lineage(above: entry))
    }
    let verb =
      action == .ended
      ? LocalizedText(vi: "Đã ghi kết thúc", en: "Ended") : LocalizedText(vi: "Đã sửa", en: "Changed")
    return LogOutcome(
      number: number, findings: draft.findings, message: words(of: number, kind, written, verb))
  }

  /// The unit that a request means on its day.
  private func unit(of request: LogRequest) throws(Failure) -> UnitCode {
    guard let newest = LogRules.unit(among: request.units, on: nil) else {
      throw Failure(.wrongUse, LocalizedText(vi: "Thiếu đơn vị", en: "There is no unit"))
    }
    let kind = try definition(of: request.kind.id)
    let held = try day(of: kind, for: newest, answers: request.answers, on: request.day)
    return LogRules.unit(among: request.units, on: held) ?? newest
  }

  /// The same for a person who may do something in the unit of an entry.
  func allowed(_ act: PersonAct, entry number: Int64) throws(Failure) -> Log {
    try allowed(act, in: try allowed(act).entry(number).current.record.unit)
  }

  private func lineage(above entry: LogEntry) -> [UnitCode] {
    Array(definitions.units.lineage(of: entry.current.record.unit).dropFirst())
  }

  func entry(_ number: Int64) throws(Failure) -> LogEntry {
    let registry = try registryToRead()
    let entry = try Failure.wrapping { () throws(RegistryFault) in
      try registry.logEntries().first { $0.number == number }
    }
    guard let entry else {
      throw Failure(
        .wrongUse,
        LocalizedText(vi: "Sổ ghi không có mục #\(number)", en: "There is no log entry #\(number)"),
        remedy: LocalizedText(vi: "Xem các mục: p8 log list", en: "See the entries: p8 log list"))
    }
    return entry
  }

  private func words(
    of number: Int64, _ kind: RecordDefinition, _ draft: Registry.LogDraft, _ verb: LocalizedText
  ) -> LocalizedText {
    let fed = definitions.indicators.filter { indicator in
      switch indicator.computation {
      case .count(let record, _), .sum(let record, _, _): record == kind.id
      case .ratio, .stated, .notCollected: false
      }
    }.map(\.code).joined(separator: ", ")
    let place = named(draft.record.unit)
    let day = draft.effective
    return LocalizedText(
      vi: "\(verb.vi) #\(number): \(kind.name.vi), \(place), \(day.formatted(.vi))."
        + (fed.isEmpty ? "" : " Tính vào chỉ tiêu \(fed)."),
      en: "\(verb.en) #\(number): \(kind.name.en), \(place), \(day.formatted(.en))."
        + (fed.isEmpty ? "" : " It counts in \(fed)."))
  }
}
