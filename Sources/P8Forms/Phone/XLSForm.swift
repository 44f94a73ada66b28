package import P8Definitions
import P8Model
package import SpreadsheetML

/// Makes a form for the phone from the same definition as the blank workbook: an XLSForm for ODK and KoboToolbox.
///
/// Sheets `survey`, `choices` and `settings`; every text in both languages. A section of open rows is a repeat, a
/// section of fixed rows a group of groups; questions keep the ids of their columns, so that a submission is read
/// by id. The stamp of the form (unit, period, version) travels in calculated fields. Rules are printed from the
/// trees that the batch check evaluates: what is an error there is a constraint here, a warning is a note that
/// shows while it holds. Rules that look beyond their row are left to the batch check.
package struct XLSForm: Sendable {
  let form: FormDefinition
  let request: FormRequest
  let definitions: Definitions
  /// The models that the form brings along: texts by column, for each section.
  let rows: [String: [[String: String]]]

  /// - Parameters:
  ///   - form: The form.
  ///   - request: Whom it is for; its language is the one shown first.
  ///   - definitions: The lists, units of measure and rules.
  ///   - rows: The models that the form brings along, as in ``FormWorkbook/filled(rows:answers:signature:)``.
  package init(
    _ form: FormDefinition, for request: FormRequest, definitions: Definitions,
    rows: [String: [[String: String]]] = [:]
  ) {
    self.rows = rows
    self.form = form
    self.request = request
    self.definitions = definitions
  }

  /// The workbook that form servers and `pyxform` take.
  package func workbook() -> Workbook {
    var workbook = Workbook()
    workbook.properties.title = form.title[request.language]
    workbook.properties.subject = "\(form.id) \(form.version)"
    workbook.properties.language = request.language == .vi ? "vi-VN" : "en-GB"
    workbook.add(sheet("survey", columns: XLSFormRow.columns, rows: survey.map(\.cells)))
    workbook.add(sheet("choices", columns: Self.choiceColumns, rows: choices))
    workbook.add(sheet("settings", columns: settings.map(\.name), rows: [settings.map(\.value)]))
    return workbook
  }

  private func sheet(_ name: String, columns: [String], rows: [[String]]) -> Worksheet {
    var sheet = Worksheet(name: name)
    for (place, column) in columns.enumerated() {
      sheet.set(.text(column), row: 1, column: place + 1, style: FormStyle.idRow)
      sheet.columnWidths[place + 1] = .characters(place < 2 ? 22 : 32)
    }
    for (row, cells) in rows.enumerated() {
      for (place, text) in cells.enumerated() where !text.isEmpty {
        sheet.set(.text(text), row: row + 2, column: place + 1)
      }
    }
    return sheet
  }

  // MARK: - Settings

  private var settings: [(name: String, value: String)] {
    let period = request.period
    let place = request.unitName.isEmpty ? request.unit.code : request.unitName
    return [
      ("form_title", "\(form.title[request.language]) - \(place) - \(period.title(request.language))"),
      ("form_id", FormContract.phoneForm(form, for: request)), ("version", form.version),
      ("default_language", FormContract.phoneName(of: request.language)),
      ("instance_name", "'\(request.unit.code) \(period.name)'"),
    ]
  }

  // MARK: - Survey

  private var survey: [XLSFormRow] {
    var rows = FormContract.stamp(form, for: request).map { field, text in
      XLSFormRow(type: "calculate", name: field.rawValue, calculation: "'\(text)'")
    }
    rows.append(XLSFormRow(type: "note", name: "p8_about", label: about))
    for (place, text) in form.phoneInstructions.enumerated() {
      rows.append(XLSFormRow(type: "note", name: "p8_instruction_\(place + 1)", label: text))
    }
    return rows + form.sections.flatMap { XLSFormSection($0, of: self).rows }
  }

  /// Unit and period, which nobody may change.
  private var about: LocalizedText {
    let place = ([request.unitName] + request.above).filter { !$0.isEmpty }.joined(separator: ", ")
    func text(_ language: Language) -> String {
      let words = FormWords(texts: definitions.texts, language: language)
      let unit = "\(words[FormText.reportingUnit]): \(place) (\(request.unit.code))."
      return "\(unit) \(words[FormText.period]): \(request.period.title(language))."
    }
    return LocalizedText(vi: text(.vi), en: text(.en))
  }

  private func isCarried(_ section: SectionDefinition) -> Bool {
    (rows[section.id] ?? []).contains { $0[ModelKey.field] != nil }
  }

  // MARK: - Choices

  private static let choiceColumns =
    ["list_name", "name"] + Language.allCases.map { XLSFormRow.column("label", $0) }

  private var choices: [[String]] {
    let columns = form.sections.flatMap(\.columns)
    var rows: [[String]] = []
    if columns.contains(where: { $0.type == .truth }) || form.sections.contains(where: isCarried) {
      for (code, name) in [("true", FormText.yes), ("false", FormText.no)] {
        rows.append([FormContract.yesNo, code] + Language.allCases.map { definitions.texts[name][$0] })
      }
    }
    var seen: Set<String> = []
    let answers = form.sections.contains { $0.question != nil } ? [FieldType.list(SectionAnswer.list)] : []
    for case .list(let id) in answers + columns.map(\.type) where seen.insert(id).inserted {
      for item in definitions.codeLists[id]?.items ?? [] {
        rows.append([FormContract.phoneName(id), item.code] + Language.allCases.map { item.name[$0] })
      }
    }
    return rows
  }
}
