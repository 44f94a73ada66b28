package import P8Definitions
package import P8Model

/// A file as it was understood, for a person to look at.
package struct UnderstoodFile: Sendable {
  /// What it is.
  package enum Kind: Sendable {
    /// Our form, which needs no second look.
    case ownForm
    /// Nothing of it was understood, for these reasons.
    case unread([LocalizedText])
    /// Another layout: its report, the form for which it stands, what it does not say of its place, who accepted it, and the
    /// number of its other errors.
    case foreign(
      FieldReport, form: FormDefinition, unplaced: LocalizedText?, acceptance: Finding.Waiver?,
      otherErrors: Int)
  }

  /// The file.
  package let path: String
  package let kind: Kind
  /// The words in which findings speak of such files, too.
  private let texts: TextCatalogue

  package init(path: String, kind: Kind, texts: TextCatalogue) {
    (self.path, self.kind, self.texts) = (path, kind, texts)
  }

  /// Whether something waits for a person.
  package var needsAttention: Bool {
    switch kind {
    case .ownForm: false
    case .unread: true
    case .foreign(_, _, let unplaced, let acceptance, let errors):
      unplaced != nil || acceptance == nil || errors > 0
    }
  }

  /// What was taken for what, line by line.
  package func formatted(_ language: Language) -> String {
    switch kind {
    case .ownForm: "\(path): \(LayoutWords.ownForm[language])"
    case .unread(let reasons):
      ([path + ":"] + reasons.map { "  " + $0[language] }).joined(separator: "\n")
    case .foreign(let report, let form, let unplaced, let acceptance, let errors):
      ([path + ":"] + tables(report, form, language)
        + next(report, unplaced: unplaced, acceptance: acceptance, errors: errors, language).map { "  " + $0 })
        .joined(separator: "\n")
    }
  }

  // MARK: - Tables

  private func tables(_ report: FieldReport, _ form: FormDefinition, _ language: Language) -> [String] {
    form.sections.flatMap { section -> [String] in
      guard let part = report.section(section.id) else { return [] }
      var lines = [
        "  " + ForeignLayout.part(part, title: section.title, in: texts)[language]
      ]
      let columns = zip(section.columns, part.columns).map { column, found in
        [
          "    " + (found?.letters ?? "–"), found.map { $0.header.joined(separator: " / ") } ?? "",
          found == nil ? "" : "→", column.fullName(language),
        ]
      }
      let isFound = part.columns.map { $0 != nil }
      lines += TextColumns(leading: 4).lines(zip(columns, isFound).filter(\.1).map(\.0))
      let missing = zip(section.columns, isFound).filter { !$0.1 }.map { $0.0.fullName(language) }
      if !missing.isEmpty { lines.append("    " + LayoutWords.missing(missing)[language]) }
      if !part.totals.isEmpty {
        lines.append("    " + LayoutWords.totals(part.totals.map(\.number))[language])
      }
      for unread in part.unread {
        lines.append("    " + LayoutWords.unread(unread.field)[language])
      }
      return lines
    } + report.unread.map { "  " + LayoutWords.unreadSheet($0.field.place?.sheet ?? "")[language] }
  }

  // MARK: - What comes next

  private func next(
    _ report: FieldReport, unplaced: LocalizedText?, acceptance: Finding.Waiver?, errors: Int,
    _ language: Language
  ) -> [String] {
    if let unplaced { return [unplaced[language]] }
    var lines: [String] = []
    if let place = Self.place(of: report, in: texts) { lines.append(place[language]) }
    if let acceptance {
      lines.append(LayoutWords.accepted(acceptance)[language])
    } else {
      lines.append(LayoutWords.acceptIt(path)[language])
    }
    if errors > 0 { lines.append(LayoutWords.errors(errors, path)[language]) }
    return lines
  }

  /// Unit and period of a file that is not our form, and where they were found.
  static func place(of report: FieldReport, in texts: TextCatalogue) -> LocalizedText? {
    let stamp = report.stamp
    let name = stamp.unitName.text
    let period = String(stamp.period.text.prefix { $0 != "@" })
    return report.foreign?.place(
      unit: name.isEmpty ? stamp.unit.text : "\(name) (\(stamp.unit.text))",
      period: LocalizedText(vi: period, en: period), in: texts)
  }
}
