package import P8Model
import P8Presentation

/// The marked copies of a run.
package struct MarkedBatch: Sendable {
  /// A cell that was repaired.
  package struct Repair: Hashable, Sendable {
    package let sheet: String
    package let cell: String
    package let before: String
    /// The text that was put in its place.
    package let after: String

    init(_ repair: CellRepair) {
      sheet = repair.sheet
      cell = repair.cell
      before = repair.before
      after = repair.after
    }
  }

  /// A faulty file and its copy.
  package struct Copy: Sendable {
    package let source: String
    /// The copy, as seen from the folder.
    package let name: String
    /// The cells that were repaired in it.
    package let repairs: [Repair]
  }

  /// The copies, in the order of their files.
  package let copies: [Copy]
  /// The faulty files of which there can be no copy, each with the reason.
  package let withoutCopy: [(file: String, reason: LocalizedText)]
  /// The workbook that lists all files, as seen from the folder.
  package let index: String

  package func summary(folder: String, in language: Language) -> String {
    let repaired = copies.reduce(0) { $0 + $1.repairs.count }
    var lines: [String]
    switch language {
    case .vi:
      lines = ["Đã ghi \(copies.count) bản đánh dấu vào \(folder); danh sách ở \(folder)/\(index)."]
      if repaired > 0 { lines.append("Đã sửa \(repaired) ô chắc chắn; bản gốc không đổi.") }
      lines += withoutCopy.map { "Không có bản đánh dấu của \($0.file): \($0.reason.vi)" }
    case .en:
      let copies = English.count(copies.count, "marked copy", "marked copies")
      lines = ["Wrote \(copies) into \(folder); they are listed in \(folder)/\(index)."]
      if repaired > 0 {
        lines.append("Repaired \(English.count(repaired, "cell")); the originals are as they were.")
      }
      lines += withoutCopy.map { "No marked copy of \($0.file): \($0.reason.en)" }
    }
    return lines.joined(separator: "\n")
  }
}
