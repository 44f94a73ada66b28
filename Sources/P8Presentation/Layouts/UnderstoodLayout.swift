package import P8Definitions
package import P8Model

/// How a file that is not our form was understood, without its rows: for a page on which somebody answers.
package struct UnderstoodLayout: Hashable, Sendable {
  /// A column that was taken for one of the form.
  package struct Column: Hashable, Sendable {
    /// The column of the form: `communication_team.women`.
    package let id: String
    /// The column of the file in letters.
    package let letters: String
    /// The headers above it, from the top.
    package let header: [String]
  }

  /// A table of the file.
  package struct Table: Hashable, Sendable {
    /// The section of the form for which it stands.
    package let section: SectionDefinition
    /// What it is, with the numbers of its columns and rows.
    package let title: LocalizedText
    package let columns: [Column]
    /// The headers of columns that were left out, with their cells.
    package let leftOut: [ReportStamp.Field]
    /// What else was not read: remarks, a second table.
    package let unread: [ReportStamp.Field]
    /// The rows that add up others.
    package let totals: [Int]

    /// The columns of the form that nothing was taken for.
    package var missing: [ColumnDefinition] {
      let found = Set(columns.map(\.id))
      return section.columns.filter { !found.contains("\(section.id).\($0.id)") }
    }
  }

  /// The report.
  package let path: String
  /// The form for which it stands; nil where no table was recognised.
  package let form: String?
  package let tables: [Table]
  /// The sheets that were not read.
  package let unreadSheets: [String]
  /// Unit and period and where they were found; nil where one is missing.
  package let place: LocalizedText?
  package let hasUnit: Bool
  package let period: String
  /// Whether the file names its period itself, so that nobody is asked for it.
  package let namesPeriod: Bool
  /// The finding that waits for somebody's word, or has it; nil where there is none yet.
  package let acceptance: Finding?
  /// The fingerprints of the findings that say nothing besides.
  package let told: Set<String>

  /// - Parameters:
  ///   - file: The file as it was understood.
  ///   - acceptance: The finding that keeps it out of all figures.
  ///   - told: The findings that say nothing besides.
  ///   - texts: The words in which findings speak of such files, too.
  ///   - leftOut: The headers of a table that were taken for no column.
  package init(
    _ file: UnderstoodFile, acceptance: Finding?, told: [Finding], texts: TextCatalogue,
    leftOut: (ReportSection) -> [ReportStamp.Field]
  ) {
    path = file.path
    self.told = Set(told.map(\.fingerprint))
    self.acceptance = acceptance
    guard case .foreign(let report, let form, let unplaced, _, _) = file.kind else {
      (self.form, tables, unreadSheets, place, hasUnit, period) = (nil, [], [], nil, false, "")
      namesPeriod = false
      return
    }
    self.form = form.id
    tables = form.sections.compactMap { section in
      report.section(section.id).map { Table($0, of: section, texts: texts, leftOut: leftOut($0)) }
    }
    unreadSheets = report.unread.compactMap { $0.field.place?.sheet }
    hasUnit = !report.stamp.unit.text.isEmpty
    period = report.stamp.period.text
    namesPeriod = report.foreign?.period != nil && report.foreign?.period != .request
    place = unplaced == nil ? UnderstoodFile.place(of: report, in: texts) : nil
  }
}

extension UnderstoodLayout.Table {
  fileprivate init(
    _ part: ReportSection, of section: SectionDefinition, texts: TextCatalogue, leftOut: [ReportStamp.Field]
  ) {
    self.section = section
    title = ForeignLayout.part(part, title: section.title, in: texts)
    columns = zip(section.columns, part.columns).compactMap { column, found in
      found.map {
        UnderstoodLayout.Column(id: "\(section.id).\(column.id)", letters: $0.letters, header: $0.header)
      }
    }
    self.leftOut = leftOut
    unread = part.unread.filter { $0.kind != .column }.map(\.field)
    totals = part.totals.map(\.number)
  }
}

extension ColumnDefinition {
  /// The label under its group: `Members: Women`.
  package func fullName(_ language: Language) -> String {
    (group.map { $0[language] + ": " } ?? "") + label[language]
  }
}
