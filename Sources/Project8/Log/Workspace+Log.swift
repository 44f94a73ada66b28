package import P8Definitions
public import P8Model
import P8Registry

/// A question that the log asks about a thing.
public struct LogQuestion: Sendable {
  /// The id of the column, by which scripts answer: `--set held_on=2023-05-03`.
  public let id: String
  /// What is asked.
  public let label: LocalizedText
  /// A line of help; nil for none.
  public let help: LocalizedText?
  /// Whether it must be answered.
  public let isRequired: Bool
  /// The codes that may be answered with their names; empty where any text may.
  public let choices: [(code: String, name: LocalizedText)]
}

/// What came of writing into the log.
public struct LogOutcome: Sendable {
  /// The number of the entry; nil where nothing was written because of errors.
  public let number: Int64?
  /// What was found about the answers, errors first.
  public let findings: [Finding]
  /// What was done, in words; nil where nothing was written.
  public let message: LocalizedText?
}

extension Workspace {
  // MARK: - What is logged

  /// The model or event that a word means: its id, or words of the id in their order, such as `savings-group`.
  ///
  /// - Throws: ``Failure`` of wrong use where none or several are meant.
  package func logKind(_ word: String) throws(Failure) -> RecordDefinition {
    if let exact = definitions.records[word] { return exact }
    let wanted = word.lowercased().split(whereSeparator: { $0 == "-" || $0 == "_" })
    let found = definitions.records.values.filter { record in
      var parts = record.id.split(separator: "_")[...]
      return wanted.allSatisfy { part in
        guard let index = parts.firstIndex(of: part) else { return false }
        parts = parts[(index + 1)...]
        return true
      }
    }.sorted { $0.id < $1.id }
    if found.count == 1, let only = found.first, !wanted.isEmpty { return only }
    let names = (found.isEmpty ? definitions.records.values.sorted { $0.id < $1.id } : found)
      .map { "\($0.id) (\($0.name.vi))" }.joined(separator: ", ")
    throw Failure(
      .wrongUse,
      LocalizedText(
        vi: found.isEmpty ? "Không có loại “\(word)”" : "“\(word)” có thể là nhiều loại",
        en: found.isEmpty ? "There is no kind “\(word)”" : "“\(word)” may be several kinds"),
      remedy: LocalizedText(vi: "Chọn một trong: \(names)", en: "Choose one of: \(names)"))
  }

  /// The questions about a thing of a kind, in the order of the form.
  ///
  /// - Throws: ``Failure`` of wrong use where no form asks for the kind.
  package func logQuestions(
    of kind: RecordDefinition, unit: String
  ) throws(Failure) -> (help: LocalizedText?, questions: [LogQuestion]) {
    let code = try loggedUnit(unit)
    let section = try loggedSection(of: kind, for: code).section
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
        id: column.id, label: label, help: column.help, isRequired: column.isRequired, choices: choices)
    }
    return (section.help, questions)
  }

  // MARK: - Writing

  /// Writes a model or an event into the log, if nothing of severity error is found about it.
  ///
  /// - Parameters:
  ///   - kind: The model or event.
  ///   - unit: The code of the unit: a village, a commune or a unit above.
  ///   - answers: The texts by column.
  ///   - day: From when a model is so; nil for the day of its decision, or today. An event has its own day.
  ///   - reason: A note; may be empty.
  /// - Returns: What came of it.
  /// - Throws: ``Failure`` for what the caller wrote wrongly or a registry that cannot be written.
  package func log(
    _ kind: RecordDefinition, unit: String, answers: [String: String], on day: String?, reason: String
  ) throws -> LogOutcome {
    let given = try date(day)
    let held = try loggedDay(of: kind, for: try loggedUnit(unit), answers: answers, on: given)
    let code = try loggedUnit(unit, on: held)
    let draft = try draft(kind, unit: code, answers: answers, on: given, reason: reason)
    guard let written = draft.draft else {
      return LogOutcome(number: nil, findings: draft.findings, message: nil)
    }
    let registry = try registry()
    let twin = try Self.telling { () throws(RegistryFault) in
      try registry.logEntries(of: kind.id) { $0 == code }
        .first { !$0.isWithdrawn && $0.current.record.identity == written.record.identity }
    }
    if let twin {
      throw Failure(
        .wrongUse,
        LocalizedText(
          vi: "\(kind.name.vi) này đã có trong sổ ghi, mục #\(twin.number)",
          en: "This is in the log already, as entry #\(twin.number)"),
        remedy: LocalizedText(
          vi: "Sửa bằng: p8 log edit \(twin.number) --set …",
          en: "Change it with: p8 log edit \(twin.number) --set …"))
    }
    let number = try Self.telling { () throws(RegistryFault) in
      try registry.log(kind.id, written, inside: Array(definitions.units.lineage(of: code).dropFirst()))
    }
    return LogOutcome(
      number: number, findings: draft.findings,
      message: words(of: number, kind, written, LocalizedText(vi: "Đã ghi", en: "Logged")))
  }

  /// Corrects an entry, or writes down that its state has changed.
  ///
  /// - Parameters:
  ///   - number: The number of the entry.
  ///   - answers: The texts by column that change; an empty text takes an answer away.
  ///   - day: From when it is so; nil for a correction, which holds from the same day.
  ///   - reason: A note; may be empty.
  /// - Returns: What came of it.
  /// - Throws: ``Failure`` for what the caller wrote wrongly or a registry that cannot be written.
  public func editLog(
    _ number: Int64, answers: [String: String], on day: String?, reason: String
  ) throws -> LogOutcome {
    try changeLog(number, .edited, answers: answers, on: try date(day), reason: reason)
  }

  /// Ends a model.
  ///
  /// - Throws: ``Failure`` of wrong use for an event, which has no end.
  public func endLog(_ number: Int64, on day: String?, reason: String) throws -> LogOutcome {
    let entry = try logEntry(number)
    let kind = try logKind(entry.kind)
    guard kind.kind == .model else {
      throw Failure(
        .wrongUse,
        LocalizedText(
          vi: "Mục #\(number) là một hoạt động, không có kết thúc",
          en: "Entry #\(number) is an event and has no end"),
        remedy: LocalizedText(
          vi: "Ghi nhầm thì rút lại: p8 log withdraw \(number) --reason \"…\"",
          en: "Take it back if it was a mistake: p8 log withdraw \(number) --reason \"…\""))
    }
    let end = try date(day) ?? Self.today ?? entry.current.effective
    return try changeLog(
      number, .ended, answers: ["status": "dissolved", "ended_on": end.description], on: end, reason: reason)
  }

  /// Takes an entry back, as if it had never been.
  ///
  /// The log keeps it with the reason.
  ///
  /// - Throws: ``Failure`` where there is no reason or no such entry.
  public func withdrawLog(_ number: Int64, reason: String) throws -> LogOutcome {
    guard !reason.isEmpty else { throw Self.missingReason }
    let entry = try logEntry(number)
    let kind = try logKind(entry.kind)
    let written = Registry.LogDraft(
      record: entry.current.record, effective: entry.current.effective, reason: reason)
    let registry = try existingRegistry()
    try Self.telling { () throws(RegistryFault) in
      try registry.changeLogEntry(number, .withdrawn, written, inside: lineage(above: entry))
    }
    return LogOutcome(
      number: number, findings: [],
      message: words(of: number, kind, written, LocalizedText(vi: "Đã rút", en: "Taken back")))
  }

  private func changeLog(
    _ number: Int64, _ action: LogEntry.Action, answers: [String: String], on day: CalendarDate?,
    reason: String
  ) throws -> LogOutcome {
    let entry = try logEntry(number)
    let kind = try logKind(entry.kind)
    let unit = entry.current.record.unit
    let section = try loggedSection(of: kind, for: unit).section
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
      return LogOutcome(number: nil, findings: draft.findings, message: nil)
    }
    let registry = try existingRegistry()
    try Self.telling { () throws(RegistryFault) in
      try registry.changeLogEntry(number, action, written, inside: lineage(above: entry))
    }
    let verb =
      action == .ended
      ? LocalizedText(vi: "Đã ghi kết thúc", en: "Ended") : LocalizedText(vi: "Đã sửa", en: "Changed")
    return LogOutcome(
      number: number, findings: draft.findings, message: words(of: number, kind, written, verb))
  }

  private func lineage(above entry: LogEntry) -> [UnitCode] {
    Array(definitions.units.lineage(of: entry.current.record.unit).dropFirst())
  }

  func logEntry(_ number: Int64) throws(Failure) -> LogEntry {
    let registry = try existingRegistry()
    let entry = try Self.telling { () throws(RegistryFault) in
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
      case .ratio, .stated: false
      }
    }.map(\.code).joined(separator: ", ")
    let place = place(of: draft.record.unit)
    let day = draft.effective
    return LocalizedText(
      vi: "\(verb.vi) #\(number): \(kind.name.vi), \(place), \(day.formatted(.vi))."
        + (fed.isEmpty ? "" : " Tính vào chỉ tiêu \(fed)."),
      en: "\(verb.en) #\(number): \(kind.name.en), \(place), \(day.formatted(.en))."
        + (fed.isEmpty ? "" : " It counts in \(fed)."))
  }
}
