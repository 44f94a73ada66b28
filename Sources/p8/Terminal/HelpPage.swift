/// The page of a command, its lines broken so that names stand to the left and what they mean to the right.
struct HelpPage {
  private let page: String

  /// - Parameter page: The page with lines of any length.
  init(_ page: String) {
    self.page = page
  }

  /// Where the meaning of a name begins.
  private static let meaningColumn = 26

  /// The name and the meaning in a line that has both; the library begins the meaning at its column.
  static func parts(of line: String) -> (name: String, meaning: String)? {
    let name = line.prefix(meaningColumn)
    guard line.count > meaningColumn, name.hasPrefix("  "), !name.hasPrefix("   "), name.hasSuffix(" ") else {
      return nil
    }
    return (
      String(name.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()),
      String(line.dropFirst(meaningColumn))
    )
  }

  /// A line with a name and its meaning, which begins at its column; under a name that reaches beyond it.
  static func line(_ name: String, _ meaning: String) -> String {
    let room = meaningColumn - 2 - name.count
    return room > 0
      ? "  \(name)\(String(repeating: " ", count: room))\(meaning)"
      : "  \(name)\n\(String(repeating: " ", count: meaningColumn))\(meaning)"
  }

  /// The page for a screen of a width.
  func text(width: Int) -> String {
    let wrap = LineWrap(width: width)
    var isInSection = false
    return page.split(separator: "\n", omittingEmptySubsequences: false).flatMap { line -> [String] in
      if line.hasSuffix(":"), !line.hasPrefix(" "), line == line.uppercased() { isInSection = true }
      let indent = isInSection && line.hasPrefix("  ") ? Self.meaningColumn : 0
      return wrap.lines(of: line, indent: indent)
    }.joined(separator: "\n")
  }
}
