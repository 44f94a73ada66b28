package import P8Expressions
package import P8Model

/// The earlier reports of a unit that a report is compared with, chosen among those that are known.
package struct EarlierReports: Sendable {
  private let chosen: [EarlierReport: RegisteredReport]
  /// The first version that a supplement replaces; nil where it is not known, and for a first version.
  package let initial: RegisteredReport?

  /// Chooses.
  ///
  /// Only reports without errors are a yardstick: one that is held says nothing of the period before.
  ///
  /// - Parameters:
  ///   - candidates: Reports of the unit in the same form, in any order.
  ///   - period: The period of the report that is checked.
  ///   - version: Its version.
  package init(among candidates: [RegisteredReport], for period: Period, version: ReportStamp.Version) {
    let sound = candidates.filter { $0.state.counts() }
    chosen = Dictionary(
      uniqueKeysWithValues: EarlierReport.allCases.compactMap { kind in
        let fitting = sound.filter { Self.fits($0.period, kind, for: period) }
        return fitting.max { Self.rank($0, for: period) < Self.rank($1, for: period) }.map { (kind, $0) }
      })
    initial =
      version == .supplement ? candidates.first { $0.period == period && $0.version == .initial } : nil
  }

  /// The chosen report of a kind; nil where there is none.
  package subscript(_ kind: EarlierReport) -> RegisteredReport? { chosen[kind] }

  /// Whether there is nothing to compare with.
  package var isEmpty: Bool { chosen.isEmpty && initial == nil }

  /// Whether a report of a period and version can have to do with one of another period: asked before it is read.
  package static func matters(
    _ period: Period, _ version: ReportStamp.Version, to other: Period, _ otherVersion: ReportStamp.Version
  ) -> Bool {
    if period == other { return version == .initial && otherVersion == .supplement }
    return EarlierReport.allCases.contains { fits(period, $0, for: other) }
  }

  private static func fits(_ earlier: Period, _ kind: EarlierReport, for period: Period) -> Bool {
    switch kind {
    case .previous: earlier.to.advanced(byDays: 1) == period.from
    case .soFar: earlier.from == period.from && earlier.to < period.to
    }
  }

  /// A period of the same length first, then the longest, and a supplement before its first version.
  private static func rank(_ report: RegisteredReport, for period: Period) -> (Int, Int, Int) {
    let days = report.period.dayCount
    return (
      report.period.isAsLong(as: period) ? 1 : 0, days, report.version == .supplement ? 1 : 0
    )
  }
}

extension Period {
  fileprivate var dayCount: Int { to.daysSince1970 - from.daysSince1970 }

  /// Months, quarters and half years differ by some days among themselves.
  fileprivate func isAsLong(as other: Period) -> Bool { abs(dayCount - other.dayCount) < 10 }
}
