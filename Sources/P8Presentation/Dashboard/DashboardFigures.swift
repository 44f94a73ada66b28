package import P8Model

/// What a dashboard page shows.
package struct DashboardFigures: Sendable {
  /// The reports behind the figures.
  package struct Quality: Hashable, Sendable {
    package let accepted: Int
    /// Reports that are held for their errors.
    package let held: Int
    /// How many of them are supplements.
    package let supplements: Int
    /// Findings on all of them, by severity.
    package let findings: [Finding.Severity: Int]

    package init(accepted: Int, held: Int, supplements: Int, findings: [Finding.Severity: Int]) {
      (self.accepted, self.held, self.supplements) = (accepted, held, supplements)
      self.findings = findings
    }
  }

  /// The figures of the period, once for each level below the unit: by district, then by commune.
  ///
  /// Small counts are held back already. With no level below there is one table without units.
  package let levels: [IndicatorTable]
  /// The unit's figures of the periods up to this one, from the earliest.
  package let trend: [IndicatorTable]
  package let quality: Quality
  /// What must be said wherever the figures are shown: that sample data are invented.
  package let notes: [LocalizedText]
  /// What a reader must know of the tables, other than what is held back: that is said once, for the page.
  package let limits: [LocalizedText]

  /// Creates the figures; nil without a table.
  package init?(
    levels: [IndicatorTable], trend: [IndicatorTable], quality: Quality, notes: [LocalizedText] = [],
    limits: [LocalizedText] = []
  ) {
    guard !levels.isEmpty else { return nil }
    (self.levels, self.trend, self.quality, self.notes) = (levels, trend, quality, notes)
    self.limits = limits
  }
}
