import P8Forms
package import P8Definitions
public import P8Model
import P8Presentation
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
    if isAsked { return try allowed(request).blank(request) }
    let (form, filling) = try formRequest(request)
    return try file(form, for: filling, format: .workbook)
  }

  /// The same form for the phone: an XLSForm for ODK and KoboToolbox, in both languages.
  ///
  /// - Parameter request: The form, and who fills it in for which period; its language is shown first.
  /// - Returns: The workbook.
  /// - Throws: ``Failure`` for a form or unit that is not there or a registry that cannot be used.
  public func phone(_ request: BlankFormRequest) throws -> MadeFile {
    if isAsked { return try allowed(request).phone(request) }
    let (form, filling) = try formRequest(request)
    return try file(form, for: filling, format: .phone)
  }

  /// The forms of all villages of a commune, each with the village's own models.
  ///
  /// - Parameters:
  ///   - request: The form with the commune as its unit, and the period.
  ///   - isForPhone: Whether they are for the phone.
  ///   - folder: The folder; each form is written as soon as it is made.
  ///   - isForced: Whether files that p8 did not write, such as forms that were filled in, may be replaced.
  ///   - observe: Called after each form with the number made and the number of all.
  /// - Returns: What was done, in words.
  /// - Throws: ``Failure`` for a form or unit that is not there, a commune without villages, or a file that cannot be
  ///   written.
  public func writeAll(
    _ request: BlankFormRequest, forPhone isForPhone: Bool, to folder: String, isForced: Bool = false,
    observe: (_ made: Int, _ all: Int) -> Void = { _, _ in }
  ) throws(Failure) -> LocalizedText {
    if isAsked {
      return try allowed(.see, in: request.unit).writeAll(
        request, forPhone: isForPhone, to: folder, isForced: isForced, observe: observe)
    }
    let form = try requireForm(request.form)
    try workspace.requireOnePhase(request.period)
    guard form.level == .village, request.unit.level == .commune, definitions.units[request.unit] != nil
    else {
      throw Failure(.wrongUse, FormFaultText.allNeedsCommune)
    }
    let registry = try registryIfThere()
    let villages = try Failure.wrapping { () throws(RegistryFault) in
      try registry?.villages(of: request.unit).filter { $0.isThere(on: request.period.to) } ?? []
    }
    guard !villages.isEmpty else {
      throw Failure(
        .wrongUse, FormFaultText.noVillages(of: request.unit), remedy: FormFaultText.enterVillages)
    }
    let output = FileOutput(for: workspace, isForced: isForced)
    for (place, village) in villages.enumerated() {
      let filling = self.filling(village.village, of: request)
      let made = try file(form, for: filling, format: isForPhone ? .phone : .workbook)
      // A name that every program and mail server takes.
      let name = FileWords.ascii(village.village.name)
      let ending = isForPhone ? ".xlsform.xlsx" : ".xlsx"
      let parts = [form.id, village.village.code.code, name, request.period.name].filter { !$0.isEmpty }
      try output.write([("\(folder)/\(parts.joined(separator: "-"))\(ending)", made.bytes)])
      observe(place + 1, villages.count)
    }
    return FormFaultText.written(villages.count, to: folder)
  }

  /// The same for a person who may see the unit, and enter villages where the form is for one that may be new.
  func allowed(_ request: BlankFormRequest) throws(Failure) -> Forms {
    if request.village != nil { try workspace.demand(.manageVillages, in: request.unit) }
    return try allowed(.see, in: request.unit)
  }

  private enum Format {
    case workbook, phone
  }

  private func file(_ form: FormDefinition, for filling: FormRequest, format: Format) throws(Failure)
    -> MadeFile
  {
    let rows = try carriedRows(form, for: filling)
    let workbook: Workbook
    let ending: String
    switch format {
    case .workbook:
      // Of sections with models that go on the answer is known.
      let answers = form.sections.filter { $0.hasKeys && rows[$0.id] != nil }.map {
        ($0.id, SectionAnswer.yes)
      }
      workbook = FormWorkbook(form, for: filling, definitions: definitions).filled(
        rows: rows, answers: Dictionary(answers, uniquingKeysWith: { $1 }))
      ending = ".xlsx"
    case .phone:
      workbook = XLSForm(form, for: filling, definitions: definitions, rows: rows).workbook()
      ending = ".xlsform.xlsx"
    }
    return MadeFile(
      suggestedName: "\(form.id)-\(filling.unit.code)-\(filling.period.name)\(ending)",
      bytes: try Failure.wrapping { () throws(WriteFault) in try workbook.xlsx() })
  }

  /// The models of the village as the registry has them before the period: of reports that count, by the village under
  /// any of its codes or by its commune about it, and of the officers' log.
  private func carriedRows(
    _ form: FormDefinition, for filling: FormRequest
  ) throws(Failure) -> [String: [[String: String]]] {
    guard filling.unit.level == .village, form.sections.contains(where: \.hasKeys),
      let registry = try registryIfThere()
    else { return [:] }
    return try Failure.wrapping { () throws(RegistryFault) in
      var codes: Set<UnitCode> = [filling.unit]
      if let own = try registry.village(filling.unit) {
        for village in try registry.villages() where village.identity == own.identity {
          codes.insert(village.village.code)
        }
      }
      let units = codes.union(codes.compactMap(\.communeOfVillage)).sorted()
      guard let before = filling.period.from.advanced(byDays: -1) else { return [:] }
      var reports = try registry.reports(matching: ReportQuery(to: before, units: units)).map(\.report)
        .filter { $0.state.counts() }
      let entries = try registry.logEntries().filter { codes.contains($0.current.record.unit) }
      reports += LoggedReports(
        entries, calendar: filling.period.calendar, asOf: nil, definitions: definitions
      ).reports.filter { $0.period.to <= before }
      let sorted = reports.enumerated().sorted {
        ($0.element.period.to, $0.element.version == .supplement ? 1 : 0, $0.offset)
          < ($1.element.period.to, $1.element.version == .supplement ? 1 : 0, $1.offset)
      }
      return CarriedModels(sorted.map(\.element), of: codes, for: form).rows
    }
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

  func formRequest(_ request: BlankFormRequest) throws(Failure) -> (FormDefinition, FormRequest) {
    let form = try requireForm(request.form)
    try workspace.requireOnePhase(request.period)
    let reporter = try self.reporter(
      request.unit, village: request.village, level: form.level, form: request.form)
    return (form, filling(reporter, of: request))
  }

  private func filling(_ reporter: Village, of request: BlankFormRequest) -> FormRequest {
    let above = definitions.units.lineage(of: reporter.code).dropFirst().filter { $0.level != .nation }
      .compactMap { definitions.units[$0]?.name }
    return FormRequest(
      unit: reporter.code, unitName: reporter.name, above: above, period: request.period,
      version: request.version, language: request.language)
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
          vi:
            "Biểu báo cáo của \(level.name.vi) cần mã \(level.name.vi); \(code.code) là mã cấp \(code.level.name.vi)",
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
