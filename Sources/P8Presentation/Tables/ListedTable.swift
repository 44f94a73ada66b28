package import P8Model

/// A list that people read in columns, and scripts by the names of its columns.
package struct ListedTable {
  /// A column, with its name for scripts and its title for people.
  package struct Column: Sendable {
    let name: String
    let title: LocalizedText

    package init(_ name: String, _ title: LocalizedText) {
      (self.name, self.title) = (name, title)
    }
  }

  private let columns: [Column]
  private let rows: [[String]]
  /// The number of columns that are never left out.
  private let kept: Int?

  /// - Parameter kept: The number of columns that are never left out, however narrow the screen is; nil for all.
  package init(_ columns: [Column], kept: Int? = nil, rows: [[String]]) {
    (self.columns, self.rows, self.kept) = (columns, rows, kept)
  }

  /// In columns, no wider than the screen.
  package func text(in language: Language, width: Int) -> String {
    TextColumns(leading: columns.count, kept: kept, width: width, language: language)
      .lines([columns.map { $0.title[language] }] + rows).joined(separator: "\n")
  }

  /// The same for scripts.
  package var plain: PlainTable { PlainTable(columns.map(\.name), rows: rows) }
}
