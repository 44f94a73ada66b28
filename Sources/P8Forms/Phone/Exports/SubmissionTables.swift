package import P8Definitions
package import P8Model

/// Turns the tables that form servers export into submissions, as they hand them out as JSON.
///
/// KoboToolbox gives a workbook with a sheet for each repeat, under names or labels, with groups or without; ODK Central
/// a ZIP of delimited text. A table without those of its repeats lacks teams and sessions: it gives nothing.
package struct SubmissionTables: Sendable {
  private let forms: [String: FormDefinition]
  private let texts: TextCatalogue

  package init(forms: [String: FormDefinition], texts: TextCatalogue) {
    (self.forms, self.texts) = (forms, texts)
  }

  /// The submissions as JSON; rejected ones are among them, marked as such.
  ///
  /// - Parameters:
  ///   - tables: All tables of the export.
  ///   - file: Where they are from, for the refusal.
  /// - Throws: Why they cannot be taken for filled forms of ours.
  package func json(_ tables: [ExportedTable], file: SourceFile) throws(FormRefusal) -> [UInt8] {
    guard let place = tables.firstIndex(where: \.isOfSubmissions) else {
      throw refusal(file, texts[FormText.submissionTable])
    }
    let main = tables[place]
    let repeats = tables.indices.filter { $0 != place }.map { tables[$0] }
    var submissions: [JSONValue] = []
    let id = main.column(named: Self.ownKeys)
    // One question may stand before ours: what form a row is of its own stamp says.
    let formColumn = main.headers.firstIndex {
      QuestionPath($0).name == FormContract.Stamp.form.rawValue
    }
    var readers: [String: RowTarget] = [:]
    for row in main.rows where row.contains(where: { !$0.isEmpty }) {
      let name = formColumn.map { row[$0] } ?? ""
      guard let form = forms[name] else {
        let known = forms.keys.sorted().joined(separator: ", ")
        throw FormRefusal(
          file: file, check: IntakeCheck.otherForm,
          reason: texts.filled(FormText.unknownForm, with: ["form": name, "known": known]),
          arguments: ["form": name, "expected": known])
      }
      let target: RowTarget
      if let known = readers[name] {
        target = known
      } else {
        target = try self.target(form, main: main, repeats: repeats, file: file)
        readers[name] = target
      }
      var members = target.questions.value(of: row)
      if try isRejected(row, of: main, file: file) {
        members.append(("_validation_status", .text("validation_status_not_approved")))
      }
      for (section, table) in target.repeats {
        let own = id.flatMap { table.rows[row[$0]] } ?? []
        if !own.isEmpty {
          members.append((section, .list(own.map { .object(table.questions.value(of: $0)) })))
        }
      }
      submissions.append(.object(members))
    }
    var text = ""
    JSONValue.list(submissions).write(to: &text)
    return Array(text.utf8)
  }

  // MARK: - Tables

  /// How a table of submissions of one form is read.
  private struct RowTarget {
    let questions: ExportedQuestions
    /// The tables of repeats by the names of their sections.
    let repeats: [(section: String, table: Joined)]
  }

  /// The rows of a repeat by the submission that they are of.
  private struct Joined {
    let questions: ExportedQuestions
    var rows: [String: [[String]]] = [:]
  }

  private static let ownKeys = ["_index", "KEY"]
  private static let parentKeys = ["_parent_index", "PARENT_KEY"]

  private func target(
    _ form: FormDefinition, main: ExportedTable, repeats tables: [ExportedTable], file: SourceFile
  ) throws(FormRefusal) -> RowTarget {
    guard let questions = ExportedQuestions(of: form, in: main) else {
      throw refusal(file, texts[FormText.submissionWithoutGroups])
    }
    var repeats: [(section: String, table: Joined)] = []
    for section in form.sections where section.fixedRows.isEmpty {
      guard let table = tables.first(where: { Self.isTable($0.name, of: section) }) else { continue }
      var joined = Joined(questions: ExportedQuestions(of: section, in: table))
      guard let parent = table.column(named: Self.parentKeys) else {
        throw refusal(file, texts[FormText.submissionTable])
      }
      for row in table.rows where !row[parent].isEmpty { joined.rows[row[parent], default: []].append(row) }
      repeats.append((FormContract.phoneName(section.id), joined))
    }
    // A file of delimited text by itself never has the repeats; a workbook has those that anybody filled in.
    guard main.column(named: Self.ownKeys) != nil, !tables.isEmpty else {
      throw refusal(file, texts[FormText.submissionTable])
    }
    return RowTarget(questions: questions, repeats: repeats)
  }

  /// Whether a sheet or file is that of a section: sheets are cut at 31 characters, files are named by form and repeat.
  private static func isTable(_ name: String, of section: SectionDefinition) -> Bool {
    let phone = FormContract.phoneName(section.id)
    let names = [phone] + Language.allCases.map { section.title[$0] }
    if names.contains(where: { $0 == name || (name.count >= 28 && $0.hasPrefix(name)) }) { return true }
    guard name.lowercased().hasSuffix(".csv") else { return false }
    let bare = name.dropLast(4)
    return bare.hasSuffix("-" + phone) || bare == phone
  }

  // MARK: - What came of a submission on the server

  /// Whether somebody looked at a submission there and did not approve of it.
  ///
  /// - Throws: For a word that no server says: whether the submission counts is not to be guessed.
  private func isRejected(
    _ row: [String], of main: ExportedTable, file: SourceFile
  ) throws(FormRefusal) -> Bool {
    guard let column = main.column(named: ["_validation_status", "ReviewState"]) else { return false }
    let state = HeaderKeys.key(row[column])
    switch state {
    case "", "approved", "validationstatusapproved", "onhold", "validationstatusonhold", "hasissues",
      "edited",
      "received":
      return false
    case "notapproved", "validationstatusnotapproved", "rejected": return true
    default:
      throw refusal(file, texts.filled(FormText.submissionState, with: ["state": row[column]]))
    }
  }

  private func refusal(_ file: SourceFile, _ reason: LocalizedText) -> FormRefusal {
    FormRefusal(file: file, check: IntakeCheck.submissions, reason: reason)
  }
}
