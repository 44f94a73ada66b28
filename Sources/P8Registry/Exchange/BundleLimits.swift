/// How much a bundle may hold: it comes from outside and is read as a whole.
package struct BundleLimits: Sendable {
  /// The bytes of the file.
  package var bytes = 512 << 20
  /// The bytes of a line: one report with its original.
  package var lineBytes = 64 << 20
  /// The values of JSON on a line.
  package var lineValues = 1_000_000
  package var villages = 50_000
  package var reports = 20_000
  package var entries = 100_000

  /// Those that hold where nothing else is said.
  package static let standard = BundleLimits()

  package init() {}
}

/// What numbers from outside may be.
enum OutsideNumber {
  /// The rows of a workbook; a few things stand in no row.
  static let rows = 0...1_048_576
  /// Counts of findings.
  static let counts = 0...10_000_000
  /// The bytes of a file.
  static let fileBytes = 0...(1 << 40)
  /// The numbers by which another registry knows its villages.
  static let identities = 0...(1 << 53)
  /// The letters of a column.
  static let columnLetters = 16
}
