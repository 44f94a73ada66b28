import P8Definitions
import P8Model
import P8Presentation

extension Layouts {
  /// What a file says of headers: a line for each, the header, a tab, and the column.
  ///
  /// - Throws: ``Failure`` of wrong use with the line that is not understood.
  package func headerWords(inFile path: String) throws(Failure) -> [HeaderWord] {
    let text = String(decoding: try RegularFile.contents(of: path), as: UTF8.self)
    var words: [HeaderWord] = []
    for (number, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .enumerated()
    {
      let parts = line.split(separator: "\t").map(String.init)
      if parts.isEmpty || line.hasPrefix("#") { continue }
      let place = "\(path):\(number + 1)"
      guard parts.count == 2 else { throw Self.notUnderstood(String(line), at: place) }
      words.append(HeaderWord(parts[0], is: parts[1], at: place))
    }
    return words
  }

  /// What the words mean, of each section that they may be meant for.
  ///
  /// - Throws: ``Failure`` of wrong use where one means no column or several.
  func corrections(_ words: [HeaderWord]) throws(Failure) -> [HeaderCorrection] {
    let sections = Self.sections(of: definitions)
    var corrections: [HeaderCorrection] = []
    for word in words { corrections += try Self.corrections(word, sections) }
    return corrections
  }

  private static func corrections(
    _ word: HeaderWord, _ sections: [String: SectionDefinition]
  ) throws(Failure) -> [HeaderCorrection] {
    func correction(_ section: String, _ column: String?) -> HeaderCorrection {
      HeaderCorrection(header: word.header, section: section, column: column)
    }
    if word.column == "-" { return sections.keys.sorted().map { correction($0, nil) } }
    let parts = word.column.split(separator: ".").map(String.init)
    if parts.count == 2, let section = sections[parts[0]], section.index(ofColumn: parts[1]) != nil {
      return [correction(parts[0], parts[1])]
    }
    let meant = sections.values.flatMap { section in
      section.columns.filter { column in
        [column.label.vi, column.label.en].contains { $0.lowercased() == word.column.lowercased() }
      }.map { correction(section.id, $0.id) }
    }
    guard meant.count == 1 else {
      let known = meant.map { "\($0.section).\($0.column ?? "")" }.sorted()
      throw notUnderstood(word.column, at: word.place, known: known)
    }
    return meant
  }

  /// The sections of all forms by id.
  private static func sections(of definitions: Definitions) -> [String: SectionDefinition] {
    Dictionary(
      definitions.forms.values.sorted { $0.id < $1.id }.flatMap(\.sections).map { ($0.id, $0) },
      uniquingKeysWith: { first, other in first.columns.count >= other.columns.count ? first : other })
  }

  private static func notUnderstood(_ text: String, at place: String, known: [String] = []) -> Failure {
    Failure(.wrongUse, LayoutWords.notAColumn(place, text), remedy: LayoutWords.nameAColumn(known))
  }
}
