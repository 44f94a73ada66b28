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
  /// A report of a commune or of a unit above it is confirmed or approved only after all reports of the period
  /// from units within it have come as far.
  ///
  /// - Parameter request: The step and the reports.
  /// - Returns: What came of it; reports that have come as far already are left alone and not counted.
  /// - Throws: ``Failure`` for what the caller wrote wrongly, no such report, or a registry that cannot be written.
  public func take(_ request: ReviewRequest) throws(Failure) -> ReviewOutcome {
    let (action, code, period) = (request.action, request.unit, request.period)
    if [.return, .withdraw].contains(action), request.reason.isEmpty { throw Failure.missingReason }
    let registry = try existingRegistry()
    let units = definitions.units
    var heads = try Failure.wrapping { () throws(RegistryFault) in
      try registry.heads(of: period) {
        units.isSame(units.placement(of: $0, in: code.structure).unit, orInside: code)
      }
    }
    if let form = request.form { heads = heads.filter { $0.form == form } }
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
    var queue = ReviewQueue(heads, units: units)
    var taken = 0
    var refused: [LocalizedText] = []
    var remarks: [LocalizedText] = []
    let missing =
      action == .confirm && request.document.isEmpty ? definitions.builtInChecks[Self.noDocument] : nil
    let note = [request.document, request.reason].filter { !$0.isEmpty }.joined(separator: "; ")
    var batch: Int64?
    for head in queue.reports(for: action) {
      let behind = queue.behind(head, for: action)
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
      if let missing, missing.severity == .error {
        refused.append(Self.refusal(of: head, Self.words(missing)))
        continue
      }
      do {
        batch = try registry.review(
          head.number, action, reason: note, inside: Array(units.lineage(of: head.unit).dropFirst()),
          in: batch)
        queue.take(head, try registry.reportStates(of: [head.number])[head.number] ?? head.state)
        taken += 1
        if let missing { remarks.append(Self.refusal(of: head, Self.words(missing))) }
      } catch {
        switch error.kind {
        case .refused: refused.append(Self.refusal(of: head, Self.reason(for: head, action)))
        case .periodLocked: refused.append(Self.refusal(of: head, ReviewWords.locked(error.detail ?? "")))
        default: throw Failure(error)
        }
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

  static func list(_ heads: [ReportHead]) -> String {
    heads.prefix(5).map { "\($0.unit.code) \($0.unitName)" }.joined(separator: ", ")
      + (heads.count > 5 ? ", …" : "")
  }

  private static func refusal(of head: ReportHead, _ reason: LocalizedText) -> LocalizedText {
    LocalizedText(
      vi: "\(head.unit.code) \(head.unitName) (\(head.form)): \(reason.vi)",
      en: "\(head.unit.code) \(head.unitName) (\(head.form)): \(reason.en)")
  }

  private static func reason(for head: ReportHead, _ action: ReviewAction) -> LocalizedText {
    switch head.state.taking(action, judged: head.judged, before: head.judged) {
    case .refused(let refusal): ReviewWords.refusal(of: action, from: head.state, because: refusal)
    case .becomes: ReviewWords.refusal(of: action, from: head.state, because: .leavesStepOut)
    }
  }
}
