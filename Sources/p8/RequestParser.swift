import P8Model
import Project8

/// What people write on the command line, as values: periods, units, days.
///
/// Each fault says what may be written instead.
struct RequestParser {
  let units: UnitCatalogue
  private let workspace: Workspace

  init(_ workspace: Workspace) {
    units = workspace.units
    self.workspace = workspace
  }

  func period(_ text: String) throws(Failure) -> Period {
    guard let period = workspace.period(named: text) else {
      let calendars = workspace.calendarIds.joined(separator: ", @")
      throw Failure(
        .wrongUse,
        LocalizedText(vi: "Kỳ báo cáo không hợp lệ: \(text)", en: "No such period: \(text)"),
        remedy: suggestion(ofPeriod: text)
          ?? LocalizedText(
            vi:
              "Viết theo dạng 2025, 2025-H1, 2025-8M, 2025-9M, 2025-Q3 hoặc 2025-M07; thêm lịch khi cần: @\(calendars).",
            en:
              "Write 2025, 2025-H1, 2025-8M, 2025-9M, 2025-Q3 or 2025-M07; add a calendar where needed: @\(calendars)."
          ))
    }
    return period
  }

  /// The period that a text of another form probably means.
  private func suggestion(ofPeriod text: String) -> LocalizedText? {
    // A calendar that is none is told with those that there are.
    guard !text.contains("@") else { return nil }
    return PeriodSpelling(text).candidates.first { workspace.period(named: $0) != nil }.map {
      LocalizedText(vi: "Có phải \($0)?", en: "Did you mean \($0)?")
    }
  }

  func structure(_ text: String) throws(Failure) -> UnitStructure {
    if let structure = UnitStructure(rawValue: text) { return structure }
    throw Failure(
      .wrongUse,
      LocalizedText(vi: "Cấu trúc đơn vị không hợp lệ: \(text)", en: "No such structure of units: \(text)"),
      remedy: LocalizedText(vi: "Dùng 2024 hoặc 2025.", en: "Use 2024 or 2025."))
  }

  func date(_ text: String?) throws(Failure) -> CalendarDate? {
    guard let text else { return nil }
    guard let date = CalendarDate(iso: text) else { throw Failure.noSuchDate(text) }
    return date
  }

  func day(_ text: String) throws(Failure) -> CalendarDate {
    guard let day = try date(text) else { throw Failure.noSuchDate(text) }
    return day
  }

  func figure(_ name: String) throws(Failure) -> FigureKey {
    if let key = FigureKey(name: name) { return key }
    throw Failure(
      .wrongUse, LocalizedText(vi: "Không có loại số “\(name)”", en: "There is no figure “\(name)”"),
      remedy: LocalizedText(
        vi: "Dùng cumulative, in-period hoặc part.TÊN (ví dụ part.new).",
        en: "Use cumulative, in-period or part.NAME (such as part.new)."))
  }
}

// MARK: - Units

extension RequestParser {
  /// The unit of a code; of a village the commune must exist.
  func unit(_ text: String, structure: UnitStructure) throws(Failure) -> UnitCode {
    if let code = known(text, structure) { return code }
    let other = UnitStructure.allCases.lazy.filter { $0 != structure }
      .compactMap { UnitCode(text, structure: $0) }.first { units[$0] != nil }
    let wayOut =
      if let other { remedy(for: other, in: structure) } else { try suggestion(ofUnit: text, structure) }
    throw Failure(
      .wrongUse,
      LocalizedText(
        vi: "Không có đơn vị \(text) trong cấu trúc \(structure.rawValue)",
        en: "There is no unit \(text) in the structure of \(structure.rawValue)"),
      remedy: wayOut)
  }

  /// A unit at the closing date of a period; without one the code must mean one unit only.
  func unit(_ text: String, at period: Period?) throws(Failure) -> UnitCode {
    guard let period else { return try unit(meaning: text) }
    return try unit(text, structure: period.structure)
  }

  /// A unit and a period, whose closing date chooses the structure.
  func unit(_ unit: String, in period: String) throws(Failure) -> (unit: UnitCode, period: Period) {
    let period = try self.period(period)
    return (try self.unit(unit, structure: period.structure), period)
  }

  /// The unit and period of the options; without a structure that of the closing date holds.
  func scope(_ scope: ScopeOptions) throws(Failure) -> (unit: UnitCode, period: Period) {
    let period = try period(scope.period)
    var structure = period.structure
    if let text = scope.structure { structure = try self.structure(text) }
    return (try unit(scope.unit, structure: structure), period)
  }

  /// The units that a code may mean where no period chooses the structure, the newest first; `22096@2024` means one.
  func units(meaning text: String) throws(Failure) -> [UnitCode] {
    var named = text
    var structures: [UnitStructure] = UnitStructure.allCases.reversed()
    if let at = text.firstIndex(of: "@"),
      let one = UnitStructure(rawValue: String(text[text.index(after: at)...]))
    {
      named = String(text[..<at])
      structures = [one]
    }
    let found = structures.compactMap { known(named, $0) }
    return found.isEmpty ? [try unit(named, structure: .y2025)] : found
  }

  /// The rights of a key: its units, and what it may do for them.
  func rights(units texts: [String], may: String) throws(Failure) -> KeyRights {
    let names = may.split(separator: ",").map { $0.drop { $0 == " " } }
    let rights = names.compactMap { KeyRights.Right(rawValue: String($0)) }
    guard !texts.isEmpty, !rights.isEmpty, rights.count == names.count else { throw Failure.incompleteRights }
    var codes: [UnitCode] = []
    for text in texts { codes.append(try unit(meaning: text)) }
    return KeyRights(units: codes, may: Set(rights))
  }

  /// The one unit that a code may mean where no period chooses the structure: `54`, or `66@2025`.
  func unit(meaning text: String) throws(Failure) -> UnitCode {
    let meant = try self.units(meaning: text)
    guard let unit = meant.first, meant.count == 1 else {
      throw Failure.ambiguous(text, meant.map { "\($0) (\(units[$0]?.name ?? ""))" })
    }
    return unit
  }

  /// The code of a village as people write it: `22210-01`, or `22210-01@2025` where the structure must be said.
  func village(_ text: String, structure: String?) throws(Failure) -> UnitCode {
    guard let structure else {
      let found = try units(meaning: text).filter { $0.level == .village }
      if let code = found.first { return code }
      return try unit(text, structure: .y2025)
    }
    return try unit(text, structure: try self.structure(structure))
  }

  private func known(_ text: String, _ structure: UnitStructure) -> UnitCode? {
    guard let code = UnitCode(text, structure: structure), units[code.communeOfVillage ?? code] != nil
    else { return nil }
    return code
  }

  /// The units that an unknown code or a name in place of a code may mean, else where codes are found.
  private func suggestion(ofUnit text: String, _ structure: UnitStructure) throws(Failure) -> LocalizedText {
    var meant: [String] = []
    if text.contains(where: \.isLetter) {
      meant = try workspace.places.search(text).filter { $0.code.structure == structure }
        .map { "\($0.code.code) (\($0.place))" }
    } else {
      let codes = units.all.filter { $0.code.structure == structure }.map(\.code.code)
      meant = NearNames.nearest(to: text, among: codes).compactMap { UnitCode($0, structure: structure) }
        .map { "\($0.code) (\(units[$0]?.name ?? ""))" }
    }
    guard !meant.isEmpty else {
      return LocalizedText(
        vi: "Tìm mã bằng: p8 units find TÊN", en: "Find the code with: p8 units find NAME")
    }
    let listed = meant.prefix(4).joined(separator: "; ")
    let more = meant.count > 4 ? "; …" : ""
    return LocalizedText(
      vi: "Có phải: \(listed)\(more)? Tìm mã bằng: p8 units find TÊN",
      en: "Did you mean: \(listed)\(more)? Find the code with: p8 units find NAME")
  }

  /// What to do with a code of the other structure: where the unit is the same, or what it became.
  private func remedy(for code: UnitCode, in structure: UnitStructure) -> LocalizedText {
    let counterparts =
      structure == .y2025
      ? units.successor(ofProvince: code).map { [$0] } ?? units.changes(ofOld: code).map(\.new)
      : units.changes(ofNew: code).map(\.old)
    let named = counterparts.prefix(4).map { "\($0.code) (\(units[$0]?.name ?? ""))" }.joined(separator: ", ")
    let more = counterparts.count > 4 ? ", …" : ""
    let (old, new) = (code.structure.rawValue, structure.rawValue)
    guard !named.isEmpty else {
      return LocalizedText(
        vi:
          "Mã này thuộc cấu trúc \(old): chọn kỳ có ngày chốt phù hợp, hoặc xem p8 units changes \(code.code).",
        en:
          "The code belongs to the structure of \(old): choose a period that closes then, or see p8 units changes \(code.code)."
      )
    }
    return LocalizedText(
      vi:
        "Mã này thuộc cấu trúc \(old). Trong cấu trúc \(new), dùng \(named)\(more); hoặc chọn kỳ có ngày chốt phù hợp.",
      en:
        "The code belongs to the structure of \(old). In that of \(new) use \(named)\(more), or choose a period that closes then."
    )
  }
}

extension Failure {
  fileprivate static var incompleteRights: Failure {
    Failure(
      .wrongUse,
      LocalizedText(
        vi: "Cần cả --unit và --may để cấp quyền cho khóa", en: "Rights of a key need both --unit and --may"),
      remedy: LocalizedText(
        vi: "Các quyền: send (gửi), confirm (xác thực), approve (duyệt), define (danh mục).",
        en: "The rights are send, confirm, approve and define."))
  }

  fileprivate static func ambiguous(_ text: String, _ names: [String]) -> Failure {
    let listed = names.joined(separator: ", ")
    return Failure(
      .wrongUse,
      LocalizedText(vi: "Mã \(text) có thể là nhiều đơn vị", en: "The code \(text) may mean several units"),
      remedy: LocalizedText(vi: "Chọn một: \(listed)", en: "Choose one: \(listed)"))
  }

  fileprivate static func noSuchDate(_ text: String) -> Failure {
    Failure(
      .wrongUse, LocalizedText(vi: "Ngày không hợp lệ: \(text)", en: "No such date: \(text)"),
      remedy: LocalizedText(vi: "Viết theo dạng 2024-01-05.", en: "Write it as 2024-01-05."))
  }
}
