package import P8Definitions
import P8Model

/// What those who write forms and those who read them back agree on: names by which a program finds its way in a
/// filled form, wherever people have moved its cells.
///
/// Forms that were handed out stay with people for months, and scripts use the names too: none may change.
package enum FormContract {
  // MARK: - The stamp

  /// A field of the stamp: a defined name of the workbook, a calculated field on the phone.
  package enum Stamp: String, CaseIterable, Sendable {
    /// The id of the form.
    case form = "p8_form"
    /// The version of the form.
    case formVersion = "p8_form_version"
    /// The code of the unit.
    case unit = "p8_unit"
    /// The name of the unit, which stands on the first sheet.
    case unitName = "p8_unit_name"
    /// The structure of units.
    case structure = "p8_structure"
    /// The period with its calendar.
    case period = "p8_period"
    /// `initial` or `supplement`.
    case version = "p8_report_version"
  }

  /// The fields that a form is stamped with, in the order of their rows; people may have to write the name of the
  /// unit themselves, so it is not among them.
  static func stamp(_ form: FormDefinition, for request: FormRequest) -> [(field: Stamp, text: String)] {
    [
      (.form, form.id), (.formVersion, form.version), (.unit, request.unit.code),
      (.structure, request.unit.structure.rawValue), (.period, request.period.description),
      (.version, request.version.rawValue),
    ]
  }

  /// The very hidden sheet that carries the stamp: a field's name in column A, its value in B.
  package static let stampSheet = "p8"

  // MARK: - Tables and lists

  /// The hidden sheet that carries the lists, and the texts that formulas say.
  package static let listSheet = "p8_lists"
  /// The defined name of the texts that formulas say; the first cell is empty.
  package static let texts = "p8_texts"

  /// The defined name of a section's table: headers, rows and total.
  package static func section(_ id: String) -> String { "p8_section_\(NamePart.of(id))" }
  /// The defined name of the cell in which a section's question is answered.
  package static func answer(_ id: String) -> String { "p8_answer_\(NamePart.of(id))" }
  /// The defined name of a list's names.
  package static func list(_ id: String) -> String { "p8_list_\(NamePart.of(id))" }
  /// The defined name of a list's codes, in the order of its names.
  package static func codes(_ id: String) -> String { "p8_codes_\(NamePart.of(id))" }

  /// A defined name as it is looked up: programs do not regard capitals.
  static func key(ofName name: String) -> String { name.lowercased() }

  // MARK: - Columns

  /// The hidden row of ids.
  package static let idRow = 1
  /// The id above the running number of a row.
  package static let ordinal = "#"
  /// The id above the unit of measure of a fixed row.
  package static let measure = "#measure"
  /// The id above the key of a row's model.
  package static let modelKey = "#key"
  /// The id above what is wrong with a row, said while it is being filled in.
  package static let check = "#check"

  private static let requiredMark = " (*)"

  /// A header with the mark of a column that must be filled in.
  static func marked(_ header: String) -> String { header + requiredMark }

  /// A header without that mark.
  static func unmarked(_ header: String) -> String {
    header.utf8.last == UInt8(ascii: ")") && header.hasSuffix(requiredMark)
      ? String(header.dropLast(requiredMark.count)) : header
  }

  // MARK: - On the phone

  /// The list of the answers to a question of yes or no.
  package static let yesNo = "yes_no"

  /// The name by which form servers know a language.
  static func phoneName(of language: Language) -> String {
    switch language {
    case .vi: "Tiếng Việt (vi)"
    case .en: "English (en)"
    }
  }

  /// The id of a form on the form server: one for each unit and period, since the stamp is in it.
  package static func phoneForm(_ form: FormDefinition, for request: FormRequest) -> String {
    let words = ["p8", form.id, request.unit.code, request.period.name, request.version.rawValue]
    return NamePart.of(words.joined(separator: "_")).lowercased()
  }

  /// The name of a section, row, column or list on the phone: its id, behind an underscore where a name may not
  /// begin like that, or where the form itself uses such names.
  package static func phoneName(_ id: String) -> String {
    let isTaken = id.hasPrefix("p8_") || id == yesNo || id == "meta"
    guard let first = id.first, first.isASCII, first.isLetter, !isTaken else { return "_" + id }
    return id
  }

  /// What stands between the parts of a question's name.
  private static let phoneSeparator = "__"

  /// The name of a question, group or note on the phone, which is single over the whole form: section, row and column
  /// one after the other.
  package static func phoneName(_ parts: [String]) -> String {
    parts.enumerated().map { $0 == 0 ? phoneName($1) : $1 }.joined(separator: phoneSeparator)
  }

  /// The section, row and column of which the name of a question is made.
  package static func parts(ofPhoneName name: String) -> [String] {
    var parts: [String] = []
    var rest = Substring(name)
    while let range = rest.dropFirst().firstRange(of: phoneSeparator) {
      parts.append(String(rest[..<range.lowerBound]))
      rest = rest[range.upperBound...]
    }
    parts.append(String(rest))
    return parts.enumerated().map { $0 == 0 ? id(ofPhoneName: $1) : $1 }
  }

  /// The part of a name that stands for the answer to a section's question.
  package static let phoneAnswer = "answer"
  /// The part of a name that stands for the question whether there are others beside those that come along.
  package static let phoneMore = "more"
  /// The part of a name that stands for a model that the form brings along, before its number.
  package static let phoneModel = "m"

  /// The id that has a name on the phone.
  package static func id(ofPhoneName name: String) -> String {
    name.first == "_" ? String(name.dropFirst()) : name
  }
}
