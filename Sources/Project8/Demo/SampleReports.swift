import P8Forms
package import P8Definitions
import Foundation
import P8Exports
import P8Model
import SpreadsheetML

/// Sample reports made from a seed that people can read: one table for the villages, one for each section.
///
/// A village sends a workbook, a filled phone form (`phone` in the column `file`), or another file in place of a report.
package struct SampleReports {
  package struct File: Sendable {
    package let name: String
    package let bytes: [UInt8]
  }

  private let folder: String
  private let definitions: Definitions
  private let villages: [[String: String]]
  private let rows: [String: [String: [[String: String]]]]

  static let form = "village-report"
  /// The period of villages whose row does not name one.
  private static let period = "2023"
  private static let phone = "phone"

  /// Reads the seed of a folder, in its folder `seed`.
  package init(folder: String, definitions: Definitions) throws(Failure) {
    (self.folder, self.definitions) = (folder, definitions)
    villages = try TabSeparatedTable(path: "\(folder)/seed/villages.tsv").records
    var rows: [String: [String: [[String: String]]]] = [:]
    for section in definitions.forms[Self.form]?.sections ?? [] {
      let path = "\(folder)/seed/\(section.id).tsv"
      guard FileManager.default.fileExists(atPath: path) else { continue }
      rows[section.id] = Dictionary(grouping: try TabSeparatedTable(path: path).records) { $0["unit"] ?? "" }
    }
    self.rows = rows
  }

  /// What all villages send, in the order of the villages.
  package func files() throws -> [File] {
    guard let form = definitions.forms[Self.form] else {
      throw Failure(
        .input,
        LocalizedText(vi: "Không có biểu \(Self.form)", en: "There is no form \(Self.form)"))
    }
    return try villages.map { village in
      guard
        let period = Period(village["period"] ?? Self.period, calendar: definitions.programme.calendar),
        let commune = village["commune"].flatMap({ UnitCode($0, structure: period.structure) }),
        let number = village["number"].flatMap({ Int($0) }), let code = commune.village(number: number),
        let name = village["village"]
      else {
        throw Failure(
          .input,
          LocalizedText(
            vi: "villages.tsv: dòng thiếu commune, number hoặc village: \(village)",
            en: "villages.tsv: a row lacks commune, number or village: \(village)"))
      }
      let above = definitions.units.lineage(of: commune).filter { $0.level != .nation }
        .compactMap { definitions.units[$0]?.name }
      let request = FormRequest(unit: code, unitName: name, above: above, period: period)
      let ofVillage = rows.mapValues { $0[code.code] ?? [] }
      switch village["file"] {
      case nil, "report":
        let workbook = FormWorkbook(form, for: request, definitions: definitions).filled(rows: ofVillage)
        return File(name: "\(code.code).xlsx", bytes: try workbook.xlsx())
      case Self.phone:
        let submission = SubmissionWriter(form, for: request, codeLists: definitions.codeLists)
        return File(name: "\(code.code).json", bytes: submission.bytes(rows: ofVillage))
      case let file?:
        return File(name: file, bytes: try bytes("\(folder)/seed/files/\(file)"))
      }
    }
  }

  private func bytes(_ path: String) throws(Failure) -> [UInt8] {
    try RegularFile.contents(of: path)
  }
}
