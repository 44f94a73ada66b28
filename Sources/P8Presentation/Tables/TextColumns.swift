package import P8Model

/// Rows in columns for a terminal: the first ones to the left, numbers to the right.
///
/// Where the screen is too narrow, headers and texts go on in further lines, numbers never; columns that still do not fit are
/// left out and named below, so that nothing is missing in silence.
package struct TextColumns {
  /// The number of columns that stand to the left.
  private let leading: Int
  /// The number of columns that are never left out.
  private let kept: Int
  /// The most characters of a line.
  private let width: Int
  private let language: Language
  /// The most characters of a cell.
  private let longest = 56
  /// The least characters to which a column of texts is narrowed.
  private let leastText = 16
  private let gap = 2

  /// - Parameters:
  ///   - leading: The number of columns that stand to the left.
  ///   - kept: The number of columns that are never left out; nil for those to the left.
  ///   - width: The most characters of a line.
  package init(leading: Int, kept: Int? = nil, width: Int = .max, language: Language = .vi) {
    (self.leading, self.width, self.language) = (leading, width, language)
    self.kept = max(kept ?? leading, 1)
  }

  /// The lines of a table.
  /// - Parameter hasHeader: Whether the first row holds the headers.
  package func lines(_ rows: [[String]], hasHeader: Bool = true) -> [String] {
    guard let first = rows.first else { return [] }
    let cut = rows.map { $0.map { $0.count > longest ? $0.prefix(longest - 1) + "…" : $0 } }
    var widths = first.indices.map { column in cut.map { $0[column].count }.max() ?? 0 }
    guard total(widths) > width else { return cut.flatMap { lines(of: $0, widths) } }

    let body = hasHeader ? rows.dropFirst() : rows[...]
    let least = first.indices.map { column -> Int in
      let words =
        (column < leading ? rows.map { $0[column] } : hasHeader ? [first[column]] : [])
        .flatMap { $0.split(separator: " ") }.map(\.count).max() ?? 0
      guard column >= leading else { return min(words, longest) }
      return max(words, body.map { $0[column].count }.max() ?? 0)
    }
    // Headers of numbers go on in further lines first; then the widest text gives way, place by place.
    for column in widths.indices where column >= leading { widths[column] = least[column] }
    func narrow() {
      while total(widths) > width {
        let texts = widths.indices.prefix(leading).filter { widths[$0] > max(least[$0], leastText) }
        guard let widest = texts.max(by: { widths[$0] < widths[$1] }) else { return }
        widths[widest] -= 1
      }
    }
    narrow()
    var shown = first.count
    while total(Array(widths.prefix(shown))) > width, shown > kept { shown -= 1 }
    let left = first[shown...].filter { !$0.isEmpty }
    widths = Array(widths.prefix(shown))
    let made = rows.flatMap { lines(of: Array($0.prefix(shown)), widths) }
    return made + (left.isEmpty ? [] : ["(\(Self.leftOut(left)[language]))"])
  }

  /// What is said of columns for which there is no room.
  private static func leftOut(_ names: [String]) -> LocalizedText {
    let listed = names.joined(separator: ", ")
    return LocalizedText(
      vi: "Màn hình hẹp, còn các cột: \(listed). Xem đủ: --format tsv",
      en: "No room for the columns: \(listed). All of them: --format tsv")
  }

  private func total(_ widths: [Int]) -> Int { widths.reduce(0, +) + gap * max(widths.count - 1, 0) }

  /// The lines of a row.
  private func lines(of row: [String], _ widths: [Int]) -> [String] {
    let cells = zip(row, widths).map { Self.broken($0, to: $1) }
    let height = cells.map(\.count).max() ?? 0
    return (0..<height).map { line in
      let parts = cells.enumerated().map { index, cell in
        let text = line < cell.count ? cell[line] : ""
        let space = String(repeating: " ", count: max(0, widths[index] - text.count))
        return index < leading ? text + space : space + text
      }
      let text = parts.joined(separator: String(repeating: " ", count: gap))
      return String(text.reversed().drop { $0 == " " }.reversed())
    }
  }

  /// A text in lines of some width, broken between words; a longer word is cut.
  private static func broken(_ text: String, to width: Int) -> [String] {
    guard text.count > width else { return [text] }
    var lines: [String] = []
    var current = ""
    for word in text.split(separator: " ") {
      let word = word.count > width ? word.prefix(max(width - 1, 0)) + "…" : word
      if current.isEmpty {
        current = String(word)
      } else if current.count + 1 + word.count <= width {
        current += " " + word
      } else {
        lines.append(current)
        current = String(word)
      }
    }
    return lines + [current]
  }
}
