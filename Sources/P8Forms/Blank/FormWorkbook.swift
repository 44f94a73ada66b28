package import P8Definitions
package import P8Model
package import SpreadsheetML

/// Makes the blank workbook of a form for a unit and a period.
///
/// Whatever people do with it, a program still finds its way: the stamp and each section's table have a defined
/// name (``FormContract``), the stamp stands on a very hidden sheet too, and each section's sheet carries the ids of
/// its columns in a hidden first row (``SectionLayout``).
package struct FormWorkbook: Sendable {
  let form: FormDefinition
  let request: FormRequest
  let definitions: Definitions

  /// - Parameters:
  ///   - form: The form.
  ///   - request: Whom it is for.
  ///   - definitions: The lists, units of measure and rules.
  package init(_ form: FormDefinition, for request: FormRequest, definitions: Definitions) {
    self.form = form
    self.request = request
    self.definitions = definitions
  }

  var language: Language { request.language }
  var words: FormWords { FormWords(texts: definitions.texts, language: language) }

  /// The blank form.
  package func blank() -> Workbook { filled(rows: [:]) }

  /// The form filled in beforehand, as people would have filled it in.
  ///
  /// In columns of numbers plain digits become numbers, in columns of dates `2023-10-30` becomes a date, in columns
  /// of lists a code becomes its name; everything else stays the text that it is.
  ///
  /// - Parameters:
  ///   - rows: For each section, by its id, its rows: texts by the id of their column. A row of a section with fixed
  ///     rows names its key in the column ``SectionDefinition/keyColumn``.
  ///   - answers: What is answered to the questions of sections, by their ids.
  ///   - signature: Who filled it in.
  /// - Returns: The workbook.
  package func filled(
    rows: [String: [[String: String]]], answers: [String: SectionAnswer] = [:],
    signature: FormSignature = FormSignature()
  ) -> Workbook {
    var workbook = Workbook()
    workbook.defaultFont = FormStyle.font
    workbook.properties.title = form.title[language]
    workbook.properties.subject = "\(form.id) \(form.version)"
    workbook.properties.language = language == .vi ? "vi-VN" : "en-GB"

    // Checks come first: the texts that they say stand once, on the sheet of lists, to which all formulas refer.
    let checks = form.sections.map { RowChecks($0, of: self) }
    let lists = ListSheet(book: self, texts: checks.flatMap(\.texts))
    let sections = zip(form.sections, checks).map {
      SectionSheet(
        $0, of: self, rows: rows[$0.id] ?? [], answer: answers[$0.id], checks: $1, lists: lists)
    }
    let cover = CoverSheet(book: self, signature: signature, statuses: sections.map(\.status))
    workbook.add(cover.sheet())
    for sheet in sections {
      workbook.add(sheet.sheet())
      workbook.definedNames += sheet.definedNames
    }
    if let sheet = lists.sheet() {
      workbook.add(sheet)
      workbook.definedNames += lists.definedNames
    }
    let stamp = StampSheet(book: self)
    workbook.add(stamp.sheet())
    workbook.definedNames += stamp.definedNames
    workbook.definedNames.append(cover.unitName)
    return workbook
  }

  /// The ids of the lists that the form's columns use, in the order of their first use.
  var listIDs: [String] {
    var ids = form.sections.contains { $0.question != nil } ? [SectionAnswer.list] : []
    for column in form.sections.flatMap(\.columns) {
      if case .list(let id) = column.type, !ids.contains(id) { ids.append(id) }
    }
    return ids
  }
}

/// Who filled a form in, and when.
package struct FormSignature: Hashable, Sendable {
  package let name: String
  package let role: String
  package let date: CalendarDate?

  /// Empty for a blank form.
  package init(name: String = "", role: String = "", date: CalendarDate? = nil) {
    self.name = name
    self.role = role
    self.date = date
  }
}
