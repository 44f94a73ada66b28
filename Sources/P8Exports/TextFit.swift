/// Guesses how many lines a text takes, for rows whose cells are merged: no program fits those by itself.
enum TextFit {
  /// The number of lines of a text in a cell.
  ///
  /// - Parameters:
  ///   - text: The text; its own line breaks count.
  ///   - width: The width of the cell in characters.
  ///   - size: The size of the letters in points.
  ///   - isBold: Whether they are bold.
  /// - Returns: At least 1.
  static func lines(_ text: String, width: Double, size: Double = 12, isBold: Bool = false) -> Int {
    // A column's character is a digit of 11 points; Times New Roman runs a little narrower, its bold a little wider.
    let letters = max(1, width * 11 / size * (isBold ? 1.0 : 1.1))
    return text.split(separator: "\n", omittingEmptySubsequences: false).reduce(0) { lines, paragraph in
      var count = 1
      var used = 0.0
      for word in paragraph.split(separator: " ") {
        let length = Double(word.count)
        if used > 0, used + 1 + length > letters {
          count += 1
          used = 0
        }
        used += used > 0 ? length + 1 : length
        while used > letters {
          count += 1
          used -= letters
        }
      }
      return lines + count
    }
  }

  /// The height of a row for a number of lines, in points.
  static func height(lines: Int, size: Double = 12) -> Double {
    min(409, (Double(max(1, lines)) * size * 1.25 + 4).rounded())
  }
}
