import P8Definitions
import P8Aggregation
import P8Model
import P8Presentation
import P8Registry

/// Takes reports through their reviewers, locks periods, and says who has sent.
public struct Review: Capability {
  let workspace: Workspace

  /// Takes reports of a unit and of all in it a step further: from the villages upwards.
  ///
  /// A report of a commune or of a unit above it is approved only after all reports of the period from units within it.
  /// A commune is confirmed only where each of its villages has a report that counts, or is named as missing.
  ///
  /// - Parameter request: The step and the reports.
  /// - Returns: What came of it; reports that have come as far already are left alone and not counted.
  /// - Throws: ``Failure`` for what the caller wrote wrongly, no such report, or a registry that cannot be written.
  public func take(_ request: ReviewRequest) throws(Failure) -> ReviewOutcome {
    if isAsked {
      let review = try allowed(request.action.act, in: request.unit)
      let approved = try review.plan(request).taking.filter { $0.state == .approved }.map(\.unit)
      try workspace.demand(.approve, inEach: approved)
      return try workspace.signing(where: { $0.taken > 0 }) { () throws(Failure) in
        try review.take(request)
      }
    }
    let (action, units) = (request.action, definitions.units)
    let plan = try plan(request)
    let registry = try existingRegistry()
    let document = request.document.isEmpty ? nil : request.document
    var takers: [String] = []
    var refused = plan.refused
    var remarks: [ReviewRemark] = []
    var batch: Int64?
    for head in plan.taking {
      do {
        batch = try registry.review(
          head.number, action, reason: request.reason, document: document,
          inside: Array(units.lineage(of: head.unit).dropFirst()), in: batch)
        takers.append(head.unitName)
        remarks += plan.remarks.map { ReviewRemark(head, $0) }
      } catch {
        switch error.kind {
        case .refused:
          refused.append(
            ReviewRemark(
              head, ReviewWords.refusal(of: action, from: head.state, because: .leavesStepOut)))
        case .periodLocked:
          refused.append(ReviewRemark(head, ReviewWords.locked(error.detail ?? "")))
        default: throw Failure(error)
        }
      }
    }
    if let batch, !request.without.isEmpty {
      try Failure.wrapping { () throws(RegistryFault) in
        try registry.note(
          missing: request.without, of: request.unit, for: request.period, reason: request.reason, in: batch)
      }
    }
    return ReviewOutcome(action: action, takers: takers, refused: refused, remarks: remarks)
  }

  /// What a step would do, without doing it: the reports that would take it, and those that would not, with the reason.
  package func plan(_ request: ReviewRequest) throws(Failure) -> ReviewPlan {
    if isAsked { return try allowed(request.action.act, in: request.unit).plan(request) }
    let action = request.action
    if [.return, .withdraw].contains(action), request.reason.isEmpty { throw Failure.missingReason }
    let (all, heads) = try self.heads(for: request)
    // A step up waits for all that lies below, whatever its form; a signature covers the forms that were asked for.
    var queue = ReviewQueue(action == .approve ? all : heads, units: definitions.units)
    let gaps = try self.gaps(for: request)
    let noDocument =
      action == .confirm && request.document.isEmpty ? definitions.builtInChecks[Self.noDocument] : nil
    var plan = ReviewPlan(action: action)
    for head in queue.reports(for: action) where request.form == nil || head.form == request.form {
      if let refusal = refusal(of: head, action, behind: queue.behind(head, for: action), gaps: gaps) {
        plan.refused.append(ReviewRemark(head, refusal))
      } else if let noDocument, noDocument.severity == .error {
        plan.refused.append(ReviewRemark(head, Self.words(noDocument)))
      } else {
        if case .becomes(let state) = head.state.taking(action, judged: head.judged, before: head.judged) {
          queue.take(head, state)
        }
        plan.taking.append(head)
      }
    }
    if let noDocument { plan.remarks.append(Self.words(noDocument)) }
    if action == .confirm, request.document.signature == .scan { plan.remarks.append(ReviewWords.scan) }
    return plan
  }

  /// The reports of a unit and period, and those of them that are asked for.
  private func heads(
    for request: ReviewRequest
  ) throws(Failure) -> (all: [ReportHead], wanted: [ReportHead]) {
    let (code, period, units) = (request.unit, request.period, definitions.units)
    let registry = try registryToRead()
    let all = try Failure.wrapping { () throws(RegistryFault) in
      try registry.heads(of: period) {
        units.isSame(units.placement(of: $0, in: code.structure).unit, orInside: code)
      }
    }
    let wanted = all.filter { request.form == nil || $0.form == request.form }
    guard !wanted.isEmpty else {
      throw Failure(
        .wrongUse,
        LocalizedText(
          vi: "Chưa có báo cáo \(period.name) nào của \(place(of: code))",
          en: "There is no report of \(place(of: code)) for \(period.name)"),
        remedy: LocalizedText(
          vi: "Xem ai đã gửi: p8 status --unit \(code.code) --period \(period.name)",
          en: "See who has sent: p8 status --unit \(code.code) --period \(period.name)"))
    }
    return (all, wanted)
  }

  /// The villages that should report, of which no report counts and without which nobody has decided to do.
  ///
  /// A row of the commune's own report about a village is a report of it, too. A village alone is confirmed alone.
  private func gaps(for request: ReviewRequest) throws(Failure) -> [UnitCode: String] {
    guard request.action == .confirm, request.unit.level != .village else {
      if let code = request.without.first { throw Failure(.wrongUse, ReviewWords.notMissing(code.code)) }
      return [:]
    }
    let registry = try registryToRead()
    let decided = try Failure.wrapping { () throws(RegistryFault) in
      Set(try registry.missingVillages(for: request.period).map(\.unit))
    }
    let senders = try status(of: request.unit, for: request.period, by: nil).senders
    var gaps: [UnitCode: String] = [:]
    for sender in senders
    where !(sender.review.flatMap { ReportState(rawValue: $0) }?.counts() ?? false)
      && !decided.contains(sender.unit)
    {
      gaps[sender.unit] = sender.name
    }
    for code in request.without {
      guard gaps.removeValue(forKey: code) != nil || decided.contains(code) else {
        throw Failure(.wrongUse, ReviewWords.notMissing(code.code))
      }
    }
    if !request.without.isEmpty, request.reason.isEmpty { throw Failure.missingReason }
    return gaps
  }

  private func refusal(
    of head: ReportHead, _ action: ReviewAction, behind: [ReportHead], gaps: [UnitCode: String]
  ) -> LocalizedText? {
    if !behind.isEmpty {
      return LocalizedText(
        vi: "còn \(behind.count) báo cáo cấp dưới chưa tới bước này: \(Self.list(behind))",
        en: "not as far yet, below it: \(English.count(behind.count, "report")), \(Self.list(behind))")
    }
    let whole = head.unit.communeOfVillage ?? head.unit
    let missing = gaps.filter { definitions.units.isSame($0.key, orInside: whole) }.sorted { $0.key < $1.key }
    if !missing.isEmpty { return ReviewWords.missing(missing.map { "\($0.key.code) \($0.value)" }) }
    // Where a recovered report goes back to is for the registry to say.
    guard case .refused(let refusal) = head.state.taking(action, judged: head.judged, before: head.judged)
    else { return nil }
    return ReviewWords.refusal(of: action, from: head.state, because: refusal)
  }

  /// The check that a confirmed report has its signed document.
  private static let noDocument = "review.no-document"

  private static func words(_ check: BuiltInCheck) -> LocalizedText {
    LocalizedText(
      vi: "\(check.severity.name.vi) \(check.code): \(check.message.vi)",
      en: "\(check.severity.name.en) \(check.code): \(check.message.en)")
  }

  static func list(_ heads: [ReportHead]) -> String {
    heads.prefix(5).map { "\($0.unit.code) \($0.unitName)" }.joined(separator: ", ")
      + (heads.count > 5 ? ", …" : "")
  }
}
