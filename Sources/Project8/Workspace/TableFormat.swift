package import P8Model
import P8Presentation

/// The formats of a table or list on a terminal.
public enum TableFormat: String, Sendable, CaseIterable {
  /// Columns for people.
  case text
  /// Texts separated by tabs with plain numbers, for scripts.
  case tsv
  /// A list of objects with the names of the columns, for scripts.
  case json
}

extension TableFormat {
  /// A list in this format, for people no wider than the screen.
  /// - Parameters:
  ///   - columns: The names of the columns for scripts, with their titles for people.
  ///   - kept: The number of columns that are never left out; nil for all.
  package func list(
    _ columns: [(name: String, title: LocalizedText)], kept: Int? = nil, rows: [[String]], language: Language,
    width: Int
  ) -> String {
    ListedTable(columns.map { .init($0.name, $0.title) }, kept: kept, rows: rows)
      .formatted(as: self, language: language, width: width)
  }
}

extension ListedTable {
  /// The list in a format, for people no wider than the screen.
  func formatted(as format: TableFormat, language: Language, width: Int) -> String {
    switch format {
    case .text: text(in: language, width: width)
    case .tsv: plain.tsv
    case .json: plain.json
    }
  }
}
