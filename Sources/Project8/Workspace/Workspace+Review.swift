import P8Definitions
import P8Aggregation
public import P8Model
import P8Registry

/// A step that a person takes with reports.
public enum ReviewAction: String, Sendable, CaseIterable {
  /// Take back in after a return.
  case submit
  /// Send back to be mended.
  case `return`
  /// The commune's committee has signed it.
  case confirm
  /// The level above accepts it.
  case approve

  var state: ReviewState {
    switch self {
    case .submit: .submitted
    case .return: .returned
    case .confirm: .verified
    case .approve: .approved
    }
  }
}

extension ReviewState {
  /// The word for people.
  var name: LocalizedText {
    switch self {
    case .submitted: LocalizedText(vi: "đã gửi", en: "submitted")
    case .returned: LocalizedText(vi: "bị trả lại", en: "returned")
    case .verified: LocalizedText(vi: "xã đã ký xác thực", en: "confirmed")
    case .approved: LocalizedText(vi: "đã duyệt", en: "approved")
    }
  }
}

/// What came of a step that was taken with several reports.
public struct ReviewOutcome: Sendable {
  /// The number of reports that took the step.
  public let taken: Int
  /// Those that did not, with the reason.
  public let refused: [LocalizedText]
  /// What is to be said of those that did.
  public let remarks: [LocalizedText]

  /// A few words on the whole, and a line for each report that did not take the step.
  public func formatted(_ language: Language) -> String {
    let summary = LocalizedText(
      vi: "\(taken) báo cáo đã chuyển bước, \(refused.count) báo cáo không chuyển được.",
      en: "The step was taken by \(English.count(taken, "report")) and not by \(refused.count).")
    return ((refused + remarks).map { $0[language] } + [summary[language]]).joined(separator: "\n")
  }
}

extension Workspace {
  /// Takes reports of a unit and of all in it a step further: from the villages upwards.
  ///
  /// A report of a commune or of a unit above it is confirmed or approved only after all reports of the period
  /// from units within it have come as far.
  ///
  /// - Parameters:
  ///   - action: The step.
  ///   - unit: The code of the unit.
  ///   - period: The period of the reports.
  ///   - form: The form; nil for all.
  ///   - reason: Why; a return needs one.
  ///   - document: The signed document by which a report is confirmed; whether it may be missing says the severity
  ///     of the check `review.no-document`.
  /// - Returns: What came of it; reports that have come as far already are left alone and not counted.
  /// - Throws: ``Failure`` for what the caller wrote wrongly, no such report, or a registry that cannot be written.
  public func review(
    _ action: ReviewAction, unit: String, period: String, form: String?, reason: String, document: String = ""
  ) throws(Failure) -> ReviewOutcome {
    let period = try self.period(period)
    let code = try self.unit(unit, structure: period.structure)
    if action == .return, reason.isEmpty { throw Self.missingReason }
    let registry = try existingRegistry()
    let units = definitions.units
    var heads = try Self.telling { () throws(RegistryFault) in
      try registry.heads(of: period) {
        units.isSame(units.placement(of: $0, in: code.structure).unit, orInside: code)
      }
    }
    if let form { heads = heads.filter { $0.form == form } }
    guard !heads.isEmpty else {
      throw Failure(
        .wrongUse,
        LocalizedText(
          vi: "Chưa có báo cáo \(period.name) nào của \(place(of: code))",
          en: "There is no report of \(place(of: code)) for \(period.name)"),
        remedy: LocalizedText(
          vi: "Xem ai đã gửi: p8 status --unit \(code.code) --period \(period.name)",
          en: "See who has sent: p8 status --unit \(code.code) --period \(period.name)"))
    }
    var states = Dictionary(heads.map { ($0.number, $0.review) }) { first, _ in first }
    var taken = 0
    var refused: [LocalizedText] = []
    var remarks: [LocalizedText] = []
    let missing = action == .confirm && document.isEmpty ? definitions.builtInChecks[Self.noDocument] : nil
    let note = [document, reason].filter { !$0.isEmpty }.joined(separator: "; ")
    let lowestFirst = heads.sorted { left, right in
      (units.lineage(of: right.unit).count, left.number) < (units.lineage(of: left.unit).count, right.number)
    }
    for head in lowestFirst where head.review != action.state {
      if head.review == .approved, action == .confirm { continue }
      if action.state.isVerified, head.unit.level != .village {
        let behind = heads.filter {
          $0.unit != head.unit && units.isSame($0.unit, orInside: head.unit)
            && !Self.has(states[$0.number], come: action.state)
        }
        if !behind.isEmpty {
          refused.append(
            Self.refusal(
              of: head,
              LocalizedText(
                vi: "còn \(behind.count) báo cáo cấp dưới chưa tới bước này: \(Self.list(behind))",
                en: "not as far yet, below it: \(English.count(behind.count, "report")), \(Self.list(behind))"
              )))
          continue
        }
      }
      if let missing, missing.severity == .error {
        refused.append(Self.refusal(of: head, Self.words(missing)))
        continue
      }
      do {
        try registry.review(head.number, as: action.state, reason: note)
        states[head.number] = action.state
        taken += 1
        if let missing { remarks.append(Self.refusal(of: head, Self.words(missing))) }
      } catch {
        guard error.kind == .refused else { throw Self.failure(error) }
        refused.append(Self.refusal(of: head, Self.reason(for: head, action)))
      }
    }
    return ReviewOutcome(taken: taken, refused: refused, remarks: remarks)
  }

  /// The check that a confirmed report has its signed document.
  private static let noDocument = "review.no-document"

  private static func words(_ check: BuiltInCheck) -> LocalizedText {
    LocalizedText(
      vi: "\(check.severity.name.vi) \(check.code): \(check.message.vi)",
      en: "\(check.severity.name.en) \(check.code): \(check.message.en)")
  }

  private static func has(_ state: ReviewState?, come wanted: ReviewState) -> Bool {
    wanted == .approved ? state == .approved : state?.isVerified ?? false
  }

  private static func list(_ heads: [ReportHead]) -> String {
    heads.prefix(5).map { "\($0.unit.code) \($0.unitName)" }.joined(separator: ", ")
      + (heads.count > 5 ? ", …" : "")
  }

  private static func refusal(of head: ReportHead, _ reason: LocalizedText) -> LocalizedText {
    LocalizedText(
      vi: "\(head.unit.code) \(head.unitName) (\(head.form)): \(reason.vi)",
      en: "\(head.unit.code) \(head.unitName) (\(head.form)): \(reason.en)")
  }

  private static func reason(for head: ReportHead, _ action: ReviewAction) -> LocalizedText {
    if head.state == .held, action.state.isVerified {
      return LocalizedText(
        vi: "báo cáo còn lỗi; trả lại hoặc sửa rồi nạp lại trước",
        en: "the report is held for its errors; return it, or mend it and ingest it again first")
    }
    return LocalizedText(
      vi: "đang “\(head.review.name.vi)”, không thể chuyển thẳng sang “\(action.state.name.vi)”",
      en: "it is “\(head.review.name.en)” and cannot become “\(action.state.name.en)” from there")
  }

  static var missingReason: Failure {
    Failure(
      .wrongUse, LocalizedText(vi: "Thiếu lý do", en: "There is no reason"),
      remedy: LocalizedText(
        vi: "Thêm --reason \"…\" để người sau biết vì sao.",
        en: "Add --reason \"…\", so that others know why."))
  }
}

// MARK: - Locks

extension Workspace {
  /// Locks a period for a unit and all in it: what closes within it is neither stored nor replaced.
  ///
  /// - Parameters:
  ///   - unit: The code of the unit.
  ///   - period: The period.
  ///   - reason: Why; it may not be empty.
  ///   - allowsUnverified: Whether it is locked although reports in it are not confirmed yet.
  /// - Returns: What was done, in words.
  /// - Throws: ``Failure`` for what the caller wrote wrongly, or where reports are not confirmed yet.
  public func lock(
    unit: String, period: String, reason: String, allowsUnverified: Bool
  ) throws(Failure) -> LocalizedText {
    let period = try self.period(period)
    let code = try self.unit(unit, structure: period.structure)
    guard !reason.isEmpty else { throw Self.missingReason }
    let registry = try existingRegistry()
    let units = definitions.units
    let ending = try Self.telling { () throws(RegistryFault) in
      try registry.lockExceptions().contains { $0.unit == code && $0.period == period }
    }
    if ending {
      try Self.telling { () throws(RegistryFault) in
        try registry.endException(of: code, for: period, reason: reason)
      }
      return LocalizedText(
        vi: "Đã bỏ ngoại lệ \(period.name) của \(place(of: code)); khóa của cấp trên lại có hiệu lực.",
        en: "The exception of \(place(of: code)) for \(period.name) has ended; the lock above holds again.")
    }
    let open = try Self.telling { () throws(RegistryFault) in
      try registry.heads {
        units.isSame(units.placement(of: $0, in: code.structure).unit, orInside: code)
      }.filter { period.contains($0.period.to) && !$0.review.isVerified }
    }
    guard open.isEmpty || allowsUnverified else {
      throw Failure(
        .wrongUse,
        LocalizedText(
          vi: "\(open.count) báo cáo của \(place(of: code)) chưa được xã ký xác thực: \(Self.list(open))",
          en:
            "\(place(of: code)) has \(English.count(open.count, "report")) not confirmed yet: \(Self.list(open))"
        ),
        remedy: LocalizedText(
          vi: "Xác thực trước bằng p8 confirm, trả lại bằng p8 return, hoặc khóa luôn bằng --anyway.",
          en: "Confirm them first with p8 confirm, return them with p8 return, or lock with --anyway."))
    }
    try Self.telling { () throws(RegistryFault) in try registry.lock(period, of: code, reason: reason) }
    return LocalizedText(
      vi: "Đã khóa kỳ \(period.name) của \(place(of: code)).",
      en: "\(period.name) of \(place(of: code)) is locked.")
  }

  /// Lifts a lock; for a unit below a locked one it gives an exception, so that its late report can be stored.
  ///
  /// - Parameters:
  ///   - unit: The code of the unit.
  ///   - period: The period.
  ///   - reason: Why; it may not be empty. The audit log keeps it.
  /// - Returns: What was done, in words.
  /// - Throws: ``Failure`` for what the caller wrote wrongly, or where nothing is locked.
  public func unlock(unit: String, period: String, reason: String) throws(Failure) -> LocalizedText {
    let period = try self.period(period)
    let code = try self.unit(unit, structure: period.structure)
    guard !reason.isEmpty else { throw Self.missingReason }
    let registry = try existingRegistry()
    let locks = try Self.telling { () throws(RegistryFault) in try registry.locks() }
    if locks.contains(where: { $0.unit == code && $0.period == period }) {
      try Self.telling { () throws(RegistryFault) in try registry.unlock(period, of: code, reason: reason) }
      return LocalizedText(
        vi: "Đã mở khóa kỳ \(period.name) của \(place(of: code)).",
        en: "\(period.name) of \(place(of: code)) is unlocked.")
    }
    let lineage = definitions.units.lineage(of: code)
    guard let above = locks.first(where: { $0.period.contains(period.to) && lineage.contains($0.unit) })
    else {
      throw Failure(
        .wrongUse,
        LocalizedText(
          vi: "Kỳ \(period.name) của \(place(of: code)) không bị khóa",
          en: "\(period.name) of \(place(of: code)) is not locked"),
        remedy: LocalizedText(vi: "Xem các khóa: p8 lock --list", en: "See the locks: p8 lock --list"))
    }
    try Self.telling { () throws(RegistryFault) in
      try registry.giveException(to: code, for: period, reason: reason)
    }
    return LocalizedText(
      vi:
        "Đã cho phép ngoại lệ: báo cáo \(period.name) của \(place(of: code)) được ghi dù \(place(of: above.unit)) đã khóa. Bỏ ngoại lệ bằng p8 lock.",
      en:
        "An exception is given: the report of \(place(of: code)) for \(period.name) may be stored although \(place(of: above.unit)) is locked. End it with p8 lock."
    )
  }

  /// The locks and exceptions that hold, a line each.
  ///
  /// - Throws: ``Failure`` where the registry cannot be read.
  public func listLocks(_ language: Language) throws(Failure) -> String {
    let registry = try existingRegistry()
    let (locks, exceptions) = try Self.telling { () throws(RegistryFault) in
      (try registry.locks(), try registry.lockExceptions())
    }
    func line(_ lock: Registry.PeriodLock, _ kind: LocalizedText) -> String {
      "\(kind[language])\t\(lock.period)\t\(lock.unit)\t\(lock.at)\t\(lock.author)\t\(lock.reason)"
    }
    let lines =
      locks.map { line($0, LocalizedText(vi: "khóa", en: "lock")) }
      + exceptions.map { line($0, LocalizedText(vi: "ngoại lệ", en: "exception")) }
    return lines.isEmpty
      ? LocalizedText(vi: "Không có kỳ nào bị khóa.", en: "No period is locked.")[language]
      : lines.joined(separator: "\n")
  }
}
