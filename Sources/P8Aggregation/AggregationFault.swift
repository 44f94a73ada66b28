import P8Definitions
package import P8Model

/// Why a table or an explanation cannot be made.
package enum AggregationFault: Error, Hashable, Sendable {
  /// An expression of an indicator cannot be compiled; the loader of definitions should have reported it.
  case expression(DefinitionSource, LocalizedText)
  /// An indicator names a record or an indicator that is not defined.
  case unknownName(DefinitionSource, String)
  /// No unit of the structure has this code.
  case unknownUnit(UnitCode)
  /// The unit belongs to another structure than the table.
  case wrongStructure(UnitCode, UnitStructure)
  /// No indicator has this code.
  case unknownIndicator(String)
  /// The indicator has no such figure.
  case unknownFigure(String)
  /// The roll-up did not keep what an explanation needs.
  case noRecords

  /// What happened and what to do.
  package var message: LocalizedText {
    switch self {
    case .expression(let source, let text):
      LocalizedText(
        vi: "\(source.file):\(source.line): \(text.vi)", en: "\(source.file):\(source.line): \(text.en)")
    case .unknownName(let source, let name):
      LocalizedText(
        vi: "\(source.file):\(source.line): không có định nghĩa \(name)",
        en: "\(source.file):\(source.line): \(name) is not defined")
    case .unknownUnit(let unit):
      LocalizedText(
        vi:
          "Không có đơn vị mã \(unit.code) trong danh mục \(unit.structure.rawValue). Tìm mã bằng p8 units find.",
        en:
          "No unit of structure \(unit.structure.rawValue) has the code \(unit.code). Find it with p8 units find."
      )
    case .wrongStructure(let unit, let structure):
      LocalizedText(
        vi:
          "Mã \(unit.code) thuộc danh mục \(unit.structure.rawValue), bảng này theo danh mục \(structure.rawValue).",
        en:
          "The code \(unit.code) is of structure \(unit.structure.rawValue); the table is of \(structure.rawValue)."
      )
    case .unknownIndicator(let code):
      LocalizedText(
        vi: "Không có chỉ tiêu \(code). Xem p8 definitions show.",
        en: "There is no indicator \(code). See p8 definitions show.")
    case .unknownFigure(let name):
      LocalizedText(vi: "Chỉ tiêu không có số \(name).", en: "The indicator has no figure \(name).")
    case .noRecords:
      LocalizedText(
        vi: "Lần tổng hợp này không giữ các dòng báo cáo để giải thích.",
        en: "This roll-up did not keep the records that an explanation needs.")
    }
  }
}
