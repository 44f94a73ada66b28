import P8DefinitionFiles
import Foundation
package import P8Definitions
public import P8Model

/// The stages in a row: the only place that knows them all.
///
/// A workspace holds the definitions and the path of the registry, which is opened when an operation needs it.
public struct Workspace: Sendable {
  /// The version of the toolkit.
  public static let version = "0.1.0"

  /// The definitions.
  package let definitions: Definitions
  /// The folder that holds `indicators/` and `templates/`.
  public let definitionsPath: String
  /// The path of the registry; nil where the caller needs none.
  public let registryPath: String?
  /// Who works with the registry, for its audit log.
  public var author = ""
  /// The time at which reports are stored, as `2023-10-30T08:00:00Z`; the machine's clock where nil.
  public var clock: (@Sendable () -> String)?
  /// How files of a batch are read; tests replace it.
  package var readFile: @Sendable (String) -> FileContent = FileContent.read

  /// Loads the definitions.
  ///
  /// - Parameters:
  ///   - folder: The folder that holds `indicators/` and `templates/`; nil to look for it.
  ///   - registry: The path of the registry; nil where none is needed.
  /// - Throws: ``Failure`` where there are no definitions or they have faults.
  public init(definitions folder: String?, registry: String?) throws(Failure) {
    do {
      let found = try DefinitionsFolder.find(named: folder)
      definitionsPath = found.path
      definitions = try DefinitionsLoader(folder: found).load()
    } catch {
      var lines = [error.message]
      if case .faulty(let faults) = error { lines += faults.prefix(20).map(Self.line) }
      throw Failure(
        .input,
        LocalizedText(
          vi: lines.map(\.vi).joined(separator: "\n"), en: lines.map(\.en).joined(separator: "\n")),
        remedy: error.hint)
    }
    registryPath = registry
  }

  static func line(_ fault: DefinitionFault) -> LocalizedText {
    LocalizedText(vi: fault.line(in: .vi), en: fault.line(in: .en))
  }
}

// MARK: - What callers write, checked

extension Workspace {
  /// The period of a text.
  ///
  /// - Throws: ``Failure`` of wrong use, with the forms that are understood.
  public func period(_ text: String) throws(Failure) -> Period {
    guard let period = Period(text, calendar: definitions.programme.calendar) else {
      throw Failure(
        .wrongUse,
        LocalizedText(vi: "Kỳ báo cáo không hợp lệ: \(text)", en: "No such period: \(text)"),
        remedy: LocalizedText(
          vi:
            "Viết theo dạng 2025, 2025-H1, 2025-9M, 2025-Q3 hoặc 2025-M07; thêm @decree09 để theo Nghị định 09/2019.",
          en:
            "Write 2025, 2025-H1, 2025-9M, 2025-Q3 or 2025-M07; add @decree09 for the days of Decree 09/2019."
        ))
    }
    return period
  }

  /// The structure of a text; that of the closing date where there is none.
  public func structure(_ text: String?, for period: Period) throws(Failure) -> UnitStructure {
    guard let text else { return period.structure }
    return try namedStructure(text)
  }

  /// The unit of a code; of a village the commune must exist.
  public func unit(_ text: String, structure: UnitStructure) throws(Failure) -> UnitCode {
    if let code = UnitCode(text, structure: structure),
      definitions.units[code.communeOfVillage ?? code] != nil
    {
      return code
    }
    let other = UnitStructure.allCases.lazy.filter { $0 != structure }
      .compactMap { UnitCode(text, structure: $0) }.first { definitions.units[$0] != nil }
    throw Failure(
      .wrongUse,
      LocalizedText(
        vi: "Không có đơn vị \(text) trong cấu trúc \(structure.rawValue)",
        en: "There is no unit \(text) in the structure of \(structure.rawValue)"),
      remedy: other.map { remedy(for: $0, in: structure) }
        ?? LocalizedText(vi: "Tìm mã bằng: p8 units find TÊN", en: "Find the code with: p8 units find NAME"))
  }

  /// What to do with a code of the other structure: where the unit is the same, or what it became.
  private func remedy(for code: UnitCode, in structure: UnitStructure) -> LocalizedText {
    let units = definitions.units
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

  /// A date of a text; nil for nil.
  func date(_ text: String?) throws(Failure) -> CalendarDate? {
    guard let text else { return nil }
    guard let date = CalendarDate(iso: text) else {
      throw Failure(
        .wrongUse, LocalizedText(vi: "Ngày không hợp lệ: \(text)", en: "No such date: \(text)"),
        remedy: LocalizedText(vi: "Viết theo dạng 2024-01-05.", en: "Write it as 2024-01-05."))
    }
    return date
  }
}
