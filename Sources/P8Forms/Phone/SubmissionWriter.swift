package import P8Definitions
package import P8Model

/// Writes a phone form as somebody has filled it in, in the JSON that KoboToolbox hands out.
///
/// It is the other way of ``SubmissionReader``: samples and tests are made with it, no report is.
package struct SubmissionWriter: Sendable {
  private let form: FormDefinition
  private let request: FormRequest
  private let codeLists: [String: CodeList]

  package init(_ form: FormDefinition, for request: FormRequest, codeLists: [String: CodeList]) {
    (self.form, self.request, self.codeLists) = (form, request, codeLists)
  }

  /// A submission, the same bytes for the same rows.
  ///
  /// Of a section without rows the answer is no.
  /// - Parameter rows: For each section, by its id, its rows: texts by the id of their column.
  package func bytes(rows: [String: [[String: String]]]) -> [UInt8] {
    var members = FormContract.stamp(form, for: request).map { ($0.field.rawValue, JSONValue.text($0.text)) }
    for section in form.sections { members += self.members(of: section, rows[section.id] ?? []) }
    var text = ""
    JSONValue.object(members).writeIndented(to: &text, width: 1 << 16)
    return Array(text.utf8)
  }

  private func members(
    of section: SectionDefinition, _ rows: [[String: String]]
  ) -> [(String, JSONValue)] {
    let name = FormContract.phoneName(section.id)
    var members: [(String, JSONValue)] = []
    if section.question != nil {
      let answer = rows.isEmpty ? SectionAnswer.no : .yes
      members.append(
        (FormContract.phoneName([section.id, FormContract.phoneAnswer]), .text(answer.rawValue)))
    }
    guard !rows.isEmpty else { return members }
    guard section.fixedRows.isEmpty else {
      for row in rows {
        guard let key = row[SectionDefinition.keyColumn] else { continue }
        let group = FormContract.phoneName([section.id, key])
        for (column, answer) in answers(row, of: section) where column != SectionDefinition.keyColumn {
          members.append(
            ("\(name)/\(group)/\(FormContract.phoneName([section.id, key, column]))", .text(answer)))
        }
      }
      return members
    }
    let items = rows.map { row in
      JSONValue.object(
        answers(row, of: section).map { column, answer in
          ("\(name)/\(FormContract.phoneName([section.id, column]))", .text(answer))
        })
    }
    return members + [(name, .list(items))]
  }

  /// The answers of a row in the order of the questions; of a list a phone sends the code.
  private func answers(
    _ row: [String: String], of section: SectionDefinition
  ) -> [(column: String, answer: String)] {
    section.columns.compactMap { column in
      guard column.isOnPhone || column.id == SectionDefinition.keyColumn, let text = row[column.id],
        !text.isEmpty
      else { return nil }
      guard case .list(let list) = column.type else { return (column.id, text) }
      let item = codeLists[list]?.items.first { $0.code == text || $0.name.vi == text }
      return (column.id, item?.code ?? text)
    }
  }
}
