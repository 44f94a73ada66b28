import P8Forms
package import P8Definitions
import P8Model
import P8Registry
import SpreadsheetML
import VietnameseText

/// Blank forms: workbooks, and forms for the phone.
public struct Forms: Capability {
  let workspace: Workspace

  /// A blank form as a workbook.
  ///
  /// - Parameter request: The form, and who fills it in for which period.
  /// - Returns: The workbook.
  /// - Throws: ``Failure`` for a form or unit that is not there or a registry that cannot be used.
  public func blank(_ request: BlankFormRequest) throws -> MadeFile {
    let (form, filling) = try formRequest(request)
    let workbook = FormWorkbook(form, for: filling, definitions: definitions).blank()
    return MadeFile(
      suggestedName: "\(request.form)-\(filling.unit.code)-\(filling.period.name).xlsx",
      bytes: try Failure.wrapping { () throws(WriteFault) in try workbook.xlsx() })
  }

  /// The same form for the phone: an XLSForm for ODK and KoboToolbox, in both languages.
  ///
  /// - Parameter request: The form, and who fills it in for which period; its language is shown first.
  /// - Returns: The workbook.
  /// - Throws: ``Failure`` for a form or unit that is not there or a registry that cannot be used.
  public func phone(_ request: BlankFormRequest) throws -> MadeFile {
    let (form, filling) = try formRequest(request)
    let workbook = XLSForm(form, for: filling, definitions: definitions).workbook()
    return MadeFile(
      suggestedName: "\(request.form)-\(filling.unit.code)-\(filling.period.name).xlsform.xlsx",
      bytes: try Failure.wrapping { () throws(WriteFault) in try workbook.xlsx() })
  }

  /// Fails for a form that is not there, with those that are.
  @discardableResult
  package func requireForm(_ id: String) throws(Failure) -> FormDefinition {
    if let form = definitions.forms[id] { return form }
    let there = definitions.forms.keys.sorted().joined(separator: ", ")
    throw Failure(
      .wrongUse, LocalizedText(vi: "Không có biểu mẫu “\(id)”", en: "There is no form “\(id)”"),
      remedy: LocalizedText(vi: "Các biểu mẫu: \(there)", en: "The forms are: \(there)"))
  }

  private func formRequest(_ request: BlankFormRequest) throws(Failure) -> (FormDefinition, FormRequest) {
    let form = try requireForm(request.form)
    let reporter = try self.reporter(
      request.unit, village: request.village, level: form.level, form: request.form)
    let above = definitions.units.lineage(of: reporter.code).dropFirst().filter { $0.level != .nation }
      .compactMap { definitions.units[$0]?.name }
    let filling = FormRequest(
      unit: reporter.code, unitName: reporter.name, above: above, period: request.period,
      version: request.version, language: request.language)
    return (form, filling)
  }

  /// Who fills in a form: a village of the registry, or a unit of the form's level.
  private func reporter(
    _ code: UnitCode, village: String?, level: UnitLevel, form: String
  ) throws(Failure) -> Village {
    if let village {
      guard level == .village, code.level == .commune else {
        throw Failure(
          .wrongUse,
          LocalizedText(
            vi: "--village chỉ dùng cho biểu của thôn, với --unit là mã xã (5 chữ số)",
            en: "--village is for the form of a village, with a commune's code (5 digits) as --unit"))
      }
      return try workspace.villages.enter(village, in: code)
    }
    guard code.level == level else {
      throw Failure(
        .wrongUse,
        LocalizedText(
          vi: "Biểu \(form) dùng cho cấp \(level.name.vi), còn \(code.code) là cấp \(code.level.name.vi)",
          en: "The form \(form) is for a \(level.name.en), but \(code.code) is a \(code.level.name.en)"),
        remedy: level == .village
          ? LocalizedText(
            vi: "Nêu mã thôn (ví dụ 22210-01), hoặc mã xã kèm --village \"TÊN THÔN\".",
            en: "Give a village's code (such as 22210-01), or a commune's with --village \"NAME\".")
          : nil)
    }
    guard level == .village else {
      return Village(code: code, name: definitions.units[code]?.name ?? code.code)
    }
    let registry = try registryIfThere()
    let known = try Failure.wrapping { () throws(RegistryFault) in try registry?.village(code) }
    guard let known else {
      throw Failure(
        .wrongUse,
        LocalizedText(
          vi: "Thôn \(code.code) chưa có trong sổ đăng ký",
          en: "The village \(code.code) is not in the registry"),
        remedy: LocalizedText(
          vi:
            "Thêm thôn: p8 form \(form) --unit \(code.communeOfVillage?.code ?? "") --village \"TÊN THÔN\" …, hoặc p8 units import DANH-SÁCH.tsv.",
          en:
            "Enter it: p8 form \(form) --unit \(code.communeOfVillage?.code ?? "") --village \"NAME\" …, or p8 units import LIST.tsv."
        ))
    }
    return known.village
  }
}
