package import P8Definitions
package import P8Model

/// Where everything of a section stands on its sheet: pure arithmetic, no cell is written here.
///
/// ```
/// row 1   the ids of the columns, hidden: ``FormContract/idRow``
/// row 2   the title
/// row 3   unit and period
/// row 4   the line of help, where there is one
///         the question whether there is anything to report, where the form asks
///         the groups of headers, where there are any
///         the headers
///         the rows
///         the total, where a column has one
/// ```
package struct SectionLayout: Hashable, Sendable {
  /// What a column of the sheet shows.
  package enum Content: Hashable, Sendable {
    /// The running number.
    case ordinal
    /// The column of the section at this place.
    case column(Int)
    /// The unit of measure of a fixed row.
    case measure
    /// The key of the row's model, hidden.
    case key
    /// What is wrong with the row.
    case check
  }

  /// Headers that stand under one group.
  package struct Group: Hashable, Sendable {
    /// The group's own header.
    package let label: LocalizedText
    /// The columns of the sheet, from 1.
    package let columns: ClosedRange<Int>
  }

  /// What the columns of the sheet show, from column A.
  package let contents: [Content]
  /// The groups of headers from left to right.
  package let groups: [Group]
  /// The row of the line of help; nil where there is none.
  package let helpRow: Int?
  /// The row of the question with its answer; nil where the form does not ask.
  package let questionRow: Int?
  /// The first row of the headers.
  package let headerRow: Int
  /// The row of the headers themselves; the same as ``headerRow`` where there are no groups.
  package let labelRow: Int
  /// The rows to fill in, the spare ones among them.
  package let rows: ClosedRange<Int>
  /// Those of them that stay hidden until they are needed; nil for none.
  package let spareRows: ClosedRange<Int>?
  /// The row of the totals; nil where no column has one.
  package let totalRow: Int?

  /// The row of the title.
  package static let titleRow = 2
  /// The row of unit and period.
  package static let unitRow = 3

  /// - Parameters:
  ///   - section: The section.
  ///   - filledRows: The number of rows to be filled in beforehand; an open table grows to hold them.
  ///   - hasCheck: Whether the last column says what is wrong with each row.
  package init(_ section: SectionDefinition, filledRows: Int = 0, hasCheck: Bool = false) {
    var contents: [Content] = [.ordinal]
    for (index, column) in section.columns.enumerated() {
      contents.append(.column(index))
      if column.id == SectionDefinition.keyColumn, section.fixedRows.contains(where: { $0.measure != nil }) {
        contents.append(.measure)
      }
    }
    if section.hasKeys { contents.append(.key) }
    if hasCheck { contents.append(.check) }
    self.contents = contents
    groups = Self.groups(of: contents, in: section)

    helpRow = section.help == nil ? nil : Self.unitRow + 1
    let above = helpRow ?? Self.unitRow
    questionRow = section.question == nil || !section.fixedRows.isEmpty ? nil : above + 1
    headerRow = (questionRow ?? above) + 1
    labelRow = groups.isEmpty ? headerRow : headerRow + 1
    // Behind what is filled in beforehand stand some blank rows at least.
    let isOpen = section.fixedRows.isEmpty
    let shown =
      isOpen ? max(section.blankRows, filledRows == 0 ? 1 : filledRows + 2) : section.fixedRows.count
    let count = isOpen ? max(section.blankRows + section.spareRows, shown) : shown
    rows = (labelRow + 1)...(labelRow + count)
    spareRows = count > shown ? (labelRow + shown + 1)...(labelRow + count) : nil
    totalRow = section.columns.contains(where: \.hasTotal) ? labelRow + count + 1 : nil
  }

  private static func groups(of contents: [Content], in section: SectionDefinition) -> [Group] {
    var groups: [Group] = []
    for (index, content) in contents.enumerated() {
      guard case .column(let place) = content, let label = section.columns[place].group else { continue }
      if let last = groups.last, last.label == label, last.columns.upperBound == index {
        groups[groups.count - 1] = Group(label: label, columns: last.columns.lowerBound...(index + 1))
      } else {
        groups.append(Group(label: label, columns: (index + 1)...(index + 1)))
      }
    }
    return groups
  }

  /// The last row of the table.
  package var lastRow: Int { totalRow ?? rows.upperBound }
  /// The number of columns of the sheet.
  package var columnCount: Int { contents.count }

  /// The column of the sheet, from 1, that shows a column of the section.
  package func sheetColumn(of place: Int) -> Int? {
    contents.firstIndex(of: .column(place)).map { $0 + 1 }
  }

  /// The id that stands in the hidden row above a column of the sheet.
  package static func id(of content: Content, in section: SectionDefinition) -> String {
    switch content {
    case .ordinal: FormContract.ordinal
    case .column(let place): section.columns[place].id
    case .measure: FormContract.measure
    case .key: FormContract.modelKey
    case .check: FormContract.check
    }
  }

  /// The group above a column of the sheet; nil where its header reaches over both rows.
  package func group(above column: Int) -> Group? { groups.first { $0.columns.contains(column) } }
}
