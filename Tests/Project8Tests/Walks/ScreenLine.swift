/// A line on a terminal of 80 columns.
enum ScreenLine {
  /// Whether a line is longer than 80 characters although it could be broken: a path or a code stays whole.
  static func isTooLong(_ line: Substring) -> Bool {
    line.count > 80 && line.drop { $0 == " " }.contains(" ")
  }
}
