import P8Definitions
import P8Model

/// Finds the layout of a table and its columns by its header: the ids or the labels of the columns, in any order.
struct TableHead {
  /// What was found.
  struct Found {
    /// The place of the layout.
    let layout: Int
    /// For each column of the layout the place of its cell in a record; nil where the file has none.
    let columns: [Int?]
    /// The header of each of them.
    let headers: [String]
    /// The number of cells of the header.
    let width: Int

    /// The number of columns found.
    var count: Int { columns.count { $0 != nil } }
  }

  private struct Place {
    let layout: Int
    let column: Int
  }

  private let layouts: [TableLayout]
  private let keys: [HeaderKeys]
  private let headerTexts: HeaderTexts
  /// The columns of all layouts by id and by label as written.
  private let exact: [String: [Place]]

  init(_ layouts: [TableLayout]) {
    self.layouts = layouts
    keys = layouts.map { HeaderKeys($0.section) }
    headerTexts = HeaderTexts(layouts.map(\.section))
    var exact: [String: [Place]] = [:]
    for (layout, table) in layouts.enumerated() {
      for (column, definition) in table.section.columns.enumerated() {
        for name in Set([definition.id, definition.label.vi, definition.label.en]) {
          exact[name, default: []].append(Place(layout: layout, column: column))
        }
      }
    }
    self.exact = exact
  }

  /// The layout of which the texts are the header; nil where they are not a header.
  ///
  /// - Parameters:
  ///   - texts: The cells of a record.
  ///   - above: Those of the record above, where a group of columns may have its header.
  ///   - isExact: Whether only headers written as in the definitions count.
  ///   - form: The only form whose parts are looked for; nil for any.
  /// - Returns: The layout that fits best, with its columns.
  func match(_ texts: [String], above: [String], isExact: Bool, of form: String?) -> Found? {
    var best: (found: Found, score: Int)?
    let matches = isExact ? exactMatches(texts) : looseMatches(texts, above: above)
    for (layout, columns) in matches
    where form == nil || layouts[layout].wholeForm.map({ $0.id == form }) ?? true {
      let count = columns.count { $0 != nil }
      let required = layouts[layout].section.columns.count(where: \.isRequired)
      let filled = texts.count { !$0.isEmpty }
      guard count >= min(columns.count, max(2, (required + 1) / 2)),
        !layouts[layout].isPartOfForm || count * 2 > filled
      else { continue }
      // Columns that the file does not have count against a layout, and so do headers that it does not know.
      let score = count * 3 - columns.count - filled
      guard score > best?.score ?? .min else { continue }
      best = (
        Found(
          layout: layout, columns: columns, headers: columns.map { $0.map { texts[$0] } ?? "" },
          width: texts.count),
        score
      )
    }
    return best?.found
  }

  private func exactMatches(_ texts: [String]) -> [(Int, [Int?])] {
    var columns: [Int: [Int?]] = [:]
    for (index, text) in texts.enumerated() where !text.isEmpty {
      for place in exact[text] ?? [] {
        let count = layouts[place.layout].section.columns.count
        if columns[place.layout, default: Array(repeating: nil, count: count)][place.column] == nil {
          columns[place.layout, default: Array(repeating: nil, count: count)][place.column] = index
        }
      }
    }
    return columns.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  private func looseMatches(_ texts: [String], above: [String]) -> [(Int, [Int?])] {
    guard texts.count(where: { !$0.isEmpty }) >= 2, texts.count <= 256 else { return [] }
    var headers: [(group: HeaderRow.Cell?, label: HeaderRow.Cell)] = []
    var places: [Int] = []
    var group: HeaderRow.Cell?
    for (index, text) in texts.enumerated() {
      // The header of a group stands above the first of its columns only.
      if index < above.count, !above[index].isEmpty {
        group = HeaderRow.Cell(above[index], row: 1, texts: headerTexts)
      }
      // A column without a header below its own is named above.
      let label = text.isEmpty && index < above.count ? above[index] : text
      guard !label.isEmpty else { continue }
      headers.append((text.isEmpty ? nil : group, HeaderRow.Cell(label, row: 2, texts: headerTexts)))
      places.append(index)
    }
    return layouts.indices.map { layout in
      let count = layouts[layout].section.columns.count
      return (layout, keys[layout].match(headers, columnCount: count).map { $0.map { places[$0] } })
    }
  }

  /// Whether a record says headers again: the labels below a row of ids, or pages put under one another.
  func isHeader(_ texts: [String], of found: Found) -> Bool {
    var filled = 0
    var same = 0
    for (column, place) in found.columns.enumerated() {
      guard let place, place < texts.count, !texts[place].isEmpty else { continue }
      filled += 1
      if keys[found.layout].isLabel(texts[place], of: column)
        || layouts[found.layout].section.columns[column].id == texts[place]
        || isGroup(texts[place], of: column, layout: found.layout)
      {
        same += 1
      }
    }
    return filled >= 2 && same * 2 > filled
  }

  private func isGroup(_ text: String, of column: Int, layout: Int) -> Bool {
    guard let group = layouts[layout].section.columns[column].group else { return false }
    return group.vi == text || group.en == text
  }
}
