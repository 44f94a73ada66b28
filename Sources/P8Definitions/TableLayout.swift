import P8Model

/// A table that comes as delimited text, a file by itself, without the stamp of a form.
package struct TableLayout: Hashable, Sendable {
  /// How the numbers of a table are written.
  package enum NumberStyle: String, Hashable, Sendable, CaseIterable {
    /// As people write them: a dot groups thousands, a comma is the decimal sign.
    case vietnamese
    /// As programs write them: digits, and a point as the decimal sign.
    case plain
  }

  /// The id; that of its form and section, for a part of a form.
  package let id: String
  package let numbers: NumberStyle
  /// The columns by which a row is known again; empty for all of them.
  package let key: [String]
  /// The columns, as the only section of a form.
  package let form: FormDefinition
  /// The form of which it is a part that was saved as text; nil for a layout of its own, which can be checked, not stored.
  package let wholeForm: FormDefinition?
  /// Whether it is a part of a form that was saved as text.
  package var isPartOfForm: Bool { wholeForm != nil }

  package init(id: String, numbers: NumberStyle, key: [String], section: SectionDefinition) {
    self.init(id: id, numbers: numbers, key: key, section: section, wholeForm: nil)
  }

  private init(
    id: String, numbers: NumberStyle, key: [String], section: SectionDefinition, wholeForm: FormDefinition?
  ) {
    (self.id, self.numbers, self.key, self.wholeForm) = (id, numbers, key, wholeForm)
    form = FormDefinition(
      id: id, version: "", title: section.title, level: .village, instructions: [], sections: [section],
      source: section.source)
  }

  /// The layout of a section of a form whose sheet was saved as text.
  package init(part section: SectionDefinition, of form: FormDefinition) {
    self.init(
      id: "\(form.id)/\(section.id)", numbers: .vietnamese, key: [], section: section, wholeForm: form)
  }

  package var section: SectionDefinition { form.sections[0] }
}

extension Definitions {
  /// Every layout in which delimited text can be read: the tables, then the sections of the forms.
  package var allTables: [TableLayout] { allTables(of: forms) }

  /// The same with the sections of some forms.
  package func allTables(of forms: [String: FormDefinition]) -> [TableLayout] {
    let parts = forms.values.sorted { $0.id > $1.id }.flatMap { form in
      form.sections.map { TableLayout(part: $0, of: form) }
    }
    return tables.values.sorted { $0.id < $1.id } + parts
  }
}
