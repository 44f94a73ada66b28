import P8Definitions
import P8Model

/// Which question of a form each column of an exported table answers, whatever names the server gave them.
struct ExportedQuestions {
  /// For each column the path of its question, as submissions name it; nil for a column that is not of the form.
  private let paths: [String?]

  /// The answers of a row; an empty one is none.
  func value(of row: [String]) -> [(String, JSONValue)] {
    zip(paths, row).compactMap { path, text in
      path.flatMap { text.isEmpty ? nil : ($0, .text(text)) }
    }
  }

  // MARK: - The questions of a repeat

  init(of section: SectionDefinition, in table: ExportedTable) {
    let names = Set(section.columns.map { FormContract.phoneName([section.id, $0.id]) })
    var taken: Set<String> = []
    paths = table.headers.map { header in
      let path = QuestionPath(header)
      let found =
        names.contains(path.name)
        ? path.name : Self.column(path, of: section).map { FormContract.phoneName($0.id) }
      return found.flatMap { taken.insert($0).inserted ? $0 : nil }
    }
  }

  /// The column that a header means by its name, with a number behind it or without, or by its label.
  private static func column(_ path: QuestionPath, of section: SectionDefinition) -> ColumnDefinition? {
    let names = [path.name, path.bareName]
    if let column = section.columns.first(where: { names.contains(FormContract.phoneName($0.id)) }) {
      return column
    }
    let key = HeaderKeys.key(path.name)
    guard !key.isEmpty else { return nil }
    return section.columns.first { column in labels(of: column).contains(key) }
  }

  private static func labels(of column: ColumnDefinition) -> [String] {
    Language.allCases.map { HeaderKeys.key(XLSFormSection.label(of: column)[$0]) }
      + column.synonyms.map(HeaderKeys.key)
  }

  // MARK: - The questions beside repeats

  /// - Returns: Nil where names or labels stand several times and nothing says which row each is of.
  init?(of form: FormDefinition, in table: ExportedTable) {
    let fixed = FixedQuestions(form)
    let headers = table.headers.map(QuestionPath.init)
    let known = headers.map { path in
      Self.isOwnName(path.name, of: form) ? path.name : fixed.question(path) ?? Self.answer(path, of: form)
    }
    var places: [String: [Int]] = [:]
    for (place, path) in headers.enumerated() where known[place] == nil {
      if let word = fixed.word(path) { places[word, default: []].append(place) }
    }
    var paths = known
    for (word, columns) in places {
      // Where a server kept one of several questions of a name, the one that is left may be any of them.
      guard let questions = fixed.questions(word, count: columns.count) else { return nil }
      for (column, question) in zip(columns, questions) { paths[column] = question }
    }
    let found = paths.compactMap(\.self)
    guard Set(found).count == found.count else { return nil }
    self.paths = paths
  }

  /// A field of the stamp, or a question whose name says section, row and column.
  private static func isOwnName(_ name: String, of form: FormDefinition) -> Bool {
    if FormContract.Stamp(rawValue: name) != nil { return true }
    let parts = FormContract.parts(ofPhoneName: name)
    return parts.count > 1 && form.sections.contains { $0.id == parts[0] }
  }

  /// The question at the head of a section, by its words.
  private static func answer(_ path: QuestionPath, of form: FormDefinition) -> String? {
    let key = HeaderKeys.key(path.name)
    guard !key.isEmpty else { return nil }
    return form.sections.first { section in
      Language.allCases.contains { language in section.question.map { HeaderKeys.key($0[language]) } == key }
    }.map { FormContract.phoneName([$0.id, FormContract.phoneAnswer]) }
  }
}
