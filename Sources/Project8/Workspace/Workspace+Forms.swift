import P8Forms
import P8Definitions
import P8Exports
public import P8Model
import P8Registry
import SpreadsheetML
import VietnameseText

extension Workspace {
  /// A workbook that was made, with a name to store it under.
  public struct MadeFile: Sendable {
    /// The name, without a folder.
    public let suggestedName: String
    /// The content.
    public let bytes: [UInt8]
  }

  /// A blank form for a unit and a period.
  ///
  /// - Parameters:
  ///   - id: The form.
  ///   - unit: The code of the unit; a commune where `village` names one of its villages.
  ///   - village: The name of a village, which gets a code in the registry where it has none.
  ///   - period: The period.
  ///   - version: `initial` or `supplement`.
  ///   - structure: The structure of units; that of the closing date where nil.
  ///   - language: The language of all texts.
  /// - Returns: The workbook.
  /// - Throws: ``Failure`` for what the caller wrote wrongly or a registry that cannot be used.
  public func blankForm(
    _ id: String, unit: String, village: String?, period: String, version: String, structure: String?,
    language: Language
  ) throws -> MadeFile {
    let (form, request) = try formRequest(
      id, unit: unit, village: village, period: period, version: version, structure: structure,
      language: language)
    let workbook = FormWorkbook(form, for: request, definitions: definitions).blank()
    return MadeFile(
      suggestedName: "\(id)-\(request.unit.code)-\(request.period.name).xlsx",
      bytes: try Self.written { () throws(WriteFault) in try workbook.xlsx() })
  }

  /// The same form for the phone: an XLSForm for ODK and KoboToolbox, in both languages.
  ///
  /// - Parameters:
  ///   - id: The form.
  ///   - unit: The code of the unit; a commune where `village` names one of its villages.
  ///   - village: The name of a village, which gets a code in the registry where it has none.
  ///   - period: The period.
  ///   - version: `initial` or `supplement`.
  ///   - structure: The structure of units; that of the closing date where nil.
  ///   - language: The language that is shown first.
  /// - Returns: The workbook.
  /// - Throws: ``Failure`` for what the caller wrote wrongly or a registry that cannot be used.
  public func phoneForm(
    _ id: String, unit: String, village: String?, period: String, version: String, structure: String?,
    language: Language
  ) throws -> MadeFile {
    let (form, request) = try formRequest(
      id, unit: unit, village: village, period: period, version: version, structure: structure,
      language: language)
    let workbook = XLSForm(form, for: request, definitions: definitions).workbook()
    return MadeFile(
      suggestedName: "\(id)-\(request.unit.code)-\(request.period.name).xlsform.xlsx",
      bytes: try Self.written { () throws(WriteFault) in try workbook.xlsx() })
  }

  private func formRequest(
    _ id: String, unit: String, village: String?, period: String, version: String, structure: String?,
    language: Language
  ) throws(Failure) -> (FormDefinition, FormRequest) {
    guard let form = definitions.forms[id] else {
      let there = definitions.forms.keys.sorted().joined(separator: ", ")
      throw Failure(
        .wrongUse, LocalizedText(vi: "Không có biểu mẫu “\(id)”", en: "There is no form “\(id)”"),
        remedy: LocalizedText(vi: "Các biểu mẫu: \(there)", en: "The forms are: \(there)"))
    }
    guard let version = ReportStamp.Version(rawValue: version) else {
      throw Failure(
        .wrongUse,
        LocalizedText(vi: "Phiên bản báo cáo không hợp lệ: \(version)", en: "No such version: \(version)"),
        remedy: LocalizedText(vi: "Dùng initial hoặc supplement.", en: "Use initial or supplement."))
    }
    let period = try self.period(period)
    let structure = try self.structure(structure, for: period)
    let code = try self.unit(unit, structure: structure)
    let reporter = try self.reporter(code, village: village, level: form.level, form: id)
    let above = definitions.units.lineage(of: reporter.code).dropFirst().filter { $0.level != .nation }
      .compactMap { definitions.units[$0]?.name }
    let request = FormRequest(
      unit: reporter.code, unitName: reporter.name, above: above, period: period, version: version,
      language: language)
    return (form, request)
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
      return try registered(village, in: code)
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
    let known = try Self.telling { () throws(RegistryFault) in try registry?.village(code) }
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

  private func registered(_ name: String, in commune: UnitCode) throws(Failure) -> Village {
    let entry = VillageEntry(
      commune: commune, name: NormalForm.clean(name).text, nameKey: SearchKey.placementFree(name))
    let registry = try registry()
    let outcomes = try Self.telling { () throws(RegistryFault) in try registry.importVillages([entry]) }
    switch outcomes.first {
    case .added(let village), .unchanged(let village), .updated(let village, _), .conflict(_, let village):
      return village
    case .invalid, nil:
      throw Failure(
        .wrongUse, LocalizedText(vi: "Tên thôn trống", en: "The name of the village is empty"))
    }
  }
}

extension UnitLevel {
  /// The name of the level in words.
  var name: LocalizedText {
    switch self {
    case .nation: LocalizedText(vi: "cả nước", en: "country")
    case .province: LocalizedText(vi: "tỉnh", en: "province")
    case .district: LocalizedText(vi: "huyện", en: "district")
    case .commune: LocalizedText(vi: "xã", en: "commune")
    case .village: LocalizedText(vi: "thôn", en: "village")
    }
  }
}
