import ContentDigest
import P8Model
import SpreadsheetML

/// Digests of the pieces of a file, which show where a changed file was changed.
///
/// A workbook is cut into rows as a reader of spreadsheets sees them, so that a workbook which another program
/// has only saved anew still has the same pieces; everything else is cut into lines.
struct ContentPieces: Hashable, Sendable {
  /// One run of rows or lines.
  struct Run: Hashable, Sendable {
    /// The name of the sheet; empty for lines.
    let sheet: String
    /// How many rows or lines make a piece.
    let size: Int
    /// The first 16 digits of the SHA-256 of each piece; empty for a piece without rows.
    let digests: [String]
  }

  /// Whether the runs are sheets.
  let areSheets: Bool
  /// The sheets in their order, or one run of lines.
  let runs: [Run]

  /// So many pieces a run has at most: enough to find a place, few enough to read.
  private static let limit = 64
}

extension ContentPieces {
  init(of bytes: [UInt8]) {
    // A package that cannot be read as a workbook has no rows to compare; its digest as a whole still holds.
    if bytes.starts(with: Array("PK".utf8)) {
      self.init(areSheets: true, runs: (try? Self.sheets(of: bytes)) ?? [])
    } else {
      let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      self.init(
        areSheets: false,
        runs: [
          Self.run(
            "", lines.enumerated().map { ($0.offset + 1, ContentDigest.sha256($0.element)) })
        ])
    }
  }

  private static func sheets(of bytes: [UInt8]) throws(WorkbookFault) -> [Run] {
    let reader = try WorkbookReader(bytes: bytes)
    var runs: [Run] = []
    for sheet in reader.sheets where sheet.type == .worksheet {
      var rows: [(Int, String)] = []
      try reader.readRows(of: sheet) { row in
        var text = ""
        for cell in row.cells {
          guard let value = Self.text(of: cell.value) else { continue }
          text += "\(cell.reference)\t\(value)\n"
        }
        if !text.isEmpty { rows.append((row.index, ContentDigest.sha256(text))) }
        return .next
      }
      runs.append(run(sheet.name, rows))
    }
    return runs
  }

  /// A value as text, the same however the workbook writes it; nil for nothing.
  private static func text(of value: CellValue) -> String? {
    switch value {
    case .blank: nil
    case .text(let text): text.isEmpty ? nil : "t\(text.utf8.count):\(text)"
    case .boolean(let truth): "b\(truth)"
    case .error(let error): "e\(error.rawValue)"
    case .number, .date, .time: value.number.map { "n\($0)" }
    }
  }

  private static func run(_ sheet: String, _ rows: [(index: Int, digest: String)]) -> Run {
    let last = rows.map(\.index).max() ?? 0
    let size = max(1, (last + limit - 1) / limit)
    var texts = Array(repeating: "", count: (last + size - 1) / size)
    for row in rows { texts[(row.index - 1) / size] += row.digest }
    return Run(
      sheet: sheet, size: size,
      digests: texts.map { $0.isEmpty ? "" : String(ContentDigest.sha256($0).prefix(16)) })
  }
}

// MARK: - What was changed

extension ContentPieces {
  /// Where another file with these pieces differs, in order; empty where all pieces are the same.
  func differences(from other: ContentPieces) -> [ContentDifference] {
    guard areSheets == other.areSheets else { return [.kind] }
    guard !runs.isEmpty || !other.runs.isEmpty else { return [.rows(sheet: "", first: 1, last: nil)] }
    var differences: [ContentDifference] = []
    for run in runs {
      guard let now = other.runs.first(where: { $0.sheet == run.sheet }) else {
        differences.append(.sheetMissing(run.sheet))
        continue
      }
      differences += Self.differences(run, now)
    }
    for run in other.runs where !runs.contains(where: { $0.sheet == run.sheet }) {
      differences.append(.sheetAdded(run.sheet))
    }
    return differences
  }

  private static func differences(_ old: Run, _ new: Run) -> [ContentDifference] {
    // Rows were added or taken away so that the pieces are cut otherwise: only "somewhere" can be reported.
    guard old.size == new.size else { return [.rows(sheet: old.sheet, first: 1, last: nil)] }
    var differences: [ContentDifference] = []
    var start: Int?
    let count = max(old.digests.count, new.digests.count)
    for index in 0...count {
      let isSame =
        index == count
        || (index < old.digests.count ? old.digests[index] : "")
          == (index < new.digests.count ? new.digests[index] : "")
      if !isSame {
        start = start ?? index
      } else if let first = start {
        differences.append(.rows(sheet: old.sheet, first: first * old.size + 1, last: index * old.size))
        start = nil
      }
    }
    return differences
  }
}
