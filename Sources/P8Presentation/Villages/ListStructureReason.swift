package import P8Model

/// Why a list was taken to be written in a structure of units.
package enum ListStructureReason: Hashable, Sendable {
  /// The command said so.
  case given
  /// The list says so in a column.
  case stated
  /// More of its rows are communes of one structure.
  case known(old: Int, new: Int, of: Int)
  /// Its districts were abolished in July 2025.
  case districts
  /// The days from which its villages are there.
  case days
  /// The villages of its communes that are here already.
  case registry
  /// Nothing decides: the structure in force.
  case today

  /// What was understood, why, and how it is said otherwise.
  package func text(_ structure: UnitStructure) -> LocalizedText {
    let other = structure == .y2024 ? UnitStructure.y2025 : .y2024
    let why = words
    return LocalizedText(
      vi:
        "Hiểu theo danh mục \(structure.rawValue) (\(why.vi)). Nếu không đúng: --structure \(other.rawValue).",
      en:
        "Taken as of structure \(structure.rawValue) (\(why.en)). If it is not: --structure \(other.rawValue)."
    )
  }

  private var words: LocalizedText {
    switch self {
    case .given: LocalizedText(vi: "theo lệnh", en: "as the command says")
    case .stated: LocalizedText(vi: "danh sách tự ghi", en: "the list says so")
    case .known(let old, let new, let all):
      LocalizedText(
        vi: "\(old)/\(all) dòng có xã trong danh mục 2024, \(new)/\(all) trong danh mục 2025",
        en: "\(old) of \(all) rows have a commune of 2024, \(new) of \(all) one of 2025")
    case .districts: LocalizedText(vi: "danh sách có cấp huyện", en: "the list has districts")
    case .days:
      LocalizedText(vi: "theo ngày bắt đầu của các thôn", en: "by the days from which the villages are there")
    case .registry:
      LocalizedText(
        vi: "các xã này đã có thôn theo danh mục đó",
        en: "these communes have villages of that structure here")
    case .today:
      LocalizedText(
        vi: "mã xã có ở cả hai danh mục; đây là danh mục đang có hiệu lực",
        en: "the communes are in both; it is the one in force")
    }
  }
}
