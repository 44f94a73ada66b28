/// What a report answers to the question at the head of a section: whether there is anything to report at all.
///
/// Rows say yes by themselves. Without rows only ``no`` is a zero: no answer means that nothing is known.
public enum SectionAnswer: String, Hashable, Sendable, Codable, CaseIterable {
  case yes
  case no
  case unknown

  /// The code list that has the words of the answers.
  package static let list = "section-answer"
  /// The section under which the answers of a report are kept, as one record with a field for each section asked about.
  package static let section = "section_answers"

  /// The sections of which a record of answers says that there is nothing; empty for any other record.
  package static func emptySections(of record: ReportedRecord) -> [String] {
    guard record.section == section else { return [] }
    return record.fields.filter { $0.value.value.text == no.rawValue }.map(\.key)
  }
}
