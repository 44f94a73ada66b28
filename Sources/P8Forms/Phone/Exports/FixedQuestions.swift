import P8Definitions
import P8Model

/// The questions on the fixed rows of a form's sections: the same columns are asked for each row.
struct FixedQuestions {
  private struct Question {
    let section: SectionDefinition
    let row: SectionDefinition.FixedRow
    let column: ColumnDefinition

    /// As forms named it before 2026.2, which the reader of submissions knows: its groups say section and row.
    var path: String {
      [section.id, row.key, column.id].map(FormContract.phoneName(_:)).joined(separator: "/")
    }
  }

  /// In the order of the form.
  private let questions: [Question]
  /// The places of those that a word may mean: a name or the key of a label.
  private let places: [String: [Int]]

  init(_ form: FormDefinition) {
    questions = form.sections.flatMap { section in
      section.fixedRows.flatMap { row in
        section.columns.lazy.filter { $0.id != SectionDefinition.keyColumn }
          .map { Question(section: section, row: row, column: $0) }
      }
    }
    var places: [String: [Int]] = [:]
    for (place, question) in questions.enumerated() {
      for word in Self.words(of: question.column) { places[word, default: []].append(place) }
    }
    self.places = places
  }

  private static func words(of column: ColumnDefinition) -> Set<String> {
    Set(
      [FormContract.phoneName(column.id)] + column.synonyms.map(HeaderKeys.key)
        + Language.allCases.map { HeaderKeys.key(XLSFormSection.label(of: column)[$0]) })
  }

  /// The question whose groups say section and row; nil where they do not.
  func question(_ path: QuestionPath) -> String? {
    guard path.groups.count >= 2 else { return nil }
    let (section, row) = (path.groups[path.groups.count - 2], path.groups[path.groups.count - 1])
    let words = [path.name, QuestionPath(path.name).bareName, HeaderKeys.key(path.name)]
    return words.lazy.compactMap { places[$0] }.first?.map { questions[$0] }.first { question in
      Self.means(section, question.section.id, question.section.title)
        && (Self.means(row, question.row.key, question.row.label)
          || Self.means(HeaderKeys.withoutBrackets(row), question.row.key, question.row.label))
    }?.path
  }

  /// Whether the name or label of a group means an id.
  private static func means(_ group: String, _ id: String, _ label: LocalizedText) -> Bool {
    let names = [group, QuestionPath(group).bareName]
    if names.contains(FormContract.phoneName(id)) { return true }
    let key = HeaderKeys.key(group)
    return !key.isEmpty && Language.allCases.contains { HeaderKeys.key(label[$0]) == key }
  }

  /// The word of a header without groups by which several questions are known; nil where none is.
  func word(_ path: QuestionPath) -> String? {
    [path.name, path.bareName, HeaderKeys.key(path.name)].first { places[$0] != nil }
  }

  /// The questions that a word means, in the order of the form; nil where it means another number of them.
  ///
  /// Rows that add up others are asked in forms handed out before 2026.2 only.
  func questions(_ word: String, count: Int) -> [String]? {
    let all = (places[word] ?? []).map { questions[$0] }
    let asked = all.filter { $0.row.sum.isEmpty }
    return [all, asked].first { $0.count == count }?.map(\.path)
  }
}
