import P8Model

/// What becomes of a report that comes where another one of its unit, period and form speaks already.
enum Replacement: Equatable {
  /// It takes the place of the other one.
  case atOnce
  /// It says the same: the other one keeps its place and its steps.
  case same
  /// It is a first version, and the supplement that is there stays.
  case yields
  /// It waits for a person.
  case waits(ProposalCause)

  /// Decides.
  ///
  /// What does not count gives way at once: that is the way of a correction after a return. What counts gives way at
  /// once only where nobody has signed it, to the same sender, and for a small change; in all other cases the new report
  /// waits, from whichever way it came.
  ///
  /// - Parameters:
  ///   - older: The one that speaks now.
  ///   - newer: The report that comes, as the check left it.
  ///   - isSameSender: Whether both come from the same sender, see ``ReportSender``.
  ///   - rule: How much may change at once.
  init(
    of older: RegisteredReport, by newer: RegisteredReport, isSameSender: Bool, rule: ReplacementRule
  ) {
    let isOpen = !older.state.counts()
    if older.version == .supplement, newer.version == .initial, older.state != .returned,
      older.state != .withdrawn
    {
      self = .yields
    } else if isOpen {
      self = .atOnce
    } else if newer.state == .held {
      self = .waits(.held)
    } else if newer.hasSameValues(as: older) {
      // A supplement that changes nothing has still arrived.
      self = newer.version == older.version ? .same : .atOnce
    } else if older.state.isConfirmed {
      self = .waits(.confirmed)
    } else if !isSameSender {
      self = .waits(.sender)
    } else {
      self = newer.changedShare(from: older) <= rule.atOncePercent ? .atOnce : .waits(.changes)
    }
  }
}

extension Replacement {
  /// Decides about a report that comes in a bundle or from another registry.
  ///
  /// Such a report never takes the place of one that counts without a person, however little it changes.
  init(of older: RegisteredReport, byCarried newer: RegisteredReport, isSameSender: Bool) {
    if older.state.counts(), newer.state != .held, newer.hasSameValues(as: older) {
      self = .same
      return
    }
    let decided = Replacement(
      of: older, by: newer, isSameSender: isSameSender, rule: ReplacementRule(atOncePercent: 0))
    self = older.state.counts() && [.atOnce, .waits(.changes)].contains(decided) ? .waits(.carried) : decided
  }
}

/// Who a report comes from, as far as that is known.
///
/// Of a file it is whoever the report says it is from: its unit and its form. Nothing proves it; two files with the same
/// stamp are of one sender. Of a bundle it is the key that signed it, else the author that it names; of another registry
/// it is that registry. So a report that came as a file is not corrected in silence by a bundle, nor the other way round.
enum ReportSender {
  static func ofFile(_ report: RegisteredReport) -> String { "unit \(report.unit) \(report.form)" }
}
