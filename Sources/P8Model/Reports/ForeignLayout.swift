/// That a file is not our form, and where its unit and period were found.
///
/// Its columns were understood by their headers, its place by its titles: nothing of it counts until a person has looked at
/// it.
package struct ForeignLayout: Hashable, Sendable {
  /// Where something was found that our form carries in its stamp.
  package enum Source: Hashable, Sendable {
    /// On a page of the file.
    case page(CellPlace)
    /// In the name of the file or of its folder.
    case name(String)
    /// Who handed the file over said it.
    case request
  }

  /// Where the unit was found; nil where it was not.
  package var unit: Source?
  /// Where the period was found; nil where it was not.
  package var period: Source?

  package init(unit: Source? = nil, period: Source? = nil) {
    (self.unit, self.period) = (unit, period)
  }
}
