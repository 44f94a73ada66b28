package import P8Definitions
package import P8Model

/// Holds back small counts of people of tables of which nothing else is known: no registry, no other export.
///
/// A count of people above zero and below the limit is not shown, nor is any that follows from those shown:
/// by subtraction from a total, between women and men, between the period and the cumulative figure, between
/// periods, between the units of a level and between levels. Zero is shown.
///
/// What leaves the programme is protected by the pattern of the whole registry instead (``PatternProtection``), which
/// is made in the same way.
package struct SmallCounts: Sendable {
  private let definitions: Definitions
  private let limit: Int

  /// Protects the indicators whose measure counts people.
  /// - Parameter limit: The smallest count that may be shown; nil for that of the definitions.
  package init(_ definitions: Definitions, below limit: Int? = nil) {
    self.definitions = definitions
    self.limit = limit ?? definitions.programme.protection.limit
  }

  /// Holds back what must not be shown of tables that a reader gets together.
  ///
  /// Give all tables at once: other periods, other levels, the tables of units below. They come back in their
  /// order, with ``IndicatorFigures/heldBack`` and a note where something is.
  package func protect(_ tables: [IndicatorTable]) -> [IndicatorTable] {
    let shown = ShownCounts(tables, definitions: definitions)
    let maker = PatternMaker(definitions, below: limit, published: shown.units)
    var patterns: [ProtectionPattern] = []
    for period in shown.periods {
      do throws(PatternConflict) {
        patterns.append(try maker.pattern(of: shown.counts(of: period), beside: patterns))
      } catch {
        // Nothing was published before, so there is no version that it could not stand beside. Were there one, the
        // table would come back empty, not unprotected.
      }
    }
    let protections = Dictionary(
      patterns.map {
        ($0.period, PatternProtection($0, definitions: definitions, audience: .partner))
      }
    ) { first, _ in first }
    return tables.map { protections[$0.period]?.protect($0) ?? Self.emptied($0) }
  }

  /// A table without any figure.
  private static func emptied(_ table: IndicatorTable) -> IndicatorTable {
    let total = UnitFigures(
      unit: table.total.unit, name: table.total.name, coverage: table.total.coverage, indicators: [:])
    return IndicatorTable(
      period: table.period, structure: table.structure, total: total, units: [], cumulativeSince: nil)
  }
}
